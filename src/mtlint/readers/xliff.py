"""XLIFF 1.2 and 2: the target of each segment checked, its source beside it.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and https://docs.oasis-open.org/xliff/xliff-core/v2.1/. The files of
memoQ, Trados and others are XLIFF 1.2 with parts of their own, which are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from mtlint.model import Segment, Span, Suppression
from mtlint.readers._inline import Row, content, segments_of
from mtlint.readers._xml import Element, escape, open_xml, parse, place, root_name
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading, tag
from mtlint.readers.suppressions import Comment, suppressions

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CATALOGUE_HEADER = "x-gettext-domain-header"
"""What the head of a PO file becomes, as in the XLIFF 1.2 Representation Guide for Gettext PO."""
_LANGUAGES = re.compile(r"<(?:[\w.-]+:)?(?:xliff|file)\s[^<>]*>")
_ATTRIBUTE = re.compile(r"""\s(source-language|target-language|srcLang|trgLang)\s*=\s*["']([^"']*)["']""")


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a row, in the order of the file; what is not to be translated is left out.

    Raises `ReaderError` for what is not XLIFF.
    """
    root = parse(text)
    if root.local != "xliff":
        raise ReaderError(
            f"{place(text, root.start)}: not XLIFF, as its first element is <{root.local}>: leave it out with `exclude`"
        )
    first = tag(languages(text)[0])
    yield from segments_of(row for file in root.elements for row in _rows_of_file(file, first, reading.language))


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


def _rows_of_file(file: Element, first: str | None, language: str) -> Iterator[Row]:
    """The rows of one of the files in an XLIFF. It may be in another language than the `first`, which is the document's."""
    own = tag(file.attributes.get("target-language"))
    blank = Row(None, None, 0, language if own in (None, first) else own, _keeps_space(file, False))
    return _rows(file, blank) if file.attributes.get("translate") != "no" else iter(())


def _rows(element: Element, blank: Row) -> Iterator[Row]:
    """What an element holds, each row filled into a `blank` one that has what the elements around it say."""
    for child in element.elements:
        if child.attributes.get("translate") == "no" or child.attributes.get("restype") == _CATALOGUE_HEADER:
            continue
        inner = replace(blank, keeps_space=_keeps_space(child, blank.keeps_space))
        rows = {"trans-unit": _rows_of_1, "unit": _rows_of_2}.get(child.local, _rows)
        yield from rows(child, inner)


def _rows_of_1(unit: Element, blank: Row) -> Iterator[Row]:
    """A unit whose target is in segments has a row for each, besides one for each segment of the source that is missing."""
    named = {child.local: child for child in unit.elements}
    source, target = named.get("source"), named.get("target")
    if source is None:
        return
    segmented = named.get("seg-source")
    at = target.inner[1] if target else max(source.end, segmented.end if segmented else 0)
    keeps = _keeps_space(target or source, blank.keeps_space)
    row = replace(blank, target=target, source=source, at=at, keeps_space=keeps)
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


def _rows_of_2(unit: Element, blank: Row) -> Iterator[Row]:
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
            keeps = _keeps_space(target or segment, _keeps_space(segment, blank.keeps_space))
            yield replace(blank, target=target, source=source, at=at, keeps_space=keeps, data=data)


def _keeps_space(element: Element, inherited: bool) -> bool:
    said = element.attributes.get(_SPACE)
    return said == "preserve" if said else inherited


FORMAT = Format(
    "xliff",
    (".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".mxliff", ".txlf"),
    segments,
    open=open_xml,
    escape=escape,
    suppressions=suppressed,
    languages=languages,
    recognises=lambda content: root_name(content) == "xliff",
)
