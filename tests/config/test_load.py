from pathlib import Path

import pytest

from mtlint.config import Config, find, load
from mtlint.model import MtlintError


def write(folder, text, name="mtlint.toml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch):
    for name in ("MTLINT_CACHE_DIR", "MTLINT_MAVEN_MIRROR", "MTLINT_JAVA"):
        monkeypatch.delenv(name, raising=False)


def test_defaults_without_a_file():
    assert load(None, {}, Path("x")) == Config(root=Path("x"))


def test_a_file_and_what_overrides_it(tmp_path, monkeypatch):
    file = write(tmp_path, 'language = "en-GB"\nignore = ["TYP"]\njava = "system"\ncache-dir = "a"\n')
    monkeypatch.setenv("MTLINT_CACHE_DIR", "b")
    config = load(file, {"ignore": ("DUP",), "select": (), "java": None}, tmp_path)
    assert (config.language, config.ignore, config.java, config.cache_dir) == ("en-GB", ("DUP",), "system", "b")


def test_the_section_of_pyproject(tmp_path):
    file = write(tmp_path, '[tool.mtlint]\nlanguage = "de-DE"\n', "pyproject.toml")
    assert load(file, {}, tmp_path).language == "de-DE"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        pytest.param("langauge = 'de'", ["unknown key 'langauge', did you mean 'language'?"], id="a misspelled key"),
        pytest.param("root = 'x'", ["unknown key 'root'"], id="an internal field"),
        pytest.param("ignore = 'DUP'", ["ignore: expected a list, found 'DUP'"], id="a text for a list"),
        pytest.param("offline = 1", ["offline: expected true or false, found 1"], id="a number for a switch"),
        pytest.param(
            "ignore = [1]\nlanguage = 2",
            ["ignore[0]: expected a text in quotes, found 1", "language: expected a text"],
            id="all at once",
        ),
        pytest.param("[per-file-ignores]\nx = 'y'", ["per-file-ignores.x: expected a list, found 'y'"], id="inside a table"),
        pytest.param("=", ["not TOML"], id="no TOML"),
        pytest.param("fail-on = 'warn'", ["expected one of 'error', 'warning'", "did you mean 'warning'?"], id="a choice"),
        pytest.param("max-per-1000-words = 'x'", ["expected a number or a table, found 'x'"], id="two types, neither"),
        pytest.param(
            "max-per-1000-words = {GRM = 'x'}", ["max-per-1000-words.GRM: expected a number"], id="a table of numbers"
        ),
        pytest.param("max-per-1000-words = -1", ["max-per-1000-words: expected 0 or more, found -1"], id="below zero"),
        pytest.param("max-per-1000-words = {'A B' = nan}", ['max-per-1000-words."A B": expected a number'], id="no number"),
        pytest.param("overrides = [{file = 'x'}]", ["overrides[0]: unknown key 'file', did you mean 'files'?"], id="a record"),
        pytest.param("overrides = [{language = 'de'}]", ["overrides[0]: lacks 'files'"], id="a record without a field"),
        pytest.param("overrides = ['x']", ["overrides[0]: expected a table, found 'x'"], id="no record"),
        pytest.param(
            "[repeated-sentence]\nmin-words = 1", ["stand in a table rules.repeated-sentence"], id="options at the top"
        ),
        pytest.param("[exclud]\nlanguage = 'de'", ["'language' in it belongs above the first table"], id="a key below a table"),
        pytest.param("[tool.mtlint]\n", ["[tool.mtlint] belongs in pyproject.toml"], id="the section of the other file"),
        pytest.param("extend = 1", ["extend: expected the path of a file, found 1"], id="extend"),
    ],
)
def test_bad_settings_are_named(tmp_path, text, reasons):
    file = write(tmp_path, text)
    with pytest.raises(MtlintError) as error:
        load(file, {}, tmp_path)
    assert all(reason in error.value.message for reason in reasons)
    assert str(file) in error.value.message


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match=r"none\.toml"):
        load(tmp_path / "none.toml", {}, tmp_path)


def test_a_pyproject_without_the_section_is_an_error_when_it_is_named(tmp_path):
    with pytest.raises(MtlintError, match=r"no \[tool\.mtlint\] section"):
        load(write(tmp_path, "[project]\n", "pyproject.toml"), {}, tmp_path)


def test_the_nearest_file_wins(tmp_path):
    far = write(tmp_path, "", "mtlint.toml")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path / "a", "[project]\n", "pyproject.toml")
    assert find(inner) == far
    near = write(tmp_path / "a", "[tool.mtlint]\n", "pyproject.toml")
    assert find(inner) == near


@pytest.mark.parametrize(("language", "full"), [("en", "en-US"), ("de", "de-DE"), ("fr", "fr"), ("en-GB", "en-GB")])
def test_a_language_gets_its_variant(language, full):
    assert Config(language=language).full_language == full
