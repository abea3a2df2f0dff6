"""The JSON report, version 1; `report.schema.json` beside this file describes it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from mtlint.model import Checked, Diagnostic, Report, Span
from mtlint.reporters.base import Style
from mtlint.reporters.earlier import VERSION
from mtlint.reporters.places import Elsewhere, Locator, Position
from mtlint.reporters.visible import HIDDEN

# The encoder escapes C0 itself; the line breaks of its own layout are C0 too and stay.
_RAW = re.compile(f"(?![\x00-\x1f])(?:{HIDDEN.pattern})")


class JsonReporter:
    """Everything a program may ask of a run, in a fixed order of keys."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write one object; findings are written as they come, so their number does not matter."""
        del style
        stream.writelines(chunks(report))


def chunks(report: Report) -> Iterator[str]:
    """The pieces of the JSON text of a report."""
    yield f'{{\n "version": {VERSION},\n "tool": {dump(tool_of(report))},\n "summary": {dump(summary_of(report))},'
    yield '\n "diagnostics": ['
    yield from items(diagnostics_of(report))
    yield '],\n "documents": ['
    yield from items(documents_of(report))
    yield '],\n "failures": ['
    yield from items(failures_of(report))
    yield "]\n}\n"


def dump(value: object, indent: str = " ") -> str:
    """JSON of a value as it stands in a report that is indented so far; hidden characters and lone surrogates are escaped."""
    return _safe(json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{indent}"))


def dump_line(value: object) -> str:
    """The same on one line."""
    return _safe(json.dumps(value, ensure_ascii=False))


def _safe(text: str) -> str:
    return _RAW.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    """As JSON escapes: two halves where the character lies beyond the first plane."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))


def items(values: Iterable[dict[str, Any]], indent: str = " ") -> Iterator[str]:
    """The inside of an array that stands at `indent`, piece by piece."""
    before = ""
    for value in values:
        yield f"{before}\n{indent} {dump(value, f'{indent} ')}"
        before = ","
    if before:
        yield f"\n{indent}"


def tool_of(report: Report) -> dict[str, Any]:
    """What produced the report."""
    tool = report.tool
    return {"name": tool.name, "version": tool.version, "languagetool": tool.languagetool, "language": tool.language}


def failures_of(report: Report) -> Iterator[dict[str, Any]]:
    """What was not checked."""
    return ({"path": failure.path, "message": failure.message} for failure in report.failures)


def summary_of(report: Report) -> dict[str, Any]:
    """Counts over the run."""
    summary = report.summary()
    return {
        "files": summary.files,
        "words": summary.words,
        "findings": summary.findings,
        "by_code": summary.by_code,
        "by_severity": summary.by_severity,
        "penalty": summary.penalty,
        "score": summary.score,
    }


def documents_of(report: Report) -> Iterator[dict[str, Any]]:
    """Counts of each document."""
    return (_document(checked) for checked in report.documents)


def _document(checked: Checked) -> dict[str, Any]:
    return {
        "path": checked.document.path,
        "words": checked.words,
        "findings": len(checked.diagnostics),
        "penalty": checked.penalty,
        "score": checked.score,
    }


def diagnostics_of(report: Report) -> Iterator[dict[str, Any]]:
    """Every finding, with its places."""
    elsewhere = Elsewhere(report)
    for checked in report.documents:
        locator = Locator(checked.document)
        for diagnostic in checked.diagnostics:
            yield _diagnostic(diagnostic, locator, elsewhere)


def _diagnostic(diagnostic: Diagnostic, locator: Locator, elsewhere: Elsewhere) -> dict[str, Any]:
    related = [(item.message, elsewhere.place(locator, diagnostic, item)) for item in diagnostic.related]
    return {
        "code": diagnostic.code,
        "name": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        **_ends(locator, diagnostic.span),
        "text": diagnostic.text,
        "message": diagnostic.message,
        "related": [
            {"path": place.path, "start": _position(place.start), "end": _position(place.end), "message": message}
            for message, place in related
        ],
        "source_rule": diagnostic.source_rule,
        "mqm": diagnostic.mqm,
        "its": diagnostic.its,
        "fix": _fix(diagnostic, locator),
        "fingerprint": diagnostic.fingerprint,
    }


def _fix(diagnostic: Diagnostic, locator: Locator) -> dict[str, Any] | None:
    fix = diagnostic.fix
    if fix is None:
        return None
    edits = [{**_ends(locator, edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "applicability": str(fix.applicability), "edits": edits}


def _ends(locator: Locator, span: Span) -> dict[str, Any]:
    place = locator.place(span)
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int | None]:
    return {
        "line": position.line,
        "column": position.column,
        "offset": position.offset,
        "segment_offset": position.segment_offset,
    }
