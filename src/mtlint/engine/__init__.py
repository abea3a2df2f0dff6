"""Configuration and rules to a plan; documents and a plan to diagnostics."""

from mtlint.engine.lint import lint
from mtlint.engine.plan import Plan, make_plan
from mtlint.engine.runner import run

__all__ = ["Plan", "lint", "make_plan", "run"]
