"""A folder with its settings, and what is kept open to check with them."""

import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mtlint import api
from mtlint.config import Config
from mtlint.engine import make_plan
from mtlint.grammar import Progress
from mtlint.lsp.positions import unmarked
from mtlint.model import Checked, MtlintError, Report

_LINE = re.compile(r"\(at line (\d+)")
_AT_END = "(at end of document)"
_QUOTED = re.compile(r"'([^']+)'")


class Settings(Protocol):
    """Where settings come from."""

    def file(self, folder: Path) -> Path | None:
        """The file that says how to check a folder. May raise as `config`."""
        ...

    def config(self, folder: Path) -> Config:
        """The settings for a folder. Raises `MtlintError`."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a check. `failures` say, a clause each, what was not checked."""

    checked: Checked | None = None
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: MtlintError | None = None
    unfinished: bool = False
    """Whether LanguageTool has yet to be asked."""


class Place:
    """The settings of a folder at one time. Its checks may run in several threads."""

    def __init__(self, folder: Path, settings: Settings, progress: Progress) -> None:
        self.folder = folder
        self.file: Path | None = None
        self.error: MtlintError | None = None
        self.config = Config(root=folder)
        self.needs_grammar = False
        self._progress = progress
        self._guards = {False: threading.Lock(), True: threading.Lock()}
        self._sessions: dict[bool, api.Session] = {}
        self._broken = False
        try:
            self.file = settings.file(folder)
            self.config = settings.config(folder)
            plan = make_plan(self.config)
            self.needs_grammar = plan.needs_grammar
            self._told = (plan.identity, api.grammar_settings(self.config, progress))
        except MtlintError as error:
            self.error = error

    def is_like(self, other: "Place") -> bool:
        """Whether both check in the same way, so that LanguageTool need not start again."""
        if self.error or other.error:
            return str(self.error) == str(other.error)
        return (self.file, self.config, self._told) == (other.file, other.config, other._told)

    def problems(self) -> list[tuple[int, str]]:
        """What is wrong in the settings file, each with the line from 0 that it seems to stand in."""
        if self.error is None or self.file is None:
            return []
        try:
            lines = self.file.read_text("utf-8", errors="replace").split("\n")
        except OSError:
            lines = [""]
        return [(_line(message, lines), message) for message in self.error.message.splitlines()]

    def leaves_out(self, path: Path) -> bool:
        """Whether the settings leave a file out."""
        return self.error is None and api.is_left_out(path, self.config)

    def check(self, text: str, name: str, grammar: bool) -> Answer:
        """Check a text, with LanguageTool or with all the rules that do not need it. Never raises."""
        if self.error is not None:
            return Answer(failures=(f"not checked: the settings are wrong: {_said(self.error)}",), error=self.error)
        what = "grammar " if grammar else ""
        try:
            report = self._session(grammar).check_text(unmarked(text), name)
        except MtlintError as error:
            self._broken = self._broken or grammar
            return Answer(failures=(f"{what}not checked: {_said(error)}",), error=error)
        except Exception as error:
            fault = MtlintError(f"{name}: {what}not checked: {type(error).__name__}: {error}", "this is a fault of mtlint")
            return Answer(failures=(str(fault),), error=fault)
        return _answer(report, unfinished=self.needs_grammar and not grammar)

    def try_again(self) -> bool:
        """Forget a LanguageTool that could not be used; whether there was one."""
        broken, self._broken = self._broken, False
        if broken and (session := self._sessions.pop(True, None)) is not None:
            session.close()
        return broken

    def close(self) -> None:
        """Stop LanguageTool."""
        for session in list(self._sessions.values()):
            session.close()

    def _session(self, grammar: bool) -> api.Session:
        with self._guards[grammar]:
            if grammar not in self._sessions:
                # What LanguageTool says is worth keeping; the rest is found anew as fast as it is looked up.
                self._sessions[grammar] = api.Session(self.config, grammar=grammar, progress=self._progress, cached=grammar)
            return self._sessions[grammar]


def _answer(report: Report, unfinished: bool) -> Answer:
    failures = tuple(failure.message for failure in report.failures)
    documents = tuple(report.documents)
    notes = (*report.notes, *(note for checked in documents for note in checked.document.notes))
    return Answer(documents[0] if documents else None, failures, notes, None, unfinished and bool(documents))


def _said(error: MtlintError) -> str:
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def _line(message: str, lines: list[str]) -> int:
    """The line a message names, or the first that holds a word which it quotes."""
    if _AT_END in message:
        return len(lines) - 1
    named = _LINE.search(message)
    if named:
        return int(named[1]) - 1
    return next((at for word in _QUOTED.findall(message) for at, line in enumerate(lines) if word in line), 0)


class Places:
    """The folders of a client, each with its settings; a file outside of all stands in a folder of its own."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings = settings
        self._progress = progress
        self._guard = threading.Lock()
        self._folders: list[Path] = []
        self._known: dict[Path, Place] = {}

    def set_folders(self, folders: list[Path]) -> None:
        """Say which folders the client has open."""
        self._folders = folders

    def of(self, path: Path) -> Place:
        """The place of a file."""
        inside = [folder for folder in self._folders if path.is_relative_to(folder)]
        folder = max(inside, key=lambda folder: len(folder.parts), default=path.parent)
        with self._guard:
            if folder not in self._known:
                self._known[folder] = Place(folder, self._settings, self._progress)
            return self._known[folder]

    def all(self) -> list[Place]:
        """The places that were asked for so far."""
        return list(self._known.values())

    def reload(self) -> bool:
        """Read all settings again; whether any of them changed. What goes is closed."""
        with self._guard:
            old, self._known = self._known, {}
            for folder, place in old.items():
                fresh = Place(folder, self._settings, self._progress)
                self._known[folder] = place if place.is_like(fresh) else fresh
        gone = [place for folder, place in old.items() if self._known[folder] is not place]
        for place in gone:
            # A LanguageTool that is starting can be stopped only when it has started.
            threading.Thread(target=place.close, daemon=True).start()
        return bool(gone)

    def close(self) -> None:
        """Stop every LanguageTool."""
        for place in self.all():
            place.close()
