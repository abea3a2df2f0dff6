"""Files that are no files, change, vanish or lead elsewhere: each is named, nothing hangs, and the rest is checked."""

import contextlib
import os
import resource
import socket
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mtlint import api
from mtlint.config import Config, find, load
from mtlint.model import MtlintError
from mtlint.readers import ReaderError, read_bytes

SENTENCE = "The shop near the station is open today. "
SECONDS = 60
MEGABYTE = 1024 * 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="such files are those of Linux")


def mtlint(folder, *arguments, stdin=subprocess.DEVNULL):
    """Status, output and messages of a run that may take neither long nor much memory."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (1536 * MEGABYTE, 1536 * MEGABYTE))

    done = subprocess.run(
        [sys.executable, "-m", "mtlint", *arguments],
        cwd=folder,
        stdin=stdin,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=limit,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def place():
    """A folder with a short name, as that of a socket must be, and one text with a finding."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "twice.txt").write_text(SENTENCE * 2, encoding="utf-8")
        yield folder


def sparse(file):
    with file.open("wb") as stream:
        stream.truncate(2 * 1024 * MEGABYTE)


def bound(file):
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as one:
        one.bind(str(file))


def looping(file):
    file.symlink_to("other.txt")
    file.with_name("other.txt").symlink_to(file.name)


def chained(file):
    for number in range(60):
        (file if number == 0 else file.with_name(f"link{number}")).symlink_to(f"link{number + 1}")
    file.with_name("link60").write_text(SENTENCE, encoding="utf-8")


ODD = {
    "pipe": (os.mkfifo, "not a regular file"),
    "socket": (bound, "cannot be read: No such device or address"),
    "link to a device": (lambda file: file.symlink_to("/dev/zero"), "leads out of the project"),
    "link to a terminal": (lambda file: file.symlink_to("/dev/tty"), "leads out of the project"),
    "2 GB": (sparse, "2,147,483,648 bytes, more than the 67,108,864 that are read: split the file"),
    "loop of links": (looping, "a loop of symbolic links"),
    "chain of links": (chained, "a loop of symbolic links"),
    "link to nowhere": (lambda file: file.symlink_to("nowhere"), "does not exist"),
    "link to a text of others": (lambda file: file.symlink_to("/etc/passwd"), "leads out of the project"),
    "link by a way out": (lambda file: file.symlink_to("../../../../../../etc/passwd"), "leads out of the project"),
}


@pytest.fixture
def odd(place):
    for name, (make, _) in ODD.items():
        make(place / f"{name}.txt")
    return place


def test_a_search_names_what_it_cannot_read_and_checks_the_rest(odd):
    status, printed, errors = mtlint(odd, "check", "--no-config", "--no-cache", "--ignore", "GRM", "-f", "concise", ".")
    assert (status, errors) == (2, "")
    assert "twice.txt:1:42: DUP001" in printed
    for name, (_, reason) in ODD.items():
        assert f"error: {name}.txt: could not be checked: " in printed
        assert reason in next(line for line in printed.splitlines() if f" {name}.txt: " in line)
    assert printed.count("error: ") == len(ODD) + 1  # a loop has two ends


def test_a_report_names_them_too(odd):
    arguments = ("--no-config", "--no-cache", "--ignore", "GRM", "--jobs", "2", "-o", "out", ".")
    status, _, errors = mtlint(odd, "report", *arguments)
    assert status == 2
    assert [name for name in ODD if f"{name}.txt: not checked: " not in errors] == []
    assert "DUP001" in (odd / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in ODD if "text of others" not in name and "way out" not in name])
def test_each_is_refused_when_it_is_named(odd, name):
    report = api.check_paths([odd / f"{name}.txt"], Config(root=odd, ignore=("GRM",)), cached=False)
    assert [failure.path for failure in report.failures] == [f"{name}.txt"]
    assert report.documents == ()


def test_a_device_that_is_named_is_refused():
    report = api.check_paths([Path("/dev/zero")], Config(ignore=("GRM",)), cached=False)
    assert [failure.message for failure in report.failures] == ["not a regular file: give a file or a folder of files"]


