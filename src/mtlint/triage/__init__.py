"""Small pure steps between the rules and the reporters, in a fixed order."""

from mtlint.triage.dedupe import dedupe
from mtlint.triage.order import order
from mtlint.triage.since import only_new
from mtlint.triage.suppress import suppress

__all__ = ["dedupe", "only_new", "order", "suppress"]
