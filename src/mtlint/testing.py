"""Runs a rule over its own examples; plug-ins use the same harness."""

import re
from collections.abc import Iterable
from dataclasses import replace

from mtlint.engine import Plan, lint, suppressed
from mtlint.fixes import apply
from mtlint.model import NEXT_DOCUMENT, Applicability, Checked, Diagnostic, Document, Finding, Kind, Segment, Span
from mtlint.readers import read
from mtlint.rules.base import CorpusRule, DocumentRule, Gathered, GrammarRule, Rule, SegmentRule, SuppressionRule
from mtlint.rules.registry import all_rules
from mtlint.segmentation import segment
from mtlint.text.offsets import OffsetMap

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its `[[ ]]`, and the spans they stood around."""
    spans: list[Span] = []
    text = ""
    end = 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        end = match.end()
    return text + marked[end:], spans


def document(text: str, source: str | None = None, language: str = "en-US", path: str = "example.txt") -> Document:
    """A segmented document; with a source it is one row of a bitext."""
    if source is None:
        return segment(read(text.encode("utf-8"), path, language))
    row = Segment("1", text, OffsetMap.verbatim(0, len(text)), language, Kind.ROW, source)
    return segment(Document("example.jsonl", "jsonl", language, text, (row,), ""))


def run(rule: Rule, text: str, source: str | None = None, language: str = "en-US") -> list[Finding]:
    """What one rule that needs no grammar checker finds, in order of place.

    For a rule that looks across documents the text holds several, with `NEXT_DOCUMENT` between them, and so does the source.
    """
    if isinstance(rule, CorpusRule):
        return _run_across(rule, text, source, language)
    checked = document(text, source, language, rule.example_path)
    match rule:
        case SegmentRule():
            found = [finding for part in checked.segments for finding in rule.check(part)]
        case DocumentRule():
            found = list(rule.check(checked))
        case SuppressionRule():
            others = tuple(other() for other in all_rules() if not issubclass(other, GrammarRule | type(rule)))
            plan = Plan((*others, rule))
            after = suppressed(_linted(checked, plan), plan, complete=True)
            found = [Finding(one.span, one.message, one.related, one.fix) for one in after.diagnostics if one.code == rule.code]
        case GrammarRule():
            raise TypeError(f"{rule.code} needs LanguageTool: run it through mtlint.api")
        case _:
            raise TypeError(f"{type(rule).__name__} is of no kind that the engine runs")
    return sorted(found, key=lambda finding: finding.span)


def _run_across(rule: CorpusRule, text: str, source: str | None, language: str) -> list[Finding]:
    """Findings over several documents; spans, also those of related places, count in the whole text."""
    texts = text.split(NEXT_DOCUMENT)
    sources = [None] * len(texts) if source is None else source.split(NEXT_DOCUMENT)
    documents: dict[str, Document] = {}
    starts: dict[str, int] = {}
    start = 0
    for number, (part, origin) in enumerate(zip(texts, sources, strict=True), 1):
        path = f"{number}.txt"
        documents[path], starts[path] = replace(document(part, origin, language, rule.example_path), path=path), start
        start += len(part) + len(NEXT_DOCUMENT)

    def moved(span: Span, path: str) -> Span:
        return Span(span.start + starts[path], span.end + starts[path])

    gathered = [Gathered(path, evidence) for path, one in documents.items() if (evidence := rule.collect(one))]
    found = [
        replace(
            finding,
            span=moved(finding.span, path),
            related=tuple(replace(one, span=moved(one.span, one.path or path)) for one in finding.related),
        )
        for path, finding in rule.reduce(gathered, documents.__getitem__)
    ]
    return sorted(found, key=lambda finding: finding.span)


def diagnose(rules: Iterable[Rule], text: str, source: str | None = None) -> tuple[Diagnostic, ...]:
    """What several rules say together, after triage."""
    return _linted(document(text, source), Plan(tuple(rules))).diagnostics


def _linted(text: Document, plan: Plan) -> Checked:
    """A document through a plan without grammar. Raises `RuntimeError` where a rule broke."""
    checked, failures = lint(text, plan, None)
    if failures:
        raise RuntimeError(failures[0].message)
    return checked


def fixed(findings: Iterable[Finding], text: str) -> str:
    """The text after every fix that is more than shown."""
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    return apply(text, fixes, Applicability.UNSAFE)[0]
