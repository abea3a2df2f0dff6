"""One grammar checker for each set of packs that a run needs."""

import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Self

from mtlint.grammar.backend import LanguageToolBackend, open_backend
from mtlint.grammar.packs import overlay
from mtlint.grammar.settings import GrammarSettings


class Backends:
    """Grammar checkers by the language that a text was translated from. Safe to call from several threads.

    A server has the rules for one source language: with those of several it would drop a match for one that overlaps it and
    that the text's own source knows nothing of. Languages with the same packs share a server; none starts before it is
    asked.
    """

    def __init__(
        self, settings: GrammarSettings, opener: Callable[[GrammarSettings], LanguageToolBackend] = open_backend
    ) -> None:
        self._settings = settings
        self._opener = opener
        self._guard = threading.Lock()
        self._opened: list[tuple[Mapping[str, bytes], LanguageToolBackend]] = []
        self._closing = ExitStack()

    def of(self, source_language: str | None) -> LanguageToolBackend:
        """The checker for texts from a language. Raises `MtlintError` for a server that cannot be used."""
        files = {} if self._settings.url else overlay(source_language)
        with self._guard:
            for known, backend in self._opened:
                if known == files:
                    return backend
            backend = self._closing.enter_context(self._opener(replace(self._settings, overlay=files)))
            self._opened.append((files, backend))
            return backend

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.close()
