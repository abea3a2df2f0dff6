"""No regular expression takes more than its share of time for a longer text, whatever the text."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOUNDED = {
    "readers/table.py": "asked only where a cell begins, and gone on with where it ends",
    "rules/typography/quote_spacing.py": "looks at the last letters of a text alone",
    "testing.py": "reads the examples of rules alone",
}
"""Modules with an expression that only sees short texts."""
OF_WORDS = {
    "discovery/sources.py": "the settings say which file is the source of which",
    "grammar/packs/packs.py": "a pack of rules brings it, and it is only looked at",
    "rules/grammar/misspelling.py": "a word between the ends of words",
    "rules/residue/untranslated_script.py": "a run of letters behind a bracket",
    "rules/truncation/_common_words.py": "a word between the ends of words",
    "rules/truncation/_content_words.py": "a word behind a blank",
    "rules/truncation/_ordinals.py": "the ordinals of a language",
    "text/globs.py": "a pattern for paths; tests/text/test_globs.py holds the time of all that they can be",
}
"""Modules that put an expression together of what they find, and of nothing that repeats."""
SECONDS = 900


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the deadline is a signal")
def test_no_expression_is_steep():
    command = [sys.executable, "-m", "tests.fuzz.expressions"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["count"] > 350
    assert {place.partition(":")[0] for place in told["left"]} <= set(OF_WORDS)
    assert [found for found in told["steep"] if found.partition(":")[0] not in BOUNDED] == []
