"""Word documents that other programs wrote: read, written back, edited, and held against other readers."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import mammoth
import pytest

from mtlint.readers import open_file, read

FILES = sorted((Path(__file__).parent / "files" / "docx").glob("*.docx"))
READ_OTHERWISE = {"docxjs-changes", "docxjs-contents"}
"""With hidden text, symbols, soft hyphens and a table of contents, which mammoth reads as text."""
_SIGNS = re.compile("[\\s\u2028\ufffc\ue000-\uf8ff]+")


def plain(text):
    """Without spaces and without signs for what is no text, which every reader treats in its own way."""
    return _SIGNS.sub("", text).replace("\u2011", "-")


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def file(request):
    return request.param


def test_there_are_documents():
    assert len(FILES) >= 30


def test_places_lead_to_the_text(file):
    document = read(file, file.name, "en-GB")
    for segment in document.segments:
        span = segment.span()
        assert document.text[span.start : span.end].replace("\u2028", "\n") == segment.text
        assert document.text.count("\n", 0, span.start) + 1 == int(segment.id)


def test_unchanged_text_gives_back_the_bytes(file):
    content = file.read_bytes()
    text, carrier = open_file(file.name, content)
    assert carrier.encode(text) == content


def edited(text):
    """Each first word of a line gone and each last one in angle brackets."""
    return re.sub(r"(?m)^(?!.*\ufffc)(\w+) (.*\w)", r"\2 <&>", text)


def test_an_edit_changes_the_paragraphs_and_nothing_else(file):
    content = file.read_bytes()
    text, carrier = open_file(file.name, content)
    new = carrier.encode(edited(text))
    assert open_file(file.name, new)[0] == edited(text)
    before, after = ZipFile(BytesIO(content)), ZipFile(BytesIO(new))
    assert after.testzip() is None
    assert [member.filename for member in before.infolist()] == [member.filename for member in after.infolist()]
    for one, other in zip(before.infolist(), after.infolist(), strict=True):
        assert (one.date_time, one.compress_type, one.external_attr) == (
            other.date_time,
            other.compress_type,
            other.external_attr,
        )
        if one.CRC == other.CRC:
            assert raw(content, one) == raw(new, other)
        else:
            assert re.fullmatch(r"word/(document|document2|header\d*|footer\d*|footnotes|endnotes)\.xml", one.filename)


def raw(content, member):
    start = member.header_offset
    return content[start : start + 30 + len(member.orig_filename.encode("utf-8")) + member.compress_size]


def test_an_edited_document_opens_elsewhere(file):
    text, carrier = open_file(file.name, file.read_bytes())
    new = BytesIO(carrier.encode(edited(text)))
    assert mammoth.extract_raw_text(new).value is not None
    if file.stem != "mammoth-strict-format":  # which it does not open as it is
        docx.Document(new)


@pytest.mark.parametrize("file", [file for file in FILES if file.stem not in READ_OTHERWISE], ids=lambda file: file.stem)
def test_another_reader_finds_the_same_paragraphs(file):
    content = file.read_bytes()
    _, carrier = open_file(file.name, content)
    ours = Counter(plain(line.text) for line in carrier.lines if line.part.endswith("document.xml") and not line.generated)
    theirs = Counter(plain(paragraph) for paragraph in mammoth.extract_raw_text(BytesIO(content)).value.split("\n\n"))
    del ours[""], theirs[""]
    assert ours == theirs
