"""Edges of RES001: one finding a run, and what a good translation may keep."""

import pytest

from mtlint.rules.residue.untranslated_script import UntranslatedScript
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[[【]]Back to top[[】]]", id="brackets round English"),
        pytest.param("[[中国，2020年]] was good.", id="digits and full-width marks inside a run"),
        pytest.param("The [[４番]] player.", id="full-width digit belongs to it"),
        pytest.param("The [[Мо]]scow office.", id="look-alike letters in a word"),
        pytest.param("The pets (free-range [[猫]]) eat.", id="in brackets with other words"),
        pytest.param("The [[город]] is big.", id="one Cyrillic word"),
        pytest.param("He spoke of [[λόγος]] here.", id="Greek word in running text"),
        pytest.param("See the @[[芳芳]] account.", id="account name"),
        pytest.param("They met for ([[的]]) lunch.", id="in brackets behind a word that has no name"),
        pytest.param("The report was written. [[который]] It was long.", id="behind a stop"),
        pytest.param("The [[年]] (Miller et al., 1990) was long.", id="before a reference"),
        pytest.param("They spoke of “[[改革]]” at length.", id="quoted in a text that is not about words"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UntranslatedScript(), text)] == spans


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Tan Zuojun (谭作钧) spoke.", None, id="name in brackets"),
        pytest.param("Tan Zuojun (谭作钧) spoke.", "谭作钧讲话。", id="name in brackets that the source has without"),
        pytest.param("He wrote the character 仁.", "他写了仁字。", id="text about a character"),
        pytest.param("The word for it, “仁”, is old.", None, id="quoted in a text about words"),
        pytest.param("The virtue 仁 (ren) is old.", None, id="romanised after it"),
        pytest.param("¯\\_(ツ)_/¯", None, id="face"),
        pytest.param("A Δt of 3 ms, π and 10 kΩ, № 5 → 6 °C", None, id="symbols"),
    ],
)
def test_quiet(text, source):
    assert run(UntranslatedScript(), text, source) == []


def test_a_language_may_use_its_own_script():
    assert run(UntranslatedScript(), "习近平主席【新华社】", language="zh-CN") == []
    assert len(run(UntranslatedScript(), "习近平主席 сказал", language="zh")) == 1
    assert run(UntranslatedScript(), "Он сказал: hello.", language="ru") == []


def test_says_when_it_is_copied():
    assert "copied" in run(UntranslatedScript(), "The 改革 goes on.", "改革继续。")[0].message
