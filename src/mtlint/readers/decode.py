"""Files to text, without ever guessing in silence."""

import codecs
import errno
from dataclasses import dataclass
from pathlib import Path

from mtlint.readers.errors import ReaderError
from mtlint.text.regular import NotReadError, read_regular

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PRINTABLE = bytes([9, 10, 13, *range(32, 127)]).replace(b"\\", b"\\\\")


def read_bytes(path: Path) -> bytes:
    """The content of a regular file. Raises `ReaderError` for anything else, and for files over 64 MiB."""
    try:
        return read_regular(path)
    except OSError as error:
        raise ReaderError(_explain(error)) from error


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes stand for its text: a byte-order mark or none, and a codec. `note` says how it was found out."""

    mark: bytes
    name: str
    note: str | None

    def encode(self, text: str) -> bytes:
        """The bytes of a text, mark and all. Raises `UnicodeEncodeError` for a character that the encoding has not."""
        return self.mark + text.encode(self.name)

    def holds(self, text: str) -> bool:
        """Whether the encoding has every character of a text."""
        try:
            text.encode(self.name)
        except UnicodeEncodeError:
            return False
        return True


def open_text(content: bytes, declared: str | None = None, *, nul: bool = False) -> tuple[str, Encoding]:
    """Text without its byte-order mark, and its encoding: what the mark says, else what the file itself declares, else UTF-8.

    With `nul`, a NUL byte does not make a file binary. Raises `ReaderError` where no encoding is sure enough.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            note = None if name == "utf-8" else f"decoded as {name}"
            try:
                return content[len(mark) :].decode(name), Encoding(mark, name, note)
            except UnicodeDecodeError as error:
                raise ReaderError(
                    f"not {name} at byte {error.start + len(mark)}, though it starts with that byte-order mark: "
                    "save it as UTF-8"
                ) from error
    name = (declared and codec_of(declared)) or "utf-8"
    if name != "utf-8":
        try:
            return content.decode(name), Encoding(b"", name, None)
        except UnicodeDecodeError as error:
            raise ReaderError(f"not {name} at byte {error.start}, though the file says so: save it as UTF-8") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(content, error.start, nul)
    if "\0" in text and not nul:
        raise ReaderError(
            f"binary: a NUL byte at byte {content.index(0)}: leave it out with `exclude`, or save it as UTF-8 text"
        )
    return text, Encoding(b"", "utf-8", None)


def codec_of(declared: str) -> str | None:
    """The codec of a name that a file declares; None for a name of none, and for codecs that are no encodings of text.

    Those of wide characters are none either: they need a byte-order mark, which says it by itself.
    """
    try:
        # Python's name for UTF-8 with a byte-order mark, which would be written where none was.
        name = codecs.lookup(declared).name.removesuffix("-sig")
        return name if _PRINTABLE.decode(name) == _PRINTABLE.decode("ascii") else None
    except (LookupError, UnicodeError):
        return None


def _guess(content: bytes, bad_byte: int, nul: bool) -> tuple[str, Encoding]:
    if b"\0" in content and not nul:
        raise ReaderError("binary: not UTF-8 and with NUL bytes: leave it out with `exclude`, or save it as UTF-8 text")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and most files are UTF-8

    best = from_bytes(content, threshold=0.15).best()
    if best is None:
        raise ReaderError(f"not UTF-8 at byte {bad_byte}, and no other encoding fits: save it as UTF-8")
    note = f"not UTF-8 at byte {bad_byte}: decoded as {best.encoding}"
    return str(best).removeprefix("\ufeff"), Encoding(b"", best.encoding, note)


def _explain(error: OSError) -> str:
    if isinstance(error, NotReadError):
        return error.reason
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return "no permission to read it: change its mode or owner, or leave it out with `exclude`"
        case errno.ENOENT:
            return "does not exist, or vanished while mtlint ran"
        case errno.ELOOP:
            return "a loop of symbolic links"
        case _:
            return f"cannot be read: {error.strerror or error}"
