import pytest

from mtlint.config import Config, known_words
from mtlint.model import MtlintError


def test_words_of_the_settings_and_of_files(tmp_path):
    (tmp_path / "names.txt").write_text("# people\nVasbinder\n\nOyelaran\n", encoding="utf-8")
    (tmp_path / "terms.dic").write_text("2\nablauf/ab\nzweck\n", encoding="utf-8")
    config = Config(words=("mtlint",), word_files=("names.txt", "terms.dic"), root=tmp_path)
    assert known_words(config) == {"mtlint", "Vasbinder", "Oyelaran", "ablauf", "zweck"}


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match=r"none\.txt: No such file") as error:
        known_words(Config(word_files=("none.txt",), root=tmp_path))
    assert "word-files" in error.value.remedy
