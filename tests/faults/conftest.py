"""What tests of faults share."""

import re
import signal
import unicodedata
from contextlib import contextmanager

import pytest


@contextmanager
def _within(seconds):
    """End what takes longer, even where it waits for the system."""

    def late(*_):
        raise TimeoutError(f"not done in {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def deadline():
    return _within


def _obeyed(printed):
    """What of an output a terminal or a CI would obey: control characters, and lines that begin as commands or hold them."""
    hidden = [character for character in printed if unicodedata.category(character) in {"Cc", "Cs"} and character != "\n"]
    turned = [character for character in printed if character in "\u202e\u2066\u2028"]
    commands = [line for line in printed.split("\n") if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]
    return hidden + turned + commands


@pytest.fixture
def obeyed():
    return _obeyed
