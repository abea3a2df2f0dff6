"""Fetches LanguageTool's jars into the cache, each checked against the lock before it is put in place."""

import errno
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mtlint.grammar.files import alone, cannot_write, digest, digests
from mtlint.grammar.lock import Jar
from mtlint.grammar.progress import Progress, Silent
from mtlint.model import MtlintError

_AT_A_TIME = 6
_TIMEOUT_SECONDS = 30
_UNFINISHED = ".mtlint-fetch-"
_STALE_SECONDS = 3600.0
_MIRROR = (
    "name a repository that this machine reaches: --maven-mirror URL, `maven-mirror` in the configuration, "
    "or the variable MTLINT_MAVEN_MIRROR; `mtlint doctor` shows the cache in use"
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS})

# Its warnings about checksums would go to standard error; the lock's digest decides.
logging.getLogger("jgo").addHandler(logging.NullHandler())


class _StoppedError(Exception):
    """Another jar failed, so this one is no longer wanted."""


@dataclass(frozen=True, slots=True)
class JarStore:
    """The jars in a cache folder, whatever release and languages they belong to."""

    cache_dir: Path
    mirror: str | None = None
    offline: bool = False
    progress: Progress = field(default_factory=Silent)

    @property
    def folder(self) -> Path:
        return self.cache_dir / "jars"

    def path(self, jar: Jar) -> Path:
        """Where a jar is or would be."""
        return self.folder / jar.name

    def missing(self, jars: Sequence[Jar]) -> list[Jar]:
        """Jars that are not there in full; looks at sizes only."""
        return [jar for jar in jars if _size(self.path(jar)) != jar.size]

    def bad(self, jars: Sequence[Jar]) -> list[Jar]:
        """Jars whose bytes are not those of the lock, missing ones included."""
        found = digests([self.path(jar) for jar in jars])
        return [jar for jar, sha256 in zip(jars, found, strict=True) if sha256 != jar.sha256]

    def ensure(self, jars: Sequence[Jar]) -> None:
        """Fetch what is missing. What an interrupted fetch left finished is used."""
        if not self.missing(jars):
            return
        with alone(self.folder) as held:
            self._fetch_all(self.missing(jars), "not", held)

    def replace(self, jars: Sequence[Jar]) -> None:
        """Fetch jars again that are there with wrong bytes."""
        if not jars:
            return
        with alone(self.folder) as held:
            self._fetch_all(list(jars), "damaged", held)

    def _fetch_all(self, jars: list[Jar], state: str, held: bool) -> None:
        size = sum(jar.size for jar in jars)
        if not jars:
            return
        if self.offline:
            raise MtlintError(
                f"{len(jars)} of LanguageTool's jars ({size / 1e6:.0f} MB) are {state} in {self.folder}, and `offline` is set",
                "run once without `offline`, or copy the folder from another machine; `mtlint doctor` shows the cache in use",
            )
        stop = threading.Event()
        self.progress.begin(len(jars), size)
        try:
            with _staging(self.cache_dir, held) as staging, ThreadPoolExecutor(_AT_A_TIME) as pool:
                futures = [pool.submit(self._fetch, jar, staging, stop) for jar in jars]
                try:
                    for future in as_completed(futures):
                        future.result()
                except BaseException:
                    stop.set()
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
        finally:
            self.progress.end()

    def _fetch(self, jar: Jar, staging: Path, stop: threading.Event) -> None:
        """Fetch one jar, a second time if its bytes are wrong, and put it in place."""
        for last in (False, True):
            meter = _Meter(self.progress, stop)
            try:
                with tempfile.TemporaryDirectory(dir=staging) as folder:
                    fetched = _download(jar, Path(folder), self.mirror, meter)
                    wrong = _wrong(jar, fetched)
                    if wrong is None:
                        _put(fetched, self.path(jar))
                        meter.settle(jar.size)
                        return
            except OSError as error:
                wrong = _explain(jar, error, self.folder)
            except RuntimeError:
                # All that jgo says of any answer but 200.
                raise MtlintError(f"cannot fetch {jar}: the Maven repository did not hand it out", _MIRROR) from None
            meter.settle(0)
            if last:
                raise wrong


