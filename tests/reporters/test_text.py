"""The formats for people, against golden files and against what text must never do to a terminal."""

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Checked, Failure, Related, Report, Span
from mtlint.reporters import STREAM_REPORTERS, Style
from mtlint.reporters.visible import cell_width
from mtlint.reporters.window import window


def render(report, name="text", **style):
    stream = io.StringIO()
    STREAM_REPORTERS[name].write(report, stream, Style(**style))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("which", ["example", "nasty"])
def test_golden(factory, golden, name, which):
    golden(f"{which}.{name}.txt", render(getattr(factory, which)(), name))


def test_golden_colour(factory, golden):
    golden("example.text.ansi.txt", render(factory.example(), color=True, width=80))


def test_colour_changes_nothing_but_colour(factory):
    coloured = render(factory.example(), color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(factory.example())


@pytest.mark.parametrize("name", ["text", "concise"])
def test_nothing_of_the_text_reaches_the_terminal_raw(factory, name):
    output = render(factory.nasty(), name)
    raw = [c for c in output if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert raw == []
    assert not set(output) & set("\u202e\u202c\u200b\u200e\u2066\ufeff")
    assert "\n::error" not in output


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_lines_keep_the_width(factory, width):
    for line in render(factory.example(), width=width).splitlines():
        if re.match(r"\s*\d* \|", line):
            assert sum(map(cell_width, line)) <= width


def test_clean(factory):
    assert render(factory.report(factory.page(4))) == "All checks passed! 1 file, 619 words.\n"


@pytest.mark.parametrize("name", ["text", "concise"])
def test_failure_is_never_clean(factory, name):
    output = render(factory.report(factory.page(4), failures=(Failure("a.po", "line 12: no msgid"),)), name)
    assert "error: a.po: could not be checked: line 12: no msgid\n" in output
    assert output.endswith("No findings in 1 file, 619 words, but 1 failure: not everything was checked.\n")
    assert "passed" not in output


def test_no_files_is_never_clean(factory):
    assert render(factory.report()) == "No files were checked.\n"


def test_many_related_places_are_counted(factory):
    maker = factory.page(0)
    places = tuple(Related(maker.span("the", nth), "also here") for nth in range(2, 12))
    maker.add("CON001", "the", "said often", related=places)
    output = render(factory.report(maker))
    assert output.count("also here at ") == 4
    assert "= and 6 more places\n" in output


def test_related_place_in_a_file_outside_the_report(factory):
    maker = factory.page(3)
    maker.add("CON101", "two first districts", "names", related=(Related(Span(4, 9), "other name", "gone.txt"),))
    assert "= other name at gone.txt\n" in render(factory.report(maker))


def test_empty_file(factory):
    maker = factory.Maker(factory.document("empty.txt", ""))
    maker.add("TRN001", Span(0, 0), "nothing here")
    assert render(Report(factory.example().tool, (Checked(maker.document, tuple(maker.diagnostics)),), (), ())) == (
        "empty.txt:1:1: TRN001 nothing here\n  |\n1 |\n  | ^\n\nFound 1 finding (1 warning) in 1 file, 0 words.\n"
    )


def cells(text):
    return [c for character in text for c in [character] * cell_width(character)]


@pytest.mark.parametrize(
    ("line", "marked", "width", "text", "under"),
    [
        pytest.param("one two three", "two", 80, "one two three", "two", id="fits"),
        pytest.param("漢字 two", "two", 80, "漢字 two", "two", id="wide before"),
        pytest.param("a 漢字 b", "漢字", 80, "a 漢字 b", "漢漢字字", id="wide marked"),
        pytest.param("cafe\u0301 two", "two", 80, "cafe\u0301 two", "two", id="combining before"),
        pytest.param("a\ttwo", "two", 80, "a    two", "two", id="tab"),
        pytest.param("a\x1btwo", "two", 80, "a\\x1btwo", "two", id="control"),
        pytest.param("a \xa0 b", "\xa0", 80, "a \\xa0 b", "\\xa0", id="blank span is spelled out"),
        pytest.param("words " * 40 + "MARK" + " words" * 40, "MARK", 40, None, "MARK", id="cut on both sides"),
        pytest.param("MARK" + " words" * 40, "MARK", 40, None, "MARK", id="cut on the right"),
        pytest.param("words " * 40 + "MARK", "MARK", 40, None, "MARK", id="cut on the left"),
        pytest.param("字" * 100 + "MARK" + "字" * 100, "MARK", 40, None, "MARK", id="no spaces to cut at"),
    ],
)
def test_window(line, marked, width, text, under):
    start = line.index(marked)
    part = window(line, start, start + len(marked), width)
    assert text is None or part.text == text
    row = cells(part.text)
    assert len(row) <= width
    assert "".join(row[part.before : part.before + part.width]) == under


def test_window_shows_both_ends_of_a_long_span():
    line = "before " + "A" + "x" * 500 + "Z" + " after"
    part = window(line, 7, len(line) - 6, 60)
    assert part.text.startswith("…Ax")
    assert part.text.endswith("xZ…")
    assert len(part.text) <= 60


def test_window_at_the_end_of_a_line():
    part = window("no stop here", 12, 12, 80)
    assert (part.before, part.width) == (12, 1)


def test_mark_on_a_combining_character_takes_its_letter():
    part = window("cafe\u0301", 4, 5, 80)
    assert (part.before, part.width) == (3, 1)


@given(
    st.data(),
    st.text(alphabet=st.sampled_from("ab \t\x00\u202e漢e\u0301👩\u200d\xa0\ud83d"), max_size=300),
    st.integers(40, 130),
)
def test_window_holds_for_any_line(data, line, width):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = window(line, start, end, width)
    row = sum(map(cell_width, part.text))
    assert row <= width
    assert part.width >= 1
    assert part.before + part.width <= width + 1  # the marker behind the last character of a full line
    assert not set(part.text) & set("\x00\u202e\ud83d\t")
