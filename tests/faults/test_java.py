"""Runs with a Java that is not there, too old, or no Java at all."""

import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.usefixtures("ends_in_time", "leaves_nothing"),
    pytest.mark.skipif(sys.platform == "win32", reason="the stubs are shell scripts"),
]


def says(printed, status=0):
    return f"if [ \"$1\" = -version ]; then printf '%s\\n' '{printed}' >&2; exit {status}; fi\n"


JAVAS = {
    "not there": (None, "which is neither a java command nor the folder of a Java"),
    "11": (says('openjdk version "11.0.27" 2025-04-15'), "is Java 11.0.27; LanguageTool needs 17 or newer"),
    "no Java": (says("Usage: coffee"), "-version did not say which Java it is, but: Usage: coffee"),
    "too old in fact": (
        says('openjdk version "25-ea"') + "echo UnsupportedClassVersionError: class file version 61.0; exit 1\n",
        "server ended on start\n  UnsupportedClassVersionError: class file version 61.0",
    ),
    "garbage": (
        says('openjdk version "21"') + "printf '\\033[31m\\000\\377garbage'; exit 0\n",
        "server ended on start\n  ?[31m",
    ),
}


@pytest.mark.parametrize("name", JAVAS)
def test_it_is_named_and_what_to_do(name, cache, tmp_path):
    content, said = JAVAS[name]
    java = tmp_path / "java"
    if content is not None:
        java.write_text(f"#!/bin/sh\n{content}")
        java.chmod(0o755)
    (tmp_path / "a.txt").write_text(f"He go home, {name}.\n", encoding="utf-8")
    line = [sys.executable, "-m", "mtlint", "check", "--no-config", "--no-cache", "--offline", "--select", "GRM"]
    line += ["--cache-dir", str(cache), "--java", str(java), "a.txt"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert "\n  fix: " in done.stderr
    assert "Traceback" not in done.stderr
