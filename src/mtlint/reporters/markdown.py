"""Markdown for comments and job summaries. What comes from the text stands in code spans, where nothing is obeyed."""

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import chain
from typing import TextIO

from mtlint.model import Checked, Report, Severity
from mtlint.reporters.base import Style
from mtlint.reporters.families import Families, in_order
from mtlint.reporters.located import Located, worst_first
from mtlint.reporters.summary import NOUNS, verdict_lines
from mtlint.reporters.visible import plural, visible

COMMENT = 65_536
"""Characters of a comment on GitHub; counted here in bytes of UTF-8, of which there are never fewer."""
_FAILURES = 20
_DOCUMENTS = 10
_LONGEST = 500
"""Characters of one code span."""
_ENDING = 100
"""Room kept for saying that not everything is said."""
_SEVERITIES = tuple(sorted(Severity, reverse=True))


class MarkdownReporter:
    """A summary for a pull request: the verdict, a table by family, the worst documents, the first findings."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write as many findings as fit into a comment, errors first, and say how many do not."""
        del style
        stream.writelines(markdown(report, COMMENT))


def markdown(report: Report, limit: int) -> Iterator[str]:
    """Lines of Markdown, at most `limit` bytes of UTF-8 in all."""
    left, untold = limit - _ENDING, report.summary().findings
    if left < 0:
        return
    for line, findings in chain(((line, 0) for line in _head(report)), ((_finding(one), 1) for one in worst_first(report))):
        left -= len(line.encode())
        if left < 0:
            yield f"\nMore does not fit here; {plural(untold, 'finding')} are not listed.\n"
            return
        untold -= findings
        yield line


def code_span(text: str) -> str:
    """The text as code on one line, cut where it is long."""
    shown = visible(text)
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    shown = shown or "-"
    # A blank at both ends is taken off, unless there is nothing but blanks.
    pad = " " if shown.strip(" ") and (shown[0] in "` " or shown[-1] in "` ") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _head(report: Report) -> Iterator[str]:
    yield f"## {report.tool.name}\n\n"
    yield from (f"{_plain(line)}\n\n" for line in verdict_lines(report))
    if report.failures:
        yield "### Not checked\n\n"
        for failure in report.failures[:_FAILURES]:
            yield f"- {code_span(failure.path)}: {code_span(failure.message)}\n"
        if len(report.failures) > _FAILURES:
            yield f"- {len(report.failures) - _FAILURES:,} more\n"
        yield "\n"
    if report.summary().findings:
        yield from _by_family(report)
        yield from _worst(report)
        yield "### Findings\n\n"


def _plain(line: str) -> str:
    """Our own words, in which only a selector of the user's can hold anything that Markdown obeys."""
    return re.sub(r"[<>`*_\[\]|\\@#&~$]", lambda match: f"&#{ord(match[0])};", line)


def _by_family(report: Report) -> Iterator[str]:
    families = Families(report.rules)
    counts: Counter[tuple[str, Severity]] = Counter()
    for checked in report.documents:
        counts.update((families.of(item.code), item.severity) for item in checked.diagnostics)
    names = [f"{NOUNS[str(severity)]}s" for severity in _SEVERITIES]
    yield f"| family | {' | '.join(names)} | in all |\n|---|{'---:|' * (len(names) + 1)}\n"
    for family in in_order({family for family, _ in counts}):
        row = [counts[family, severity] for severity in _SEVERITIES]
        yield f"| {family} | {' | '.join(f'{count:,}' for count in [*row, sum(row)])} |\n"
    yield "\n"


def _worst(report: Report) -> Iterator[str]:
    def weight(checked: Checked) -> tuple[int, int, str]:
        return -checked.penalty, -len(checked.diagnostics), checked.document.path

    found = (checked for checked in report.documents if checked.diagnostics)
    yield "### Documents with the most penalty points\n\n"
    for checked in nsmallest(_DOCUMENTS, found, key=weight):
        much = f"{plural(checked.penalty, 'point')}, {plural(len(checked.diagnostics), 'finding')}"
        yield f"1. {code_span(checked.document.path)}: {much} in {plural(checked.words, 'word')}\n"
    yield "\n"


def _finding(one: Located) -> str:
    item = one.diagnostic
    return f"- {NOUNS[str(item.severity)]} {code_span(str(one.place))} **{code_span(item.code)}** {code_span(one.sentence)}\n"
