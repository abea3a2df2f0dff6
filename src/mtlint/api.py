"""The only door for other programs: check paths or a text, get a report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mtlint.config import Config
from mtlint.discovery import Found, LeftOut, Wanted, discover, find_changes, is_source
from mtlint.engine import Outcome, Settled, Source, make_plan, settle
from mtlint.fixes import NotWrittenError, write_back
from mtlint.grammar import Progress, leaves_to
from mtlint.model import Applicability, Changes, Corpus, Document, Failure, MtlintError, Report, RuleInfo, Watcher
from mtlint.readers import ReaderError, patterns, read_bytes, suffixes
from mtlint.rules.registry import all_rules
from mtlint.session import Session, Step, grammar_settings, read_document
from mtlint.triage import Known, only_new

__all__ = [
    "STDIN",
    "Corpus",
    "Fixed",
    "Session",
    "Step",
    "check_corpus",
    "check_paths",
    "check_settings",
    "check_text",
    "fix_paths",
    "fix_text",
    "grammar_settings",
    "is_left_out",
    "leaving",
    "list_files",
    "list_rules",
    "read_document",
    "settings_problems",
]

STDIN = "-"


def check_paths(
    paths: Sequence[Path],
    config: Config | None = None,
    *,
    since: str | bytes | None = None,
    baseline: Known | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    cached: bool = True,
    explain: bool = False,
    watcher: Watcher | None = None,
) -> Report:
    """Check files and folders. `progress` is told of what is fetched; `cached` uses and keeps results of earlier runs.
    `explain` finds out what is kept back as well, names that LanguageTool does not know included, which takes most of its time.

    `since` is a commit's name or a unified diff: only files that changed are checked then, and findings that touch no new line
    are kept back. `baseline` is one that is to be written afterwards; one that is only read is a setting. `watcher` is told of
    each document as it is checked; what it raises ends the run.

    Raises `MtlintError` where nothing can be checked: bad settings, a path that does not exist, no Java, no LanguageTool.
    A single file that cannot be read is a failure in the report.
    """
    config = config or Config()
    config = _with_folders(config, paths)
    found, failures = _found(paths, config)
    changes = None if since is None else find_changes(since, found, config.root)
    sources = [(item.path, _reader(item, config)) for item in found if changes is None or item.path in changes.lines]
    steps = [only_new(changes)] if changes else []
    with Session(config, progress=progress, cached=cached) as session:
        report = session.check(sources, failures, steps=steps, baseline=baseline, jobs=jobs, explain=explain, watcher=watcher)
    return _told(report, changes, len(found)) if changes else report


def check_text(
    content: bytes | str,
    config: Config | None = None,
    *,
    path: str = "stdin.txt",
    baseline: Known | None = None,
    progress: Progress | None = None,
    cached: bool = True,
    explain: bool = False,
) -> Report:
    """Check one text; the ending of `path` says its format, `baseline` is as in `check_paths`. Raises as that."""
    config = config or Config()
    with Session(config, progress=progress, cached=cached) as session:
        return session.check_text(content, path, baseline=baseline, explain=explain)


def check_corpus(
    inputs: Sequence[str],
    output: str,
    config: Config | None = None,
    *,
    document_column: str = "",
    rows: int = 5_000,
    workers: int | None = None,
    address: str | None = None,
    duplicates: bool = True,
    keep: str | None = None,
    drop: Sequence[str] = (),
    restart: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Corpus:
    """Check files with a row a segment, and folders of them or of documents, by path or URI, on all cores or a Ray cluster.

    What is found is written into the folder `output`. A run that was stopped goes on where it was. Rows without a finding of
    `drop`, or of any rule, go to the file `keep`. `progress` is told how many of how many parts of which step are done. Raises
    `MtlintError` where Ray is not installed, and as `check_paths`.
    """
    try:
        from mtlint import cluster  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        raise MtlintError(f"a corpus needs {error.name}, which is not installed", 'pip install "mtlint[corpus]"') from error
    target, kept = cluster.Place.of(output), cluster.Place.of(keep) if keep else None
    local = [Path(name) for name in inputs if "://" not in name]
    config = _with_folders(config or Config(), local)
    found, failures = _found(local, config, cluster.ENDINGS, [Path(target.path)]) if local else ([], [])
    places = [cluster.Place.of(str(item.file)).called(item.path) for item in found]
    places += [place for name in inputs if "://" in name for place in cluster.files_of(cluster.Place.of(name))]
    if keep in inputs:
        raise MtlintError(f"{keep}: is both checked and to be written", "name another file with --keep")
    places = [place for place in places if kept is None or place.path != kept.path]
    options = cluster.Options(
        rows=rows,
        workers=workers,
        address=address,
        duplicates=duplicates,
        keep=kept,
        drop=tuple(drop),
        restart=restart,
    )
    columns = cluster.Columns(config.target_column, config.source_column, document_column)
    return cluster.run(places, cluster.Job(config, columns, target), options, progress or cluster.unwatched, failures)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to: a report of what remains, and the files, each with its content before and after."""

    report: Report
    files: tuple[Settled, ...]

    @property
    def count(self) -> int:
        """How many fixes were made."""
        return sum(sum(file.applied.values()) for file in self.files)


