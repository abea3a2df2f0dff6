"""What --show-settings prints is a settings file that says the same; and a run in a subfolder means the same."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mtlint.cli.settings import lines
from mtlint.config import resolve

SETTINGS = """
language = "de-AT"
source-language = "zh-CN"
select = ["DUP", "TRN001"]
ignore = ["TYP", {rule = "DUP001", path = "songs/*", text = "Sing \\u202e!"}]
exclude = ['a \\ "b"']
words = ["naïve", "😀", "\\t"]
max-per-1000-words = {ALL = 2.5, repeated-word = 0}
fail-on = "warning"
offline = true
overrides = [{files = ["de/**"], language = "de-DE"}]
per-file-ignores = {"a b/**" = ["DUP"]}
[rules.repeated-sentence]
min-words = 4
"""


@pytest.mark.parametrize("text", [pytest.param("", id="defaults"), pytest.param(SETTINGS, id="many")])
def test_pasted_back(tmp_path, monkeypatch, text):
    for name in ("MTLINT_CACHE_DIR", "MTLINT_MAVEN_MIRROR", "MTLINT_JAVA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    file = Path("mtlint.toml")
    file.write_text(text, encoding="utf-8")
    before = resolve(file, {}, Path())
    file.write_text("\n".join(lines(before)), encoding="utf-8")
    assert resolve(file, {}, Path()).config == before.config


def test_for_a_file_the_overrides_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = Path("mtlint.toml")
    file.write_text(SETTINGS, encoding="utf-8")
    before = resolve(file, {}, Path())
    file.write_text("\n".join(lines(before, "de/a.txt")), encoding="utf-8")
    assert resolve(file, {}, Path()).config == replace(before.config, language="de-DE")


TWICE = "The shop is open today. The shop is open today. We close at six.\n"
ANCHORED = """
select = ["DUP001"]
exclude = ["/texts/drafts"]
ignore = [{rule = "DUP001", path = "/texts/songs/*"}]
per-file-ignores = {"/texts/old/**" = ["DUP"]}
"""


@pytest.mark.parametrize("named", [False, True])
def test_patterns_are_relative_to_a_file_that_is_found_and_not_to_one_that_is_named(tmp_path, named):
    (tmp_path / "mtlint.toml").write_text(ANCHORED, encoding="utf-8")
    for name in ("a", "drafts/a", "songs/a", "old/a"):
        file = tmp_path / "texts" / f"{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TWICE, encoding="utf-8")
    options = ["--config", "../mtlint.toml"] if named else []
    command = [sys.executable, "-m", "mtlint", "check", "-f", "json", *options, "."]
    done = subprocess.run(command, cwd=tmp_path / "texts", capture_output=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr.decode()
    found = {item["path"] for item in json.loads(done.stdout)["diagnostics"]}
    assert found == ({"a.txt", "drafts/a.txt", "songs/a.txt", "old/a.txt"} if named else {"a.txt"})
