"""Which file a checked file was translated from."""

import os

import pytest

from mtlint.config import Config, Override
from mtlint.discovery import MissingSourceError, is_source, source_file
from mtlint.model import MtlintError


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Makes empty files below the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names):
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()

    return make


def found(path, source, **more):
    file = source_file(Config(source=source, **more), path)
    return None if file is None else os.path.relpath(file).replace(os.sep, "/")


def test_a_file_for_a_file(tree):
    tree("a.zh.txt", "a.en.txt")
    assert found("a.en.txt", "a.zh.txt") == "a.zh.txt"


def test_no_source_is_named():
    assert found("a.txt", None) is None


@pytest.mark.parametrize(
    ("files", "path", "source", "expected"),
    [
        pytest.param(["zh/x/a.md"], "en/x/a.md", "zh", "zh/x/a.md", id="beside the folder"),
        pytest.param(["content/zh/a.md"], "content/en/a.md", "content/zh", "content/zh/a.md", id="both deeper"),
        pytest.param(["orig/x/a.md"], "x/a.md", "orig", "orig/x/a.md", id="the whole path"),
        pytest.param(["zh/a.html", "zh/b.md"], "en/a.md", "zh", "zh/a.html", id="another ending"),
    ],
)
def test_a_folder(tree, files, path, source, expected):
    tree(path, *files)
    assert found(path, source) == expected


def test_a_folder_mirrors_a_folder_that_is_checked(tree, tmp_path):
    tree("orig/x/a.md", "out/run/3/x/a.md")
    assert found("out/run/3/x/a.md", "orig", folders=(tmp_path / "out/run/3",)) == "orig/x/a.md"


def test_endings_that_leave_a_choice_are_no_source(tree):
    tree("en/a.md", "zh/a.html", "zh/a.txt")
    with pytest.raises(MissingSourceError, match=r"may be zh/a\.html or zh/a\.txt"):
        found("en/a.md", "zh")


def test_two_files_that_may_be_meant_are_none(tree):
    tree("en/a.md", "zh/a.md", "zh/en/a.md")
    with pytest.raises(MissingSourceError, match=r"may be zh/en/a\.md or zh/a\.md: say which"):
        found("en/a.md", "zh")


@pytest.mark.parametrize(
    ("path", "target", "source", "expected"),
    [
        ("en/a/b.md", "en/{path}", "zh/{path}", "zh/a/b.md"),
        ("docs/en/a.md", "{top}/en/{path}", "{top}/zh/{path}", "docs/zh/a.md"),
        ("a.md", "{path}.md", "{path}.zh.md", "a.zh.md"),
        ("x/a.de.md", "{path}.{language}.md", "{path}.zh.md", "x/a.zh.md"),
        ("values-de/s.xml", "values-{language}/{path}", "values/{path}", "values/s.xml"),
        ("fr/x/a.md", "{language}/{path}", "zh/{path}", "zh/x/a.md"),
        ("other/a.md", "en/{path}", "zh/{path}", None),
        ("en/x/a.md", "en/{name}", "zh/{name}", None),
        ("a+b.txt", "a+b.txt", "c.txt", "c.txt"),
    ],
)
def test_patterns(tree, path, target, source, expected):
    tree(path, *([expected] if expected else []))
    assert found(path, {target: source}) == expected


def test_the_first_pattern_whose_file_is_there(tree):
    tree("en/a.md", "ja/a.md")
    assert found("en/a.md", {"en/{path}": "zh/{path}", "{language}/{path}": "ja/{path}"}) == "ja/a.md"


def test_patterns_start_at_the_settings_file(tree, tmp_path, monkeypatch):
    tree("site/en/a.md", "site/zh/a.md")
    monkeypatch.chdir(tmp_path / "site" / "en")
    config = Config(source={"site/en/{path}": "site/zh/{path}"}, base=tmp_path)
    assert source_file(config, "a.md") == tmp_path / "site/zh/a.md"


def test_an_override_names_the_source_of_its_files(tree):
    tree("a.txt", "b.txt", "original.txt")
    config = Config(overrides=(Override(("a.txt",), source="original.txt"),))
    assert source_file(config, "a.txt").name == "original.txt"
    assert source_file(config, "b.txt") is None
    assert is_source(config, "original.txt")


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("zh/a.md", "zh", True),
        ("zhuyin/a.md", "zh", False),
        ("a.zh.md", {"{path}.md": "{path}.zh.md"}, True),
        ("a.md", {"{path}.md": "{path}.zh.md"}, False),
        ("a.md", None, False),
    ],
)
def test_sources_are_no_translations(tree, path, source, expected):
    tree("zh/b.md", path)
    assert is_source(Config(source=source), path) is expected
    assert not expected or found(path, source) is None


def test_what_is_not_there_is_named(tree):
    tree("en/a.md", "zh/b.md")
    with pytest.raises(MissingSourceError, match=r"not there.*looked for zh/a\.md; add it"):
        found("en/a.md", {"en/{path}": "zh/{path}"})


def test_a_folder_that_is_not_there_stops_the_run(tree):
    tree("en/a.md")
    with pytest.raises(MtlintError, match="source: nowhere: no such file or folder"):
        found("en/a.md", "nowhere")


def test_names_of_patterns_must_be_known(tree):
    tree("en/a.md")
    with pytest.raises(MtlintError, match=r"\{file\} is not in en/\{path\}"):
        found("en/a.md", {"en/{path}": "zh/{file}"})
