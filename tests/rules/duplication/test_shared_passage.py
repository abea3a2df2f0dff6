import pytest

from mtlint.model import Severity
from mtlint.rules.duplication.shared_passage import SharedPassage
from mtlint.testing import run, unmark

PASSAGE = "The old bridge will be closed for a whole year from May on. All buses will go by way of the new harbour then."
NEXT = "\n=====\n"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def own(number):
    """Sentences that no other document has."""
    word = NUMBERS[number]
    return f"Ann and {word} others went to see the fair. They ate {word} apples each and saw {word} white horses run by."


def documents(*texts):
    return NEXT.join(f"{own(number)}\n\n{text}" for number, text in enumerate(texts))


def found(marked, source=None, **options):
    text, spans = unmark(marked)
    findings = run(SharedPassage(**options), text, source)
    assert [one.span for one in findings] == spans
    return findings


def test_both_places_and_all_of_the_passage():
    (finding,) = found(documents(PASSAGE, f"It rains. [[{PASSAGE}]] It snows."))
    assert finding.related[0].message == "the same passage"
    assert len(finding.related[0].span) == len(finding.span) == len(PASSAGE)
    assert finding.severity is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PASSAGE.split(". ", maxsplit=1)[0] + ".", id="one sentence"),
        pytest.param("Go on. Go on and on.", id="few words"),
        pytest.param(PASSAGE.replace(". ", ". It is not so. "), id="not in a row"),
        pytest.param(". ".join(reversed(PASSAGE.removesuffix(".").split(". "))) + ".", id="in another order"),
    ],
)
def test_no_passage(text):
    assert found(documents(PASSAGE, text)) == []


def test_in_two_parts_of_a_document():
    text = documents(f"{PASSAGE} {own(5)}", f"[[{own(5)}]]\n\nIt rains here.\n\n[[{PASSAGE}]]")
    assert len(found(text)) == 2


def test_what_is_the_whole_of_both_is_no_passage():
    assert found(f"{PASSAGE}{NEXT}{PASSAGE}") == []


@pytest.mark.parametrize("files", [3, 8])
def test_standing_text_is_told_once(files):
    text = documents(f"[[{PASSAGE}]]", *[PASSAGE] * (files - 1), "Alone.")
    (finding,) = found(text)
    assert finding.message == f"standing text: this passage is in {files} files"
    assert finding.severity is Severity.INFO
    assert len(finding.related) == files - 1


def test_standing_text_is_a_matter_of_options():
    text = documents(PASSAGE, f"[[{PASSAGE}]]", f"[[{PASSAGE}]]")
    assert len(found(text, boilerplate_files=4)) == 2
    assert len(found(text, boilerplate_share=1.5)) == 2


def test_what_sources_share_is_right():
    text = f"{own(1)} {PASSAGE}{NEXT}{own(2)} {PASSAGE}"
    source = "旧桥将从五月起关闭一整年。所有公交车届时改道。"
    assert found(text, f"{source}{NEXT}{source}") == []
    marked = f"{own(1)} {PASSAGE}{NEXT}{own(2)} [[{PASSAGE}]]"
    assert len(found(marked, f"{source}{NEXT}今天下雨,明天天晴。")) == 1
