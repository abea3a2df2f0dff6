"""The rules that look across documents: what they keep of each, and what they find when all are there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mtlint.engine.lint import stamp
from mtlint.engine.outcome import Outcome
from mtlint.engine.plan import Plan
from mtlint.engine.spill import IN_MEMORY, Spill
from mtlint.model import Document, Evidence, Finding
from mtlint.rules.base import CorpusRule, Gathered
from mtlint.triage import dedupe, order

_EVIDENCE = 50 * IN_MEMORY
"""Characters of text of which what the rules keep may stay in memory: it takes about as much as the text."""


def gather(document: Document, plan: Plan) -> dict[str, Evidence]:
    """What the plan's rules keep of a segmented document, by code."""
    return {rule.code: rule.collect(document) for rule in plan.rules if isinstance(rule, CorpusRule)}


class Across:
    """Holds what became of the files of a run until all of them were checked.

    A file may come again, as it does while fixes are tried; its last coming counts.
    """

    def __init__(self, plan: Plan) -> None:
        self._rules = [rule for rule in plan.rules if isinstance(rule, CorpusRule)]
        # That a document stands twice is said at its first words, and says nothing of what is wrong with these.
        self._yields_to = {rule.code: rule.yields_to for rule in self._rules}
        self._outcomes: Spill[Outcome] = Spill()
        self._evidence: Spill[Mapping[str, Evidence]] = Spill(_EVIDENCE)
        self._latest: dict[str, int] = {}

    def joined(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same, each with what is found in its document when it is compared with all that came up to now."""
        if not self._rules:
            for outcome in outcomes:
                yield replace(outcome, alone=outcome)
            return
        begin = len(self._outcomes)
        for outcome in outcomes:
            self._add(outcome)
        found = self._found()
        for index in range(begin, len(self._outcomes)):
            outcome = self._outcomes[index]
            alone = replace(outcome, evidence=self._evidence[index])
            yield replace(self._with(outcome, found.get(outcome.path, {})), alone=alone)

    def again(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """What was joined before joined anew, as places in files that changed since are others now."""
        outcomes = list(outcomes)
        anew = self.joined(outcome.alone or outcome for outcome in outcomes)
        return (replace(now, failures=outcome.failures) for now, outcome in zip(anew, outcomes, strict=True))

    def _add(self, outcome: Outcome) -> None:
        size = len(outcome.checked.document.text) if outcome.checked else 0
        self._latest[outcome.path] = len(self._outcomes)
        self._evidence.append(outcome.evidence, size)
        self._outcomes.append(replace(outcome, evidence={}), size)

    def _found(self) -> dict[str, dict[int, list[Finding]]]:
        """By path and number of the rule."""
        found: defaultdict[str, defaultdict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
        for number, rule in enumerate(self._rules):
            for path, finding in rule.reduce(_Column(self._evidence, self._latest, rule.code), self._document):
                found[path][number].append(finding)
        return {path: dict(findings) for path, findings in found.items()}

    def _document(self, path: str) -> Document:
        checked = self._outcomes[self._latest[path]].checked
        if checked is None:
            raise KeyError(path)
        return checked.document

    def _with(self, outcome: Outcome, found: Mapping[int, list[Finding]]) -> Outcome:
        checked = outcome.checked
        if checked is None or not found:
            return outcome
        new = [item for number in found for item in stamp(checked.document, self._rules[number], found[number])]
        kept, told = dedupe([*checked.diagnostics, *new], self._yields_to)
        checked = replace(checked, diagnostics=tuple(order(kept)), unreported=(*checked.unreported, *told))
        return replace(outcome, checked=checked)


class _Column:
    """What one rule kept, document by document, as often as it is gone through."""

    def __init__(self, evidence: Spill[Mapping[str, Evidence]], latest: Mapping[str, int], code: str) -> None:
        self._evidence, self._latest, self._code = evidence, latest, code

    def __iter__(self) -> Iterator[Gathered]:
        for path, index in self._latest.items():
            kept = self._evidence[index].get(self._code)
            if kept:
                yield Gathered(path, kept)
