"""Edges of TYP004: marks of other writing systems, and marks that belong to untranslated text."""

import pytest

from mtlint.rules.typography.foreign_punctuation import ForeignPunctuation
from mtlint.testing import fixed, run, unmark


@pytest.mark.parametrize(
    ("marked", "after", "language"),
    [
        pytest.param("One[[、]]two[[；]]three[[：]] four[[！]]", "One, two; three: four!", "en", id="full-width"),
        pytest.param("The [[Ａ１]] road", "The A1 road", "de", id="full-width letters"),
        pytest.param("Jean[[・]]Paul", "Jean Paul", "en", id="katakana dot"),
        pytest.param("So[[।]] it", "So. it", "en", id="danda"),
        pytest.param("他说[[,]]好[[!]]", "他说，好！", "zh", id="narrow marks in Chinese"),
    ],
)
def test_found_and_mended(marked, after, language):
    text, spans = unmark(marked)
    findings = run(ForeignPunctuation(), text, language=language)
    assert [finding.span for finding in findings] == spans
    assert fixed(findings, text) == after


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The measures（试行）and 改革，too.", "en", id="beside untranslated characters"),
        pytest.param("Il dit « oui ».", "fr", id="guillemets where no data forbids them"),
        pytest.param("你好，世界。1,000", "zh", id="Chinese"),
        pytest.param("네, 그래요. 정말?", "ko", id="Korean"),
        pytest.param("هل هذا؟", "ar", id="Arabic"),
        pytest.param("a · b and 3·4 … — –", "en", id="dots and dashes"),
    ],
)
def test_quiet(text, language):
    assert run(ForeignPunctuation(), text, language=language) == []
