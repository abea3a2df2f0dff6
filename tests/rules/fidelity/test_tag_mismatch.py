"""Tags in the text, and those that the format keeps beside it."""

from dataclasses import replace

import pytest

from mtlint.model import Applicability
from mtlint.rules.fidelity.tag_mismatch import TagMismatch
from mtlint.testing import document, run, unmark


@pytest.mark.parametrize(
    ("target", "source"),
    [
        pytest.param('<a href="/en">Bank</a>', '<a href="/de">Bank</a>', id="attributes may differ"),
        pytest.param("<b>New</b> <i>bank</i>", "<i>Bank</i>, <b>neu</b>", id="order"),
        pytest.param("<b><i>x</i></b>", "<i><b>x</b></i>", id="other nesting"),
        pytest.param("a<BR>b", "a<br />b", id="void element"),
        pytest.param("if a < b and c > d", "wenn a < b und c > d", id="less than"),
        pytest.param("Press <any key>", "<Taste> drücken", id="no tag"),
        pytest.param("<b>Bank", "<b>Bank", id="the source is no better"),
        pytest.param("le 1<sup>er</sup> mai", "1 May", id="a tag of spelling"),
        pytest.param("<b>Bank</b>", None, id="no source"),
    ],
)
def test_quiet(target, source):
    assert run(TagMismatch(), target, source) == []


@pytest.mark.parametrize(
    ("marked", "source", "message"),
    [
        pytest.param("[[The <b>bank]]", "Die <b>Bank</b>", "tag of the source is missing: </b>", id="end missing"),
        pytest.param("The <b>bank</b>[[</b>]]", "Die <b>Bank</b>", "tag that the source does not have", id="end twice"),
        pytest.param("[[The bank]]", "Die <g1>Bank</g1>", "tag of the source is missing: <g1>, </g1>", id="any name"),
        pytest.param("The [[< b >]]bank</b>", "Die <b>Bank</b>", "tag <b> is broken", id="spaced"),
        pytest.param("The <b>bank[[＜／b＞]]", "Die <b>Bank</b>", "tag </b> is broken", id="full width"),
        pytest.param("<b><i>x[[</b>]]</i>", "<b><i>x</i></b>", "tag is closed out of turn", id="crossed"),
        pytest.param("[[</b>]]x<b>", "<b>x</b>", "tag is closed out of turn", id="turned round"),
    ],
)
def test_found(marked, source, message):
    text, spans = unmark(marked)
    assert [(found.span, found.message) for found in run(TagMismatch(), text, source)] == [(spans[0], message)]


def test_a_fix_that_changes_more_than_white_space_is_unsafe():
    (found,) = run(TagMismatch(), "The <b>bank＜/b＞", "Die <b>Bank</b>")
    assert found.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("tags", "source_tags", "messages"),
    [
        pytest.param(("g 1", "/g 1", "x 2"), ("x 2", "g 1", "/g 1"), [], id="order"),
        pytest.param(("g 1", "/g 1"), ("g 1", "/g 1", "x 2"), ["tag of the source is missing: <x 2>"], id="missing"),
        pytest.param(("ph <br/>",), (), ["tag that the source does not have: ph <br/>"], id="extra"),
        pytest.param(
            ("g 1", "g 2", "/g 1", "/g 2"), ("g 1", "/g 1", "g 2", "/g 2"), ["tag is closed out of turn: </g 1>"], id="crossed"
        ),
    ],
)
def test_tags_beside_the_text(tags, source_tags, messages):
    segment = replace(document("Bank", "Bank").segments[0], tags=tags, source_tags=source_tags)
    assert [found.message for found in TagMismatch().check(segment)] == messages
