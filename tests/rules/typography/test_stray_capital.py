"""Edges of TYP006: words of grammar, words seen small, and names."""

import pytest

from mtlint.rules.typography.stray_capital import StrayCapital
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Sales rose last year, [[Nearly]] half more than before.", id="adverb"),
        pytest.param("Many gyms closed, [[Causing]] a strong impact.", id="participle"),
        pytest.param("Ann Lee, a fellow of the Board of Trade, [[Said]] that it rose.", id="verb of speech behind a name"),
        pytest.param("It is deeper, [[Broader]] and more useful.", id="series"),
        pytest.param("He was on a strike, [[And]] Fariba was too.", id="conjunction before a name"),
        pytest.param("He likes the US. However, [[The]] US is alone.", id="article before a name known with a small one"),
        pytest.param("It took place [[In]] many towns.", id="no comma"),
        pytest.param("He went home; [[The]] others stayed.", id="semicolon"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(StrayCapital(), text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("However, The Hague is far.", id="article of a name"),
        pytest.param("In June, He Lifeng and Will spoke.", id="surnames"),
        pytest.param("He, Secretary of the party, met Li, Mayor and leader.", id="offices"),
        pytest.param("Gone With the Wind, The Big Sleep and Of Mice and Men ran.", id="titles"),
        pytest.param('He said, "The end is near", and left: We stayed.', id="quotations and colons"),
        pytest.param("Vitamin A and hepatitis A, B and C are known. So do I, I think.", id="letters"),
        pytest.param("Mr. Smith, Manning, Browning and King went.", id="names like participles"),
        pytest.param(
            "The development and our development: the Office for Aid and Development was open.", id="name with a small word"
        ),
        pytest.param("THEY SAID, THE END IS NEAR.", id="all capitals"),
        pytest.param("Rules for the Use Of Words, And Other Stories", id="heading"),
    ],
)
def test_quiet(text):
    assert run(StrayCapital(), text) == []


def test_a_language_without_data_is_left_alone():
    assert run(StrayCapital(), "They came, And left.", language="xx") == []
