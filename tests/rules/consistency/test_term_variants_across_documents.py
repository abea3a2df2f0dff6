import pytest

from mtlint.model import Severity
from mtlint.rules.consistency.term_variants_across_documents import TermVariantsAcrossDocuments
from mtlint.testing import run, unmark

NEXT = "\n=====\n"


def found(*marked):
    text, spans = unmark(NEXT.join(marked))
    findings = run(TermVariantsAcrossDocuments(), text)
    assert [one.span for one in findings] == spans
    return findings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "They build the “two white towers”.", "They do not build the “[[two pale spires]]”.", id="said of the same"
        ),
        pytest.param("We like the “two-stage pump”.", "We hate the “[[two stage-pumps]]”.", id="in the same words"),
        pytest.param(
            "The 3rd Supply Group of the Coast Guard met.", "The [[3rd Supply Group of the Coast Army]] met.", id="entity"
        ),
        pytest.param("The flood relief team came.", "The [[flood relief group]] came.", id="head"),
        pytest.param("All waterways are open.", "All [[water-ways]] are open.", id="hyphen"),
    ],
)
def test_told_with_the_other_place(one, other):
    (finding,) = found(one, other)
    assert "in another document" in finding.message
    assert finding.related[0].span.end <= len(one)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["They build the “two white towers”.", "They paint the “two pale spires”."], id="said of another thing"),
        pytest.param(["They build the “two white towers”.", "They build the “three pale spires”."], id="another number"),
        pytest.param(["They build the “two white towers”.", "They build the “two very pale old spires”."], id="another length"),
        pytest.param(["Build the “two white towers” and build the “two pale spires”.", "Go on."], id="one document"),
        pytest.param(
            ["They build the “two white towers”.", "They build the “two pale spires”, then sell the “two white towers”."],
            id="two things in one document",
        ),
        pytest.param(["The flood relief team met the flood relief group.", "The flood relief group left."], id="one has both"),
        pytest.param(["They re-signed the re-covered contracts.", "They resigned and recovered contracts."], id="short parts"),
        pytest.param(["All waterways are open.", "The waterway is open."], id="plural"),
    ],
)
def test_left_alone(texts):
    assert found(*texts) == []


def test_a_hyphen_is_a_remark_about_the_rarer_form():
    (finding,) = found("Our [[water-ways]] are open.", "All waterways are open.", "Every waterway is open.")
    assert finding.severity is Severity.INFO
    assert len(finding.related) == 2
