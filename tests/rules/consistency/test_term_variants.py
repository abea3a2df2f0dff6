"""Edges of CON001: which words make a term, and which difference makes another thing."""

import pytest

from mtlint.rules.consistency.term_variants import TermVariants
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "The border control agency met. The border control agency left. A [[border control bureau]] came.", id="heads"
        ),
        pytest.param("The tree planting campaigns help. The [[tree planting battle]] is new.", id="plural, first form wins"),
        pytest.param("A local group met. A local team met. A local group left.", id="vague modifier"),
        pytest.param("The health care workers met. The health workers left. The health workers slept.", id="common nouns"),
        pytest.param(
            "The special fight against floods began. The [[special struggle]] against floods ends.", id="against the same"
        ),
        pytest.param("He met the Town Council. The Town Council met. He left the [[Town Youth Council]].", id="longer name"),
        pytest.param("He read the New Town Council Act. The Town Act is old.", id="part of a name"),
        pytest.param("The 2nd Corps of the North met. The 3rd Corps of the South met.", id="other number"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(TermVariants(), text)] == spans


def test_other_places_are_related():
    text = "The flood relief team came. The flood relief team worked. The flood relief group left."
    (finding,) = run(TermVariants(), text)
    assert [text[other.span.start : other.span.end] for other in finding.related] == ["flood relief team"] * 2


def test_all_forms_together_must_be_frequent_enough():
    text = "The flood relief team came. The flood relief group left."
    assert len(run(TermVariants(), text)) == 1
    assert run(TermVariants(min_places=3), text) == []


def test_a_language_without_data_is_left_alone():
    assert run(TermVariants(), "Das Team der Fluthilfe kam. Die Gruppe der Fluthilfe ging.", language="de-DE") == []
