"""What holds of a report and of fixes, whatever the file."""

import re
from itertools import pairwise

from mtlint.api import Session
from mtlint.config import Config
from mtlint.reporters.visible import visible

CONFIG = Config(ignore=("GRM",), source_language="de")
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def held(session: Session, content: bytes, path: str):
    """Check a file, and hold the report to what is promised of any. The diagnostics, or None where the file is refused."""
    report = session.check_text(content, path)
    if report.failures:
        assert all(":" in failure.message for failure in report.failures), report.failures
        assert not any("fault of mtlint" in failure.message for failure in report.failures), report.failures
        return None
    (checked,) = report.documents
    text, found = checked.document.text, checked.diagnostics
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert text[one.span.start : one.span.end] == one.text
        for place in one.related:
            assert 0 <= place.span.start <= place.span.end <= len(text)
        if one.fix:
            assert list(one.fix.edits) == sorted(one.fix.edits)
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in one.fix.edits)
            ends = [(edit.span.start, edit.span.end) for edit in one.fix.edits]
            assert all(before[1] <= after[0] for before, after in pairwise(ends))
        assert one.message
        assert not HIDDEN.search(visible(one.message))
    assert [one.span for one in found] == sorted((one.span for one in found), key=lambda span: span.start)
    fingerprints = [one.fingerprint for one in found]
    assert len(set(fingerprints)) == len(fingerprints)
    assert told(session.check_text(content, path)) == told(report), "the same run twice finds two things"
    return found


def told(report):
    """All of a report that two runs must agree on."""
    return [checked.diagnostics for checked in report.documents], report.failures


def moved(found, offset):
    """What is found, with each place said by another count."""
    return [
        (
            one.code,
            offset(one.span.start),
            offset(one.span.end),
            [(offset(r.span.start), offset(r.span.end)) for r in one.related],
        )
        for one in found
    ]


def made(before: str, edits) -> str:
    """A text with some edits made and every other character as it was."""
    parts, at = [], 0
    for edit in edits:
        parts += [before[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, before[at:]])