def fix_paths(
    paths: Sequence[Path],
    config: Config | None = None,
    *,
    since: str | bytes | None = None,
    unsafe: bool = False,
    write: bool = True,
    jobs: int | None = None,
    progress: Progress | None = None,
    cached: bool = True,
) -> Fixed:
    """Check files and folders and apply the safe fixes of what is reported, or also the unsafe ones, until none is left.

    Without `write` the files stay as they are; `since` is as in `check_paths`. Raises as `check_paths`; a file that cannot be
    written is a failure.
    """
    config = config or Config()
    config = _with_folders(config, paths)
    found, failures = _found(paths, config)
    changes = None if since is None else find_changes(since, found, config.root)
    files = {item.path: item.file for item in found if changes is None or item.path in changes.lines}
    sources = [(path, partial(read_bytes, file)) for path, file in files.items()]
    steps = [only_new(changes)] if changes else []
    fixed = _fix(sources, failures, config, steps=steps, unsafe=unsafe, jobs=jobs, progress=progress, cached=cached)
    fixed = _written(fixed, files, config.root) if write else fixed
    return replace(fixed, report=_told(fixed.report, changes, len(found))) if changes else fixed


def fix_text(
    content: bytes | str,
    config: Config | None = None,
    *,
    path: str = "stdin.txt",
    unsafe: bool = False,
    progress: Progress | None = None,
    cached: bool = True,
) -> Fixed:
    """Check one text and fix it as `fix_paths` does; its only file holds the content after that. Raises as `check_paths`."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    fixed = _fix(
        [(path, lambda: raw)], [], config or Config(), steps=(), unsafe=unsafe, jobs=1, progress=progress, cached=cached
    )
    (file,) = fixed.files
    return replace(fixed, files=(file if file.changed else replace(file, old=raw, new=raw),))


def list_files(paths: Sequence[Path], config: Config, since: str | bytes | None = None) -> list[str]:
    """The files that `check_paths` would check, as it would call them. Raises as `check_paths`."""
    found, _ = _found(paths, config)
    changes = None if since is None else find_changes(since, found, config.root)
    return [item.path for item in found if changes is None or item.path in changes.lines]


def leaving(config: Config) -> str | None:
    """Where the checked text goes if it leaves this machine, to be said before it does; None where it stays."""
    return leaves_to(grammar_settings(config)) if make_plan(config).needs_grammar else None


def is_left_out(path: Path, config: Config) -> bool:
    """Whether a search of the root passes over a file, by `exclude` or by what .gitignore files say."""
    return _left_out(config).named(path)


def _found(
    paths: Sequence[Path], config: Config, endings: Iterable[str] = (), folders: Iterable[Path] = ()
) -> tuple[list[Found], list[Failure]]:
    """The files to check; folders are searched for such `endings` as well, and some `folders` are not searched."""
    wanted = Wanted({*suffixes(), *endings}, [*patterns(), *config.include], config.base or config.root)
    found, failures = discover(paths, config.root, wanted, _left_out(config, folders), force=config.force_exclude)
    checked = [item for item in found if not is_source(config, item.path)]
    if found and not checked:
        raise MtlintError(
            f"{found[0].path}: by `source` this is what others are translated from, and so is all that was named",
            "name the translations, or mend --source",
        )
    if isinstance(config.source, str) and len(checked) > 1 and Path(config.source).expanduser().is_file():
        raise MtlintError(
            f"source: {config.source} is one file, and {len(checked)} are checked",
            'name a folder, patterns such as "en/{path}=zh/{path}", or the source of each file under `overrides`',
        )
    return checked, failures


def _with_folders(config: Config, paths: Sequence[Path]) -> Config:
    """The settings of a run over some paths, each of which a folder of sources may mirror."""
    return replace(config, folders=tuple(path if path.is_dir() else path.parent for path in paths))


def _left_out(config: Config, folders: Iterable[Path] = ()) -> LeftOut:
    folders = [config.cache_path, *folders]
    return LeftOut(config.base or config.root, config.exclude, gitignore=config.respect_gitignore, folders=folders)


def check_settings(config: Config) -> None:
    """Raises `MtlintError` for selectors and options that no rule answers to."""
    make_plan(config)


def settings_problems(config: Config) -> list[str]:
    """What `check_settings` would raise, a line each."""
    try:
        make_plan(config)
    except MtlintError as error:
        return error.message.splitlines()
    return []


def list_rules() -> tuple[RuleInfo, ...]:
    """Every rule, in code order."""
    return tuple(rule.info() for rule in all_rules())


def _fix(
    sources: Sequence[tuple[str, Callable[[], bytes]]],
    failures: Sequence[Failure],
    config: Config,
    *,
    steps: Sequence[Step],
    unsafe: bool,
    jobs: int | None,
    progress: Progress | None,
    cached: bool,
) -> Fixed:
    files: list[Settled] = []

    def fix(check: Callable[[Sequence[Source]], Iterator[Outcome]]) -> Iterable[Outcome]:
        at_least = Applicability.UNSAFE if unsafe else Applicability.SAFE
        files.extend(settle(sources, check, partial(read_document, config=config), at_least))
        return [file.outcome for file in files]

    with Session(config, progress=progress, cached=cached) as session:
        report = session.check([], failures, steps=steps, jobs=jobs, fix=fix)
    refused = (line for file in files for line in file.refused)
    return Fixed(replace(report, notes=(*report.notes, *refused)), tuple(files))


def _written(fixed: Fixed, files: Mapping[str, Path], root: Path) -> Fixed:
    """The same after the files were written; one that cannot be is reported as it still is."""
    settled, notes = [], list(fixed.report.notes)
    now = {checked.document.path: checked for checked in fixed.report.documents}
    for file in fixed.files:
        try:
            note = write_back(files[file.path], root, file.old, file.new, read_bytes) if file.changed else None
        except (NotWrittenError, ReaderError) as error:
            settled.append(alone := file.left_alone(str(error)))
            if alone.outcome.checked:
                now[file.path] = alone.outcome.checked
        else:
            settled.append(file)
            notes += [f"{file.path}: {note}"] if note else []
    failures = [failure for file in settled for failure in file.outcome.failures]
    others = [failure for failure in fixed.report.failures if failure.path not in files]
    report = replace(fixed.report, documents=tuple(now.values()), failures=(*others, *failures), notes=tuple(notes))
    return Fixed(report, tuple(settled))


def _told(report: Report, changes: Changes, files: int) -> Report:
    """The report with a note of how much of the run was new."""
    old = sum(one.reason == changes.reason for checked in report.documents for one in checked.unreported)
    note = f"since {changes.since}: {len(changes.lines)} of {files} files changed; old findings not reported: {old}"
    return replace(report, notes=(*report.notes, *changes.notes, note))


def _reader(item: Found, config: Config) -> Callable[[], Document]:
    return lambda: read_document(item.file, item.path, config)
