import pytest

from mtlint.rules.duplication.duplicate_document import DuplicateDocument
from mtlint.testing import run, unmark

TEXT = (
    "The library in Mill Street has opened its 3 doors to all readers. It holds books in many languages, and most of them "
    "may be taken home. Children find a room of their own on the second floor."
)
NEXT = "\n=====\n"
SAME = "document says the same as another, word for word"


def messages(text, source=None, **options):
    text, spans = unmark(text)
    found = run(DuplicateDocument(**options), text, source)
    assert [finding.span for finding in found] == spans
    return [finding.message for finding in found]


def marked(text):
    first, stop, rest = text.partition(". ")
    return f"[[{first}.]] {rest}" if stop else text


def test_word_for_word():
    assert messages(f"{TEXT}{NEXT}{marked(TEXT)}") == [SAME]


def test_nearly():
    other = TEXT.replace("many languages", "more than nine tongues")
    (message,) = messages(f"{TEXT}{NEXT}{marked(other)}")
    assert message.startswith("document says the same as another, in 9")


def test_each_copy_is_told_once_with_the_first():
    text = unmark(NEXT.join([TEXT, marked(TEXT), marked(TEXT)]))[0]
    found = run(DuplicateDocument(), text)
    assert [one.related[0].span.start for one in found] == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("The library in the old harbour is closed.", id="another text"),
        pytest.param(TEXT.replace("3", "7").replace("Mill Street", "Old Town"), id="numbers and names"),
        pytest.param(TEXT[:120], id="half of it"),
    ],
)
def test_left_alone(other):
    assert messages(f"{TEXT}{NEXT}{other}") == []


def test_short_documents_are_not_compared():
    assert messages(f"Nothing here.{NEXT}Nothing here.") == []
    assert messages(f"Nothing is here.{NEXT}[[Nothing is here.]]", min_words=3)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("图书馆向所有读者开放。许多书可以借回家。", []),
        (
            "港口的旧桥将关闭一年,公交车改道而行。",
            ["document says the same as another, word for word, though their sources differ"],
        ),
    ],
)
def test_sources(source, told):
    text = f"{TEXT}{NEXT}{marked(TEXT) if told else TEXT}"
    assert messages(text, f"图书馆向所有读者开放。许多书可以借回家。{NEXT}{source}") == told