def test_a_file_that_nobody_may_read_does_not_hide_the_others(place, without_rights):
    file = place / "secret.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    config = Config(root=place, ignore=("GRM",))
    api.check_paths([place], config, cached=False)  # another user may have no right to import what this needs
    with without_rights(file):
        report = api.check_paths([place], config, cached=False)
    assert [(failure.path, failure.message.split(":")[0]) for failure in report.failures] == [
        ("secret.txt", "no permission to read it")
    ]
    assert [checked.document.path for checked in report.documents] == ["twice.txt"]


class Meddler:
    """Does something to the files of a run after they were listed and before they are read."""

    def __init__(self, act):
        self._act = act

    def begin(self, tool, rules):
        del tool, rules
        self._act()

    def add(self, checked, failures=()):
        """Nothing is done to what was read."""


def test_a_file_that_vanishes_is_named(place):
    gone = place / "gone.txt"
    gone.write_text(SENTENCE, encoding="utf-8")
    report = api.check_paths([place], Config(root=place, ignore=("GRM",)), cached=False, watcher=Meddler(gone.unlink))
    assert [(one.path, one.message) for one in report.failures] == [
        ("gone.txt", "does not exist, or vanished while mtlint ran")
    ]
    assert [checked.document.path for checked in report.documents] == ["twice.txt"]


def test_a_file_that_becomes_a_pipe_is_not_waited_for(place):
    file = place / "turned.txt"
    file.write_text(SENTENCE, encoding="utf-8")

    def turn():
        file.unlink()
        os.mkfifo(file)

    report = api.check_paths([place], Config(root=place, ignore=("GRM",)), cached=False, watcher=Meddler(turn))
    assert [failure.message for failure in report.failures] == ["not a regular file: give a file or a folder of files"]


def test_a_file_that_changes_before_it_is_read_is_checked_as_it_is_then(place):
    file = place / "twice.txt"
    watcher = Meddler(lambda: file.write_text(SENTENCE, encoding="utf-8"))
    report = api.check_paths([place], Config(root=place, ignore=("GRM",)), cached=False, watcher=watcher)
    [checked] = report.documents
    assert (checked.document.text, checked.diagnostics) == (SENTENCE, ())


def test_a_file_that_is_written_all_the_while_is_named(place):
    file = place / "log.txt"
    file.write_bytes(b"a\n" * (16 * MEGABYTE))
    done = threading.Event()

    def write():
        with file.open("ab", buffering=0) as stream:
            while not done.is_set():
                stream.write(b"a\n")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(ReaderError, match="it is written while it is read: run mtlint again"):
            read_bytes(file)
    finally:
        done.set()
        writer.join()


def test_a_file_that_grows_beyond_what_is_read_is_no_shorter_file(place, monkeypatch):
    """The system says of files such as those of /proc that they hold nothing."""
    monkeypatch.setattr("mtlint.text.regular.MAX_BYTES", 10)
    assert Path("/proc/self/status").stat().st_size == 0
    with pytest.raises(ReaderError, match="11 bytes, more than the 10"):
        read_bytes(Path("/proc/self/status"))


def test_a_stream_that_never_ends_is_refused(place):
    with Path("/dev/zero").open("rb") as zero:
        status, printed, errors = mtlint(place, "check", "--no-config", "--no-cache", "--fix", "-", stdin=zero)
    assert (status, printed) == (2, "")
    assert errors.startswith("error: standard input: more than the 67,108,864 bytes that are read")


def test_the_same_file_by_a_link_is_checked_once(place):
    (place / "again.txt").symlink_to("twice.txt")
    (place / "elsewhere").mkdir()
    (place / "elsewhere" / "again.txt").symlink_to("../twice.txt")
    assert api.list_files([place], Config(root=place)) == ["twice.txt"]


def test_a_link_into_the_project_is_followed(place):
    (place / "text.data").write_text(SENTENCE, encoding="utf-8")
    for name in ("one.txt", "two.txt"):
        (place / name).symlink_to("text.data")
    assert api.list_files([place], Config(root=place)) == ["one.txt", "twice.txt"]


