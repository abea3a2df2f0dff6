"""The grammar port on top of LanguageTool."""

import os
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from mtlint.grammar.chunks import Chunk, chunks, halves
from mtlint.grammar.external import ExternalServer
from mtlint.grammar.foresight import foresee
from mtlint.grammar.lock import Variant, load_lock
from mtlint.grammar.proof import wanted
from mtlint.grammar.scope import Scope
from mtlint.grammar.settings import GrammarSettings
from mtlint.grammar.supervisor import Supervisor
from mtlint.grammar.trouble import RequestError, Trouble
from mtlint.model import GrammarMatch, GrammarResult, Segment, Span, Spared

_NO_SUGGESTION = re.compile(r"\(.+\)")
"""What stands in the place of suggestions after the first few of a sentence: "(suggestion limit reached)", in its language."""
_MOST_LOSSES = 12
"""How often a document may break the server until the rest of it is given up: each time costs seconds."""


@dataclass(slots=True)
class _Run:
    """What one call of `check` has found so far."""

    variant: Variant
    spared: Spared | None = None
    matches: list[GrammarMatch] = field(default_factory=list)
    unchecked: dict[int, tuple[Segment, str]] = field(default_factory=dict)
    losses: int = 0

    def give_up(self, chunk: Chunk, reason: str) -> None:
        for part in chunk.parts:
            self.unchecked.setdefault(id(part.segment), (part.segment, reason))


