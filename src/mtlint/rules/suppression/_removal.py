"""How comments, or codes in them, are taken out of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mtlint.model import Edit, Selector, Span, Suppression
from mtlint.text.lines import LineIndex

_BEHIND = re.compile(r"[\s,]*")


def without_comments(text: str, comments: Iterable[Span]) -> Iterator[Edit]:
    """Edits that take comments out, each with its line where nothing else stands there, so that blocks stay as they are."""
    lines = LineIndex(text)
    for comment in comments:
        number, column = lines.position(comment.start)
        last = lines.position(comment.end)[0]
        start, end = comment.start - column + 1, lines.start(last) + len(lines.line(last))
        if text[start : comment.start].strip() or text[comment.end : end].strip():
            yield Edit(_with_a_space(text, comment), "")
            continue
        count = lines.position(len(text))[0]
        is_blank_before = number == 1 or not lines.line(number - 1).strip()
        is_blank_behind = last == count or not lines.line(last + 1).strip()
        # Without its blank line a paragraph would run on into the next.
        if is_blank_before or is_blank_behind:
            behind = last + (2 if is_blank_before and is_blank_behind else 1)
            end = lines.start(behind) if behind <= count else len(text)
        yield Edit(Span(start, end), "")


def without_selectors(text: str, suppression: Suppression, selectors: Sequence[Selector]) -> Iterator[Edit]:
    """Edits that take some of the selectors out of a comment, each with the comma that parts it from its neighbour."""
    kept = [selector for selector in suppression.selectors if selector not in selectors]
    for selector in selectors:
        start, end = selector.span.start, selector.span.end
        if any(other.span.start > start for other in kept):
            end += len(_BEHIND.match(text, end)[0])  # type: ignore[index] # it matches nothing too
        else:
            while start and (text[start - 1] == "," or text[start - 1].isspace()):
                start -= 1
        yield Edit(Span(start, end), "")


def _with_a_space(text: str, comment: Span) -> Span:
    """A comment inside a line with one of the spaces around it, where there is one on both sides or no more text behind."""
    if text[comment.start - 1 : comment.start] == " " and text[comment.end : comment.end + 1] in ("", " ", "\r", "\n"):
        return Span(comment.start - 1, comment.end)
    return comment
