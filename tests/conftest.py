"""What tests of several rooms need."""

import gc
import os
import signal
import subprocess
import tempfile
import time
import warnings
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

_LONGEST_SECONDS = 180


def pytest_configure():
    # Whatever starts the tests in the background has Ctrl-C ignored, and what they start would inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def ends_in_time():
    """Nothing hangs: a test that takes longer is stopped where it stands."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number, frame):
        pytest.fail(f"took longer than {_LONGEST_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _LONGEST_SECONDS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def leaves_nothing(tmp_path_factory, monkeypatch):
    """No process outlives a test, and no temporary file."""

    def children():
        return {child for child in psutil.Process().children(recursive=True) if child.status() != psutil.STATUS_ZOMBIE}

    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = children()
    yield folder
    end = time.monotonic() + 5
    while children() - before and time.monotonic() < end:
        time.sleep(0.05)
    assert children() - before == set()
    assert list(folder.iterdir()) == []


@pytest.fixture(scope="session")
def cache() -> Path:
    """The cache of this machine, with every required jar in it: fetched once, offline ever after."""
    from mtlint.grammar import GrammarSettings, install
    from mtlint.grammar.settings import default_cache

    named = os.environ.get("MTLINT_CACHE_DIR")
    settings = GrammarSettings(
        cache_dir=Path(named) if named else default_cache(), maven_mirror=os.environ.get("MTLINT_MAVEN_MIRROR") or None
    )
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        # Jgo leaves the connections of its answers to the garbage collector.
        install(settings)
        gc.collect()
    return settings.cache_dir


@contextmanager
def _without_rights(path):
    """Take away the right to read a path. Root may read everything, so root becomes somebody else meanwhile."""
    mode = path.stat().st_mode
    path.chmod(0)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        folder, folder_mode = path.parent, path.parent.stat().st_mode
        folder.chmod(0o755)
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
            folder.chmod(folder_mode)
        path.chmod(mode)


@pytest.fixture
def without_rights():
    return _without_rights


@pytest.fixture(scope="session")
def languagetool():
    """The module of the server that misbehaves."""
    from tests import languagetool_stub

    return languagetool_stub


@pytest.fixture(scope="session")
def factory():
    """The module that makes reports by hand."""
    from tests.reporters import factory

    return factory


@pytest.fixture(scope="module")  # Playwright's event loop, while it runs, keeps other tests from running one of their own
def browser():
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright
    from scripts import chromium

    executable = chromium.executable()
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium found, and tests of pages need one: install it, or name it in CHROMIUM")
        pytest.skip("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def backends(monkeypatch):
    """Every grammar checker that the api opens."""
    from mtlint import session
    from mtlint.grammar import open_backend

    opened = []

    def spy(settings):
        opened.append(open_backend(settings))
        return opened[-1]

    monkeypatch.setattr(session, "open_backend", spy)
    return opened


class Repository:
    """A real git repository, with a working tree at `folder`."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments):
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, files):
        """Write files, each a name and its content, as bytes or as a text whose line ends stay."""
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def commit(self, files):
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a change")


@pytest.fixture
def make_repository(monkeypatch):
    """Makes repositories in folders, with an author and without the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")
    return Repository


@pytest.fixture
def repository(make_repository, tmp_path):
    return make_repository(Path(os.path.realpath(tmp_path)) / "repository")
