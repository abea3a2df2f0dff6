"""XLIFF and TMX as other programs write it: read in full, as another parser reads it, and written back as it was."""

from pathlib import Path

import pytest
from lxml import etree

from mtlint.readers import open_file, read
from mtlint.readers.format import tag

FILES = Path(__file__).parent / "files"
XLIFF = sorted((FILES / "xliff").glob("*.xlf"))
TMX = sorted((FILES / "tmx").glob("*.tmx"))
ALL = [pytest.param(path, id=path.name) for path in (*XLIFF, *TMX)]


def document(path):
    return read(path.read_bytes(), path.name, "en-US", full=lambda language: language)


def test_there_are_enough():
    assert min(len(XLIFF), len(TMX)) >= 30


@pytest.mark.parametrize("path", ALL)
def test_the_text_goes_back_to_the_same_bytes(path):
    content = path.read_bytes()
    text, carrier = open_file(path.name, content)
    assert carrier.encode(text) == content


@pytest.mark.parametrize("path", ALL)
def test_each_place_holds_what_was_read_there(path):
    found = document(path)
    for segment in found.segments:
        for decoded, start, length, file_length in segment.offsets.pieces:
            text = segment.text[decoded : decoded + length]
            raw = found.text[start : start + file_length]
            if length == file_length:
                assert raw.replace("\n", " ") == text.replace("\n", " ")
            elif raw.startswith("<"):
                assert text in ("\ufffc", "\n")
            elif raw:
                assert etree.fromstring(f"<a>{raw}</a>").text.split() == text.split()


def targets_of_xliff(root):
    rows = root.xpath(
        "//*[local-name()='trans-unit' or local-name()='segment']"
        "[not(ancestor-or-self::*[@translate='no'])][not(@restype='x-gettext-domain-header')]"
    )
    for row in rows:
        yield from row.xpath("*[local-name()='target']//*[local-name()='mrk'][@mtype='seg']") or [
            next(iter(row.xpath("*[local-name()='target']")), None)
        ]


def targets_of_tmx(root, language):
    for variant in root.xpath("//tu/tuv"):
        own = variant.get("{http://www.w3.org/XML/1998/namespace}lang") or variant.get("lang")
        if tag(own) == language:
            yield variant.find("seg")


@pytest.mark.parametrize("path", ALL)
def test_another_parser_finds_the_same_rows(path):
    found = document(path)
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    expected = [*(targets_of_xliff(root) if found.format == "xliff" else targets_of_tmx(root, found.language))]
    assert len(found.segments) == len(expected)
    for segment, element in zip(found.segments, expected, strict=True):
        text = "" if element is None else "".join(element.itertext())
        assert (element is not None and len(element) > 0) or segment.text.split() == text.split()
