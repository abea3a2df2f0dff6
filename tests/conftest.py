"""What tests of several rooms need."""

import importlib.util
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest


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
    """The module of the server that misbehaves; in importlib mode tests cannot import one another."""
    spec = importlib.util.spec_from_file_location("languagetool_stub", Path(__file__).with_name("languagetool_stub.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


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
