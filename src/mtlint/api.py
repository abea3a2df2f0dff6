"""The only door for other programs: check paths or a text, get a report."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import fields
from functools import cache, reduce
from pathlib import Path

from pathspec import GitIgnoreSpec

from mtlint import __version__
from mtlint.cache import Results, program_digest
from mtlint.config import Config, known_words
from mtlint.discovery import Found, discover
from mtlint.engine import Outcome, Plan, make_plan, run
from mtlint.grammar import GrammarSettings, Progress, Silent, open_backend
from mtlint.grammar.packs import overlay
from mtlint.model import Checked, Document, Failure, GrammarBackend, Report, RuleInfo, Tool
from mtlint.readers import read, suffixes
from mtlint.rules.grammar.style_remark import StyleRemark
from mtlint.rules.registry import all_rules

Step = Callable[[Checked], Checked]
"""What happens to a checked document before it is reported: findings are kept back, never lost without a reason."""

STDIN = "-"
_NO_MATTER = frozenset(
    {"cache_dir", "java", "languages", "maven_mirror", "offline", "progress", "request_seconds", "start_seconds"}
)
"""Settings of the grammar checker that no finding depends on; any other makes other results."""


def check_paths(
    paths: Sequence[Path],
    config: Config | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    cached: bool = True,
) -> Report:
    """Check files and folders. `progress` is told of what is fetched; `cached` uses and keeps results of earlier runs.

    Raises `MtlintError` where nothing can be checked: bad settings, a path that does not exist, no Java, no LanguageTool.
    A single file that cannot be read is a failure in the report.
    """
    config = config or Config()
    found, failures = discover(paths, config.root, suffixes(), config.exclude)
    sources = [(item.path, _reader(item, config)) for item in found]
    return _check(sources, failures, config, steps=(), jobs=jobs, progress=progress, cached=cached)


def check_text(
    content: bytes | str,
    config: Config | None = None,
    *,
    path: str = "stdin.txt",
    progress: Progress | None = None,
    cached: bool = True,
) -> Report:
    """Check one text; the ending of `path` says its format. Raises as `check_paths`."""
    config = config or Config()
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content

    def reader() -> Document:
        return read(raw, path, config.full_language, config.source_language)

    return _check([(path, reader)], [], config, steps=(), jobs=1, progress=progress, cached=cached)


def list_files(paths: Sequence[Path], config: Config) -> list[str]:
    """The files that `check_paths` would check, as it would call them. Raises as `check_paths`."""
    found, _ = discover(paths, config.root, suffixes(), config.exclude)
    return [item.path for item in found]


def check_settings(config: Config) -> None:
    """Raises `MtlintError` for selectors and options that no rule answers to."""
    make_plan(config)


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
        overlay=overlay(config.source_language),
        style=style,
    )


def _check(
    sources: Sequence[tuple[str, Callable[[], Document]]],
    failures: Sequence[Failure],
    config: Config,
    *,
    steps: Sequence[Step],
    jobs: int | None,
    progress: Progress | None,
    cached: bool,
) -> Report:
    plan = make_plan(config)
    failures = list(failures)
    documents: list[Checked] = []
    with ExitStack() as stack:
        grammar: GrammarBackend | None = None
        settings: GrammarSettings | None = None
        if plan.needs_grammar:
            style = any(isinstance(rule, StyleRemark) for rule in plan.rules)
            settings = grammar_settings(config, progress, style=style)
            grammar = stack.enter_context(open_backend(settings))
        results = stack.enter_context(Results(config.cache_path, _context(settings))) if cached else None
        for outcome in _outcomes(sources, plan, config, grammar, jobs=jobs, results=results):
            failures.extend(outcome.failures)
            if outcome.checked is not None:
                documents.append(reduce(lambda checked, step: step(checked), steps, outcome.checked))
    tool = Tool("mtlint", __version__, grammar.version if grammar else None, config.full_language)
    notes = [f"ignore: no rule answers to {selector!r}" for selector in plan.unmatched] + (results.notes if results else [])
    return Report(tool, tuple(documents), tuple(failures), tuple(type(rule).info() for rule in plan.rules), tuple(notes))


def _context(settings: GrammarSettings | None) -> str:
    """What findings depend on besides document and plan: the program, LanguageTool's lock included, and its settings."""
    if settings is None:
        return program_digest()
    matters = [(entry.name, getattr(settings, entry.name)) for entry in fields(settings) if entry.name not in _NO_MATTER]
    return repr((program_digest(), matters))


def _outcomes(
    sources: Sequence[tuple[str, Callable[[], Document]]],
    plan: Plan,
    config: Config,
    grammar: GrammarBackend | None,
    *,
    jobs: int | None,
    results: Results | None,
) -> Iterator[Outcome]:
    patterns = [(GitIgnoreSpec.from_lines([pattern]), selectors) for pattern, selectors in config.per_file_ignores.items()]

    @cache
    def without(selectors: tuple[str, ...]) -> Plan:
        return plan.without(selectors) if selectors else plan

    def plan_for(path: str) -> Plan:
        return without(tuple(selector for spec, selectors in patterns if spec.match_file(path) for selector in selectors))

    return run(sources, plan_for, grammar, jobs or os.cpu_count() or 1, results)


def _reader(item: Found, config: Config) -> Callable[[], Document]:
    return lambda: read(item.file, item.path, config.full_language, config.source_language)
