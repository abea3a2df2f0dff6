"""Puts a fixed file in the place of the old one: all of it, or not at all."""

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mtlint.text.unfinished import beside


class NotWrittenError(Exception):
    """A fixed file that could not be written. The old one is as it was; the message names the remedy."""


def write_back(file: Path, root: Path, old: bytes, new: bytes, read: Callable[[Path], bytes]) -> str | None:
    """Replace the content of a file, and return what the user should know of it. Raises `NotWrittenError`.

    `old` is the content that was checked; a file that `read` finds changed since then is left alone. Mode, extended attributes
    and, where that is allowed, the owner stay. A symbolic link stays one: its target is written, if it lies under `root`.
    """
    target = _target(file, root)
    if read(target) == new:
        return None  # it was reached by another name, too
    temporary: Path | None = None
    try:
        status = target.stat()
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise NotWrittenError("fixes not written: the file is read-only: make it writable, or leave out --fix")
        os.close(os.open(target, os.O_WRONLY))
        unfinished = beside(target)
        with open(unfinished, "xb", opener=_for_us_alone) as stream:
            temporary = unfinished
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        _dress(temporary, target, status)
        if read(target) != old:
            raise NotWrittenError("fixes not written: the file changed while it was checked: run mtlint again")
        temporary.replace(target)
    except OSError as error:
        place = "its folder" if temporary is None and error.filename != str(target) else "the file"
        raise NotWrittenError(f"fixes not written: {place}: {error.strerror}: change its mode or owner") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    _sync(target.parent)
    if status.st_nlink > 1:
        return f"it has {status.st_nlink} hard links: only this name holds the fixed text"
    return None


def _target(file: Path, root: Path) -> Path:
    """The file itself, or what a link to it leads to."""
    base = root.resolve()
    try:
        target = file.resolve(strict=True)
    except OSError as error:
        raise NotWrittenError(f"fixes not written: {error.strerror}: run mtlint again") from error
    absolute = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow the link that is asked for
    named_inside = absolute.is_relative_to(os.path.abspath(root))  # noqa: PTH100
    if (file.is_symlink() or named_inside) and not target.is_relative_to(base):
        raise NotWrittenError("fixes not written: the symbolic link leads out of the project: name the file that it leads to")
    return target


def _for_us_alone(path: str, flags: int) -> int:
    """Opens a new file that is given the mode of another only when it is whole."""
    return os.open(path, flags, 0o600)


def _dress(temporary: Path, target: Path, status: os.stat_result) -> None:
    """Give the new file what the old one has besides its content and its times."""
    with suppress(OSError, AttributeError):  # Windows has no owners; a user may not give files away
        if (status.st_uid, status.st_gid) != (temporary.stat().st_uid, temporary.stat().st_gid):
            os.chown(temporary, status.st_uid, status.st_gid)
    shutil.copystat(target, temporary)
    os.utime(temporary)


def _sync(folder: Path) -> None:
    """Have the new name on the disk; where folders cannot be opened, the system does it by itself."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
