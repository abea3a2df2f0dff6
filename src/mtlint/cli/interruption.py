"""Ctrl-C: ends the run at whatever moment, within seconds and without a traceback."""

import _thread
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

STATUS = 130
_PATIENCE_SECONDS = 4.0
"""How long what runs in threads is waited for, such as a request to LanguageTool or a repository that does not answer."""


class Interruption:
    """Whether Ctrl-C was pressed. Only where it is not ignored, as it is for what a shell runs in the background."""

    def __init__(self) -> None:
        self.came = False
        self._lost = False
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._come)
            sys.unraisablehook = self._passing_on(sys.unraisablehook)

    def end(self, status: int) -> int:
        """The status to end with. All is done or given up, and from here on Python only ends: in that it is not interrupted."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return STATUS if self.came else status

    def _come(self, *_: object) -> None:
        if self.came and not self._lost:
            os._exit(STATUS)  # pressed twice: what must not outlive this process ends with it
        if not self.came:
            self.came = True
            # Not threading: its locks may be held by what is interrupted.
            _thread.start_new_thread(_give_up, ())
        self._lost = False
        raise KeyboardInterrupt

    def _passing_on(self, hook: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """For where Python prints an exception and goes on, as in a finaliser: there an interruption would be lost."""

        def again() -> None:
            time.sleep(0.01)
            _thread.interrupt_main()

        def hear(unraisable: Any) -> None:
            if isinstance(unraisable.exc_value, KeyboardInterrupt):
                self._lost = True
                _thread.start_new_thread(again, ())
            else:
                hook(unraisable)

        return hear


def _give_up() -> None:
    time.sleep(_PATIENCE_SECONDS)
    os._exit(STATUS)
