"""Documents and findings to keep."""

import pytest

from mtlint.cache import Results
from mtlint.model import Applicability, Diagnostic, Edit, Fix, Related, Severity, Span
from mtlint.readers import read
from mtlint.segmentation import segment


@pytest.fixture
def document():
    """Makes a segmented document of a text."""

    def make(text="The shop is open.", path="a.txt", language="en-US", source_language=None):
        return segment(read(text.encode(), path, language, source_language))

    return make


@pytest.fixture
def finding():
    """Makes a finding in which every field holds something; `text` tells it from others."""

    def make(text="open"):
        return Diagnostic(
            "DUP001",
            "repeated-sentence",
            Severity.ERROR,
            "a.txt",
            Span(3, 7),
            text,
            'said twice: 中 😀 "x"',
            "duplication",
            "duplication",
            "0123456789abcdef",
            (Related(Span(0, 2), "first"), Related(Span(1, 2), "elsewhere", "b.txt")),
            Fix("Remove it", (Edit(Span(3, 5), ""), Edit(Span(5, 7), "\u2028")), Applicability.UNSAFE),
            "EN_RULE",
        )

    return make


@pytest.fixture
def results(tmp_path):
    """Opens the results of one folder, each time as another process would."""
    opened = []

    def open_(context="context", folder=tmp_path / "cache", **given):
        opened.append(Results(folder, context, **given))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()
