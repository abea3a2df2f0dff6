"""The only door for other programs: check paths or a text, get a report."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from functools import cache, partial, reduce
from pathlib import Path

from mtlint import __version__
from mtlint.cache import Results, program_digest
from mtlint.config import Config, ignored_for, known_words, settings_for
from mtlint.discovery import Found, LeftOut, discover, find_changes
from mtlint.engine import Outcome, Plan, Settled, Source, data_notes, make_plan, recognised, recognition_notes, run, settle
from mtlint.fixes import NotWrittenError, write_back
from mtlint.grammar import Backends, GrammarSettings, LanguageToolBackend, Progress, Silent, leaves_to, open_backend
from mtlint.grammar.packs import overlay
from mtlint.model import Applicability, Changes, Checked, Document, Failure, MtlintError, Report, RuleInfo, Tool
from mtlint.readers import ReaderError, read, read_bytes, suffixes
from mtlint.rules.grammar import PACK_CODES
from mtlint.rules.grammar.style_remark import StyleRemark
from mtlint.rules.registry import all_rules
from mtlint.triage import Ignored, Known, only_new, open_baseline

Step = Callable[[Checked], Checked]
"""What happens to a checked document before it is reported: findings are kept back, never lost without a reason."""

STDIN = "-"
_NO_MATTER = frozenset(
    {"allow_remote", "cache_dir", "java", "languages", "maven_mirror", "offline", "progress", "request_seconds"}
    | {"start_seconds", "url"}
)
"""Settings of the grammar checker that no finding depends on; any other makes other results."""


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
) -> Report:
    """Check files and folders. `progress` is told of what is fetched; `cached` uses and keeps results of earlier runs.
    `explain` finds out what is kept back as well, names that LanguageTool does not know included, which takes most of its time.

    `since` is a commit's name or a unified diff: only files that changed are checked then, and findings that touch no new line
    are kept back. `baseline` is one that is to be written afterwards; one that is only read is a setting.

    Raises `MtlintError` where nothing can be checked: bad settings, a path that does not exist, no Java, no LanguageTool.
    A single file that cannot be read is a failure in the report.
    """
    config = config or Config()
    found, failures = _found(paths, config)
    changes = None if since is None else find_changes(since, found, config.root)
    sources = [(item.path, _reader(item, config)) for item in found if changes is None or item.path in changes.lines]
    steps = [only_new(changes)] if changes else []
    report = _check(
        sources,
        failures,
        config,
        steps=steps,
        baseline=baseline,
        jobs=jobs,
        progress=progress,
        cached=cached,
        explain=explain,
    )
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
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content

    def reader() -> Document:
        return _document(raw, path, config)

    sources = [(path, reader)]
    return _check(sources, [], config, steps=(), baseline=baseline, jobs=1, progress=progress, cached=cached, explain=explain)


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


def _found(paths: Sequence[Path], config: Config) -> tuple[list[Found], list[Failure]]:
    left_out = LeftOut(
        config.base or config.root, config.exclude, gitignore=config.respect_gitignore, folders=[config.cache_path]
    )
    return discover(paths, config.root, suffixes(), left_out, force=config.force_exclude)


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


def grammar_settings(config: Config, progress: Progress | None = None, *, style: bool = False) -> GrammarSettings:
    """What the grammar room needs to know of a configuration; `style` asks for remarks on style as well."""
    return GrammarSettings(
        cache_dir=config.cache_path,
        java=config.java,
        maven_mirror=config.maven_mirror,
        offline=config.offline,
        progress=progress or Silent(),
        disabled_rules=config.languagetool_disable,
        enabled_rules=config.languagetool_enable,
        words=tuple(sorted(known_words(config))),
        overlay={} if config.languagetool_url else overlay(config.source_language),
        style=style,
        url=config.languagetool_url,
        allow_remote=config.languagetool_remote,
    )


def _check(
    sources: Sequence[Source],
    failures: Sequence[Failure],
    config: Config,
    *,
    steps: Sequence[Step],
    jobs: int | None,
    progress: Progress | None,
    cached: bool,
    explain: bool = False,
    baseline: Known | None = None,
    fix: Callable[[Callable[[Sequence[Source]], Iterator[Outcome]]], Iterable[Outcome]] | None = None,
) -> Report:
    plan, notes = _plan(config)
    own = _own_steps(config, baseline)
    steps = [*own, *steps]
    failures = list(failures)
    documents: list[Checked] = []
    with ExitStack() as stack:
        grammar: LanguageToolBackend | None = None
        grammars: Backends | None = None
        settings: GrammarSettings | None = None
        if plan.needs_grammar:
            style = any(isinstance(rule, StyleRemark) for rule in plan.rules)
            settings = grammar_settings(config, progress, style=style)
            grammars = stack.enter_context(Backends(settings, open_backend))
            grammar = grammars.of(config.source_language)
        results = stack.enter_context(Results(config.cache_path, _context(settings, grammar))) if cached else None

        def check(these: Sequence[Source]) -> Iterator[Outcome]:
            for outcome in _outcomes(these, plan, config, grammars, jobs=jobs, results=results, explain=explain):
                checked = outcome.checked and reduce(lambda checked, step: step(checked), steps, outcome.checked)
                yield replace(outcome, checked=checked)

        for outcome in fix(check) if fix else check(sources):
            failures.extend(outcome.failures)
            if outcome.checked is not None:
                documents.append(outcome.checked)
    tool = Tool("mtlint", __version__, grammar.version if grammar else None, config.full_language)
    seen = [item.document for item in documents]
    notes += [*recognition_notes(seen), *data_notes(plan.rules, seen)]
    notes += [*(grammar.notes if grammar else ()), *(results.notes if results else ())]
    rules = tuple(type(rule).info() for rule in plan.rules)
    report = Report(tool, tuple(documents), tuple(failures), rules, tuple(notes), config.gate)
    return replace(report, notes=(*notes, *(note for step in own for note in step.notes(report))))


def _own_steps(config: Config, baseline: Known | None) -> list[Ignored | Known]:
    """The steps that the settings ask for, in their order; comments in the text have had their say before."""
    if baseline is None and config.baseline is not None:
        baseline = open_baseline(config.baseline, config.root)
    return [Ignored(config.ignored_findings), *([baseline] if baseline else [])]


def _plan(config: Config) -> tuple[Plan, list[str]]:
    """The plan of a run and what to say of it. Only a LanguageTool of ours has the rules of mtlint's own packs."""
    plan = make_plan(config)
    notes = [f"ignore: no rule answers to {selector!r}" for selector in plan.unmatched]
    packed = [rule.code for rule in plan.rules if rule.code in PACK_CODES]
    if not config.languagetool_url or not packed:
        return plan, notes
    plan = plan.without(packed)
    if not plan.rules:
        raise MtlintError(
            f"{', '.join(packed)} cannot run: the server of `languagetool-url` does not have them",
            "leave `languagetool-url` out",
        )
    return plan, [*notes, f"not run, as the server of `languagetool-url` does not have them: {', '.join(packed)}"]


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
        files.extend(settle(sources, check, partial(_document, config=config), at_least))
        return [file.outcome for file in files]

    report = _check([], failures, config, steps=steps, jobs=jobs, progress=progress, cached=cached, fix=fix)
    refused = (line for file in files for line in file.refused)
    return Fixed(replace(report, notes=(*report.notes, *refused)), tuple(files))


