"""One open text and what is known of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from mtlint.lsp.carry import Change
from mtlint.lsp.found import Found
from mtlint.lsp.latest import Latest
from mtlint.lsp.place import Answer
from mtlint.lsp.positions import unmarked
from mtlint.model import Diagnostic
from mtlint.reporters.visible import paired
from mtlint.triage import order


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A text and the settings it is checked with, at one time; every change makes another."""

    text: str
    version: int | None


class Desk:
    """Where a text lies open. What is found in an older text than the newest is dropped."""

    def __init__(
        self,
        uri: str,
        encoding: str,
        ask: Callable[[str, bool], Awaitable[Answer]],
        show: Callable[[Found], None],
        needs_grammar: Callable[[Diagnostic], bool],
    ) -> None:
        """`ask` checks a text, without or with LanguageTool; `show` is told whenever more is known."""
        self.uri = uri
        self._encoding = encoding
        self._ask = ask
        self._show = show
        self._needs_grammar = needs_grammar
        self._moment = Moment("", None)
        self._fresh = asyncio.Event()
        self._asking = 0
        self._last: Found | None = None
        self._whole: Found | None = None
        self._quick = Latest(self._look)
        self._slow = Latest(self._look_closer)

    def change(self, text: str, version: int | None, delay: float | None) -> None:
        """There is a newer text. It is checked after `delay` seconds, or when somebody asks where that is None."""
        self._moment = Moment(paired(text), version)
        self._fresh.clear()
        if delay is not None or self._asking:
            self._quick.ask(self._moment, delay or 0.0)

    def again(self, delay: float | None) -> None:
        """The text is as it was, but what it is checked with is not."""
        self._whole = None
        self.change(self._moment.text, self._moment.version, delay)

    async def found(self) -> Found:
        """What is known of the newest text, as soon as all has been asked but LanguageTool."""
        self._asking += 1
        try:
            while self._last is None or not self._fresh.is_set():
                self._quick.ask(self._moment)
                await self._fresh.wait()
        finally:
            self._asking -= 1
        return self._last

    @property
    def known(self) -> Found | None:
        """What is known of the newest text now."""
        return self._last if self._fresh.is_set() else None

    def close(self) -> None:
        """The text is closed. Whoever still waits hears that there is nothing."""
        self._moment = Moment("", None)
        self._quick.stop()
        self._slow.stop()
        self._last = Found(self.uri, None, "", self._encoding, complete=True)
        self._fresh.set()

    async def _look(self, moment: Moment) -> None:
        if moment is not self._moment or self._fresh.is_set():
            return
        answer = await self._ask(moment.text, False)
        if moment is not self._moment:
            return
        carried = self._carried(moment) if answer.unfinished else ()
        self._learn(moment, answer, carried, complete=not answer.unfinished)
        if answer.unfinished:
            self._slow.ask(moment)

    async def _look_closer(self, moment: Moment) -> None:
        if moment is not self._moment:
            return
        answer = await self._ask(moment.text, True)
        if moment is not self._moment:
            return
        if answer.checked is not None:
            self._learn(moment, answer, (), complete=True)
        elif self._last is not None:
            quick = tuple(one for one in self._last.diagnostics if not self._needs_grammar(one))
            self._last = replace(self._last, diagnostics=quick, failures=(*self._last.failures, *answer.failures))
            self._show(self._last)

    def _carried(self, moment: Moment) -> tuple[Diagnostic, ...]:
        """LanguageTool's findings in an older text, until there are newer ones: they would flicker."""
        if self._whole is None:
            return ()
        old = [one for one in self._whole.diagnostics if self._needs_grammar(one)]
        return tuple(Change(unmarked(self._whole.text), unmarked(moment.text)).diagnostics(old))

    def _learn(self, moment: Moment, answer: Answer, more: tuple[Diagnostic, ...], *, complete: bool) -> None:
        checked = answer.checked
        diagnostics = tuple(order([*(checked.diagnostics if checked else ()), *more]))
        document = checked.document if checked else None
        self._last = Found(
            self.uri, moment.version, moment.text, self._encoding, diagnostics, answer.failures, document, complete
        )
        if complete:
            self._whole = self._last
        self._fresh.set()
        self._show(self._last)
