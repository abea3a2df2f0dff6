"""Fixes written into catalogues and tables: only their row changes, in the notation of the file."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.config import Config
from mtlint.engine import Outcome, lint, make_plan, settle
from mtlint.model import Applicability, Checked, Edit, Fix
from mtlint.readers import read
from mtlint.segmentation import segment

PLAN = make_plan(Config(select=("TYP003",)))
(SAMPLE,) = lint(segment(read(b"It is , so.", "x.txt", "en-US")), PLAN, None)[0].diagnostics
FILES = {
    "x.po": 'msgid "a"\nmsgstr ""\n"Das {} Haus."\n',
    "x.properties": "# ä\na = Das {} \\\n  Haus.\n",
    "x.strings": '/* c */\n"a" = "Das {} Haus.";\n',
    "x.json": '{{"a": "Das {} Haus.", "b": "c"}}\n',
    "x.arb": '{{"a": "Das {} Haus.", "@a": {{}}}}\n',
    "x.csv": 'source,target\na,"Das {} Haus."\n',
    "x.tsv": 'source\ttarget\na\t"Das {} Haus."\n',
    "x.jsonl": '{{"target": "Das {} Haus."}}\n',
}


def put(path, content, replacement, place="XX"):
    """The content after a fix that puts a replacement in the place of a text, as `--fix` does it."""

    def check(sources):
        for name, get in sources:
            document = segment(get())
            found = []
            if place in document.text:
                start = document.text.index(place)
                row = next(one for one in document.segments if place in one.text)
                inside = row.text.index(place)
                assert row.span(inside).start == start
                found = [Fix.safe("", Edit(row.span(inside, inside + len(place)), replacement))]
            yield Outcome(name, Checked(document, tuple(replace(SAMPLE, path=name, fix=fix) for fix in found)), ())

    (file,) = settle([(path, lambda: content)], check, lambda raw, name: read(raw, name, "de-DE"), Applicability.SAFE)
    return file


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\"'\\ ,;é😀"), min_size=1, max_size=8))
def test_any_replacement_is_escaped(path, replacement):
    before, after = FILES[path].format("XX").encode("utf-8").split(b"XX")
    file = put(path, before + b"XX" + after, replacement)
    assert not file.outcome.failures
    assert file.refused == ()
    assert file.new.startswith(before)
    assert file.new.endswith(after)
    assert any(f"Das {replacement} " in row.text for row in read(file.new, path, "de-DE").segments)


@pytest.mark.parametrize("path", [path for path in FILES if not path.endswith("sv")])
def test_line_breaks_are_escaped(path):
    file = put(path, FILES[path].format("XX").encode("utf-8"), "a\nb\tc\rd")
    assert b"Das a\\nb\\tc\\rd " in file.new


@pytest.mark.parametrize(
    ("encoding", "before", "after"),
    [
        pytest.param("ascii", "a=XX", "a=\\u00e9\\ud83d\\ude00", id="plain ASCII"),
        pytest.param("iso-8859-1", "b=\xfc\na=XX", "b=\xfc\na=\xe9\\ud83d\\ude00", id="Latin-1"),
        pytest.param("utf-8", "b=\xfc\na=XX", "b=\xfc\na=é😀", id="UTF-8"),
    ],
)
def test_properties_stay_in_their_encoding(encoding, before, after):
    assert put("x.properties", before.encode(encoding), "é😀").new == after.encode(encoding)


def test_properties_keep_blanks_at_the_beginning_and_apostrophes_of_messages():
    assert put("x.properties", b"a=XX", "  b").new == b"a=\\ \\ b"
    assert put("x.properties", b"a=XX {0}", "can't").new == b"a=can''t {0}"
    assert put("x.properties", b"a=XX", "can't").new == b"a=can't"


def test_what_a_cell_cannot_hold_is_refused_and_nothing_is_written():
    content = b"source,target\na,Das XX Haus\n"
    file = put("x.csv", content, "grosse, neue")
    assert file.new == content
    assert file.refused == (
        "x.csv:2: fix of TYP003 not made: the file would not be read as csv in utf-8 with this change alone",
    )


def test_a_quotation_mark_in_a_cell_without_frame():
    assert put("x.csv", b"source,target\na,Das XX Haus\n", 'neue"').new == b'source,target\na,Das neue" Haus\n'


def test_utf_16_stays_utf_16():
    content = '"a" = "Das XX Haus";'.encode("utf-16")
    assert put("x.strings", content, '"é"').new == '"a" = "Das \\"é\\" Haus";'.encode("utf-16")


def check(folder, *options):
    command = [sys.executable, "-m", "mtlint", "check", "--fix", "--no-config", "--no-cache", "--select", "TYP003"]
    done = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_command_fixes_files(tmp_path):
    for path, template in FILES.items():
        (tmp_path / path).write_bytes(template.format("alte , neue").encode("utf-8"))
    status, said = check(tmp_path, "--language", "de-DE", *FILES)
    assert status == 0, said
    found = {path: (tmp_path / path).read_bytes().decode("utf-8") for path in FILES}
    assert found == {path: template.format("alte, neue") for path, template in FILES.items()}


def test_a_file_that_was_cut_off_is_a_failure_with_its_line_and_stays_as_it_is(tmp_path):
    # Only the ending of a table with tabs or of properties cannot say whether more was to come.
    cut = {path: template.partition("Haus")[0].format("alte , neue") for path, template in FILES.items()}
    cut |= {"x.properties": "a = Das alte , neue \\u00", "x.tsv": "source\ttarget\nDas alte , neue Haus\n"}
    for path, text in cut.items():
        (tmp_path / path).write_bytes(text.encode("utf-8"))
    status, said = check(tmp_path, *cut)
    assert status == 2
    for path, text in cut.items():
        assert f"error: {path}: could not be checked: line " in said
        assert (tmp_path / path).read_bytes() == text.encode("utf-8")


def test_a_folder_is_searched_for_what_mostly_holds_translations(tmp_path):
    others = {"x.pot": "x.po", "messages.properties": "x.properties", "app_de.properties": "x.properties"}
    for path, like in {**{path: path for path in FILES}, **others}.items():
        (tmp_path / path).write_bytes(FILES[like].format("alte").encode("utf-8"))
    _, said = check(tmp_path, "--show-files")
    assert said.split() == ["app_de.properties", "messages.properties", "x.arb", "x.jsonl", "x.po", "x.strings"]
