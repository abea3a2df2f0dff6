"""Frozen values that pass between the rooms, and the ports that hide what is heavy."""

from mtlint.model.changes import Changes, Lines
from mtlint.model.corpus import Corpus
from mtlint.model.document import Document, Gap, Kind, Segment, Sentence
from mtlint.model.evidence import Evidence
from mtlint.model.failure import Failure, LanguageError, MtlintError
from mtlint.model.finding import Applicability, Diagnostic, Edit, Finding, Fix, Related, Severity, Unreported
from mtlint.model.glossary import Concept, Glossary, Standing, Term
from mtlint.model.known import Key, key_of
from mtlint.model.ports import GrammarBackend, GrammarMatch, GrammarResult, Spared, Watcher
from mtlint.model.report import Checked, Report, Summary, Tool
from mtlint.model.rule_info import NEXT_DOCUMENT, OptionInfo, RuleInfo
from mtlint.model.scoring import POINTS, Budget, Gate, Spending, penalty_of, score_of, selector_weight
from mtlint.model.span import Span
from mtlint.model.suppression import Selector, Suppression, UnneededSuppression

__all__ = [
    "NEXT_DOCUMENT",
    "POINTS",
    "Applicability",
    "Budget",
    "Changes",
    "Checked",
    "Concept",
    "Corpus",
    "Diagnostic",
    "Document",
    "Edit",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Gap",
    "Gate",
    "Glossary",
    "GrammarBackend",
    "GrammarMatch",
    "GrammarResult",
    "Key",
    "Kind",
    "LanguageError",
    "Lines",
    "MtlintError",
    "OptionInfo",
    "Related",
    "Report",
    "RuleInfo",
    "Segment",
    "Selector",
    "Sentence",
    "Severity",
    "Span",
    "Spared",
    "Spending",
    "Standing",
    "Summary",
    "Suppression",
    "Term",
    "Tool",
    "UnneededSuppression",
    "Unreported",
    "Watcher",
    "key_of",
    "penalty_of",
    "score_of",
    "selector_weight",
]
