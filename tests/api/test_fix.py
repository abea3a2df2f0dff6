"""Fixing through the door: bytes outside the edits stay, files that cannot be fixed stay whole, nothing is left to fix."""

import json
import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.api import fix_paths, fix_text
from mtlint.config import Config

TYPOGRAPHY = Config(select=("TYP", "DUP", "RES"))


def fix(content, config=TYPOGRAPHY, **options):
    return fix_text(content, config, cached=False, **options).files[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("He came , saw  and\u200b went.\n", "He came, saw and went.\n", id="several in a sentence"),
        pytest.param(
            "We saw it cle arly and shou ted.\r\nOne\r\rTwo", "We saw it clearly and shouted.\r\nOne\r\rTwo", id="ends"
        ),
        pytest.param("\ufeffYes ,\u00a0\u00a0no.", "\ufeffYes, no.", id="mark, no line end"),
        pytest.param(
            "The old bank opened a branch. The old bank opened a branch. All is well.",
            "The old bank opened a branch. All is well.",
            id="a sentence said twice at once",
        ),
        pytest.param("It rose ( by half ) today.", "It rose (by half) today.", id="two halves"),
    ],
)
def test_safe_fixes(before, after):
    assert fix(before.encode()).new == after.encode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The old bank opened a branch.\n\nThe old bank opened a branch.\n\nAll is well.", id="another paragraph"),
        pytest.param("THE OLD BANK OPENED A BRANCH. The old bank opened a branch. All is well.", id="another case"),
        pytest.param("It is very late. It is very late. Go home.", id="a short sentence"),
        pytest.param('He said "this is good "today and left.', id="a space that has to be moved"),
        pytest.param("It ended.. He left.", id="two stops, or three"),
        pytest.param("ประเทศ\u200bไทย", id="a space that parts Thai words"),
        pytest.param("It is the the same.", id="a repeated word"),
    ],
)
def test_what_is_not_sure_stays(text):
    assert not fix(text.encode()).changed


def test_what_the_source_repeats_stays():
    row = {"source": "Die Bank hat heute geöffnet. Die Bank hat heute geöffnet.", "target": "The bank is open now today. " * 2}
    assert not fix(json.dumps(row).encode(), path="x.jsonl").changed


def test_unsafe_fixes_are_applied_when_asked_for():
    assert fix(b"It is the the same.", unsafe=True).new == b"It is the same."


@pytest.mark.parametrize("times", [1, 150])
def test_as_many_unsafe_fixes_as_a_sentence_has(times):
    """One is made at a time, as each may change what the others are about."""
    done = fix_text("0\x1b" * times + "\n", Config(select=("TYP007",)), unsafe=True, cached=False)
    assert done.report.failures == ()
    assert done.files[0].applied == {"TYP007": times}


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        pytest.param("utf-16", "Das ist gut , sagte er.\r\n", id="utf-16"),
        pytest.param(
            "gb18030", "会议强调，要认真贯彻落实总书记的重要讲话精神，扎实推进专项斗争。 He came , saw  it.", id="gb18030"
        ),
        pytest.param("cp1252", "Café à la crème , s’il vous plaît. Voilà un élève très doué ,  déjà là.", id="cp1252"),
    ],
)
def test_other_encodings_stay_what_they_are(encoding, text):
    file = fix(text.encode(encoding))
    assert file.new == text.replace(" ,", ",").replace("  ", " ").encode(encoding)


def test_a_character_that_the_encoding_has_not_is_refused():
    text = "Le café était fermé à midi, où était le garçon déçu ? La crème brûlée est prête \\u4e2d , déjà."
    done = fix_text(text.encode("cp1252"), TYPOGRAPHY, cached=False)
    assert "\\u4e2d, déjà" in done.files[0].new.decode("cp1252")
    assert any("fix of RES003 not made" in note and "has no “中”" in note for note in done.report.notes)


def test_a_fix_that_the_format_cannot_hold_is_refused_and_the_others_are_made():
    # A cell without quotation marks round it cannot begin with one.
    rows = ["target", "&quot;Yes&quot; was said to it.", '"He came , saw."', "Tom&nbsp;is here."]
    done = fix_text("\n".join(rows), TYPOGRAPHY, path="x.csv", cached=False)
    after = done.files[0].new.decode().split("\n")
    assert after == ["target", '&quot;Yes" was said to it.', '"He came, saw."', "Tom\u00a0is here."]
    assert sum("x.csv:2: fix of RES003 not made" in note for note in done.report.notes) == 1


