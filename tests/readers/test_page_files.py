"""Real pages, string resources and subtitles: bytes, places, and what other parsers read in them."""

import html
import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pysubs2
import pytest
import webvtt
from lxml import etree

from mtlint.readers import open_file, read
from mtlint.readers._elements import APART, BLOCKS, PROTECTED, UNSEEN

FILES = Path(__file__).parent / "files"
PAGES = sorted(FILES.glob("html/*.html"))
STRINGS = sorted(FILES.glob("android/*.xml"))
CAPTIONS = sorted(FILES.glob("vtt/*.vtt"))
SUBTITLES = sorted(FILES.glob("srt/*.srt"))
ALL = [*PAGES, *STRINGS, *CAPTIONS, *SUBTITLES]
OBJECT = "\ufffc"


def document(path):
    return read(path.read_bytes(), path.name, "en-US")


def bare(text):
    return re.sub(rf"[\s{OBJECT}]+", "", text)


def test_there_are_thirty_of_each():
    assert min(map(len, (PAGES, STRINGS, CAPTIONS, SUBTITLES))) >= 30


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_bytes_come_back(path):
    content = path.read_bytes()
    text, carrier = open_file(path.name, content)
    assert carrier.encode(text) == content


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_each_character_leads_to_its_place(path):
    one = document(path)
    assert one.segments or path.stem.endswith(("no_captions", "invalid_format4"))
    assert len({segment.id for segment in one.segments}) == len(one.segments)
    assert all(before.span().start <= after.span().start for before, after in pairwise(one.segments))
    for segment in one.segments:
        for at, character in enumerate(segment.text):
            span = segment.span(at, at + 1)
            there = one.text[span.start : span.end]
            if character == OBJECT:
                assert there.startswith("<")
            elif character.isspace() and character != "\xa0":
                assert not there.strip() or there.startswith("<br")
            else:
                assert html.unescape(there) in (character, f"\\{character}")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_reads_as_html5lib_reads_it(path):
    one = document(path)
    ours = "".join(bare(segment.text) for segment in one.segments if not _in_a_tag(one.text, segment.span().start))
    root = html5lib.parse(one.text, namespaceHTMLElements=False)
    assert ours == "".join(map(bare, _blocks(root)))


def _in_a_tag(text, at):
    return text.rfind("<", 0, at) > text.rfind(">", 0, at)


def _blocks(root):
    """The texts of the blocks of a tree, without those that are code alone."""
    blocks, block = [], []

    def end():
        if not all(protected or not bare(text) for text, protected in block):
            blocks.append("".join(text for text, _ in block))
        block.clear()

    def walk(element, protected):
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        is_block = element.tag in BLOCKS | APART
        if is_block:
            end()
        protected = protected or element.tag in PROTECTED
        block.append((element.text or "", protected))
        for child in element:
            walk(child, protected)
            block.append((child.tail or "", protected))
        if is_block:
            end()

    walk(root, False)
    end()
    return blocks


@pytest.mark.parametrize("path", STRINGS, ids=lambda path: path.name)
def test_strings_are_those_of_lxml(path):
    root = etree.fromstring(path.read_bytes())
    wanted = [one for one in root.iter("string") if one.get("translatable") != "false"]
    one = document(path)
    assert [segment.id for segment in one.segments] == [string.get("name") for string in wanted]
    for segment, string in zip(one.segments, wanted, strict=True):
        plain = " ".join("".join(string.itertext()).split())
        assert segment.text == re.sub(r"\\(.)", r"\1", plain.replace('"', "") if '\\"' not in plain else plain)


# webvtt-py drops what it does not know, and has no WebVTT in such files at all.
@pytest.mark.parametrize("path", [path for path in CAPTIONS if "invalid" not in path.name], ids=lambda path: path.name)
def test_captions_are_those_of_webvtt_py(path):
    texts = [caption.text for caption in webvtt.from_string(document(path).text)]
    assert _said(segment.text for segment in document(path).segments) == _said(texts)


# pysubs2 takes a time that is none for text.
@pytest.mark.parametrize(
    "path", [path for path in SUBTITLES if "invalid_timeframe" not in path.name], ids=lambda path: path.name
)
def test_subtitles_are_those_of_pysubs2(path):
    one = document(path)
    texts = [event.plaintext for event in pysubs2.SSAFile.from_string(one.text, format_="srt")]
    assert _said(segment.text for segment in one.segments) == _said(texts)


def _said(texts):
    """What is said, without dashes of speakers and marks of music."""
    return re.sub(r"[\s\-–—♪]+", "", html.unescape("".join(texts)))