def test_a_link_to_what_a_search_passes_over_is_passed_over(repository):
    repository.commit({"a.txt": SENTENCE, ".gitignore": ".env\n", ".env": "TOKEN=1"})
    (repository.folder / "config.txt").symlink_to(".git/config")
    (repository.folder / "environment.txt").symlink_to(".env")
    (repository.folder / "drafts.txt").symlink_to("drafts/a.txt")
    repository.write({"drafts/a.txt": SENTENCE})
    assert api.list_files([repository.folder], Config(root=repository.folder, exclude=("drafts/",))) == ["a.txt"]


def test_a_link_out_of_the_folder_but_not_of_the_repository_is_followed(repository):
    repository.write({"shared/a.txt": SENTENCE, "site/b.txt": SENTENCE})
    (repository.folder / "site" / "a.txt").symlink_to("../shared/a.txt")
    site = repository.folder / "site"
    assert api.list_files([site], Config(root=site)) == ["a.txt", "b.txt"]


NO_FILES = [
    pytest.param(os.mkfifo, id="pipe"),
    pytest.param(lambda file: file.symlink_to("/dev/zero"), id="device"),
    pytest.param(sparse, id="2 GB"),
]


@pytest.mark.parametrize("make", NO_FILES)
def test_settings_that_lead_to_no_file_end_the_run(place, make, deadline):
    make(place / "odd")
    for settings in ('extend = "odd"', 'baseline = "odd"', 'word-files = ["odd"]'):
        file = place / "mtlint.toml"
        file.write_text(settings, encoding="utf-8")
        with deadline(SECONDS), pytest.raises(MtlintError, match="odd"):
            api.check_text(SENTENCE, load(file, {}, place), cached=False)


@pytest.mark.parametrize("make", NO_FILES)
def test_an_ignore_file_that_is_none_says_nothing(repository, make, deadline):
    repository.write({"a.txt": SENTENCE})
    make(repository.folder / ".gitignore")
    with deadline(SECONDS):
        assert api.list_files([repository.folder], Config(root=repository.folder)) == ["a.txt"]


def test_an_ignore_file_is_not_read_through_a_link(repository):
    """Git does not follow such a link either."""
    repository.write({"a.txt": SENTENCE, "patterns": "*.txt"})
    (repository.folder / ".gitignore").symlink_to("patterns")
    assert api.list_files([repository.folder], Config(root=repository.folder)) == ["a.txt"]


def test_a_settings_file_that_is_none_is_passed_over(place, deadline):
    os.mkfifo(place / "mtlint.toml")
    (place / "pyproject.toml").symlink_to("/dev/zero")
    with deadline(SECONDS):
        assert find(place) is None


@pytest.mark.parametrize("content", [b"a = " + b"[" * 100_000, b"a = " + b"9" * 5_000, b"\xff", b"a = 1\x00"], ids=range(4))
def test_what_is_not_toml_in_any_way_is_said(place, content):
    (place / "mtlint.toml").write_bytes(content)
    with pytest.raises(MtlintError, match=r"mtlint\.toml: not TOML: "):
        load(place / "mtlint.toml", {}, place)


def test_a_source_that_is_no_file_is_no_clean_result(place, deadline):
    os.mkfifo(place / "source.md")
    config = Config(root=place, ignore=("GRM",), source=str(place / "source.md"))
    with deadline(SECONDS):
        report = api.check_paths([place / "twice.txt"], config, cached=False)
    assert [failure.path for failure in report.failures] == ["twice.txt"]


def test_no_deeper_than_the_system_goes():
    """Folders inside of folders, until their names together are longer than the system opens."""
    with TemporaryDirectory() as name:
        here = os.open(name, os.O_RDONLY)
        for _ in range(400):
            os.mkdir("deep deep deep", dir_fd=here)
            below = os.open("deep deep deep", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        with os.fdopen(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as stream:
            stream.write(SENTENCE)
        os.close(here)
        Path(name, "b.txt").write_text(SENTENCE, encoding="utf-8")
        report = api.check_paths([Path(name)], Config(root=Path(name), ignore=("GRM",)), cached=False)
        subprocess.run(["rm", "-rf", name], check=True)
        Path(name).mkdir()
    assert [checked.document.path for checked in report.documents] == ["b.txt"]
    assert len(report.failures) == 1
