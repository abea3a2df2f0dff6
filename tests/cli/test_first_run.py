"""A first run on a machine that cannot fetch what it needs."""

import subprocess
import sys

import pytest


def check(folder, *arguments):
    (folder / "a.txt").write_text("The shop is open today.\n", encoding="utf-8")
    command = [sys.executable, "-m", "mtlint", "check", "--no-config", "--cache-dir", "cache", *arguments, "a.txt"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("mirror", "reason"),
    [
        pytest.param("http://127.0.0.1:9/", "no connection (Connection refused)", id="nobody listens"),
        pytest.param("http://name.invalid/", "no connection (", id="a name that does not exist"),
    ],
)
def test_no_network_is_never_clean(tmp_path, mirror, reason):
    done = check(tmp_path, "--maven-mirror", mirror)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "error: cannot fetch " in done.stderr
    assert reason in done.stderr
    assert "--maven-mirror URL" in done.stderr
    assert not list((tmp_path / "cache").rglob("*.jar"))


def test_rules_without_grammar_need_nothing_of_it(tmp_path):
    done = check(tmp_path, "--select", "DUP,TRN,RES,TYP,CON", "--maven-mirror", "http://127.0.0.1:9/", "--java", "no/such/java")
    assert (done.returncode, done.stderr) == (0, "")
