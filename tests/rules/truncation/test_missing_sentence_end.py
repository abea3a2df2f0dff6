"""Edges of TRN006."""

import pytest

from mtlint.rules.truncation.missing_sentence_end import MissingSentenceEnd
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The guests came to see the new hall in [[Macau The]] hosts showed them round.", id="after a name"),
        pytest.param("Shops earn from users “that do [[not come” In]] this way they live on.", id="after a quotation"),
        pytest.param("The river rose for the third time in [[May According]] to the council it will fall.", id="according"),
        pytest.param("The team went on in spite of the [[rain The]] U.S. team did not.", id="an acronym after the article"),
        pytest.param("The paper is owned by the magazine The Economist and others.", id="a name after the article"),
        pytest.param("WASHINGTON (AP) The council met on Monday.", id="dateline"),
        pytest.param("Question: What is it? Answer: The river.", id="colon"),
        pytest.param("He asked the man: Where is the river?", id="question after a colon"),
        pytest.param("He came in. The river rose again. In May it fell.", id="stops"),
        pytest.param("The boy who reads USA Today was late for it.", id="name that ends on an adverb"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked.replace("[[not come” In]]", "not [[come” In]]"))
    assert [finding.span for finding in run(MissingSentenceEnd(), text)] == spans
