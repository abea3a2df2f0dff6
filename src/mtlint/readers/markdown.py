"""Markdown: prose, headings, list items and cells; code and markup are protected."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtlint.model import Kind, Segment, Span, Suppression
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.lines import lines
from mtlint.text.offsets import OffsetMap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_PROTECTED = re.compile(
    r"(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)"  # code spans
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|!?\[(?=[^\]]{0,500}\]\()"  # what surrounds the text of a link
    r"|<[^<>\n]+>|https?://[^\s<>)]+"
    r"|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~",
    re.DOTALL,
)
_CODE_OR_COMMENT = re.compile(
    r"(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)|(?<!\\)(?P<inside><!--(?!-?>).*?-->)|(?<!\\)<!--(?!-?>).*", re.DOTALL
)
_KINDS = {"heading_open": Kind.HEADING, "td_open": Kind.CELL, "th_open": Kind.CELL, "list_item_open": Kind.ITEM}


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a block of inline text, in the order of the file, without the comments in it."""
    tokens, numbered, skipped = _parsed(text)
    kinds: list[Kind] = [Kind.PROSE]
    cursor = (0, 0)
    count = 0
    for token in tokens:
        if token.nesting == 1:
            kinds.append(_KINDS.get(token.type, kinds[-1] if token.type == "paragraph_open" else Kind.PROSE))
        elif token.nesting == -1:
            kinds.pop()
        if token.type != "inline" or not token.content.strip() or token.map is None:
            continue
        first = token.map[0] + skipped
        cursor = _beginning(token, numbered, (first, cursor[1] if cursor[0] == first else 0))
        pieces, cursor = _place(token, numbered, cursor)
        content, offsets = _without_comments(token.content, OffsetMap.of(pieces))
        if not content:
            continue
        count += 1
        protected = tuple(Span(match.start(), match.end()) for match in _PROTECTED.finditer(content))
        yield Segment(str(count), content, offsets, reading.language, kinds[-1], None, protected)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the comments of a text keep back: one in a block is about it, one that is a block is about the next."""
    return suppressions(text, _comments(text)) if "mtlint" in text else ()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and plain text does without

    # What stands inside a block is not asked of the parser, which takes long over brackets that are never closed.
    return MarkdownIt("commonmark").enable("table").disable("inline")


def _parsed(text: str) -> tuple[list["Token"], list[tuple[int, str]], int]:
    """The blocks of a text, its lines with their offsets, and how many of them the line numbers of the blocks do not count."""
    front = _FRONT_MATTER.match(text)
    skipped = text[: front.end()].count("\n") if front else 0
    numbered = list(lines(text))
    return _parser().parse("".join(f"{line}\n" for _, line in numbered[skipped:])), numbered, skipped


def _comments(text: str) -> list[Comment]:
    tokens, numbered, skipped = _parsed(text)
    found: dict[Span, Comment] = {}
    waiting: list[Span] = []
    for token in tokens:
        if token.map is None or token.nesting < 0:
            continue
        (start, _), (last, line) = numbered[token.map[0] + skipped], numbered[token.map[1] + skipped - 1]
        block = Span(
            start, start + len(text[start : last + len(line)].rstrip())
        )  # a list reaches over the empty lines behind it
        comments = []
        if token.type in ("html_block", "inline"):
            comments = [Span(*match.span()) for match in _CODE_OR_COMMENT.finditer(text, start, block.end) if match["inside"]]
        if comments and token.type == "html_block" and not _CODE_OR_COMMENT.sub("", token.content).strip():
            waiting += comments
            comments = []
        else:
            comments, waiting = [*waiting, *comments], []
        # The cells of a row share its lines, so each finds the comments of all.
        found |= {comment: _comment(comment, block) for comment in comments if comment not in found}
    found |= {comment: _comment(comment, Span(len(text), len(text))) for comment in waiting}
    return sorted(found.values(), key=lambda comment: comment.whole)


def _comment(whole: Span, block: Span) -> Comment:
    return Comment(whole, Span(whole.start + len("<!--"), whole.end - len("-->")), block)


def _without_comments(content: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """A block without its comments, each with the white space that it leaves doubled or at an edge."""
    for match in reversed([match for match in _CODE_OR_COMMENT.finditer(content) if match["inside"]]):
        start, end = match.span()
        if not content[end:].strip() or content[end].isspace():
            start = len(content[:start].rstrip(" \t"))
        if start == 0:
            end = len(content) - len(content[end:].lstrip())
        content, offsets = content[:start] + content[end:], offsets.without(start, end)
    return content, offsets


def _beginning(token: "Token", numbered: list[tuple[int, str]], cursor: tuple[int, int]) -> tuple[int, int]:
    """Where to search for a block's first line.

    The parser takes a line of nothing but no-break spaces for the first of a paragraph, and strips it from the content after.
    """
    number, column = cursor
    content = token.content.partition("\n")[0]
    while number < len(numbered):
        _, line = numbered[number]
        if line.find(content, column) >= 0 or line.rstrip(" \t") == line.rstrip():
            return number, column
        number, column = number + 1, 0
    return cursor


def _place(
    token: "Token", numbered: list[tuple[int, str]], cursor: tuple[int, int]
) -> tuple[list[tuple[int, int, int]], tuple[int, int]]:
    """Where each line of a block's content stands in the file, and where the search goes on: (line, column).

    The parser strips markers and indentation but keeps each line's text, so it is found again in its own line.
    """
    pieces: list[tuple[int, int, int]] = []
    number, column = cursor
    for index, content in enumerate(token.content.split("\n")):
        if index:
            before = pieces[-1][0] + pieces[-1][2]
            number, column = number + 1, 0
        start, line = numbered[number]
        found = line.find(content, column)
        if found < 0:
            return _by_character(token, numbered, cursor)
        if index:
            pieces.append((before, 1, start + found - before))
        pieces.append((start + found, len(content), len(content)))
        column = found + len(content)
    return pieces, (number, column)


def _by_character(
    token: "Token", numbered: list[tuple[int, str]], cursor: tuple[int, int]
) -> tuple[list[tuple[int, int, int]], tuple[int, int]]:
    """As `_place`, where an escape such as a cell's `\\|` keeps a line from being found as a whole."""
    pieces: list[tuple[int, int, int]] = []
    number, column = cursor
    for character in token.content:
        start, line = numbered[number]
        if character == "\n":
            pieces.append((start + len(line), 1, 1))
            number, column = number + 1, 0
            continue
        found = line.find(character, column)
        if found < 0:
            raise ReaderError(f"line {number + 1}: the text of this block cannot be found in the file")
        pieces.append((start + found, 1, 1))
        column = found + 1
    return pieces, (number, column)


FORMAT = Format("md", (".md", ".markdown"), segments, suppressions=suppressed, verbatim=True)
