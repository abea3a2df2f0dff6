"""The last lines of the formats for people: what failed, and how much was found in how much."""

from collections.abc import Iterator

from mtlint.model import Report, Severity, Summary
from mtlint.reporters.visible import plural, visible

NOUNS = {str(Severity.ERROR): "error", str(Severity.WARNING): "warning", str(Severity.INFO): "note"}


def failure_lines(report: Report) -> Iterator[str]:
    """One line a failure, its place first."""
    for failure in report.failures:
        yield f"{visible(failure.path)}: could not be checked: {visible(failure.message)}"


def verdict(report: Report) -> str:
    """The summary in one sentence. A run in which something was not checked never reads as clean."""
    summary = report.summary()
    much = f"{plural(summary.files, 'file')}, {plural(summary.words, 'word')}"
    failures = f"{plural(len(report.failures), 'failure')}: not everything was checked."
    if summary.findings:
        found = f"Found {plural(summary.findings, 'finding')} ({severities(summary)}) in {much}."
        return f"{found} {failures}" if report.failures else found
    if report.failures:
        return f"No findings in {much}, but {failures}"
    return f"All checks passed! {much}." if summary.files else "No files were checked."


def severities(summary: Summary) -> str:
    """Counts by severity, the worst first: "3 errors, 8 notes"."""
    return ", ".join(plural(summary.by_severity[name], noun) for name, noun in NOUNS.items() if summary.by_severity.get(name))
