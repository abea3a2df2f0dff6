"""Findings that were there when the baseline was written."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mtlint.model import Checked, Diagnostic, Key, Report, key_of
from mtlint.triage.baseline_file import Baseline, Counts, read

_EXAMPLES = 3
_AGAIN = 0.5
"""Share of a vanished file's findings that must be found in a new file for it to be the same file under another name."""


class Known:
    """A step that keeps back what a baseline lists and remembers what was found.

    A file holds as many findings of a key as the baseline counts; the first of them in the text are taken for the old ones.
    The same document may come again, as it does while fixes are tried; its last coming counts.
    """

    def __init__(self, baseline: Baseline, label: str, root: Path, *, to_renew: bool = False) -> None:
        """`label` names the baseline's file, which need not exist; `root` is what it and paths of documents start from.

        `to_renew` says that the baseline will be written after the run, so that nobody need be told to.
        """
        self.reason = f"in the baseline {label}"
        self.file = root / label
        self._baseline = baseline
        self.label = label
        self._to_renew = to_renew
        self._root = root
        self._folder = os.path.abspath(self.file.parent)  # noqa: PTH100 - resolve() would follow links
        self._found: dict[str, Counter[Key]] = {}
        self._renamed: dict[str, str] = {}
        """Vanished name -> new name."""

    def __call__(self, checked: Checked) -> Checked:
        name = self._name(checked.document.path)
        found = self._found[name] = Counter(key_of(diagnostic) for diagnostic in checked.diagnostics)
        left = Counter(self._known_of(name, found))
        old: dict[Diagnostic, str] = {}
        for diagnostic in checked.diagnostics:
            key = key_of(diagnostic)
            if left[key] > 0:
                left[key] -= 1
                old[diagnostic] = self.reason
        return checked.keep_back(old)

    def notes(self, report: Report) -> list[str]:
        """What a run should say of its baseline: how much it kept back, and which entries are findings no more."""
        old = sum(one.reason == self.reason for checked in report.documents for one in checked.unreported)
        notes = [f"findings in the baseline {self.label}, not reported: {old}"] if old else []
        stale = self.stale(report)
        if stale and not self._to_renew:
            many = sum(count for _, _, count in stale)
            examples = [f"{path}: {key.code} “{key.text}”" for path, key, _ in sorted(stale)[:_EXAMPLES]]
            more = ["…"] if len(stale) > _EXAMPLES else []
            notes.append(
                f"in the baseline {self.label}, but not found any more: {many} (--prune-baseline takes them out): "
                + "; ".join(examples + more)
            )
        return notes

    def stale(self, report: Report) -> list[tuple[str, Key, int]]:
        """Path, key and number of what the baseline lists and nothing answers to any more."""
        return [
            (path, key, count)
            for path, _, still in self._now(report)
            for key, count in (Counter(self._baseline.files[path]) - Counter(still)).items()
        ]

    def pruned(self, report: Report) -> Baseline:
        """The baseline without what is found no more. What was not checked, not in full or not by its rule, stays as it is."""
        return Baseline({name: still for _, name, still in self._now(report)})

    def renewed(self, report: Report) -> Baseline:
        """As `pruned`, with everything that was found as well."""
        files = self.pruned(report).files
        return Baseline({**files, **{name: {**files.get(name, {}), **found} for name, found in self._found.items()}})

    def _now(self, report: Report) -> Iterator[tuple[str, str, Counts]]:
        """For each file of the baseline its path, the path it has now, and what of its entries still holds."""
        failed = {self._name(failure.path) for failure in report.failures}
        ran = {rule.code for rule in report.rules}
        for path, counts in self._baseline.files.items():
            name = self._renamed.get(path, path)
            if name in self._found and name not in failed:
                unasked = Counter({key: count for key, count in counts.items() if key.code not in ran})
                yield path, name, unasked | Counter(counts) & self._found[name]
            else:
                yield path, path, counts if name in failed or self._is_there(path) else {}

    def _known_of(self, name: str, found: Counter[Key]) -> Counts:
        """The entries for a file: its own, or those of a file that vanished and of which it holds enough."""
        known = self._baseline.files
        if name in known:
            return known[name]
        shares = {
            path: sum((Counter(counts) & found).values()) / max(sum(counts.values()), 1)
            for path, counts in known.items()
            if self._renamed.get(path, name) == name and not self._is_there(path)
        }
        best = max(shares, key=lambda path: (shares[path], path), default="")
        if name not in self._renamed.values() and shares.get(best, 0) >= _AGAIN:
            self._renamed[best] = name
        return next((known[path] for path, later in self._renamed.items() if later == name), {})

    def _name(self, path: str) -> str:
        """A document's path from the baseline's folder, so that it does not matter where mtlint is started."""
        absolute = os.path.abspath(self._root / path)  # noqa: PTH100
        try:
            return Path(os.path.relpath(absolute, self._folder)).as_posix()
        except ValueError:  # another drive
            return Path(absolute).as_posix()

    def _is_there(self, path: str) -> bool:
        try:
            return (Path(self._folder) / path).exists()
        except (OSError, ValueError):  # nobody may ask, or no name of a file at all
            return True


def open_baseline(label: str, root: Path, *, to_renew: bool = False, or_new: bool = False) -> Known:
    """The step for a baseline's file; with `or_new` there need be none yet. Raises `MtlintError` for a file that is none."""
    file = root / label
    baseline = Baseline({}) if or_new and not file.exists() else read(file, label)
    return Known(baseline, label, root, to_renew=to_renew)
