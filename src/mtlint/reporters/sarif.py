"""SARIF 2.1.0, as code scanning services and editors read it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from mtlint.model import Failure, Fix, Report, RuleInfo, Severity, Span
from mtlint.reporters.base import Style
from mtlint.reporters.json import dump, items
from mtlint.reporters.located import Located, located
from mtlint.reporters.places import Locator, Place
from mtlint.reporters.uri import ROOT, uri_of
from mtlint.reporters.visible import paired, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RESULTS = 25_000
"""Results a run; with more, code scanning refuses the whole file."""
SHOWN = 5_000
"""Results that code scanning keeps, the worst first."""
RELATED = 99
"""Other places a result; code scanning keeps 100 with the place itself."""
_LINKED = 3
_DESCRIPTION = 1_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ITS = "https://www.w3.org/TR/its20/#lqissue-typevalues"


class SarifReporter:
    """One run; findings are results, what was not checked is a notification and makes the execution unsuccessful."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write one object; results are written as they come, the worst only where there are more than `RESULTS`."""
        del style
        tool = report.tool
        driver = {
            "name": tool.name,
            "version": tool.version,
            "properties": {"language": tool.language, "languagetool": tool.languagetool},
            "rules": [_rule(rule) for rule in report.rules],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that mtlint ran in."}}},
            "invocations": [_invocation(report)],
        }
        stream.write(f'{{\n "$schema": {dump(SCHEMA)},\n "version": "2.1.0",\n "runs": [\n  {{\n')
        stream.writelines(f"   {dump(name)}: {dump(value, '   ')},\n" for name, value in run.items())
        stream.write('   "results": [')
        stream.writelines(items(_results(report), "   "))
        stream.write("]\n  }\n ]\n}\n")


def _rule(rule: RuleInfo) -> dict[str, Any]:
    plain = re.sub(r"^#+ +", "", rule.doc, flags=re.MULTILINE)
    first = re.sub(r"^#+ .*\n", "", rule.doc).strip().split("\n\n")[0].replace("\n", " ")
    severity = {"error": "error", "warning": "warning", "note": "recommendation"}[_LEVELS[rule.severity]]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {first}".strip()[:_DESCRIPTION]},
        "help": {"text": plain.strip() or rule.summary, "markdown": rule.doc.strip() or rule.summary},
        "helpUri": _ITS,
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {
            "tags": list(dict.fromkeys([rule.family, rule.mqm, rule.its])),
            "problem.severity": severity,
            "mqm": rule.mqm,
            "its": rule.its,
        },
    }


def _invocation(report: Report) -> dict[str, Any]:
    told = [_failure(failure) for failure in report.failures]
    total = report.summary().findings
    if total > RESULTS:
        told.append(
            _notification(
                "warning",
                f"the least severe {total - RESULTS:,} of {total:,} findings are left out: code scanning takes no more than "
                f"{RESULTS:,}; `--output jsonl=findings.jsonl` has all",
            )
        )
    elif total > SHOWN:
        told.append(_notification("note", f"{total:,} findings, of which code scanning keeps {SHOWN:,}, the most severe"))
    return {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": told,
        "toolConfigurationNotifications": [_notification("note", note) for note in report.notes],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": _artifact(failure.path)}}
    return {**_notification("error", f"could not be checked: {failure.message}"), "locations": [place]}


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": _literal(visible(text))}}


def _results(report: Report) -> Iterator[dict[str, Any]]:
    indexes = {rule.code: index for index, rule in enumerate(report.rules)}
    counts = report.summary().by_severity
    left: dict[Severity, int] = {}
    for severity in sorted(Severity, reverse=True):
        left[severity] = min(counts.get(str(severity), 0), RESULTS - sum(left.values()))
    for one in located(report):
        severity = one.diagnostic.severity
        if left[severity] > 0:
            left[severity] -= 1
            yield _result(one, indexes.get(one.diagnostic.code))


def _result(one: Located, index: int | None) -> dict[str, Any]:
    diagnostic = one.diagnostic
    links = [f"[{_link_text(what)}]({number})" for number, (what, _) in enumerate(one.related[:_LINKED], 1)]
    message = _literal(visible(diagnostic.message)) + (f" ({', '.join(links)})" if links else "")
    result: dict[str, Any] = {
        "ruleId": visible(diagnostic.code),
        **({} if index is None else {"ruleIndex": index}),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [_location(one)],
        "partialFingerprints": {"mtlint/v1": diagnostic.fingerprint},
        "properties": {
            "mqm": diagnostic.mqm,
            "its": diagnostic.its,
            "sourceRule": visible(diagnostic.source_rule or "") or None,
        },
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(place), "message": {"text": _literal(visible(what))}}
            for number, (what, place) in enumerate(one.related[:RELATED], 1)
        ]
    if one.edits:
        result["fixes"] = [_fix(one.edits, one.place.path, one.locator)]
    return result


def _location(one: Located) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(one.place, one.diagnostic.text)}
    if one.locator.document.extracted:
        # Code scanning wants a line all the same; it is the number of the paragraph.
        location["logicalLocations"] = [{"name": f"paragraph {one.line}", "kind": "paragraph"}]
    return location


def _literal(text: str) -> str:
    """Text in which SARIF sees neither placeholders, such as `{0}`, nor links, such as `[a](1)`."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _link_text(text: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", _literal(visible(text)))


def _physical(place: Place, text: str | None = None) -> dict[str, Any]:
    region = _region(place)
    if text:
        region["snippet"] = {"text": paired(text)}
    return {"artifactLocation": _artifact(place.path), "region": region}


def _artifact(path: str) -> dict[str, str]:
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _region(place: Place) -> dict[str, Any]:
    offsets = {"charOffset": place.span.start, "charLength": len(place.span)}
    if place.start.line is None:
        return offsets
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        **offsets,
    }


def _fix(fix: Fix, path: str, locator: Locator) -> dict[str, Any]:
    changes: Iterable[tuple[Span, str]] = ((edit.span, edit.replacement) for edit in fix.edits)
    replacements = [
        {"deletedRegion": _region(locator.place(span)), "insertedContent": {"text": paired(text)}} for span, text in changes
    ]
    return {
        "description": {"text": _literal(visible(fix.title))},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"applicability": str(fix.applicability)},
    }
