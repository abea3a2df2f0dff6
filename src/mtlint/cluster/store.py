"""Files of a run over a corpus, on this machine or wherever pyarrow reaches."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from mtlint.model import MtlintError

_UNFINISHED = ".tmp"
_ABANDONED = timedelta(minutes=1)
"""Age from which nobody is writing a file any more. It counts both ways, as a clock may have been wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder: a file system and a path in it. `name` is what reports call it."""

    system: fs.FileSystem
    path: str
    name: str

    @classmethod
    def of(cls, location: str) -> "Place":
        """From a path or a URI such as `s3://bucket/key`. Raises `MtlintError` where no file system answers to it."""
        with told(location):
            if "://" in location:
                system, path = fs.FileSystem.from_uri(location)
                return cls(system, path, location)
            return cls(fs.LocalFileSystem(), Path(location).absolute().as_posix(), Path(location).as_posix())

    def called(self, name: str) -> "Place":
        """The same under another name."""
        return Place(self.system, self.path, name)

    def __truediv__(self, name: str) -> "Place":
        return Place(self.system, f"{self.path.rstrip('/')}/{name}", f"{self.name.rstrip('/')}/{name}")

    @property
    def local(self) -> Path | None:
        """Its path if it is on this machine."""
        return Path(self.path) if isinstance(self.system, fs.LocalFileSystem) else None

    @property
    def kind(self) -> fs.FileType:
        """Whether it is a file, a folder or nothing."""
        with told(self.name):
            return self.system.get_file_info(self.path).type

    @property
    def stamp(self) -> tuple[str, int, int]:
        """What tells that a file is still the one that it was: name, bytes, time of its last change in nanoseconds."""
        with told(self.name):
            info = self.system.get_file_info(self.path)
        return self.name, info.size or 0, info.mtime_ns or 0

    def names(self) -> list[str]:
        """Names of what a folder holds, in order; none where it does not exist."""
        return sorted(info.base_name for info in self._infos())

    def _infos(self) -> list[fs.FileInfo]:
        with told(self.name):
            return list(self.system.get_file_info(fs.FileSelector(self.path, allow_not_found=True)))

    def read(self) -> bytes:
        """The whole file."""
        with told(self.name), self.system.open_input_stream(self.path, compression=None) as stream:
            content: bytes = stream.read()
            return content

    @contextmanager
    def replacing(self) -> "Iterator[pa.NativeFile]":
        """A stream whose content becomes the file when all of it is written, and never in part."""
        with told(self.name):
            parent = self.path.rpartition("/")[0]
            self.system.create_dir(parent, recursive=True)
            waiting = f"{parent}/.{self.path.rpartition('/')[2]}.{uuid4().hex}{_UNFINISHED}"
            try:
                with self.system.open_output_stream(waiting, compression=None) as stream:
                    yield stream
                self.system.move(waiting, self.path)
            except BaseException:
                if self.system.get_file_info(waiting).type == fs.FileType.File:
                    self.system.delete_file(waiting)
                raise

    def sweep(self) -> None:
        """Remove from a folder what nobody will finish writing."""
        for info in self._infos():
            is_unfinished = info.base_name.startswith(".") and info.base_name.endswith(_UNFINISHED)
            if is_unfinished and info.mtime and abs(datetime.now(UTC) - info.mtime) > _ABANDONED:
                (self / info.base_name).clear()

    def write(self, content: bytes) -> None:
        """Put this content there, whole."""
        with self.replacing() as stream:
            stream.write(content)

    def write_table(self, table: pa.Table) -> None:
        """Put a Parquet file there, whole."""
        with self.replacing() as stream:
            pq.write_table(table, stream, compression="zstd")

    def write_arrow(self, table: pa.Table) -> None:
        """Put an Arrow file there, whole: larger than a Parquet file, and read without being decoded."""
        with self.replacing() as stream, pa.ipc.new_file(stream, table.schema) as writer:
            writer.write_table(table)

    def read_arrow(self, column: int | None = None) -> pa.Table:
        """An Arrow file, or one column of it; not copied where the file is on this machine."""
        options = pa.ipc.IpcReadOptions(included_fields=None if column is None else [column])
        with told(self.name):
            local = isinstance(self.system, fs.LocalFileSystem)
            stream = pa.memory_map(self.path) if local else self.system.open_input_file(self.path)
            return pa.ipc.open_file(stream, options=options).read_all()

    def read_table(self, columns: list[str] | None = None) -> pa.Table:
        """A Parquet file."""
        with told(self.name), self.system.open_input_file(self.path) as stream:
            return pq.read_table(stream, columns=columns)

    def clear(self) -> None:
        """Remove a file, or a folder and what is in it, if it is there."""
        with told(self.name):
            match self.kind:
                case fs.FileType.Directory:
                    self.system.delete_dir(self.path)
                case fs.FileType.File:
                    self.system.delete_file(self.path)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Errors of file systems and formats as `MtlintError`."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        reason = str(error).partition("\n")[0]
        raise MtlintError(f"{name}: {reason}", "check the name, the permissions and the free space") from error
