"""Archives that lie, are broken, or are meant to do harm: refused with a reason and a remedy, in bounded memory."""

import struct
import tracemalloc
import warnings
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from tests.readers.word import archive, document, members, paragraph, part

from mtlint.readers import ReaderError, open_file
from mtlint.readers._archive import MAX_INFLATED, MAX_MEMBERS, Archive

PLAIN = document(paragraph("One two."))
MAIN = "word/document.xml"
MEGABYTE = 1024 * 1024


def packed(content, method=ZIP_DEFLATED):
    """An archive of (name, content) pairs, of which several may have one name."""
    stream = BytesIO()
    with ZipFile(stream, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, what in content:
            file.writestr(name, what)
    return stream.getvalue()


def with_main(content):
    return archive(members("") | {MAIN: content})


def patched(content, signature, offset, value):
    """The archive with a field changed in each header of a kind."""
    made, at = bytearray(content), content.find(signature)
    while at >= 0:
        made[at + offset : at + offset + len(value)] = value
        at = content.find(signature, at + 4)
    return bytes(made)


def overlapping():
    """Two entries of the directory that lead to one member, as in bombs whose members lie over each other."""
    made = packed([("a", b"x"), ("b", b"x")])
    second = made.rindex(b"PK\1\2")
    return made[: second + 42] + struct.pack("<I", 0) + made[second + 46 :]


def damaged():
    at = PLAIN.index(b"word/document.xml") + len("word/document.xml") + 4
    return PLAIN[:at] + bytes([PLAIN[at] ^ 0xFF]) + PLAIN[at + 1 :]


def wrong_checksum():
    made = bytearray(packed(list(members(paragraph("One two.")).items()), ZIP_STORED))
    at = made.index(b"One two.")
    made[at : at + 3] = b"Two"
    return bytes(made)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "not a .docx file", id="empty"),
        pytest.param(b"Just text.", "not a .docx file", id="text"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "older binary format", id="old Word document"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", id="password"),
        pytest.param(b"PK\3\4 and no more", "not a whole zip archive", id="only a beginning"),
        pytest.param(b"PK\3\4" + PLAIN, "before the first member", id="bytes before"),
        pytest.param(packed([("../word/document.xml", "")]), "leads out of the archive", id="path to above"),
        pytest.param(packed([("a/../../b", "")]), "leads out of the archive", id="path to above in the middle"),
        pytest.param(packed([("..\\b", "")]), "leads out of the archive", id="path to above in Windows"),
        pytest.param(packed([("/etc/passwd", "")]), "leads out of the archive", id="absolute path"),
        pytest.param(packed([("C:\\x", "")]), "leads out of the archive", id="drive"),
        pytest.param(packed([("a", "1"), ("a", "2")]), "a is twice", id="name twice"),
        pytest.param(packed([("a", "1"), ("A", "2")]), "A is twice", id="name twice but for its case"),
        pytest.param(patched(PLAIN, b"PK\1\2", 8, b"\1\0"), "encrypted", id="encrypted"),
        pytest.param(packed([("a", "x" * 100)], ZIP_BZIP2), "compressed in a way", id="another compression"),
        pytest.param(
            patched(PLAIN, b"PK\1\2", 42, struct.pack("<I", 7)), "not where|before the first|overlaps", id="wrong place"
        ),
        pytest.param(
            patched(PLAIN, b"PK\1\2", 20, struct.pack("<I", 2**31)), "overlaps|not a whole", id="longer than the file"
        ),
        pytest.param(overlapping(), "not where|overlaps", id="members over each other"),
        pytest.param(damaged(), "damaged", id="damaged member"),
        pytest.param(wrong_checksum(), "damaged.*CRC", id="wrong checksum"),
        pytest.param(patched(PLAIN, b"PK\1\2", 24, struct.pack("<I", 9)), "damaged", id="size that is too small"),
        pytest.param(packed([("a", "b")]), "no document in it", id="another archive"),
        pytest.param(packed([("[Content_Types].xml", "")]), "no document in it", id="nothing but types"),
    ],
)
def test_what_is_refused(content, reason):
    with pytest.raises(ReaderError, match=reason) as refusal:
        open_file("a.docx", content)
    assert ":" in str(refusal.value)


def test_every_beginning_of_a_document_is_refused():
    for length in range(len(PLAIN)):
        with pytest.raises(ReaderError):
            open_file("a.docx", PLAIN[:length])


def test_every_changed_byte_is_read_or_refused():
    for at in range(len(PLAIN)):
        content = PLAIN[:at] + bytes([PLAIN[at] ^ 0x55]) + PLAIN[at + 1 :]
        try:
            text, carrier = open_file("a.docx", content)
        except ReaderError:
            continue
        assert carrier.encode(text) == content


def deflated(start, block, count, end):
    """XML whose middle repeats, compressed without ever being whole in memory."""
    deflate, checksum, length = zlib.compressobj(9, zlib.DEFLATED, -15), 0, 0
    parts = []
    for chunk in (start, *[block] * count, end):
        parts.append(deflate.compress(chunk))
        checksum, length = zlib.crc32(chunk, checksum), length + len(chunk)
    parts.append(deflate.flush())
    return b"".join(parts), checksum, length


