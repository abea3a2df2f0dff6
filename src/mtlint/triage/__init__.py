"""Small pure steps between the rules and the reporters, in a fixed order."""

from mtlint.triage.dedupe import dedupe
from mtlint.triage.order import order

__all__ = ["dedupe", "order"]
