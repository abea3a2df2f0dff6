"""What stands inside a row of XLIFF or TMX: its text as it reads, with the places, and its inline tags.

Tags that only begin or end something are nothing in the text. One that stands for something of its own, such as a picture or a
value, is an object replacement character there, one for a line break is a line break.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count, zip_longest

from mtlint.model import Kind, Segment, Span
from mtlint.readers._xml import Element, Text, whole_text
from mtlint.text.lone import sound
from mtlint.text.offsets import OffsetMap
from mtlint.text.placeholders import find_placeholders

OBJECT = "\ufffc"
"""Stands in a text where a tag stands for something that the text does not hold."""

_OPENS = frozenset(("bpt", "bx", "sc"))
_CLOSES = {"ept": "bpt", "ex": "bx", "ec": "sc"}
_NOTES = frozenset(("mrk", "sm", "em", "hi"))
"""Annotations: what they are put around is text like any other."""
_STANDALONE = frozenset(("x", "ph", "ut"))
_CODES = frozenset((*_OPENS, *_CLOSES, *_STANDALONE, "it"))
_DELETED = "x-sdl-deleted"

_LINE_BREAK = re.compile(r"\s*+<br\b[^<>]*>\s*+|\\line\s*+|\s*+\\[rn]\s*+|[^\S\n]*+\n\s*+", re.IGNORECASE)
_HALF_OF_A_PAIR = re.compile(r"\s*(?:</[^<>]*>|<(?!(?:img|hr|input|wbr|embed)\b)[^<>/!?][^<>]*(?<!/)>|\{\\\w[^{}]*|\})\s*")
_FORMATS = re.compile(
    r"(?:x-)?(?:bold|italic|underlined?|link|sub|sup|font|span|html-(?:b|i|u|a|em|strong|span|font))", re.IGNORECASE
)
_NAMED_HALF = re.compile(r"(?:START|CLOSE)_[A-Z]")
"""Ids that Angular gives to the tags of its templates."""
_BREAK = "\ufdd0"
"""Stands for a line break that a tag makes, until those that are only layout are gone. No character: no text has it."""
_SPACES = re.compile(f"[ \\t\\r\\n{_BREAK}]++")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an element, its way to the file, its protected spans, and its inline tags as `Segment.tags` has them."""

    text: str
    offsets: OffsetMap
    protected: tuple[Span, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A target and its source, either of which a file may leave out; `at` is where the target would stand.

    `data` are native codes by the ids under which tags refer to them. Unless the row `keeps_space`, line breaks and the
    indentation around them are one space, and none at the edges.
    """

    target: Element | None
    source: Element | None
    at: int
    language: str
    keeps_space: bool = True
    data: Mapping[str, str] = field(default_factory=dict)


def segments_of(rows: Iterable[Row]) -> Iterator[Segment]:
    """The segments of rows: one each, and one for each text in it that stands inside a tag, such as that of a picture."""
    numbers = count(1)
    for row in rows:
        pairs = [(row.target, row.source), *zip_longest(_inside(row.target), _inside(row.source))]
        for target, source in pairs if row.target else pairs[:1]:
            if target is None and row.target is not None:
                continue
            known = content(source, row.data, keeps_space=row.keeps_space) if source else None
            nothing = Content("", OffsetMap.verbatim(row.at, 0), (), ())
            own = content(target, row.data, keeps_space=row.keeps_space) if target else nothing
            yield Segment(
                str(next(numbers)),
                own.text,
                own.offsets,
                row.language,
                Kind.ROW,
                known.text if known else None,
                own.protected,
                tags=own.tags,
                source_tags=known.tags if known else (),
            )


def _inside(element: Element | None) -> list[Element]:
    return [one for one in element.walk() if one.local == "sub" and one is not element] if element else []


def content(element: Element, data: Mapping[str, str] | None = None, *, keeps_space: bool = True) -> Content:
    """What an element holds; the rest is as in `Row`."""
    known = data or {}
    text, offsets, protected = whole_text(element, partial(_reads, known))
    spans = [span for span in protected if text[span.start : span.end] != _BREAK]
    spans += _untranslatable(element, offsets)
    if not keeps_space:
        text, offsets, spans = _unwrapped(text, offsets, spans)
    text = text.replace(_BREAK, "\n")
    spans += [Span(*span) for one in find_placeholders(text) for span in one.spans]
    return Content(sound(text), offsets, tuple(sorted(set(spans))), tuple(_tags(element, known, {})))


def _reads(data: Mapping[str, str], element: Element) -> str | None:
    name = element.local
    if name == "cp":
        return _character(element.attributes.get("hex", ""))
    if name in ("sm", "em") or (name == "mrk" and element.attributes.get("mtype") == _DELETED):
        return ""
    if name not in _CODES:
        empty = not element.children and name not in ("g", "pc", *_NOTES)
        return (_BREAK if name == "br" else OBJECT) if empty else None
    code = _code(element, data)
    kind = {element.attributes.get(key) for key in ("ctype", "type", "subType")}
    if kind & {"lb", "br", "x-html-br", "xlf:lb"} or _LINE_BREAK.fullmatch(code):
        return _BREAK
    formats = any(_FORMATS.fullmatch(one) for one in kind if one) or "fmt" in kind
    named = _NAMED_HALF.match(element.attributes.get("id", ""))
    return OBJECT if name in _STANDALONE and not (formats or named or _HALF_OF_A_PAIR.fullmatch(code)) else ""


def _tags(element: Element, data: Mapping[str, str], begun: dict[str, str]) -> Iterator[str]:
    """`begun` holds what each pair of a TMX is known by, as only its beginning says so."""
    for child in element.elements:
        name = child.local
        if name in _NOTES:
            yield from _tags(child, data, begun) if child.attributes.get("mtype") != _DELETED else ()
        elif name in _CODES:
            pair, known = child.attributes.get("i", ""), _identity(child, data)
            if pair and name in _OPENS:
                begun[pair] = known
            if name in _CLOSES:
                yield f"/{_CLOSES[name]} {begun.get(pair, known)}".strip()
            else:
                ends = name == "it" and child.attributes.get("pos") in ("end", "close")
                yield f"{'/' if ends else ''}{name} {known}".strip()
        elif name != "cp":
            yield f"{name} {_identity(child, data)}".strip()
            if child.children or name in ("g", "pc"):
                yield from _tags(child, data, begun)
                yield f"/{name} {_identity(child, data)}".strip()


def _identity(element: Element, data: Mapping[str, str]) -> str:
    said = (element.attributes.get(key) for key in ("startRef", "rid", "id", "x"))
    return next((one for one in said if one), None) or " ".join(_code(element, data).split()) or element.attributes.get("i", "")


def _code(element: Element, data: Mapping[str, str]) -> str:
    """The native code that a tag stands for, as far as the file says it."""
    if element.local not in _CODES:
        return ""
    own = _native(element)
    said = (element.attributes.get(key) for key in ("equiv-text", "disp", "equiv"))
    return own or data.get(element.attributes.get("dataRef", ""), "") or next((one for one in said if one), "")


def _native(element: Element) -> str:
    return "".join(
        child.text if isinstance(child, Text) else _native(child)
        for child in element.children
        if isinstance(child, Text) or child.local != "sub"
    )


def _character(number: str) -> str:
    """A character that XML does not allow."""
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _untranslatable(element: Element, offsets: OffsetMap) -> Iterator[Span]:
    for one in element.walk():
        if one.local == "mrk" and (one.attributes.get("translate") == "no" or one.attributes.get("mtype") == "protected"):
            span = Span(offsets.decoded(one.inner[0]), offsets.decoded(one.inner[1]))
            if span:
                yield span


def _unwrapped(text: str, offsets: OffsetMap, spans: list[Span]) -> tuple[str, OffsetMap, list[Span]]:
    """The text with each line break that is only layout, and the white space around it, as one space or none."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    ends, removed = [0], [0]
    at = 0
    for match in [one for one in _SPACES.finditer(text) if "\n" in one[0]]:
        start, end = match.span()
        instead = "" if start == 0 or end == len(text) else _BREAK if _BREAK in match[0] else " "
        parts += [text[at:start], instead]
        pieces += _cut(offsets, at, start)
        place = offsets.start(start)
        pieces += [(place, 1, offsets.end(end) - place)] if instead else []
        ends.append(end)
        removed.append(removed[-1] + end - start - len(instead))
        at = end
    pieces += _cut(offsets, at, len(text))
    shifted = [Span(*(offset - removed[bisect_right(ends, offset) - 1] for offset in (one.start, one.end))) for one in spans]
    # An empty text has no pieces, but a place.
    return "".join((*parts, text[at:])), OffsetMap.of(pieces or [(offsets.start(0), 0, 0)]), shifted


def _cut(offsets: OffsetMap, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a range."""
    index = max(bisect_right(offsets.pieces, start, key=lambda piece: piece[0]) - 1, 0)
    while index < len(offsets.pieces) and offsets.pieces[index][0] < end:
        decoded, file, length, file_length = offsets.pieces[index]
        first, last = max(start - decoded, 0), min(end - decoded, length)
        if first < last:
            yield (file + first, last - first, last - first) if length == file_length else (file, length, file_length)
        index += 1
