"""Characters that move places, hide words or raise alarms elsewhere: each in every format, with its true place."""

import io
import json
import re
import unicodedata

import pytest
from tests.readers.test_hostile import SAMPLES, filled

from mtlint import api
from mtlint.config import Config
from mtlint.readers import FORMATS
from mtlint.reporters import STREAM_REPORTERS, Style

LINE_BREAKS = {"\n": 2, "\r\n": 2, "\r": 2}
"""All that begins a new line, as editors and CI count."""
ONE_LINE = dict.fromkeys(["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f"], 1)
"""What `str.splitlines` takes for one."""
ODD = dict.fromkeys(
    [
        "\ufeff",
        "\u00a0",
        "\u200b",
        "\u200f",
        "\u202e",
        "\u00ad",
        "\t",
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "😀",
        "👩\u200d👩\u200d👧",
        "e\u0301",
        "中",
        "Ａ",
        "\ue000",
        "\U000f0000",
        "שלום",
        "\u0600",
        "\ufffd",
    ],
    1,
)
PLACES = LINE_BREAKS | ONE_LINE | ODD
LINES = {"csv", "tsv", "properties", "strings", "po"}
"""Formats in which a line end ends a text."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CONFIG = Config(ignore=("GRM",))


def checked(content, path):
    report = api.check_text(content, CONFIG, path=path, cached=False)
    return report, [one for document in report.documents for one in document.diagnostics]


@pytest.mark.parametrize(("character", "line"), PLACES.items(), ids=map(ascii, PLACES))
def test_lines_and_columns(character, line):
    """In plain text, where every character stands for itself; a NUL byte makes it binary."""
    text = f"One line ends.{character}It stops,, here.\n"
    report, found = checked(text.encode(), "a.txt")
    if character == "\x00":
        assert [failure.message[:6] for failure in report.failures] == ["binary"]
        return
    start = text.index(",,")
    assert [(one.span.start, one.span.end) for one in found if one.code == "TYP008"] == [(start, start + 2)]
    printed = io.StringIO()
    STREAM_REPORTERS["concise"].write(report, printed, Style())
    column = start + 1 if line == 1 else len("It stops") + 1
    assert f"a.txt:{line}:{column}: TYP008" in printed.getvalue()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_character_in_every_format(name):
    path = f"x{FORMATS[name].suffixes[0]}"
    for character in PLACES:
        written = json.dumps(character)[1:-1] if name in {"arb", "json", "jsonl"} else character
        content = filled(name, f"One line{written}ends here,, and so.")
        report, found = checked(content, path)
        where = f"{name} {character!a}"
        if report.failures:  # XML has no such characters, NUL bytes are binary, and a line end or a tab ends a text elsewhere
            assert CONTROLS.search(character) or (character in {*LINE_BREAKS, "\t"} and name in LINES), where
            continue
        [document] = report.documents
        marks = [one for one in found if one.code == "TYP008"]
        assert [document.document.text[one.span.start : one.span.end] for one in marks] == [",,"] * len(marks), where
        assert all(one.text == document.document.text[one.span.start : one.span.end] for one in found), where
        if CONTROLS.search(character) and not (name == "html" and character in "\x00\x0c"):  # nothing, and white space there
            assert "TYP007" in {one.code for one in found}, where


def test_a_mark_at_the_beginning_is_no_text():
    for encoding in ("utf-8-sig", "utf-16"):
        report, found = checked("It stops,, here.\n".encode(encoding), "a.txt")
        assert [(one.code, one.span.start) for one in found] == [("TYP008", 8)]
        assert report.documents[0].document.text[0] == "I"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_no_finding(end):
    text = "The shop is open today.\n\nIt stops,, here. The shop is open today.\n\nIt has has two  .\n"
    plain, other = (checked(one.encode(), "a.txt")[1] for one in (text, text.replace("\n", end)))
    assert [(one.code, one.text, one.fingerprint) for one in plain] == [(one.code, one.text, one.fingerprint) for one in other]
    assert plain


@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.po"])
def test_decomposed_text_says_the_same_as_composed(path):
    text = "Das Café ist geöffnet, das Café ist geöffnet. Es hört auf,, hier über über."
    wrapped = {"a.html": f"<p>{text}</p>", "a.po": f'msgid "a"\nmsgstr "{text}"\n'}.get(path, text)
    config = Config(ignore=("GRM",), language="de-DE")
    composed, decomposed = (
        [
            (one.code, unicodedata.normalize("NFC", one.text), one.fingerprint)
            for one in api.check_text(unicodedata.normalize(form, wrapped), config, path=path, cached=False)
            .documents[0]
            .diagnostics
        ]
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed
    assert {"DUP003", "DUP004"} <= {code for code, _, _ in composed}
    fixed = api.fix_text(unicodedata.normalize("NFD", wrapped), config, path=path, unsafe=True, cached=False)
    assert "u\u0308ber u\u0308ber" not in fixed.files[0].new.decode()
    assert "Cafe\u0301" in fixed.files[0].new.decode()
