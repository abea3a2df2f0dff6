"""Zip archives that documents are: read without trusting what they say of themselves, written with some members changed."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from mtlint.readers.errors import ReaderError

MAX_MEMBERS = 10_000
MAX_INFLATED = 64 * 1024 * 1024
"""Bytes that all members that are read may have together."""
MAX_RATIO = 200
"""How many times its compressed size a member may have, once it is past `_SMALL`."""
_SMALL = 4 * 1024 * 1024
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
_LONG = 0xFFFFFFFF
_ZIP64 = 1
_OUTSIDE = re.compile(r"\A[/\\]|\A[A-Za-z]:|(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\0")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
# What the standard library raises for one broken archive or another.
_BROKEN = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
    OverflowError,
    zlib.error,
    struct.error,
)


class Archive:
    """The members of a zip file, held in memory; nothing is ever extracted. Names are found whatever their case."""

    def __init__(self, content: bytes) -> None:
        """Raises `ReaderError` for what is no whole and safe archive."""
        self._content = content
        # Each entry of the directory begins so, whatever it says of their number.
        if content.count(b"PK\1\2") > MAX_MEMBERS:
            raise ReaderError(f"a zip archive of more than {MAX_MEMBERS:,} members: save the document anew")
        try:
            self._zip = ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise ReaderError(f"not a whole zip archive ({error}): copy the file again, or save it anew") from error
        self._members = self._named(self._zip.infolist())
        self._records = dict(self._found_records())
        self._left = MAX_INFLATED

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str) -> bytes:
        """What a member holds. Raises `ReaderError` where it is missing, damaged or grows too large."""
        member = self._members.get(name.lower())
        if member is None:
            raise ReaderError(f"{name} is missing in the archive: save the document anew")
        most = max(_SMALL, MAX_RATIO * member.compress_size)
        parts: list[bytes] = []
        length = 0
        try:
            with self._zip.open(member) as stream:
                while part := stream.read(_CHUNK):
                    parts.append(part)
                    length += len(part)
                    self._left -= len(part)
                    if length > most or self._left < 0:
                        raise ReaderError(
                            f"{name}: inflates to more than {min(most, MAX_INFLATED):,} bytes: split the document"
                        )
        except _BROKEN as error:
            raise ReaderError(f"{name}: damaged in the archive ({error}): save the document anew") from error
        return b"".join(parts)

    def replaced(self, changes: Mapping[str, bytes]) -> bytes:
        """The archive with other content for some of its members; of all others every byte stays, and so does their order."""
        changed = {self._members[name.lower()].header_offset: content for name, content in changes.items()}
        parts: list[bytes] = []
        moved: dict[int, tuple[int, bytes | None]] = {}
        at = 0
        for start, record in self._records.items():
            held = changed.get(start)
            new, sizes = (record, None) if held is None else _record(record, held)
            moved[start] = at, sizes
            parts.append(new)
            at += len(new)
        entries = list(self._entries(moved))
        directory = b"".join(entries)
        comment = self._zip.comment
        end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), at, len(comment))
        return b"".join((*parts, directory, end, comment))

    def _named(self, members: list[ZipInfo]) -> dict[str, ZipInfo]:
        named: dict[str, ZipInfo] = {}
        for member in members:
            name = member.orig_filename
            if _OUTSIDE.search(name):
                raise ReaderError(f"a member named {name!r} leads out of the archive: save the document anew")
            if member.flag_bits & _ENCRYPTED:
                raise ReaderError(f"{name}: encrypted in the archive: save the document without a password")
            if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise ReaderError(f"{name}: compressed in a way that documents are not: save the document anew")
            if named.setdefault(name.lower(), member) is not member:
                raise ReaderError(f"{name} is twice in the archive: save the document anew")
        return named

    def _found_records(self) -> Iterator[tuple[int, bytes]]:
        """Offset and bytes of each member with its header, in the order in which they stand."""
        members = sorted(self._members.values(), key=lambda member: member.header_offset)
        ends = [*(member.header_offset for member in members[1:]), self._zip.start_dir]
        if not members or members[0].header_offset != 0:
            raise ReaderError("bytes before the first member of the archive: save the document anew")
        for member, end in zip(members, ends, strict=True):
            record = self._content[member.header_offset : end]
            if len(record) < _LOCAL.size or not record.startswith(b"PK\3\4"):
                raise ReaderError(f"{member.orig_filename}: not where the archive says: copy the file again, or save it anew")
            *_, name, extra = _LOCAL.unpack_from(record)
            if _LOCAL.size + name + extra + member.compress_size > len(record):
                raise ReaderError(f"{member.orig_filename}: overlaps another member of the archive: save the document anew")
            yield member.header_offset, record

    def _entries(self, moved: Mapping[int, tuple[int, bytes | None]]) -> Iterator[bytes]:
        """The entries of the directory, in its order, each leading to where its member stands now."""
        at = self._zip.start_dir
        for member in self._zip.infolist():
            fields = list(_CENTRAL.unpack_from(self._content, at))
            name, extra, comment = fields[10:13]
            rest = at + _CENTRAL.size
            tail = self._content[rest + name + extra : rest + name + extra + comment]
            more = self._content[rest + name : rest + name + extra]
            if _LONG in (fields[8], fields[9], fields[16]):
                # The sizes of so small a file need no second place.
                fields[8:10] = member.compress_size, member.file_size
                more = _without_zip64(more)
            offset, sizes = moved[member.header_offset]
            if sizes is not None:
                fields[7:10] = struct.unpack("<3I", sizes)
                fields[3] &= ~_SIZES_FOLLOW
            fields[11], fields[16] = len(more), offset
            yield _CENTRAL.pack(*fields) + self._content[rest : rest + name] + more + tail
            at = rest + name + extra + comment


def _record(old: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A member with other content, and its checksum and sizes as the directory has them too."""
    fields = list(_LOCAL.unpack_from(old))
    name, extra = fields[9:11]
    deflate = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush() if fields[3] == ZIP_DEFLATED else content
    more = _without_zip64(old[_LOCAL.size + name : _LOCAL.size + name + extra])
    fields[2] &= ~_SIZES_FOLLOW
    fields[6:9] = zlib.crc32(content), len(data), len(content)
    fields[10] = len(more)
    return _LOCAL.pack(*fields) + old[_LOCAL.size : _LOCAL.size + name] + more + data, struct.pack("<3I", *fields[6:9])


def _without_zip64(extra: bytes) -> bytes:
    """The extra fields of a header without the one that holds sizes of 8 bytes."""
    kept = []
    at = 0
    while at + 4 <= len(extra):
        what, length = struct.unpack_from("<2H", extra, at)
        if what != _ZIP64:
            kept.append(extra[at : at + 4 + length])
        at += 4 + length
    return b"".join((*kept, extra[at:]))
