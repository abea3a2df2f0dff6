"""What tests of faults share."""

import signal
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
