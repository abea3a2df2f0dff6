"""Patches are judged by those who apply them: git and patch."""

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.fixes import patch

TOOLS = [
    pytest.param(("git", "apply", "--whitespace=nowarn", "-"), id="git"),
    pytest.param(
        ("patch", "--binary", "-s", "-p1"),
        id="patch",
        marks=pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch here"),
    ),
]


def patched(command, folder, name, before, after):
    file = folder / name
    file.write_bytes(before)
    difference = "".join(patch(name, before.decode("latin-1"), after.decode("latin-1"))).encode("latin-1")
    done = subprocess.run(command, cwd=folder, input=difference, capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr, done.stdout, difference)
    return file.read_bytes()


@pytest.mark.parametrize("command", TOOLS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"one\ntwo\nthree\n", b"one\n2\nthree\n", id="lines"),
        pytest.param(b"one\r\ntwo\rthree\nfour", b"one\r\n2\rthree\nfour", id="mixed line ends, none at the end"),
        pytest.param(b"\xef\xbb\xbfone\xe2\x80\x8b\n", b"\xef\xbb\xbfone\n", id="mark and hidden character"),
        pytest.param(b"caf\xe9 ,\n", b"caf\xe9,\n", id="another encoding"),
        pytest.param(b"-- a/x.txt\n++ b\n", b"-- a/x.txt\n++ c\n", id="lines that look like headers"),
        pytest.param("eins ,\nzwei\n".encode("utf-16"), "eins,\nzwei\n".encode("utf-16"), id="two bytes a letter"),
    ],
)
def test_a_patch_applies(command, before, after, tmp_path):
    assert patched(command, tmp_path, "x.txt", before, after) == after


@pytest.mark.parametrize("command", TOOLS)
@pytest.mark.parametrize("name", ["two words.txt", "Größe.txt", 'quo"te.txt', "tab\there.txt", "back\\slash.txt"])
def test_names_that_need_care(command, name, tmp_path):
    assert patched(command, tmp_path, name, b"one ,\n", b"one,\n") == b"one,\n"


def test_no_difference_is_no_patch():
    assert list(patch("x.txt", "a\n", "a\n")) == []


LINES = st.lists(st.sampled_from(["a", "b ,", "", "\r", "\x0c", "\u2028", "+", "-", "\\ No newline"]), max_size=8).map(
    "\n".join
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=LINES, after=LINES)
def test_any_difference_applies(before, after, tmp_path):
    if before != after:
        one, two = before.encode(), after.encode()
        assert patched(("git", "apply", "--whitespace=nowarn", "-"), tmp_path, "x.txt", one, two) == two
