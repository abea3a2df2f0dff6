"""What a block of plain text is taken for."""

import pytest

from mtlint.model import Kind
from mtlint.testing import document

PROSE = "The council met on Monday and heard the report."


def kinds(text):
    return [segment.kind for segment in document(text).segments]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        pytest.param(PROSE, Kind.PROSE, id="sentence"),
        pytest.param("He said it was over. ”", Kind.PROSE, id="space before the closing mark"),
        pytest.param("The council met. It heard the", Kind.PROSE, id="cut off after a sentence"),
        pytest.param(
            "The council met on Monday, heard the report of its working group and then, against all", Kind.PROSE, id="long"
        ),
        pytest.param("Photo from the News Agency", Kind.HEADING, id="capitals"),
        pytest.param("Ways to look after a garden in winter", Kind.LINE, id="cross-heading"),
        pytest.param("The U.S. team wins again", Kind.LINE, id="the stop of an abbreviation is none"),
        pytest.param("2018-09-19", Kind.LINE, id="date"),
        pytest.param("1. Wash your hands", Kind.ITEM, id="numbered"),
        pytest.param("(2) Wash your hands", Kind.ITEM, id="bracketed number"),
        pytest.param("- wash your hands", Kind.ITEM, id="dash"),
        pytest.param("•Wash your hands", Kind.ITEM, id="bullet"),
        pytest.param(
            "-Xinhua reported that the talks would go on in spring.", Kind.PROSE, id="a dash that belongs to the word"
        ),
        pytest.param("1.5 million people came.", Kind.PROSE, id="a decimal number is no list"),
        pytest.param("Name\tAge", Kind.CELL, id="tabs"),
        pytest.param("Name | Age | Town", Kind.CELL, id="pipes"),
    ],
)
def test_kind_after_prose(block, kind):
    assert kinds(f"{PROSE}\n\n{block}\n")[1] is kind


def test_what_stands_before_all_prose_is_a_heading():
    assert kinds(f"ministers agree on new rules for rivers\n\n{PROSE}\n") == [Kind.HEADING, Kind.PROSE]


def test_a_headline_has_a_limit():
    assert kinds("word " * 40 + "\n") == [Kind.PROSE]