def test_a_fix_is_written_in_the_notation_of_the_format():
    row = '{"target": "He said &quot;yes&quot; to it."}'
    done = fix_text(row, TYPOGRAPHY, path="x.jsonl", cached=False)
    assert done.files[0].new.decode() == r'{"target": "He said \"yes\" to it."}'


def test_what_is_ignored_or_suppressed_is_not_fixed():
    assert not fix(b"He came , saw.", Config(select=("TYP",), ignore=("TYP003",))).changed
    suppressed = b"<!-- mtlint: ignore[TYP003] as delivered -->\nHe came , saw.\n\nIt went , too.\n"
    assert fix(suppressed, path="x.md").new == suppressed.replace(b"went ,", b"went,")


def test_a_file_that_cannot_be_read_is_a_failure_and_comes_back_as_it_is():
    done = fix_text(b"a\0b , c", TYPOGRAPHY, cached=False)
    assert len(done.report.failures) == 1
    assert done.files[0].new == b"a\0b , c"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"He came , saw.\r\n")
    (tmp_path / "b.txt").write_bytes(b"It is the the same ,  too.\n")
    return tmp_path


def run(folder, **options):
    return fix_paths([folder], Config(root=folder, select=("TYP", "DUP")), cached=False, **options)


def test_files_are_written_and_what_remains_is_reported(folder):
    done = run(folder)
    assert (folder / "a.txt").read_bytes() == b"He came, saw.\r\n"
    assert (folder / "b.txt").read_bytes() == b"It is the the same, too.\n"
    assert [d.code for item in done.report.documents for d in item.diagnostics] == ["DUP004"]
    assert done.count == 3
    assert run(folder).count == 0


def test_without_writing_the_files_stay(folder):
    done = run(folder, write=False)
    assert done.files[0].new == b"He came, saw.\r\n"
    assert (folder / "a.txt").read_bytes() == b"He came , saw.\r\n"


def test_a_file_that_cannot_be_written_is_reported_as_it_is(folder):
    (folder / "a.txt").chmod(0o444)
    done = run(folder)
    assert [(failure.path, "read-only" in failure.message) for failure in done.report.failures] == [("a.txt", True)]
    found = {item.document.path: [d.code for d in item.diagnostics] for item in done.report.documents}
    assert found == {"a.txt": ["TYP003"], "b.txt": ["DUP004"]}
    assert done.count == 2
    (folder / "a.txt").chmod(0o644)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_file_with_two_names_is_fixed_once(folder):
    (folder / "c.txt").symlink_to("a.txt")
    assert run(folder).report.failures == ()
    assert (folder / "c.txt").is_symlink()
    assert (folder / "a.txt").read_bytes() == b"He came, saw.\r\n"


WORDS = ["He came , saw", "It is the  same", "the", "the the", "The shop is open all day long. ", "cle arly", "&nbsp;", "Ã©"]
MARKS = [".", " .", ",,", "..", '"', "“ so", "so ”", "(", " )", "，", "[", "` ,`", "**", "😀"]
SPACES = ["\u200b", "\u00a0 ", "\r\n", "\n\n", " ", "  ", "\ufeff"]
PIECES = st.sampled_from([*WORDS, *MARKS, *SPACES])
TEXTS = st.lists(PIECES, max_size=24).map(" ".join) | st.lists(PIECES, max_size=24).map("".join)
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@SLOW
@given(text=TEXTS, path=st.sampled_from(["x.txt", "x.md"]), unsafe=st.booleans())
def test_fixes_settle(text, path, unsafe):
    done = fix_text(text, TYPOGRAPHY, path=path, unsafe=unsafe, cached=False)
    assert done.report.failures == ()
    assert not fix(done.files[0].new, path=path, unsafe=unsafe).changed


@SLOW
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_safe_fixes_lose_no_letter(text, encoding):
    once = Config(select=("TYP",), ignore=("TYP004",))
    before = text.encode(encoding)
    after = fix(before, once).new
    kept = re.compile(r"[^\W_]|[^\x00-\x7f\u00a0\u200b\ufeff]")
    assert kept.findall(after.decode(encoding)) == kept.findall(before.decode(encoding))
