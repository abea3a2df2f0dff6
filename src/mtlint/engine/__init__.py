"""Configuration and rules to a plan; documents and a plan to diagnostics."""

from mtlint.engine.across import Across
from mtlint.engine.fixing import Settled, Source, settle
from mtlint.engine.languages import data_notes, recognised, recognition_notes
from mtlint.engine.lint import lint
from mtlint.engine.outcome import Outcome
from mtlint.engine.plan import Plan, make_plan
from mtlint.engine.runner import run
from mtlint.engine.sources import with_source
from mtlint.engine.spill import Spill
from mtlint.engine.suppression import suppressed

__all__ = [
    "Across",
    "Outcome",
    "Plan",
    "Settled",
    "Source",
    "Spill",
    "data_notes",
    "lint",
    "make_plan",
    "recognised",
    "recognition_notes",
    "run",
    "settle",
    "suppressed",
    "with_source",
]