def _download(jar: Jar, folder: Path, mirror: str | None, meter: "_Meter") -> Path:
    """Fetch a jar with jgo, which writes straight to its place and keeps half a file: hence a folder of its own each time."""
    from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415 - slow to import, and only a first run needs it

    resolver = PythonResolver(progress_callback=meter.file)
    remotes = {"mirror": mirror.rstrip("/")} if mirror else None
    context = MavenContext(resolver, repo_cache=folder, remote_repos=remotes, timeout=_TIMEOUT_SECONDS)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return component.artifact(jar.classifier, "jar").resolve()


def _wrong(jar: Jar, fetched: Path) -> MtlintError | None:
    """What is wrong with fetched bytes."""
    sha256 = digest(fetched)
    if sha256 == jar.sha256:
        return None
    with fetched.open("rb") as file:
        page = file.read(256).lstrip().startswith(b"<")
    what = "the repository answers with a web page instead of the jar" if page else "the repository hands out other bytes"
    return MtlintError(f"cannot fetch {jar}: {what} (SHA-256 {sha256}, locked {jar.sha256})", _MIRROR)


def _explain(jar: Jar, error: OSError, folder: Path) -> MtlintError:
    """Raise what a second try cannot mend, and hand back what it may: a connection cut in the middle."""
    if error.errno in _FULL:
        raise cannot_write(folder, error) from error
    kind = type(error).__name__
    explained = MtlintError(f"cannot fetch {jar} from the Maven repository: {_cause(error)}", _MIRROR)
    if kind in {"ChunkedEncodingError", "ReadTimeout", "ConnectionResetError"} or "Read timed out" in str(error):
        return explained
    raise explained from error


def _cause(error: OSError) -> str:
    kinds = {
        "ChunkedEncodingError": "the connection broke off in the middle",
        "ConnectTimeout": "no connection in time",
        "ConnectionError": "no connection",
        "ProxyError": "the proxy gives no connection",
        "ReadTimeout": "no answer in time",
        "SSLError": "its certificate is not trusted",
    }
    kind = type(error).__name__
    return f"{kinds.get(kind, kind)} ({_root(error)})"


def _root(error: BaseException) -> str:
    """What the system said at the bottom of wrapped errors, such as "Connection refused"."""
    inner = getattr(error, "reason", None) or error.__cause__ or error.__context__ or next(iter(error.args), None)
    if isinstance(inner, BaseException) and not isinstance(inner, type(error)):
        return _root(inner)
    return getattr(error, "strerror", None) or str(error)


def _put(fetched: Path, place: Path) -> None:
    """Write through to the disk, then rename: the place holds all of the file or none of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with fetched.open("r+b") as file:
        os.fsync(file.fileno())
    fetched.replace(place)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


@contextmanager
def _staging(cache_dir: Path, held: bool) -> Iterator[Path]:
    """A folder for unfinished files. What killed processes left there goes: at once where no other can be at work."""
    parent = cache_dir / "staging"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        # By its name: the folder may be a link, and lead to anybody's files.
        for old in parent.glob(f"{_UNFINISHED}*"):
            if held or abs(time.time() - old.stat().st_mtime) > _STALE_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=_UNFINISHED))
    except OSError as error:
        raise cannot_write(cache_dir, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Meter:
    """Counts the bytes of one jar, and ends its fetch when another failed."""

    def __init__(self, progress: Progress, stop: threading.Event) -> None:
        self._progress = progress
        self._stop = stop
        self._counted = 0

    @contextmanager
    def file(self, name: str, size: int) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - jgo's signature
        """Jgo's progress callback."""
        yield self._advance

    def settle(self, size: int) -> None:
        """Make the count right, also where the repository named no length."""
        self._progress.advance(size - self._counted)
        self._counted = size

    def _advance(self, size: int) -> None:
        if self._stop.is_set():
            raise _StoppedError
        self._counted += size
        self._progress.advance(size)
