"""What does not fit into memory comes back as it was."""

import errno
import tempfile
import tracemalloc

import pytest

from mtlint import api
from mtlint.config import Config
from mtlint.engine import Spill
from mtlint.model import MtlintError

TEXT = "The council met on Tuesday. The council met on Tuesday. It spoke of of the bridge, \U0001f6a2 too.\n"


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """Documents with findings, fixes, related places, and one with half a character."""
    folder = tmp_path_factory.mktemp("texts")
    for number in range(5):
        (folder / f"{number}.txt").write_text(TEXT * (number + 1), "utf-8")
    (folder / "5.jsonl").write_text('{"source": "a", "target": "Half \\ud83d of it."}\n', "utf-8")
    config = Config(root=folder, ignore=("GRM",))
    return list(api.check_paths([folder], config, cached=False).documents)


@pytest.mark.parametrize("limit", [0, 200, 10_000])
def test_comes_back_as_often_as_asked(checked, limit):
    spill = Spill(limit)
    for one in checked:
        spill.append(one, len(one.document.text))
    documents = spill.items()
    assert len(documents) == len(checked) == 6
    assert list(documents) == checked
    assert [(one, other) for one in documents for other in documents] == [(one, other) for one in checked for other in checked]
    assert checked[3] in documents
    assert isinstance(documents, tuple) == (limit == 10_000)


def test_memory_does_not_grow(checked):
    spill = Spill(0)
    spill.append(checked[4], 1)
    tracemalloc.start()
    for _ in range(2_000):
        spill.append(checked[4], 1)
    assert sum(len(one.diagnostics) for one in spill.items()) == 2_001 * len(checked[4].diagnostics)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_full_disk_is_said(checked, monkeypatch):
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    spill = Spill(0)
    with pytest.raises(MtlintError, match="No space left on device") as caught:
        spill.append(checked[0], 1)
    assert "TMPDIR" in caught.value.remedy


def test_a_report_is_the_same_with_and_without(tmp_path, monkeypatch):
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(TEXT * 3, "utf-8")
    config = Config(root=tmp_path, ignore=("GRM",))
    near = api.check_paths([tmp_path], config, cached=False)
    monkeypatch.setattr(Spill.__init__, "__defaults__", (0,))
    far = api.check_paths([tmp_path], config, cached=False)
    assert isinstance(near.documents, tuple)
    assert isinstance(far.documents, Spill)
    assert (list(far.documents), far.summary(), far.notes) == (list(near.documents), near.summary(), near.notes)
