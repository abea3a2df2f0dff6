"""A LanguageTool server that somebody else runs: asked, proven per language, never stopped or started."""

import os
import threading
import time
from typing import TYPE_CHECKING, Any

from mtlint.grammar.address import Address
from mtlint.grammar.gate import Gate
from mtlint.grammar.lock import Lock, Variant
from mtlint.grammar.proof import patience, prove
from mtlint.grammar.scope import Scope
from mtlint.grammar.settings import GrammarSettings
from mtlint.grammar.trouble import RequestError, Trouble
from mtlint.model import LanguageError, MtlintError

if TYPE_CHECKING:
    from mtlint.grammar.client import Client

_TRIES = 3
_LONGEST_WAIT = 20.0
_SIGN_OF_LIFE_SECONDS = 10.0
_REMEDY = "look whether the server runs and `languagetool-url` is right; without it mtlint starts a LanguageTool of its own"


def leaves_to(settings: GrammarSettings) -> str | None:
    """The server on another machine that text is sent to, and whether others may read it on the way; None where it stays."""
    address = Address.parse(settings.url) if settings.url else None
    if address is None or address.is_loopback or not settings.allow_remote:
        return None
    return address.shown + ("" if address.secure else ", not encrypted: whoever is on the way can read it")


class ExternalServer:
    """The server that `languagetool-url` names. All of it may be called from several threads."""

    def __init__(self, settings: GrammarSettings, lock: Lock) -> None:
        """Ask the server who it is.

        Raises `MtlintError` where nobody answers, something else than LanguageTool does, or the server is on another machine
        and `allow_remote` is not set.
        """
        self._settings = settings
        self._lock = lock
        self._address = Address.parse(settings.url or "")
        if not self._address.is_loopback and not settings.allow_remote:
            raise MtlintError(
                f"the LanguageTool at {self._address.shown} is not on this machine: the checked text would leave it",
                "allow it with --allow-remote, or leave `languagetool-url` out",
            )
        self._gate = Gate(max(2, os.cpu_count() or 2))
        self._guard = threading.Lock()
        self._clients: dict[str, Client] = {}
        self._closed = False
        self.version, self._build = self._ask_version()

    @property
    def identity(self) -> str:
        """What tells its findings from those of another server."""
        return f"{self._address.shown} {self.version} {self._build}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of it."""
        if self.version == self._lock.version:
            return ()
        said = f"LanguageTool {self.version} answers at {self._address.shown}"
        return (f"{said}; mtlint is made for {self._lock.version}, and findings may differ",)

    def dictionary(self, variant: Variant) -> None:  # noqa: ARG002 - as the supervisor's
        """None: what a server that is not ours knows is its own affair."""
        return

    def request(
        self, variant: Variant, annotation: list[dict[str, str]], size: int, alone: bool, scope: Scope = Scope.ALL
    ) -> list[dict[str, Any]]:
        """Raw matches of an annotated text of `size` characters; `alone` keeps other requests of ours away meanwhile.

        Raises `RequestError` where there is no whole answer though the server is there, and `MtlintError` where it is gone.
        """
        with self._gate.alone() if alone else self._gate.together():
            client = self._ready(variant)
            try:
                return _patiently(client, annotation, patience(size, self._settings), scope)
            except RequestError as error:
                if error.trouble is not Trouble.REFUSED:
                    self._look_for_life(error)
                raise

    def close(self) -> None:
        """Ask nothing more. The server runs on."""
        self._closed = True

    def _ask_version(self) -> tuple[str, str]:
        """Version and build date, from the answer to a check: what every version says in one form."""
        from mtlint.grammar.client import software  # noqa: PLC0415 - slow to import

        try:
            return software(self._address, _SIGN_OF_LIFE_SECONDS)
        except RequestError as error:
            raise MtlintError(f"no LanguageTool at {self._address.shown}: {error.reason}", _REMEDY) from None

    def _look_for_life(self, error: RequestError) -> None:
        """A server that is gone is not asked again, once for each part of each document."""
        from mtlint.grammar.client import software  # noqa: PLC0415 - imported long ago

        try:
            software(self._address, _SIGN_OF_LIFE_SECONDS)
        except RequestError as last:
            raise MtlintError(
                f"the LanguageTool at {self._address.shown} answers no more: {error.reason}, then {last.reason}", _REMEDY
            ) from None

    def _ready(self, variant: Variant) -> "Client":
        """A client of a language that the server has shown to check."""
        with self._guard:
            if self._closed:
                raise MtlintError("the grammar checker was closed", "open another one")
            if variant.code not in self._clients:
                self._clients[variant.code] = self._prove(variant)
            return self._clients[variant.code]

    def _prove(self, variant: Variant) -> "Client":
        try:
            client, matches = prove(self._address, self.version, variant, self._settings)
        except RequestError as error:
            kind = LanguageError if error.trouble is Trouble.REFUSED else MtlintError
            raise kind(
                f"the LanguageTool at {self._address.shown} does not check {variant.code}: {error.reason}", _REMEDY
            ) from None
        found = {match["rule"]["id"] for match in matches}
        # Another version may call its rules by other names.
        if variant.witness and variant.witness not in found and (self.version == self._lock.version or not found):
            raise MtlintError(
                f"the LanguageTool at {self._address.shown} does not find a planted error in {variant.code}", _REMEDY
            )
        return client


def _patiently(client: "Client", annotation: list[dict[str, str]], seconds: float, scope: Scope) -> list[dict[str, Any]]:
    """Ask again after a while where the server has too much to do, as often as there is time."""
    end = time.monotonic() + seconds
    for last in (False,) * (_TRIES - 1) + (True,):
        try:
            return client.check_annotated(annotation, max(end - time.monotonic(), 1.0), scope)
        except RequestError as error:
            pause = min(error.wait, _LONGEST_WAIT)
            if error.trouble is not Trouble.BUSY:
                raise
            if last or time.monotonic() + pause >= end:
                raise RequestError(Trouble.REFUSED, error.reason) from None
            time.sleep(pause)
    raise AssertionError
