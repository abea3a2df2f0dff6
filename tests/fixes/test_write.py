import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mtlint.fixes import NotWrittenError, write_back

OLD, NEW = b"old", b"new and longer"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor links that need no right")


def read(path):
    return path.read_bytes()


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "a.txt").write_bytes(OLD)
    return folder


def only(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_content_is_replaced_and_nothing_is_left_over(root):
    assert write_back(root / "a.txt", root, OLD, NEW, read) is None
    assert (root / "a.txt").read_bytes() == NEW
    assert only(root) == ["a.txt"]


@POSIX
def test_the_mode_stays(root):
    (root / "a.txt").chmod(0o4750)
    write_back(root / "a.txt", root, OLD, NEW, read)
    assert stat.S_IMODE((root / "a.txt").stat().st_mode) == 0o4750


def test_the_time_is_that_of_the_change(root):
    os.utime(root / "a.txt", (1, 1))
    write_back(root / "a.txt", root, OLD, NEW, read)
    assert (root / "a.txt").stat().st_mtime > 1


def test_a_file_that_changed_meanwhile_is_left_alone(root):
    (root / "a.txt").write_bytes(b"somebody's")
    with pytest.raises(NotWrittenError, match="changed while it was checked"):
        write_back(root / "a.txt", root, OLD, NEW, read)
    assert (root / "a.txt").read_bytes() == b"somebody's"
    assert only(root) == ["a.txt"]


def test_a_file_that_is_fixed_already_is_left_alone(root):
    (root / "a.txt").write_bytes(NEW)
    before = (root / "a.txt").stat().st_ino
    write_back(root / "a.txt", root, OLD, NEW, read)
    assert (root / "a.txt").stat().st_ino == before


def test_a_read_only_file_is_refused(root):
    (root / "a.txt").chmod(0o444)
    with pytest.raises(NotWrittenError, match="the file is read-only"):
        write_back(root / "a.txt", root, OLD, NEW, read)
    (root / "a.txt").chmod(0o644)
    assert (root / "a.txt").read_bytes() == OLD


@pytest.fixture
def open_folder():
    """A folder that others may look into and not write to; root becomes one of the others."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_bytes(OLD)
        (folder / "a.txt").chmod(0o666)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


@POSIX
def test_a_folder_that_cannot_be_written_is_refused(open_folder):
    with pytest.raises(NotWrittenError, match="its folder: Permission denied"):
        write_back(open_folder / "a.txt", open_folder, OLD, NEW, read)
    assert (open_folder / "a.txt").read_bytes() == OLD
    assert only(open_folder) == ["a.txt"]


@POSIX
def test_a_link_stays_a_link_and_its_target_is_written(root):
    (root / "sub").mkdir()
    link = root / "sub" / "link.txt"
    link.symlink_to("../a.txt")
    write_back(link, root, OLD, NEW, read)
    assert link.is_symlink()
    assert (root / "a.txt").read_bytes() == NEW
    assert only(root / "sub") == ["link.txt"]


@POSIX
@pytest.mark.parametrize("way", ["file", "folder"])
def test_a_link_out_of_the_root_is_refused(root, way):
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "b.txt").write_bytes(OLD)
    (root / "link").symlink_to(outside / "b.txt" if way == "file" else outside)
    with pytest.raises(NotWrittenError, match="leads out of the project"):
        write_back(root / "link" if way == "file" else root / "link" / "b.txt", root, OLD, NEW, read)
    assert (outside / "b.txt").read_bytes() == OLD


def test_a_file_outside_that_was_named_itself_is_written(root):
    other = root.parent / "other.txt"
    other.write_bytes(OLD)
    write_back(other, root, OLD, NEW, read)
    assert other.read_bytes() == NEW


@POSIX
def test_hard_links_are_told_of(root):
    os.link(root / "a.txt", root / "b.txt")
    assert "2 hard links" in write_back(root / "a.txt", root, OLD, NEW, read)
    assert (root / "b.txt").read_bytes() == OLD


def test_a_write_that_fails_leaves_the_old_file(root, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="No space left"):
        write_back(root / "a.txt", root, OLD, NEW, read)
    assert (root / "a.txt").read_bytes() == OLD
    assert only(root) == ["a.txt"]
