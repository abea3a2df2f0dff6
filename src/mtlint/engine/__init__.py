"""Configuration and rules to a plan; documents and a plan to diagnostics."""

from mtlint.engine.lint import lint
from mtlint.engine.plan import Plan, make_plan
from mtlint.engine.runner import Outcome, run

__all__ = ["Outcome", "Plan", "lint", "make_plan", "run"]
