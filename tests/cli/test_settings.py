"""What --show-settings prints is a settings file that says the same."""

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
