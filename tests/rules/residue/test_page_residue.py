"""Edges of RES002: shapes of page furniture, and lines that only look like it."""

import pytest

from mtlint.model import Span
from mtlint.rules.residue.page_residue import PageResidue
from mtlint.testing import document, run

BODY = "\n\n".join(f"Paragraph number {n} says that a bridge was built by a firm." for n in range(10))

FURNITURE = [
    "Home » World » Europe",
    "Home / News / Politics",
    "Current position: Home page >> Government Affairs",
    "News | Sports | Culture | Video",
    "【Print this page】【Close window】",
    "[Font: Large Medium Small]",
    "Text size A- A+",
    "Print Share Close",
    "Return to home page",
    "Scan QR code to share",
    "Click here to download the attachment",
    "12 comments",
    "Responsible editor: Li Hua",
    "[Editor: Li Hua]",
    "Next article: Notice on the holiday",
    "Number of views: 300",
    "Source: Daily News Author: Li Hua Time: 2020-01-02",
    "Copyright © 2020 Daily News. All rights reserved",
    "Log in to comment",
]
TEXT = [
    "The mayor closes the bridge",
    "Share prices fall",
    "Views from the top",
    "Top story",
    "Back to the future",
    "Next stop: Paris",
    "Photo: Xinhua",
    "Beijing, June 3 (Xinhua)",
    "Dear colleagues:",
    "EU - US - China",
    "Tokyo / Osaka",
    "The editor: a life",
    "Language: English",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("first", [True, False], ids=["at the start", "at the end"])
def test_found_at_the_edges(line, first):
    text = f"{line}\n\n{BODY}" if first else f"{BODY}\n\n{line}\n"
    (finding,) = run(PageResidue(), text)
    assert text[finding.span.start : finding.span.end] == line


@pytest.mark.parametrize("line", TEXT)
@pytest.mark.parametrize("first", [True, False], ids=["at the start", "at the end"])
def test_quiet(line, first):
    assert run(PageResidue(), f"{line}\n\n{BODY}" if first else f"{BODY}\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"Home > News > The mayor spoke of many things at length today.\n\n{BODY}", "Home > News > ", id="runs on"
        ),
        pytest.param(f"{BODY} [Print] [Close]", "[Print]", id="buttons after the text"),
        pytest.param(f"{BODY} (Source: Daily News; Editor: Li)", "(Source: Daily News; Editor: Li)", id="credits after it"),
    ],
)
def test_beside_text(text, found):
    assert text[slice(*_ends(run(PageResidue(), text)[0].span))] == found


def test_the_middle_of_a_document_is_not_searched_for_weak_shapes():
    assert run(PageResidue(), f"{BODY}\n\nReturn to home page\n\n{BODY}") == []


def test_edge_option():
    assert run(PageResidue(edge=0), f"Return to home page\n\n{BODY}") == []


def test_rows_and_languages_without_data_are_left_alone():
    assert run(PageResidue(), "Print this page", "打印本页") == []
    assert list(PageResidue().check(document(f"Print this page\n\n{BODY}", language="xx"))) == []


def _ends(span):
    return span.start, span.end


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Show all pictures", id="something to do with a thing"),
        pytest.param("Privacy Terms of use Contact", id="row of things"),
        pytest.param("Column: Local life", id="label of the page alone"),
        pytest.param("Politics > Budget", id="trail without a home page"),
        pytest.param("Edited by Ann Lee", id="label without a colon"),
        pytest.param("Updated on 3 May at 10:15", id="date without a colon"),
        pytest.param("Reprinting is allowed with a link to the source", id="who may print it again"),
        pytest.param("Advertisement", id="word that stands alone"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n", " "], ids=["block", "line", "same line"])
def test_behind_the_text(line, gap):
    text = f"{BODY}{gap}{line}"
    assert [finding.span for finding in run(PageResidue(), text)] == [Span(len(text) - len(line), len(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BODY}\n\nShow all pictures\n\n{BODY}", id="between paragraphs"),
        pytest.param(f"Show all pictures\n\n{BODY}", id="title"),
        pytest.param(f"{BODY} He came back home", id="sentence without a stop"),
    ],
)
def test_menus_stand_outside_the_text(text):
    assert run(PageResidue(), text) == []
