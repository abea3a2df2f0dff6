"""Lets several requests run at once, or one alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """At most `width` together, or a single one that must be alone; who waits to be alone goes before newcomers."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._inside = 0
        self._waiting = 0
        self._alone = False
        self._changed = threading.Condition()

    @contextmanager
    def together(self) -> Iterator[None]:
        """With others."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and not self._waiting and self._inside < self._width)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """With nobody else, so that what breaks is the fault of the one inside."""
        with self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: not self._alone and self._inside == 0)
                self._alone = True
            finally:
                self._waiting -= 1
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()
