"""What holds of every check and every fix, whatever stands in the file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.invariants import CONFIG, held, made, moved
from tests.fuzz.strategies import DOCUMENTS, FORMATS, PAIRS

from mtlint.api import Session, fix_text
from mtlint.config import Config
from mtlint.readers import open_file, read

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
FIXES = Config(select=("TYP", "DUP", "RES", "TRN"), source_language="de")
BITEXT = ("csv", "jsonl", "po", "tmx", "tsv", "xliff")
LOCAL = Config(select=("TYP001", "TYP003", "TYP004", "TYP008", "RES004", "DUP004"))
"""Rules that look at one sentence and its neighbours alone."""


@pytest.fixture(scope="module")
def session():
    with Session(CONFIG, grammar=False, cached=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def local():
    with Session(LOCAL, cached=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def fixable():
    with Session(FIXES, cached=False) as opened:
        yield opened


@FEW
@given(text=DOCUMENTS, path=st.sampled_from(["x.txt", "x.md", "x.html"]))
def test_documents(session, text, path):
    held(session, text.encode("utf-8"), path)


@pytest.mark.parametrize("name", FORMATS)
@settings(FEW, max_examples=4)
@given(pairs=PAIRS)
def test_files_of_every_format(session, name, pairs):
    ending, write = FORMATS[name]
    content = write(pairs).encode("utf-8")
    assert read(content, f"x{ending}", "en-US", "de").format == name
    held(session, content, f"x{ending}")


@FEW
@given(text=DOCUMENTS)
def test_line_ends_and_marks_change_no_finding(session, text):
    plain = held(session, text.encode("utf-8"), "x.txt")
    marked = held(session, b"\xef\xbb\xbf" + text.removeprefix("\ufeff").encode("utf-8"), "x.txt")
    windows = held(session, text.replace("\n", "\r\n").encode("utf-8"), "x.txt")
    assert plain is not None
    if not text.startswith("\ufeff"):
        assert plain == marked
    assert moved(windows, lambda at: at) == moved(plain, lambda at: at + text.count("\n", 0, at))


@FEW
@given(text=DOCUMENTS)
def test_another_paragraph_changes_nothing_elsewhere(local, text):
    text = f"{text.rstrip()}\n\n" if text.strip() else ""
    alone = held(local, text.encode("utf-8"), "x.txt")
    behind = held(local, f"{text}The harbour lies beyond those hills.\n".encode(), "x.txt")
    assert moved(behind, int) == moved(alone, int)


@FEW
@given(text=DOCUMENTS, unsafe=st.booleans(), path=st.sampled_from(["x.txt", "x.md"]))
def test_fixes_settle_and_bring_nothing_new(text, unsafe, path):
    done = fix_text(text, FIXES, path=path, unsafe=unsafe, cached=False)
    assert done.report.failures == ()
    (file,) = done.files
    again = fix_text(file.new, FIXES, path=path, unsafe=unsafe, cached=False)
    assert not again.files[0].changed
    if not unsafe:
        letters = [sum(map(str.isalnum, open_file(path, content)[0])) for content in (file.old or file.new, file.new)]
        assert letters[1] <= letters[0]


@FEW
@given(text=DOCUMENTS)
def test_a_fix_leaves_no_finding_as_it_was(fixable, text):
    found = held(fixable, text.encode("utf-8"), "x.txt")
    for one in [one for one in found if one.fix][:3]:
        fixed = made(text.removeprefix("\ufeff"), one.fix.edits)
        after = held(fixable, fixed.encode("utf-8"), "x.txt")
        # A copy that is taken out may leave another one in its place.
        if len(fixed) >= len(text.removeprefix("\ufeff")):
            assert (one.code, one.span, one.text) not in [(other.code, other.span, other.text) for other in after]


@pytest.mark.parametrize("name", FORMATS)
@settings(FEW, max_examples=4)
@given(pairs=PAIRS)
def test_fixes_of_every_format(name, pairs):
    ending, write = FORMATS[name]
    content = write(pairs).encode("utf-8")
    done = fix_text(content, FIXES, path=f"x{ending}", unsafe=True, cached=False)
    assert done.report.failures == ()
    before, after = (read(one, f"x{ending}", "en-US", "de") for one in (content, done.files[0].new))
    if name in BITEXT:
        assert [segment.source for segment in before.segments] == [segment.source for segment in after.segments]
    assert len(before.segments) >= len(after.segments)
