"""Checks, fixes and checks again until there is nothing left to fix."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256

from mtlint.engine.outcome import Outcome
from mtlint.fixes import choose, edited, is_faithful, sentence_zones
from mtlint.model import Applicability, Checked, Diagnostic, Document, Edit, Failure, Fix
from mtlint.readers import FORMATS, ReaderError, open_file
from mtlint.text.lines import LineIndex

MOST_ROUNDS = 100
"""How often a file is fixed and checked again, besides once for each finding: a sentence takes one unsafe fix a round."""

Read = Callable[[bytes, str], Document]
"""Content and path to a document."""
Source = tuple[str, Callable[[], Document]]
"""Path, and how to read the document."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A file in which no fix is left to apply, or that is left as it was because fixing it failed.

    `outcome` is what to report of it now, `first` what was found before the first fix; `old` and `new` are its content, empty
    where nothing was to be fixed. `applied` counts fixes by code; `refused` says what the file could not take, and why.
    """

    first: Outcome
    outcome: Outcome
    old: bytes = b""
    new: bytes = b""
    applied: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return self.first.path

    @property
    def changed(self) -> bool:
        return self.old != self.new

    @property
    def extracted(self) -> bool:
        """Whether the text was taken out of the file, so that a difference of texts is none of files."""
        return self.first.checked is not None and self.first.checked.document.extracted

    @property
    def texts(self) -> tuple[str, str]:
        """The text before and after; both empty where the file could not be read."""
        before, after = self.first.checked, self.outcome.checked
        return (before.document.text, after.document.text) if before and after else ("", "")

    def left_alone(self, reason: str) -> "Settled":
        """The file as it was, with the reason as a failure."""
        failure = Failure(self.first.path, reason)
        return Settled(self.first, replace(self.first, failures=(*self.first.failures, failure)))


def settle(
    sources: Sequence[tuple[str, Callable[[], bytes]]],
    check: Callable[[Sequence[Source]], Iterator[Outcome]],
    read: Read,
    at_least: Applicability,
) -> list[Settled]:
    """Each source, a path and how to get its content, after all of its fixes that are sure enough. Writes nothing.

    `check` finds what is reported, so that nothing else is ever fixed; only files that changed are checked again.
    """
    jobs: dict[str, _Job] = {}
    fetch = dict(sources)

    def first(path: str) -> Document:
        return read(fetch[path](), path)

    waiting: list[Source] = [(path, partial(first, path)) for path, _ in sources]
    while waiting:
        again: list[Source] = []
        for outcome in check(waiting):
            path = outcome.path
            job = jobs.setdefault(path, _Job(Settled(outcome, outcome), read, at_least))
            if job.goes_on(outcome, fetch[path]):
                again.append((path, partial(read, job.settled.new, path)))
        waiting = again
    return [jobs[path].settled for path in fetch]


@dataclass(slots=True)
class _Job:
    """One file on its way."""

    settled: Settled
    read: Read
    at_least: Applicability
    seen: set[bytes] = field(default_factory=set)

    def goes_on(self, outcome: Outcome, fetch: Callable[[], bytes]) -> bool:
        """Fix what was found now, and say whether the file has to be checked again."""
        self.settled = replace(self.settled, outcome=outcome)
        checked = outcome.checked
        if checked is None or not self._sure(checked):
            return False
        try:
            if not self.seen:
                self._begin(checked.document, fetch())
            new, used, refused = _fixed(checked, self.settled.new, self.read, self.at_least)
        except _LeftAloneError as error:
            self.settled = self.settled.left_alone(str(error))
            return False
        except ReaderError:
            # Such a file holds no text as it is, as an archive of others does.
            self.settled = replace(self.settled, refused=(f"fixes cannot be written into {checked.document.format} files",))
            return False
        self.settled = replace(self.settled, refused=tuple(refused))
        if not used:
            return False
        codes = Counter(diagnostic.code for diagnostic in used)
        first = self.settled.first.checked
        if new in self.seen or len(self.seen) > MOST_ROUNDS + (self._sure(first) if first else 0):
            reason = f"fixes of {', '.join(sorted(codes))} do not settle, so none was made: mend it by hand, or `ignore` one"
            self.settled = self.settled.left_alone(reason)
            return False
        self.seen.add(new)
        self.settled = replace(self.settled, new=new, applied=Counter(self.settled.applied) + codes)
        return True

    def _sure(self, checked: Checked) -> int:
        """How many findings have a fix that is sure enough."""
        return sum(_is_sure(diagnostic, self.at_least) for diagnostic in checked.diagnostics)

    def _begin(self, document: Document, content: bytes) -> None:
        if sha256(content).hexdigest() != document.digest:
            raise _LeftAloneError("not fixed: the file changed while it was checked: run mtlint again")
        _, encoding = open_file(document.path, content)
        if encoding.encode(document.text) != content:
            raise _LeftAloneError(
                f"not fixed: {encoding.name} would not give back the bytes it was read from: save it as UTF-8"
            )
        self.settled = replace(self.settled, old=content, new=content)
        self.seen.add(content)


class _LeftAloneError(Exception):
    """Why no fix can be written into a file."""


def _fixed(checked: Checked, content: bytes, read: Read, at_least: Applicability) -> tuple[bytes, list[Diagnostic], list[str]]:
    """The content after one round, the findings whose fixes were applied, and a line on each fix that cannot be."""
    document = checked.document
    _, encoding = open_file(document.path, content)
    kind = FORMATS[document.format]
    by_fix = {diagnostic.fix: diagnostic for diagnostic in reversed(checked.diagnostics) if diagnostic.fix is not None}
    lines = LineIndex(document.text)
    refused: list[str] = []

    def written(edit: Edit) -> Edit:
        escaped = kind.escape_at and kind.escape_at(edit.replacement, document.text, edit.span, encoding)
        return Edit(edit.span, kind.escape(edit.replacement) if escaped is None else escaped)

    def refuse(fix: Fix, reason: str) -> None:
        line, _ = lines.position(fix.edits[0].span.start)
        refused.append(f"{document.path}:{line}: fix of {by_fix[fix].code} not made: {reason}")

    possible: list[Fix] = []
    for fix in by_fix:
        if all(encoding.holds(written(edit).replacement) for edit in fix.edits):
            possible.append(fix)
        elif fix.applicability >= at_least:
            refuse(fix, f"{encoding.name} has no “{''.join(edit.replacement for edit in fix.edits)}”")

    def result(fixes: Sequence[Fix]) -> bytes | None:
        edits = [edit for fix in fixes for edit in fix.edits]
        text = edited(document.text, map(written, edits))
        try:
            new = encoding.encode(text)
            after = read(new, document.path)
        except ReaderError:
            return None
        holds = after.text == text and is_faithful(document, edits, after, collapsing=kind.collapsing)
        return new if holds else None

    chosen = choose(possible, at_least, sentence_zones(document))
    kept = _largest(chosen, lambda fixes: result(fixes) is not None)
    for fix in chosen:
        if fix not in kept:
            refuse(fix, f"the file would not be read as {document.format} in {encoding.name} with this change alone")
    new = result(kept) if kept else content
    return new if new is not None else content, [by_fix[fix] for fix in kept], refused


def _largest(fixes: Sequence[Fix], holds: Callable[[Sequence[Fix]], bool]) -> Sequence[Fix]:
    """The fixes that hold together, found by halving: few ever fail."""
    if not fixes or holds(fixes):
        return fixes
    if len(fixes) == 1:
        return ()
    middle = len(fixes) // 2
    left, right = _largest(fixes[:middle], holds), _largest(fixes[middle:], holds)
    return (*left, *right) if not right or not left or holds((*left, *right)) else left


def _is_sure(diagnostic: Diagnostic, at_least: Applicability) -> bool:
    return diagnostic.fix is not None and diagnostic.fix.applicability >= at_least
