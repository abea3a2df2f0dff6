"""TMX 1.1 to 1.4: the translations into one language checked, each with its source beside it.

https://www.gala-global.org/tmx-14b. Of several languages in a file the one that was asked for is checked, else the first.
"""

import re
from collections.abc import Iterator

from mtlint.model import Segment, Suppression
from mtlint.readers._inline import Row, segments_of
from mtlint.readers._xml import Element, escape, open_xml, parse, place, root_name
from mtlint.readers.errors import ReaderError
from mtlint.readers.format import Format, Reading, alike, tag
from mtlint.readers.suppressions import suppressions
from mtlint.readers.xliff import note_comments

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SOURCE = r"""<{}\s[^<>]*?\bsrclang\s*=\s*["']([^"']*)["']"""
_SOURCE_OF_A_UNIT, _SOURCE_OF_ALL = re.compile(_SOURCE.format("tu")), re.compile(_SOURCE.format("header"))
_VARIANT = re.compile(r"""<tuv\s[^<>]*?\blang\s*=\s*["']([^"']*)["']""")
_ANY = "*all*"


def segments(text: str, reading: Reading) -> Iterator[Segment]:
    """One segment a translation unit that has the language, and for each variant in it; units without one are passed over.

    Raises `ReaderError` for what is not TMX, and where none has the language, or only as the source.
    """
    root = parse(text)
    if root.local != "tmx":
        raise ReaderError(
            f"{place(text, root.start)}: not TMX, as its first element is <{root.local}>: leave it out with `exclude`"
        )
    units = [unit for body in root.elements if body.local == "body" for unit in body.elements if unit.local == "tu"]
    header = next((one.attributes.get("srclang", "") for one in root.elements if one.local == "header"), "")
    there = dict.fromkeys(_language(variant) for unit in units for variant in _variants(unit))
    wanted = alike(there, reading.language)
    rows = [row for unit in units for row in _rows(unit, header, wanted, reading)]
    if units and not rows:
        raise ReaderError(
            f"{place(text, root.start)}: no translation into {reading.language}, as its languages are "
            f"{', '.join(there) or 'not named'}: ask for another with --language, or leave it out with `exclude`"
        )
    yield from segments_of(rows)


def suppressed(text: str) -> tuple[Suppression, ...]:
    """What the notes of a text keep back, each in the unit that it stands in, or in all of the file."""
    return suppressions(text, note_comments(parse(text), ("tu",))) if "mtlint" in text else ()


def languages(text: str) -> tuple[None, str | None]:
    """The source language that the first unit names, else the header; which other one is checked is a matter of choice."""
    match = _SOURCE_OF_A_UNIT.search(text) or _SOURCE_OF_ALL.search(text)
    return None, match[1] if match and match[1] != _ANY else None


def targets(text: str) -> tuple[str, ...]:
    """The languages of a file in its order without that of the source, which is the first where none is named."""
    there = dict.fromkeys(filter(None, (tag(match[1]) for match in _VARIANT.finditer(text))))
    source = tag(languages(text)[1]) or next(iter(there), "")
    others = tuple(one for one in there if one.partition("-")[0] != source.partition("-")[0])
    return others or tuple(one for one in there if one not in alike(there, source))


def _variants(unit: Element) -> Iterator[Element]:
    return (one for one in unit.elements if one.local == "tuv")


def _segment_of(variant: Element) -> Element | None:
    return next((one for one in variant.elements if one.local == "seg"), None)


def _language(variant: Element) -> str:
    return tag(variant.attributes.get(_LANGUAGE) or variant.attributes.get("lang")) or ""


def _rows(unit: Element, header: str, wanted: tuple[str, ...], reading: Reading) -> Iterator[Row]:
    said = unit.attributes.get("srclang", header)
    source = _source(unit, tag(said) if said != _ANY else reading.source_language, wanted)
    for variant in _variants(unit):
        target = _segment_of(variant)
        if _language(variant) in wanted and target is not None and target is not source:
            yield Row(target, source, target.inner[0], reading.language)


def _source(unit: Element, language: str | None, wanted: tuple[str, ...]) -> Element | None:
    """The source text of a unit: in the language that is said, else the first that is not the target's."""
    there = {_language(one): one for one in reversed([*_variants(unit)])}
    said = alike(there, language) if language else ()
    name = next((one for one in reversed(there) if (one in said if said else one not in wanted)), None)
    return _segment_of(there[name]) if name is not None else None


FORMAT = Format(
    "tmx",
    (".tmx",),
    segments,
    open=open_xml,
    escape=escape,
    suppressions=suppressed,
    languages=languages,
    targets=targets,
    recognises=lambda content: root_name(content) == "tmx",
)
