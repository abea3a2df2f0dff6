"""What makes a run over a corpus another run."""

import pytest

from mtlint.cluster import Columns, Job, Options, Place
from mtlint.cluster.run import _claim
from mtlint.config import Config
from mtlint.model import MtlintError


@pytest.mark.parametrize("key", ["glossary", "word_files"])
def test_a_file_that_the_settings_name_is_a_part_of_them(tmp_path, key):
    named = tmp_path / "named.csv"
    job = Job(Config(root=tmp_path, **{key: ("named.csv",)}), Columns("target", "source", ""), Place.of(str(tmp_path / "out")))
    named.write_text("Haus,house\n")
    _claim(job, [], Options())
    _claim(job, [], Options())
    named.write_text("Haus,home\n")
    with pytest.raises(MtlintError, match="other settings"):
        _claim(job, [], Options())
