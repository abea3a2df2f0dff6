"""Names of unfinished files, and what killed processes left."""

import os

import pytest

from mtlint.text.unfinished import beside

LONG_AGO, LATER = (1, 1), (5_000_000_000, 5_000_000_000)


def test_the_name_is_in_the_same_folder_and_new_each_time(tmp_path):
    names = {beside(tmp_path / ("x" * 255)) for _ in range(100)}
    assert len(names) == 100
    for name in names:
        assert name.parent == tmp_path
        assert name.name.startswith(".mtlint-")
        name.touch()
        name.unlink()


@pytest.mark.parametrize("times", [LONG_AGO, LATER], ids=["old", "from a clock that was wrong"])
def test_what_was_left_goes_and_nothing_else(tmp_path, times):
    left = [tmp_path / f".mtlint-{number}-abc.tmp" for number in range(3)]
    (fresh := tmp_path / ".mtlint-9-abc.tmp").touch()
    others = [tmp_path / name for name in ("a.txt", ".a.tmp", ".mtlint-unfinished-1", ".mtlint-folder.tmp")]
    others[-1].mkdir()
    for path in (*left, *others[:-1]):
        path.touch()
    (link := tmp_path / ".mtlint-link.tmp").symlink_to(others[0])
    for path in (*left, *others):
        os.utime(path, times)
    beside(tmp_path / "report.json")
    assert sorted(tmp_path.iterdir()) == sorted([fresh, *others, link])


def test_a_folder_that_is_not_there_is_none_of_its_business(tmp_path):
    assert beside(tmp_path / "none" / "report.json").parent == tmp_path / "none"
