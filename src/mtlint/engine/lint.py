"""One document through the rules."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from mtlint.engine.fault import fault
from mtlint.engine.plan import Plan
from mtlint.fixes import parted
from mtlint.model import (
    Checked,
    Diagnostic,
    Document,
    Failure,
    Finding,
    GrammarBackend,
    GrammarMatch,
    LanguageError,
    Spared,
    Unreported,
)
from mtlint.rules.base import CorpusRule, DocumentRule, GrammarRule, Rule, SegmentRule, SuppressionRule
from mtlint.text.fold import fold
from mtlint.text.lines import LineIndex
from mtlint.triage import dedupe, order


def lint(
    document: Document, plan: Plan, grammar: GrammarBackend | None, *, explain: bool = False
) -> tuple[Checked, list[Failure]]:
    """Everything the plan's rules find in a segmented document, and which parts could not be checked.

    `explain` wants all that is kept back as well, though finding it may take most of the time. `grammar` may be None only where
    the plan needs none. Raises `MtlintError` where the grammar checker cannot run at all.
    """
    matches: tuple[GrammarMatch, ...] = ()
    failures: list[Failure] = []
    if plan.needs_grammar:
        if grammar is None:
            raise ValueError("the plan has grammar rules and no grammar checker was handed in")
        matches, failures = _grammar(document, grammar, None if explain else _spared(document, plan))
    stamped: list[Diagnostic] = []
    unreported: list[Unreported] = []
    for rule in plan.rules:
        try:
            excused = _excused(rule, document, matches)
            left = [match for match in matches if match not in excused]
            stamped += stamp(document, rule, _findings(rule, document, left))
        except Exception as error:
            failures.append(fault(document.path, f"{rule.code} not checked", error))
        else:
            unreported += excused.values()
    kept, told = dedupe(stamped, plan.yields_to)
    return Checked(document, tuple(order(kept)), tuple(unreported + told)), failures


def _grammar(
    document: Document, grammar: GrammarBackend, spared: Spared | None
) -> tuple[tuple[GrammarMatch, ...], list[Failure]]:
    """What the grammar checker says, and what it could not check.

    Blocks that say they are in another language than the file are left out. A language that somebody asked for stops the run
    where it cannot be checked; one that was recognised is that file's failure.
    """
    own = [segment for segment in document.segments if _base(segment.language) == _base(document.language)]
    try:
        result = grammar.check(own, document.language, spared)
    except LanguageError as error:
        if not document.recognised:
            raise
        return (), [Failure(document.path, f"grammar not checked: {error.message}; {error.remedy}")]
    lines = LineIndex(document.text)
    unchecked = [(segment.span().start, why) for segment, why in result.unchecked]
    return result.matches, [
        Failure(document.path, f"line {lines.position(at)[0]}: grammar not checked: {why}", at) for at, why in unchecked
    ]


def _base(language: str) -> str:
    return language.partition("-")[0]


def _spared(document: Document, plan: Plan) -> Spared:
    """Whether no rule would report a word that is in no dictionary."""
    rules = [rule for rule in plan.rules if isinstance(rule, GrammarRule)]
    return lambda segment, span: all(rule.spares(document, segment, span) for rule in rules)


def _excused(rule: Rule, document: Document, matches: Iterable[GrammarMatch]) -> dict[GrammarMatch, Unreported]:
    """The matches that a rule takes and holds to be right, each as the finding that it would have been."""
    excused: dict[GrammarMatch, Unreported] = {}
    if isinstance(rule, GrammarRule):
        for match in matches:
            reason = rule.excuse(document, match) if rule.takes(match) else None
            if reason is not None:
                (diagnostic,) = stamp(document, rule, rule.check(document, [match]))
                excused[match] = Unreported(diagnostic, reason)
    return excused


def _findings(rule: Rule, document: Document, matches: Iterable[GrammarMatch]) -> Iterator[Finding]:
    match rule:
        case SegmentRule():
            for segment in document.segments:
                yield from rule.check(segment)
        case DocumentRule():
            yield from rule.check(document)
        case GrammarRule():
            yield from rule.check(document, [match for match in matches if rule.takes(match)])
        case CorpusRule() | SuppressionRule():
            pass  # they have their say when all documents are there, and when the others have had theirs
        case _:
            raise TypeError(f"{type(rule).__name__} is of no kind that the engine runs")


def stamp(document: Document, rule: Rule, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """What a rule found in a document, in order of place, each with everything a reporter prints."""
    seen: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: finding.span):
        text = document.text[finding.span.start : finding.span.end]
        key = fold(text)
        yield Diagnostic(
            code=rule.code,
            rule=rule.name,
            severity=finding.severity or rule.severity,
            path=document.path,
            span=finding.span,
            text=text,
            message=finding.message,
            mqm=rule.mqm,
            its=rule.its,
            fingerprint=_fingerprint(rule.code, document.path, key, seen[key]),
            related=finding.related,
            fix=finding.fix and parted(document, finding.fix),
            source_rule=finding.source_rule,
        )
        seen[key] += 1


def _fingerprint(code: str, path: str, text: str, ordinal: int) -> str:
    """Names a finding without its line, so that an edit elsewhere does not make it a new one."""
    parts = "\0".join((code, path, text, str(ordinal)))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
