"""XLIFF 1.2 and 2: the target of each segment checked, its source beside it.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and https://docs.oasis-open.org/xliff/xliff-core/v2.1/. The files of
memoQ, Trados and others are XLIFF 1.2 with parts of their own, which are passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from mtlint.model import Kind, Segment, Span, Suppression
from mtlint.readers._inline import Content, content
from mtlint.readers._xml import Element, escape, open_xml, parse, place
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading, tag
from mtlint.readers.suppressions import Comment, suppressions
from mtlint.text.offsets import OffsetMap

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ROOT = re.compile(rb"<(?:[\w.-]+:)?xliff[\s>]")
_UNITS = frozenset(("trans-unit", "unit"))
_LANGUAGES = re.compile(r"<(?:[\w.-]+:)?(?:xliff|file)\s[^<>]*>")
_ATTRIBUTE = re.compile(r"""\s(source-language|target-language|srcLang|trgLang)\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class _Row:
    """A target and its source, either of which a file may leave out; `at` is where the target would stand."""

    target: Element | None
    source: Element | None
    at: int
    data: Mapping[str, str]
    keeps_space: bool


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a row, in the order of the file; what is not to be translated is left out.

    Raises `ReaderError` for what is not XLIFF, and for a file with targets in several languages.
    """
    root = parse(text)
    if root.local != "xliff":
        raise ReaderError(
            f"{place(text, root.start)}: not XLIFF, as its first element is <{root.local}>: give it its own ending"
        )
    _agree(text, root)
    numbers = count(1)
    for row in _rows(root, keeps_space=False):
        yield _segment(str(next(numbers)), row, reading.language)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the notes of a text keep back, each in the unit, group or file that it stands in."""
    if "mtlint" not in text:
        return ()
    root = parse(text)
    return suppressions(text, note_comments(root, ("trans-unit", "unit", "group", "file")))


def note_comments(root: Element, holders: tuple[str, ...]) -> Iterator[Comment]:
    """The notes of a file, each about the nearest element around it that is one of the holders."""
    waiting = [(root, root)]
    while waiting:
        element, holder = waiting.pop()
        holder = element if element.local in holders else holder
        if element.local == "note":
            yield Comment(Span(element.start, element.end), Span(*element.inner), Span(holder.start, holder.end))
        waiting += [(child, holder) for child in reversed([*element.elements])]


def languages(text: str) -> tuple[str | None, str | None]:
    """What the first element says that names languages."""
    for match in _LANGUAGES.finditer(text):
        said = dict(_ATTRIBUTE.findall(match[0]))
        if said:
            return said.get("target-language") or said.get("trgLang"), said.get("source-language") or said.get("srcLang")
    return None, None


def recognises(content: bytes) -> bool:
    """Whether a file has an XLIFF root element, in any encoding."""
    return _ROOT.search(content[:8192].replace(b"\0", b"")) is not None


def _agree(text: str, root: Element) -> None:
    """Raises `ReaderError` where the files in one XLIFF are in several languages: a document has one."""
    seen: str | None = None
    for file in root.elements:
        own = tag(file.attributes.get("target-language"))
        if own and seen and own != seen:
            raise ReaderError(
                f"{place(text, file.start)}: targets in {own} after targets in {seen}: split the file by language"
            )
        seen = seen or own


def _rows(element: Element, *, keeps_space: bool) -> Iterator[_Row]:
    for child in element.elements:
        keeps = _keeps_space(child, keeps_space)
        if child.attributes.get("translate") == "no":
            continue
        if child.local == "trans-unit":
            yield from _rows_of_1(child, keeps)
        elif child.local == "unit":
            yield from _rows_of_2(child, keeps)
        elif child.local != "header":
            yield from _rows(child, keeps_space=keeps)


def _rows_of_1(unit: Element, keeps: bool) -> Iterator[_Row]:
    """A unit whose target is in segments has a row for each, besides one for each segment of the source that is missing."""
    named = {child.local: child for child in unit.elements}
    source, target = named.get("source"), named.get("target")
    if source is None:
        return
    segmented = named.get("seg-source")
    at = target.inner[1] if target else max(source.end, segmented.end if segmented else 0)
    row = _Row(target, source, at, {}, _keeps_space(target or source, keeps))
    targets = [*_marked(target)] if target else []
    sources = {one.attributes.get("mid"): one for one in _marked(segmented or source)}
    if not targets:
        yield row
        return
    known = {one.attributes.get("mid") for one in targets}
    for one in targets:
        yield replace(row, target=one, source=sources.get(one.attributes.get("mid")) if sources else source)
    for name, one in sources.items():
        if name not in known:
            yield replace(row, target=None, source=one)


def _marked(element: Element) -> Iterator[Element]:
    """The segments that an element is cut into."""
    for child in element.elements:
        if child.local == "mrk" and child.attributes.get("mtype") == "seg":
            yield child
        else:
            yield from _marked(child)


def _rows_of_2(unit: Element, keeps: bool) -> Iterator[_Row]:
    data = {
        one.attributes.get("id", ""): content(one).text
        for child in unit.elements
        if child.local == "originalData"
        for one in child.elements
    }
    for segment in unit.elements:
        if segment.local == "segment":
            named = {child.local: child for child in segment.elements}
            source, target = named.get("source"), named.get("target")
            at = source.end if source else segment.inner[0]
            yield _Row(target, source, at, data, _keeps_space(target or segment, _keeps_space(segment, keeps)))


def _keeps_space(element: Element, inherited: bool) -> bool:
    said = element.attributes.get(_SPACE)
    return said == "preserve" if said else inherited


def _segment(number: str, row: _Row, language: str) -> Segment:
    source = content(row.source, row.data, keeps_space=row.keeps_space) if row.source else None
    nothing = Content("", OffsetMap.verbatim(row.at, 0), (), ())
    target = content(row.target, row.data, keeps_space=row.keeps_space) if row.target else nothing
    return Segment(
        number,
        target.text,
        target.offsets,
        language,
        Kind.ROW,
        source.text if source else None,
        target.protected,
        tags=target.tags,
        source_tags=source.tags if source else (),
    )


FORMAT = Format(
    "xliff",
    (".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".mxliff", ".txlf"),
    segments,
    open=open_xml,
    escape=escape,
    suppressions=suppressed,
    languages=languages,
    recognises=recognises,
)
