"""Lays jars out as LanguageTool's server wants them: a folder put together once and never changed."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mtlint.grammar.files import alone, cannot_write, digests
from mtlint.grammar.lock import Jar
from mtlint.grammar.profile import SERVER_OPTIONS
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError

_OPTIONS_FILE = "mtlint-server.properties"
_NEW, _OLD = ".new-", ".old-"
"""Beginnings of the names of folders that are put together and that are removed."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A folder with a server jar, its libraries, the server's options, and an overlay of further files."""

    root: Path
    jars: tuple[Jar, ...]
    extra: Mapping[str, bytes]

    @classmethod
    def of(cls, cache_dir: Path, version: str, jars: Sequence[Jar], overlay: Mapping[str, bytes]) -> "Distribution":
        """Where a distribution of these jars and files is or would be; its name is a digest of all of them."""
        options = "".join(f"{name}={value}\n" for name, value in sorted(SERVER_OPTIONS.items()))
        extra = {**{_checked(name): content for name, content in overlay.items()}, _OPTIONS_FILE: options.encode()}
        key = hashlib.sha256()
        for jar in sorted(jars, key=lambda jar: jar.file):
            key.update(f"{jar.file} {jar.sha256}\n".encode())
        for name, content in sorted(extra.items()):
            key.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
        root = cache_dir / "distributions" / key.hexdigest()[:16] / f"LanguageTool-{version}"
        return cls(root, tuple(jars), extra)

    @property
    def class_path(self) -> str:
        """The server jar, whose manifest names its libraries, and the few libraries whose name another one has there."""
        return os.pathsep.join((str(self.root / "languagetool-server.jar"), str(self.root / "libs" / "*")))

    @property
    def options_file(self) -> Path:
        return self.root / _OPTIONS_FILE

    def damaged(self) -> list[str]:
        """Files that are missing or not as locked, and those that do not belong there, by relative path; reads every byte."""
        expected = {jar.file: jar.sha256 for jar in self.jars}
        expected |= {name: hashlib.sha256(content).hexdigest() for name, content in self.extra.items()}
        found = digests([self.root / name for name in expected])
        wrong = [name for (name, locked), sha256 in zip(expected.items(), found, strict=True) if sha256 != locked]
        return wrong + sorted(self._foreign(expected))

    def _foreign(self, expected: Collection[str]) -> Iterator[str]:
        """What somebody laid there: Java would take classes from it before those of the jars."""
        for parent, folders, names in os.walk(self.root):
            links = (name for name in folders if Path(parent, name).is_symlink())
            for name in (*links, *names):
                path = Path(parent, name).relative_to(self.root).as_posix()
                if path not in expected:
                    yield path


def prepare(distribution: Distribution, store: JarStore) -> None:
    """See to it that every file of a distribution is as locked: fetch, put together, and mend once.

    Where all is well nothing is written and no network touched.
    """
    if not distribution.damaged():
        return
    folder = distribution.root.parent
    with alone(folder.parent) as held:
        if not distribution.damaged():
            return
        if held:
            _remove_unfinished(folder.parent)
        store.ensure(distribution.jars)
        # A damaged file of the distribution is, where it is a link, the store's file itself.
        store.replace(store.bad(distribution.jars))
        try:
            _build(distribution, store)
        except OSError as error:
            raise cannot_write(folder.parent, error) from error
        damaged = distribution.damaged()
    if damaged:
        raise MtlintError(
            f"{distribution.root} stays damaged after it was put together anew: {', '.join(damaged[:3])}",
            f"remove the folder {folder.parent.parent} and run again; `mtlint doctor` shows the cache in use",
        )


def _build(distribution: Distribution, store: JarStore) -> None:
    """Put together beside, then rename; an old folder is renamed away first, as a server may still run from it."""
    folder = distribution.root.parent
    fresh = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder.parent))
    try:
        inside = fresh / distribution.root.name
        for jar in distribution.jars:
            _link(store.path(jar), inside / jar.file)
        for name, content in distribution.extra.items():
            (inside / name).parent.mkdir(parents=True, exist_ok=True)
            (inside / name).write_bytes(content)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=_OLD, dir=folder.parent))
            folder.rename(old / folder.name)
            shutil.rmtree(old, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left beside the distributions."""
    for path in folder.iterdir():
        if path.name.startswith((_NEW, _OLD)):
            shutil.rmtree(path, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _checked(name: str) -> str:
    """An overlay path that stays inside the folder and replaces no jar."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or path.suffix == ".jar" or not path.parts:
        raise MtlintError(
            f'the overlay file "{name}" would lie outside of the distribution or replace a jar', "use a relative path with /"
        )
    return str(path)