class LanguageToolBackend:
    """Checks grammar with a LanguageTool server.

    One of its own starts with the first check and ends with `close`; one that the settings name by its address is asked at once
    who it is, and runs on.
    """

    def __init__(self, settings: GrammarSettings) -> None:
        """Raises `MtlintError` where the settings name a server that cannot be used."""
        self._settings = settings
        self._words = frozenset(settings.words)
        self._lock = load_lock()
        self._renewal = threading.Lock()
        self._owner = os.getpid()
        self._supervisor = self._open()

    @property
    def version(self) -> str:
        """Version of LanguageTool; known without starting it."""
        return self._lock.version if isinstance(self._supervisor, Supervisor) else self._supervisor.version

    @property
    def identity(self) -> str:
        """What findings depend on besides the settings and mtlint itself: which server it is that mtlint did not start."""
        return "" if isinstance(self._supervisor, Supervisor) else self._supervisor.identity

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of a server that mtlint did not start."""
        return () if isinstance(self._supervisor, Supervisor) else self._supervisor.notes

    @property
    def supervisor(self) -> Supervisor | ExternalServer:
        """What speaks with the server; a forked process gets its own."""
        if self._owner != os.getpid():
            with self._renewal:
                if self._owner != os.getpid():
                    self._supervisor = self._open()
                    self._owner = os.getpid()
        return self._supervisor

    def _open(self) -> Supervisor | ExternalServer:
        return ExternalServer(self._settings, self._lock) if self._settings.url else Supervisor(self._settings, self._lock)

    def check(self, segments: Sequence[Segment], language: str, spared: Spared | None = None) -> GrammarResult:
        """Check segments of one document, in order; `language` is a full variant such as "en-US".

        Misspellings that are `spared` need not be among the matches. A segment that LanguageTool cannot check does not stop the
        others: it is listed with the reason. Raises `MtlintError` where the server cannot be started or does not know the
        language.
        """
        run = _Run(self._lock.variant(language), spared)
        for chunk in chunks(segments):
            self._check(chunk, run)
        order = {id(segment): at for at, segment in enumerate(segments)}
        run.matches.sort(key=lambda match: (order[id(match.segment)], match.span, match.rule))
        unchecked = sorted(run.unchecked.values(), key=lambda pair: order[id(pair[0])])
        return GrammarResult(tuple(run.matches), tuple(unchecked))

    def close(self) -> None:
        """Stop the server. A check after that raises."""
        self.supervisor.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _check(self, chunk: Chunk, run: _Run) -> None:
        """Check together with other threads; what fails is looked at alone, as it may not have been the cause."""
        try:
            foreseen = self._foreseen(chunk, run)
            run.matches += self._matches(chunk, run, self._ask(chunk, run)) if foreseen is None else foreseen
        except RequestError as error:
            if error.trouble is Trouble.LOST or len(chunk.parts) == 1:
                self._isolate(chunk, run)
            else:
                self._divide(chunk, run)

    def _isolate(self, chunk: Chunk, run: _Run) -> None:
        """Check with nothing else running, and narrow a failure down to segments."""
        try:
            run.matches += self._matches(chunk, run, self._ask(chunk, run, alone=True))
        except RequestError as error:
            run.losses += 1
            if len(chunk.parts) == 1 or run.losses >= _MOST_LOSSES:
                run.give_up(chunk, error.reason)
            else:
                self._divide(chunk, run)

    def _divide(self, chunk: Chunk, run: _Run) -> None:
        for half in halves(chunk.parts):
            if run.losses >= _MOST_LOSSES:
                run.give_up(half, "LanguageTool broke off too often over this document")
            else:
                self._isolate(half, run)

    def _foreseen(self, chunk: Chunk, run: _Run) -> list[GrammarMatch] | None:
        """The matches of a chunk but for misspellings that are spared; None where only one request for all can tell."""
        dictionary = run.spared and self.supervisor.dictionary(run.variant)
        if run.spared is None or dictionary is None:
            return None
        spared = run.spared

        def is_spared(segment: Segment, span: Span) -> bool:
            return self._is_known(segment.text[span.start : span.end]) or spared(segment, span)

        seen = foresee(chunk, dictionary, is_spared)
        if not seen.is_worth_while:
            return None
        others = self._ask(chunk, run, Scope.UNSPELLED)
        words: list[GrammarMatch] = []
        if seen.doubtful:
            doubtful = Chunk(seen.doubtful)
            found = self._matches(doubtful, run, self._ask(doubtful, run, Scope.SPELLING))
            words = [match for match in found if not is_spared(match.segment, match.span)]
        ranges = [chunk.range(match["offset"], match["length"]) for match in others]
        if not seen.is_clear(ranges, [chunk.range_of(match.segment, match.span) for match in words]):
            return None
        return self._matches(chunk, run, others) + words

    def _ask(self, chunk: Chunk, run: _Run, scope: Scope = Scope.ALL, *, alone: bool = False) -> list[dict[str, Any]]:
        return self.supervisor.request(run.variant, chunk.annotation(), len(chunk.text), alone, scope)

    def _matches(self, chunk: Chunk, run: _Run, raw: list[dict[str, Any]]) -> list[GrammarMatch]:
        """What is wanted of raw matches. Raises `RequestError` where one is about another text, as no place is sure then."""
        if not all(_is_about(chunk, entry) for entry in raw):
            raise RequestError(Trouble.REFUSED, "LanguageTool's places are not those of the text")
        matches = (_match(chunk, entry) for entry in wanted(raw, self._settings))
        return [match for match in matches if match and not (match.rule == run.variant.speller and self._is_right(match))]

    def _is_right(self, match: GrammarMatch) -> bool:
        return self._is_known(match.segment.text[match.span.start : match.span.end])

    def _is_known(self, word: str) -> bool:
        """Whether the user says that a word is spelled right, in this case or in small letters."""
        return word in self._words or (word[:1].isupper() and word[:1].lower() + word[1:] in self._words)


def _is_about(chunk: Chunk, raw: dict[str, Any]) -> bool:
    """Whether what a raw match quotes stands where it says."""
    context = raw["context"]
    quoted = Chunk.quoted(context["text"], context["offset"], context["length"])
    return quoted.split() == chunk.slice(raw["offset"], raw["length"]).split()


def _match(chunk: Chunk, raw: dict[str, Any]) -> GrammarMatch | None:
    """What a raw match says of one segment; None where that is nothing."""
    offset, length, rule = raw["offset"], raw["length"], raw["rule"]
    kind = rule.get("issueType", "uncategorized")
    place = chunk.place(offset, length, spelling=kind == "misspelling")
    if place is None:
        return None
    replacements = tuple(
        replacement["value"]
        for replacement in raw["replacements"]
        if kind != "misspelling" or not _NO_SUGGESTION.fullmatch(replacement["value"])
    )
    return GrammarMatch(*place, rule["id"], rule["category"]["id"], kind, raw["message"], replacements)


def open_backend(settings: GrammarSettings) -> LanguageToolBackend:
    """A grammar checker that starts nothing until it is asked to check.

    Raises `MtlintError` where the settings name a server that cannot be used.
    """
    return LanguageToolBackend(settings)
