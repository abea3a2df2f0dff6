"""Small pure steps between the rules and the reporters, in a fixed order."""

from mtlint.triage.baseline import Known, open_baseline
from mtlint.triage.baseline_file import render
from mtlint.triage.dedupe import dedupe
from mtlint.triage.ignored import Ignored
from mtlint.triage.order import order
from mtlint.triage.since import only_new
from mtlint.triage.suppress import suppress

__all__ = ["Ignored", "Known", "dedupe", "only_new", "open_baseline", "order", "render", "suppress"]
