"""Edges of DUP003: what joins a phrase to itself, and what is idiom, list, name or path."""

import pytest

from mtlint.rules.duplication.repeated_phrase import RepeatedPhrase
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("They plan to build a bridge [[to build a bridge]] in May.", id="at once"),
        pytest.param("They plan to build a bridge, [[to build a bridge]], in May.", id="across a comma"),
        pytest.param("Link the new port in the bay with [[the new port in the bay]].", id="with itself"),
        pytest.param("We use the old harbour or [[the old harbour]].", id="or itself"),
        pytest.param("The officials should report on the [[report]] of the group.", id="on itself"),
        pytest.param("The State Energy Agency ([[State Energy Agency]]) agreed.", id="in brackets"),
        pytest.param("Two schools said of [[schools said]] that they were old.", id="two words of content"),
        pytest.param("It was one of many, of the new trade, [[of the new trade]] here.", id="a word of content across a comma"),
        pytest.param(
            "They move from high school to high school. It is small business for small business owners.", id="moves on"
        ),
        pytest.param("Two readers must approve a main lock before the main lock is safe.", id="two clauses"),
        pytest.param("It brings the range to [[range to]] ten parts.", id="to itself and on"),
        pytest.param("They went on step by step by step.", id="to itself only"),
        pytest.param("It was on Monday, May 5 2001, [[Monday, May 5 2001]], in the hall.", id="a date across a comma"),
        pytest.param("More and more people came, step by step.", id="idioms"),
        pytest.param("He cried and cried and talked for hours and hours.", id="emphasis"),
        pytest.param("The work of the people is for the people.", id="figure"),
        pytest.param("The best of the best met the rest of the rest.", id="superlatives"),
        pytest.param("It came to rest between heart and heart.", id="pairs"),
        pytest.param("He left for Hong Kong. Hong Kong is large.", id="two sentences"),
        pytest.param("Copy it to /etc/apt/list and /etc/apt/list.d/ now.", id="paths"),
        pytest.param("It costs 1 000 000 000 or 1 000 000 less.", id="numbers"),
        pytest.param("You may be right, or you may not be right.", id="negation"),
        pytest.param("Rain Ends – City News City News, 3 May: the rain has ended.", id="agency and dateline"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(RepeatedPhrase(), text)] == spans


@pytest.mark.parametrize(
    ("target", "source", "count"),
    [
        pytest.param("The room is nice and nice.", "Das Zimmer ist hell und freundlich.", 1, id="joined"),
        pytest.param("The room is nice and nice.", "Das Zimmer ist freundlich und freundlich.", 0, id="source says so"),
        pytest.param("The north wind blows when the north wind blows.", "Es bläst der Nordwind.", 1, id="apart"),
        pytest.param(
            "The north wind blows when the north wind blows.", "北风吹的时候北风吹。", 0, id="source repeats ideographs"
        ),
        pytest.param("It gets colder and colder.", "Es wird immer kälter.", 0, id="comparison"),
    ],
)
def test_source(target, source, count):
    assert len(run(RepeatedPhrase(), target, source)) == count


def test_languages_without_data():
    assert run(RepeatedPhrase(), "Der Rat hat sich bereit erklärt hat sich bereit erklärt.", language="de-DE") != []
    assert run(RepeatedPhrase(), "Er kam Schritt für Schritt und nach und nach.", language="de-DE") == []
    assert run(RepeatedPhrase(), "我们研究研究这个问题。", language="zh-CN") == []
