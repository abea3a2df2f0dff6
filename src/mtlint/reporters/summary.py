"""The last lines of the formats for people: what failed, how much was found in how much, and whether a budget holds."""

from collections import Counter
from collections.abc import Iterator
from math import floor, isfinite

from mtlint.model import Applicability, Report, Severity, Spending, Summary
from mtlint.reporters.visible import plural, visible

NOUNS = {str(Severity.ERROR): "error", str(Severity.WARNING): "warning", str(Severity.INFO): "note"}


def failure_lines(report: Report) -> Iterator[str]:
    """One line a failure, its place first."""
    for failure in report.failures:
        yield f"{visible(failure.path)}: could not be checked: {visible(failure.message)}"


def closing_lines(report: Report) -> Iterator[str]:
    """The verdict, and how much of it `--fix` mends."""
    yield from verdict_lines(report)
    fixes: Counter[Applicability] = Counter()
    for checked in report.documents:
        fixes.update(item.fix.applicability for item in checked.diagnostics if item.fix is not None and item.fix.edits)
    safe, unsafe = fixes[Applicability.SAFE], fixes[Applicability.UNSAFE]
    if safe:
        more = f" ({unsafe:,} more with --unsafe-fixes)" if unsafe else ""
        yield f"[*] {safe:,} fixable with --fix{more}."
    elif unsafe:
        yield f"{unsafe:,} fixable with --fix --unsafe-fixes."


def verdict_lines(report: Report) -> Iterator[str]:
    """The summary in one line, then a line a budget. A run in which something was not checked never reads as clean."""
    summary = report.summary()
    yield _verdict(report, summary)
    yield from budget_lines(summary)


def budget_lines(summary: Summary) -> Iterator[str]:
    """One line a budget: whether it holds, what was spent, and what it allows."""
    for spending in summary.spending:
        which = "" if spending.budget.selector == "ALL" else f"{visible(spending.budget.selector)} "
        yield f"{'Within' if spending.within else 'Over'} budget: {which}{_spent(spending)}, budget {spending.budget.limit:g}."


def score(value: float) -> str:
    """A score with one decimal, rounded down, so that 100.0 is said of a text without penalty only."""
    return f"{floor(value * 10) / 10:.1f}"


def _spent(spending: Spending) -> str:
    """The rate, with as many decimals as it takes to stand on the right side of the budget."""
    if not isfinite(spending.rate):
        return f"{plural(spending.penalty, 'penalty point')} in no words"
    texts = (f"{spending.rate:,.{digits}f}" for digits in range(1, 17))
    limit = spending.budget.limit
    shown = next((text for text in texts if (float(text.replace(",", "")) <= limit) == spending.within), repr(spending.rate))
    return f"{shown} penalty points per 1,000 words"


def _verdict(report: Report, summary: Summary) -> str:
    much = f"{plural(summary.files, 'file')}, {plural(summary.words, 'word')}"
    failures = f"{plural(len(report.failures), 'failure')}: not everything was checked."
    if summary.findings:
        found = f"Found {plural(summary.findings, 'finding')} ({severities(summary)}) in {much}."
        if summary.score is not None:
            found += f" Score {score(summary.score)} of 100."
        return f"{found} {failures}" if report.failures else found
    if report.failures:
        return f"No findings in {much}, but {failures}"
    return f"All checks passed! {much}." if summary.files else "No files were checked."


def severities(summary: Summary) -> str:
    """Counts by severity, the worst first: "3 errors, 8 notes"."""
    return ", ".join(plural(summary.by_severity[name], noun) for name, noun in NOUNS.items() if summary.by_severity.get(name))
