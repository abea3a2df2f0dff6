"""Patterns of paths: what git and pathspec say of them, in no time."""

import subprocess
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from mtlint.text.globs import is_pattern, path_spec

PATTERNS = st.lists(
    st.sampled_from(["a", "b", "*", "**", "/", "?", "[ab]", "[a-b]", ".", "/**/", "**/", "!"]), min_size=1, max_size=7
).map("".join)
PATHS = st.lists(st.text("ab.", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


@given(st.lists(PATTERNS, min_size=1, max_size=3), PATHS, st.sampled_from(["", "/"]))
@settings(max_examples=150, deadline=None)
def test_the_same_as_pathspec_says(patterns, path, end):
    try:
        expected = GitIgnoreSpec.from_lines(patterns, backend="simple").check_file(path + end).include
    except ValueError:
        return  # git passes over such a pattern
    assert path_spec(patterns).check_file(path + end).include == expected


@pytest.mark.parametrize(
    "pattern",
    ["[!a]b", "a[!b]c", "a[^b]c", "[[]x", "[]a]x", "[a&&b]x", "[--a]x", "[+--]x", "[|~]x", "\\[x", "*[!x]c"],
)
def test_sets_are_read_as_git_reads_them(pattern, tmp_path):
    names = [
        "ab",
        "bb",
        "a/c",
        "abc",
        "adc",
        "[x",
        "]x",
        "ax",
        "&x",
        "-x",
        ",x",
        "+x",
        "|x",
        "~x",
        "\\x",
        "zx",
        "xc",
        "a/xc",
        "a/bc",
    ]
    (tmp_path / ".gitignore").write_text(pattern)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    asked = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(names).encode(),
        capture_output=True,
        check=False,
    )
    ignored = [name for name in asked.stdout.decode().split("\0") if name]
    assert [name for name in names if path_spec([pattern]).match_file(name)] == ignored


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("*a" * 30 + "b", "a" * 250, id="stars in a name"),
        pytest.param("*?a" * 30 + "b", "a" * 250, id="stars and any character"),
        pytest.param("[a-z]*" * 30 + "1", "a" * 250, id="sets"),
        pytest.param("*" * 30 + "*b", "a" * 250, id="nothing but stars"),
        pytest.param("**/a/" * 30 + "b", "a/" * 2000 + "c", id="folders"),
        pytest.param("**/*a*a*a*/" * 12 + "b", "aaaaaaaa/" * 400 + "c", id="stars in folders"),
        pytest.param("x/**/" + "**/a/" * 12, "x/" + "a/" * 2000 + "c", id="folders at the end"),
    ],
)
def test_no_pattern_takes_long(pattern, path):
    start = time.process_time()
    path_spec([pattern]).match_file(path)
    assert time.process_time() - start < 2


def test_what_is_no_pattern_names_nothing():
    assert not path_spec(["[z-a]", "a\\", "[", "!/", "[a\\]x"]).match_file("a")
    assert [text for text in ["[z-a]", "a\\", "[", "a", "", "# x", "*.md", "/"] if not is_pattern(text)] == [
        "[z-a]",
        "a\\",
        "[",
        "/",
    ]
