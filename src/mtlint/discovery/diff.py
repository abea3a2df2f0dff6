"""A unified diff to names of files and numbers of new lines."""

import codecs
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import groupby

from unidiff.constants import DEV_NULL
from unidiff.errors import UnidiffParseError
from unidiff.patch import Hunk, PatchedFile, PatchSet

from mtlint.model import Lines, MtlintError

_REMEDY = "make it with `git diff REF` or `git diff --output=FILE REF`: without colours, against one commit, and whole"
_BINARY = ("Binary files ", " differ")


@dataclass(frozen=True, slots=True)
class Patched:
    """A file of a diff that is still there afterwards, as the diff names it.

    `names` has several where a binary file's name can be read in several ways, of which one is right.
    """

    names: tuple[str, ...]
    lines: Lines
    has_prefix: bool
    """Whether the name seems to begin with a folder that is not one, such as `b/`."""


def parse_diff(content: bytes) -> list[Patched]:
    """Files of a unified diff, of git or another program. Raises `MtlintError` where it is none, or not a whole one."""
    text = content.decode("utf-8", "surrogateescape")
    # What git writes between files is not needed, and names in it are ambiguous where they hold spaces.
    needed: list[str] = []
    binary: list[Patched] = []
    header = ""
    for number, raw in enumerate(StringIO(text), 1):
        # However a line ends is of no interest, and a diff may have come through a program that ends all lines its way.
        line = raw.rstrip("\r\n")
        if not line or line.startswith(("+", "-", " ", "\\", "@@ ")):
            needed.append(f"{line}\n")
        elif line.startswith("@@@"):
            raise MtlintError(f"line {number} of the diff: it compares with several commits at once", _REMEDY)
        elif line.startswith("diff --git "):
            header = line
        elif line.startswith(_BINARY[0]):
            binary.append(_binary(line.removeprefix(_BINARY[0]).removesuffix(_BINARY[1]), " and "))
        elif line.startswith("GIT binary patch"):
            binary.append(_binary(header.removeprefix("diff --git "), " "))
    try:
        patches = PatchSet(StringIO("".join(needed)))
    except UnidiffParseError as error:
        raise MtlintError(f"the diff cannot be read: {str(error).strip()}", _REMEDY) from error
    if text.strip() and not (patches or binary or header):
        raise MtlintError("this is no unified diff: it names no file", _REMEDY)
    _refuse_twice(patches)
    return [*binary, *(_patched(patch) for patch in patches if patch.target_file != DEV_NULL)]


def _refuse_twice(patches: PatchSet) -> None:
    twice = [name for name, times in Counter(patch.target_file for patch in patches).items() if times > 1 and name != DEV_NULL]
    if twice:
        raise MtlintError(f"the diff has {_name(twice[0])} twice, so its line numbers are of different states", _REMEDY)


def _patched(patch: PatchedFile) -> Patched:
    source, target = patch.source_file, patch.target_file
    if source == DEV_NULL:
        return Patched((_name(target),), None, has_prefix=True)
    lines = frozenset(number for hunk in patch for number in _new_lines(hunk))
    return Patched((_name(target),), lines, has_prefix=source != target)


def _new_lines(hunk: Hunk) -> Iterator[int]:
    """Lines that were added or changed, and the lines on both sides of those that are gone."""
    following = hunk.target_start if hunk.target_length else hunk.target_start + 1
    lines = [line for line in hunk if line.is_added or line.is_removed or line.is_context]
    for is_change, group in groupby(lines, key=lambda line: not line.is_context):
        run = list(group)
        added = [line.value for line in run if not line.is_removed]
        if is_change:
            gone = Counter(line.value for line in run if line.is_removed)
            # A line that got another line end, or one at all because text follows now, is no new text.
            new = [number for number, value in enumerate(added, following) if not _take(gone, value)]
            yield from new if new or not gone.total() else range(following - 1, following + len(added) + 1)
        following += len(added)


def _take(counts: Counter[str], value: str) -> bool:
    if counts[value] > 0:
        counts[value] -= 1
        return True
    return False


def _binary(names: str, between: str) -> Patched:
    """All of it is new: there are no lines. A name may hold what stands between the two, so each reading counts."""
    parts = names.split(between)
    readings = (between.join(parts[start:]) for start in range(1, len(parts)))
    return Patched(tuple(_name(name) for name in readings), None, has_prefix=True)


def _name(written: str) -> str:
    """The name of a file as the system has it; git quotes as C does, byte by byte."""
    raw = written.encode("utf-8", "surrogateescape")
    if raw.startswith(b'"') and raw.endswith(b'"'):
        raw = codecs.decode(raw[1:-1], "unicode_escape").encode("latin-1")
    return os.fsdecode(raw)