def _written(fixed: Fixed, files: Mapping[str, Path], root: Path) -> Fixed:
    """The same after the files were written; one that cannot be is reported as it still is."""
    settled, notes = [], list(fixed.report.notes)
    for file in fixed.files:
        try:
            note = write_back(files[file.path], root, file.old, file.new, read_bytes) if file.changed else None
        except (NotWrittenError, ReaderError) as error:
            settled.append(file.left_alone(str(error)))
        else:
            settled.append(file)
            notes += [f"{file.path}: {note}"] if note else []
    failures = [failure for file in settled for failure in file.outcome.failures]
    others = [failure for failure in fixed.report.failures if failure.path not in files]
    documents = tuple(file.outcome.checked for file in settled if file.outcome.checked is not None)
    report = replace(fixed.report, documents=documents, failures=(*others, *failures), notes=tuple(notes))
    return Fixed(report, tuple(settled))


def _context(settings: GrammarSettings | None, grammar: LanguageToolBackend | None) -> str:
    """What findings depend on besides document and plan: the program with its lock, LanguageTool's settings, its server."""
    if settings is None or grammar is None:
        return program_digest()
    matters = [(entry.name, getattr(settings, entry.name)) for entry in fields(settings) if entry.name not in _NO_MATTER]
    return repr((program_digest(), matters, grammar.identity))


def _told(report: Report, changes: Changes, files: int) -> Report:
    """The report with a note of how much of the run was new."""
    old = sum(one.reason == changes.reason for checked in report.documents for one in checked.unreported)
    note = f"since {changes.since}: {len(changes.lines)} of {files} files changed; old findings not reported: {old}"
    return replace(report, notes=(*report.notes, *changes.notes, note))


def _outcomes(
    sources: Sequence[Source],
    plan: Plan,
    config: Config,
    grammars: Backends | None,
    *,
    jobs: int | None,
    results: Results | None,
    explain: bool,
) -> Iterator[Outcome]:
    @cache
    def without(selectors: tuple[str, ...]) -> Plan:
        return plan.without(selectors) if selectors else plan

    def plan_for(path: str) -> Plan:
        return without(ignored_for(config, path))

    return run(sources, plan_for, grammars.of if grammars else None, jobs or os.cpu_count() or 1, results, explain=explain)


def _reader(item: Found, config: Config) -> Callable[[], Document]:
    return lambda: _document(item.file, item.path, config)


def _document(file: Path | bytes, path: str, config: Config) -> Document:
    own = settings_for(config, path)
    return recognised(read(file, path, own.full_language, own.source_language), own.variant)
