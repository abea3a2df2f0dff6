"""Patterns for paths, as `.gitignore` files have them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_LEADING, _INNER = "(?:.+/)?", "(?:/.+)?"
"""What stands for `**/` where a pattern begins, and for `/**` inside of it."""
_ENDS = ("(?P<ps_d>/)", "(?:(?P<ps_d>/)|$)")
_STAR = "[^/]*"
_TOKEN = re.compile(
    "|".join(map(re.escape, (_LEADING, _INNER, *_ENDS))) + r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\][*+]?)|\\.|.", re.DOTALL
)
_IN_SET = re.compile(r"\\\\|[\[&|~]")


class _Pattern(GitIgnoreSpecPattern):
    """A pattern that is tried in time linear in the path, nearly; one that git discards matches nothing."""

    @classmethod
    def pattern_to_regex(cls, pattern: str) -> tuple[str | None, bool | None]:  # type: ignore[override] # no bytes come
        """The regular expression of a pattern, and whether it includes; None for both where it says nothing."""
        try:
            regex, include = super().pattern_to_regex(pattern)
        except ValueError:
            return None, None
        if regex is None:
            return None, None
        linear = "".join(_without_retries(list(_tokens(regex))))
        try:
            re.compile(linear)
        except re.error:  # a range that runs backwards
            return None, None
        return linear, include


def path_spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    """What matches the paths that patterns name, the last that does deciding; a pattern that is none is passed over."""
    return GitIgnoreSpec.from_lines(patterns, _Pattern, backend="simple")


def is_pattern(text: str) -> bool:
    """Whether a text names anything as a pattern: not where a bracket is never closed or a range runs backwards."""
    return not text.strip() or text.startswith("#") or _Pattern.pattern_to_regex(text)[0] is not None


def _tokens(regex: str) -> Iterator[str]:
    for token in _TOKEN.finditer(regex):
        if token["set"] and token[0] not in {_STAR, "[^/]+", "[^/]"}:
            yield _plain_set(token[0])
        else:
            yield token[0]


def _plain_set(token: str) -> str:
    """A set of characters, without a "/" as git has it, and with nothing that Python may read as more than a character."""
    negation, inner = ("^", token[2:-1]) if token.startswith("[^") else ("", token[1:-1])
    inner = _IN_SET.sub(lambda sign: sign[0] if sign[0] == "\\\\" else f"\\{sign[0]}", inner)
    first, rest = inner[:1], inner[1:].replace("--", "-\\-")
    inner = f"\\{first}{rest}" if first in "]-" else f"{first}{rest}"
    return f"(?!/)[{negation}{inner}]"


def _without_retries(tokens: Sequence[str]) -> Iterator[str]:
    """Where something else follows later, the first place at which a part matches is as good as any: no other is tried."""
    folders = [index for index, token in enumerate(tokens) if token in {_LEADING, _INNER}]
    start = folders[0] if folders else len(tokens)
    yield from _without_retries_in_names(tokens[:start])
    if not folders:
        return
    for begin, end in zip(folders, [*folders[1:], len(tokens)], strict=True):
        inner = _without_retries_in_names(tokens[begin + 1 : end])
        if end == len(tokens):
            yield from (tokens[begin], *inner)
        else:
            way = "(?:.+?/)??" if tokens[begin] == _LEADING else "(?:/.+?)??"
            yield from ("(?>", way, *inner, "(?=/))")


def _without_retries_in_names(tokens: Sequence[str]) -> Iterator[str]:
    """The same for stars inside of one name."""
    name: list[str] = []
    for token in tokens:
        if token in {"/", *_ENDS}:
            yield from (*_stars(name), token)
            name = []
        else:
            name.append(token)
    yield from _stars(name)


def _stars(name: Sequence[str]) -> Iterator[str]:
    stars = [index for index, token in enumerate(name) if token == _STAR]
    if not stars:
        yield from name
        return
    yield from name[: stars[0]]
    for begin, end in zip(stars, [*stars[1:], len(name)], strict=True):
        if end == len(name):
            yield from name[begin:]
        elif end > begin + 1:
            yield from ("(?>", "[^/]*?", *name[begin + 1 : end], ")")
