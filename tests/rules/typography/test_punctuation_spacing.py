"""Edges of TYP003: marks and spaces, and what follows rules of its own."""

import pytest

from mtlint.rules.typography.punctuation_spacing import PunctuationSpacing
from mtlint.testing import fixed, run, unmark


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        pytest.param("One[[ ,]] two.", "One, two.", id="before a comma"),
        pytest.param("Is it[[ ?]] No[[ !]]", "Is it? No!", id="before other marks"),
        pytest.param("It is Ann[[ 's]] book.", "It is Ann's book.", id="before an ending"),
        pytest.param("one two[[,t]]hree", "one two, three", id="after a comma"),
        pytest.param("The fir[[m(]]Acme Group) and (so on[[)t]]hen.", "The firm (Acme Group) and (so on) then.", id="brackets"),
    ],
)
def test_found_and_mended(marked, after):
    text, spans = unmark(marked)
    findings = run(PunctuationSpacing(), text)
    assert [finding.span for finding in findings] == spans
    assert fixed(findings, text) == after


def test_many_places_are_one_finding():
    text = "He came , saw , won , and left . It is ( so ) ."
    (finding,) = run(PunctuationSpacing(), text)
    assert len(finding.related) == 4
    assert fixed([finding], text) == "He came, saw, won, and left. It is ( so )."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See example.Com/a,b, mail me@x.y,z or C:\\dir,b now.", id="addresses"),
        pytest.param("At 10:30, 3,000 or 3.5; No.1, p.m., U.S.A. and Ph.D.", id="numbers and abbreviations"),
        pytest.param("Wait . . . and go ... now .5 or .NET", id="dots"),
        pytest.param("child(ren), word(s), f(x), (re)start, Node.js", id="brackets in words"),
        pytest.param('Two "A"s and "x"-like things; the "no"s.', id="endings after a quotation mark"),
        pytest.param("Two spaces.  Then on.", id="two spaces after a stop"),
        pytest.param("Hi :) and bye ;)", id="faces"),
    ],
)
def test_quiet(text):
    assert run(PunctuationSpacing(), text) == []


def test_french_sets_spaces():
    assert run(PunctuationSpacing(), "Oui ! Et « toi » ? Bon ; voilà : fin.", language="fr") == []


def test_option():
    assert len(run(PunctuationSpacing(few=9), "a b , c d , e f , g h , i j , k l")) == 5
