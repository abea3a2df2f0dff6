"""Keeps one server for all threads: started when first asked, proven per language, replaced when it breaks."""

import logging
import os
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.grammar.address import Address
from mtlint.grammar.dictionary import Dictionary, dictionary
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.gate import Gate
from mtlint.grammar.java import find_java
from mtlint.grammar.lock import Lock, Variant
from mtlint.grammar.proof import patience, prove
from mtlint.grammar.provision import JarStore
from mtlint.grammar.scope import Scope
from mtlint.grammar.server import Server
from mtlint.grammar.settings import GrammarSettings
from mtlint.grammar.trouble import RequestError, Trouble
from mtlint.model import LanguageError, MtlintError

if TYPE_CHECKING:
    from mtlint.grammar.client import Client

_log = logging.getLogger(__name__)

_STARTS_TRIED = 2
"""What ends a server from outside may have been about something else; what ends it by itself ends the next one too."""
_REMEDY = "run `mtlint doctor`: it says what Java, which jars and which cache are in use, and what is wrong with them"


class Supervisor:
    """Owner of the server. All of it may be called from several threads."""

    def __init__(self, settings: GrammarSettings, lock: Lock) -> None:
        self._settings = settings
        self._lock = lock
        self._store = JarStore(settings.cache_dir, settings.maven_mirror, settings.offline, settings.progress)
        # More requests than cores at once make each slower by more than they save.
        self._gate = Gate(max(2, os.cpu_count() or 2))
        self._guard = threading.Lock()
        self._named = {*lock.required, *settings.languages}
        self._modules = set(self._named)
        self._server: Server | None = None
        self._root: Path | None = None
        self._clients: dict[str, Client] = {}
        self._generation = 0
        self._failure: MtlintError | None = None
        self._closed = False

    @property
    def starts(self) -> int:
        """How many servers were started so far."""
        return self._generation

    @property
    def server(self) -> Server | None:
        """The server that runs, if one does."""
        return self._server

    def dictionary(self, variant: Variant) -> Dictionary | None:
        """The words that the speller of a language knows; None where that cannot be told. Raises as `request`."""
        self._ready(variant)
        return None if self._root is None else dictionary(variant, self._root)

    def request(
        self, variant: Variant, annotation: list[dict[str, str]], size: int, alone: bool, scope: Scope = Scope.ALL
    ) -> list[dict[str, Any]]:
        """Raw matches of an annotated text of `size` characters; `alone` keeps other requests away meanwhile.

        Raises `RequestError` where there is no whole answer; a server that is gone or stuck is then stopped, and the next
        request starts another. Raises `MtlintError` where none can be started.
        """
        with self._gate.alone() if alone else self._gate.together():
            client, generation = self._ready(variant)
            try:
                matches = client.check_annotated(annotation, patience(size, self._settings), scope)
            except RequestError as error:
                if error.trouble is not Trouble.REFUSED:
                    self._discard(generation, error.reason)
                raise
        return matches

    def close(self) -> None:
        """Stop the server for good."""
        with self._guard:
            self._closed = True
            self._stop()

    def _ready(self, variant: Variant) -> tuple["Client", int]:
        """A client of a running server that has shown that it checks this language, and which server that is."""
        with self._guard:
            if self._closed:
                raise MtlintError("the grammar checker was closed", "open another one")
            if self._failure is not None:
                raise self._failure
            self._admit(variant)
            if self._server is not None and (variant.module not in self._modules or not self._server.alive):
                self._stop()
            for attempt in range(1, _STARTS_TRIED + 1):
                try:
                    if self._server is None:
                        self._start(variant)
                    if variant.code not in self._clients:
                        self._clients[variant.code] = self._prove(variant)
                    break
                except MtlintError as error:
                    killed = self._server is not None and self._server.was_killed()
                    self._stop()
                    if not killed or attempt == _STARTS_TRIED:
                        self._failure = error
                        raise
                    _log.info("LanguageTool was ended from outside, and is started again")
            return self._clients[variant.code], self._generation

    def _admit(self, variant: Variant) -> None:
        """Refuse a language that nobody installed: it is not fetched on the quiet."""
        if variant.module not in self._modules:
            jars = [jar for jar in self._lock.jars if variant.module in jar.languages]
            if variant.module not in self._named and self._store.missing(jars):
                raise LanguageError(
                    f"the language module {variant.module} is not installed, so {variant.code} cannot be checked",
                    f"run: mtlint languages install {variant.module}",
                )

    def _start(self, variant: Variant) -> None:
        """Verify every jar, then start a server with the languages asked for so far."""
        # Importing the client takes about as long as Java needs to start.
        threading.Thread(target=import_module, args=("mtlint.grammar.client",), daemon=True).start()
        self._modules.add(variant.module)
        java = find_java(self._settings.java)
        jars = self._lock.jars_for(self._modules)
        distribution = Distribution.of(self._settings.cache_dir, self._lock.version, jars, self._settings.overlay)
        prepare(distribution, self._store)
        self._root = distribution.root
        threading.Thread(target=dictionary, args=(variant, self._root), daemon=True).start()
        self._server = Server(distribution, java)
        self._server.start(self._settings.start_seconds)
        self._generation += 1

    def _prove(self, variant: Variant) -> "Client":
        """A client whose server found a planted error. What the check loads, later checks of the language need anyway."""
        if self._server is None:
            raise AssertionError
        try:
            client, matches = prove(Address.own(self._server.port), self._lock.version, variant, self._settings)
        except RequestError as error:
            raise MtlintError(
                f"LanguageTool does not check {variant.code}: {error.reason}{self._server.log_tail()}", _REMEDY
            ) from None
        if variant.witness and variant.witness not in {match["rule"]["id"] for match in matches}:
            raise MtlintError(f"LanguageTool does not find a planted error in {variant.code}{self._server.log_tail()}", _REMEDY)
        return client

    def _discard(self, generation: int, reason: str) -> None:
        """Stop a server that failed, unless another thread did so already."""
        with self._guard:
            if self._generation == generation and self._server is not None:
                _log.info("LanguageTool is stopped and started again: %s", reason)
                self._stop()

    def _stop(self) -> None:
        self._clients = {}
        if self._server is not None:
            self._server.close()
            self._server = None