def bomb(block, count, said=None):
    """A document whose main part grows; `said` is the size that its headers claim."""
    start, end = part("document", "<w:body>|</w:body>").encode().split(b"|")
    data, checksum, length = deflated(start, block, count, end)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as file:
        for name, content in members("").items():
            if name != MAIN:
                file.writestr(name, content)
        file.writestr(ZipInfo(MAIN), data)
    made = bytearray(stream.getvalue())
    for signature, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        header = made.rindex(signature, 0, made.rindex(MAIN.encode()) if signature == b"PK\1\2" else made.index(data))
        struct.pack_into("<H", made, header + at, ZIP_DEFLATED)
        struct.pack_into("<I", made, header + at + 6, checksum)
        struct.pack_into("<I", made, header + at + 14, length if said is None else said)
    return bytes(made)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(lambda: bomb(b" " * MEGABYTE, 300), "inflates to more than", id="white space"),
        pytest.param(lambda: bomb(b"<w:p/>" * 100_000, 80), "inflates to more than", id="eight million paragraphs"),
        pytest.param(lambda: bomb(b" " * MEGABYTE, 300, said=100), "inflates|damaged", id="size that is a lie"),
        pytest.param(
            lambda: packed([(f"{n}", "") for n in range(100_000)]), f"more than {MAX_MEMBERS:,} members", id="members"
        ),
    ],
)
def test_memory_is_bounded(content, reason):
    made = content()
    tracemalloc.start()
    try:
        with pytest.raises(ReaderError, match=reason):
            open_file("a.docx", made)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * MAX_INFLATED


def test_members_that_are_not_read_are_not_inflated():
    made = archive(members(paragraph("One two.")) | {"word/media/image1.png": bytes(200 * MEGABYTE)})
    tracemalloc.start()
    try:
        text, carrier = open_file("a.docx", made)
        new = carrier.encode("One.")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (text, open_file("a.docx", new)[0]) == ("One two.", "One.")
    assert peak < 8 * MEGABYTE


def test_all_parts_together_are_bounded():
    file = Archive(packed([(name, bytes(MAX_INFLATED // 2 + 1)) for name in "ab"], ZIP_STORED))
    file.read("a")
    with pytest.raises(ReaderError, match="inflates to more than"):
        file.read("b")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>', "document type declares", id="XML bomb"
        ),
        pytest.param('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>', "document type declares", id="entity"),
        pytest.param(
            '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w>&a;</w>', "word/document.xml: line 1", id="document type outside"
        ),
        pytest.param("<w>" * 100_000, "word/document.xml: line 1", id="deep nesting"),
        pytest.param(part("document", "<w:p><w:r>" * 90), "word/document.xml: line 2", id="nesting that is not closed"),
    ],
)
def test_xml_that_is_meant_to_do_harm(content, reason):
    with pytest.raises(ReaderError, match=reason):
        open_file("a.docx", with_main(content))


def test_paragraphs_deep_inside_each_other_are_read_or_refused():
    for depth in (10, 60, 95):
        body = "<w:p><w:r>" * depth + "</w:r></w:p>" * depth
        try:
            open_file("a.docx", with_main(part("document", f"<w:body>{body}</w:body>")))
        except ReaderError as error:
            assert "deep" in str(error)  # noqa: PT017 - either may be


def test_a_style_may_be_based_on_thousands():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(20_000)
    )
    assert open_file("a.docx", document(paragraph("a", style="s0"), styles=styles))[0] == "a"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="as it is written today"),
        pytest.param(packed(list(members(paragraph("One two.")).items()), ZIP_STORED), id="not compressed"),
        pytest.param(archive({"empty/": ""} | members(paragraph("One two."))), id="with a folder"),
    ],
)
def test_other_members_keep_their_bytes(content):
    _, carrier = open_file("a.docx", content)
    new = carrier.encode("One.")
    before, after = ZipFile(BytesIO(content)), ZipFile(BytesIO(new))
    assert after.testzip() is None
    for one, other in zip(before.infolist(), after.infolist(), strict=True):
        assert (one.filename, one.date_time, one.compress_type) == (other.filename, other.date_time, other.compress_type)
        assert (before.read(one) == after.read(other)) is (one.filename != MAIN)


class Unseekable(BytesIO):
    """Where sizes are not known before a member is written, as when a document is sent while it is made."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


@pytest.mark.parametrize("zip64", [False, True])
def test_sizes_behind_members_and_in_eight_bytes(zip64):
    stream = Unseekable()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        file.comment = b"a comment"
        for name, content in members(paragraph("One two.")).items():
            with file.open(ZipInfo(name), "w", force_zip64=zip64) as member:
                member.write(content.encode("utf-8"))
    content = stream.getvalue()
    text, carrier = open_file("a.docx", content)
    assert (text, carrier.encode(text)) == ("One two.", content)
    new = carrier.encode("One.")
    assert open_file("a.docx", new)[0] == "One."
    with ZipFile(BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.comment == b"a comment"


def test_sizes_of_eight_bytes_in_the_directory():
    content = PLAIN
    at = content.rindex(b"PK\1\2")
    name, extra = struct.unpack_from("<2H", content, at + 28)
    sizes = struct.unpack_from("<2I", content, at + 20)
    (offset,) = struct.unpack_from("<I", content, at + 42)
    more = struct.pack("<2H3Q", 1, 24, sizes[1], sizes[0], offset)
    entry = bytearray(content[at : at + 46 + name] + more)
    struct.pack_into("<2I", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, len(more))
    struct.pack_into("<I", entry, 42, 0xFFFFFFFF)
    end = bytearray(content[at + 46 + name + extra :])
    (size,) = struct.unpack_from("<I", end, 12)
    struct.pack_into("<I", end, 12, size + len(more))
    made = content[:at] + bytes(entry) + bytes(end)
    text, carrier = open_file("a.docx", made)
    assert text == "One two."
    assert open_file("a.docx", carrier.encode("One."))[0] == "One."
