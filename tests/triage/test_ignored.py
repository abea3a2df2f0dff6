import pytest

from mtlint.config import Config, IgnoredFinding
from mtlint.model import Checked, Diagnostic, Document, Failure, Report, Severity, Span, Tool
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence
from mtlint.triage import Ignored

TOOL = Tool("mtlint", "1", None, "en-US")


def checked(path="songs/a.txt", text="Sing along with me!"):
    found = Diagnostic("DUP001", "repeated-sentence", Severity.ERROR, path, Span(0, len(text)), text, "", "", "", "1f2e")
    return Checked(Document(path, "txt", "en", text, (), ""), (found,))


def report(*documents, failures=()):
    return Report(TOOL, documents, failures, (RepeatedSentence.info(),))


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        pytest.param(IgnoredFinding("DUP001", "songs/*.txt"), False, id="a pattern"),
        pytest.param(IgnoredFinding("DUP001", "songs/"), False, id="a folder"),
        pytest.param(IgnoredFinding("DUP001", "*.md"), True, id="other files"),
        pytest.param(IgnoredFinding("repeated-sentence", text="SING  ALONG"), False, id="a part, folded"),
        pytest.param(IgnoredFinding("DUP", text="Sing along with me!"), False, id="all of it"),
        pytest.param(IgnoredFinding("DUP", text="Sing alone"), True, id="another text"),
        pytest.param(IgnoredFinding("TYP", "songs/*.txt"), True, id="another rule"),
        pytest.param(IgnoredFinding("DUP001", "*.md", "Sing"), True, id="path and text must both fit"),
        pytest.param(IgnoredFinding("DUP", "songs/", fingerprint="1f2e"), False, id="that one"),
        pytest.param(IgnoredFinding("DUP", "songs/", fingerprint="1f2d"), True, id="another of the same rule"),
    ],
)
def test_what_a_table_names(entry, kept):
    assert bool(Ignored(Config(ignored_findings=(entry,)))(checked()).diagnostics) is kept


def test_the_reason():
    after = Ignored(Config(ignored_findings=(IgnoredFinding("DUP001", "songs/", reason="a refrain"),)))(checked())
    assert [one.reason for one in after.unreported] == ["ignored by the settings: a refrain"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param(IgnoredFinding("DUP001", "songs/"), False, id="it matched"),
        pytest.param(IgnoredFinding("DUP001", "songs/", "gone"), True, id="its file was checked"),
        pytest.param(IgnoredFinding("DUP001", "poems/"), False, id="no file of it was checked"),
        pytest.param(IgnoredFinding("DUP001", text="gone"), False, id="it may stand in any file"),
        pytest.param(IgnoredFinding("TYP", "songs/"), False, id="the rule did not run"),
    ],
)
def test_what_matches_nothing_is_told_where_that_is_known(entry, told):
    step = Ignored(Config(ignored_findings=(entry,)))
    after = step(checked())
    assert bool(step.notes(report(after))) is told
    assert step.notes(report(after, failures=(Failure("b.txt", "broken"),))) == []
