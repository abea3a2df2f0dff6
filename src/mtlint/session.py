"""One configuration at work: what is opened for a check stays open for the next."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import fields, replace
from functools import cache, partial, reduce
from pathlib import Path
from types import TracebackType
from typing import Self

from mtlint import __version__
from mtlint.cache import Results, program_digest
from mtlint.config import AUTO, Config, ignored_for, known_words, settings_for
from mtlint.engine import (
    Across,
    Outcome,
    Plan,
    Source,
    Spill,
    data_notes,
    make_plan,
    recognised,
    recognition_notes,
    run,
    suppressed,
    with_source,
)
from mtlint.grammar import Backends, GrammarSettings, LanguageToolBackend, Progress, Silent, open_backend
from mtlint.grammar.packs import overlay
from mtlint.model import Checked, Document, Failure, MtlintError, Report, Tool, Watcher
from mtlint.readers import UNDETERMINED, ReaderError, read
from mtlint.rules.base import CorpusRule, GrammarRule
from mtlint.rules.grammar import PACK_CODES
from mtlint.rules.grammar.style_remark import StyleRemark
from mtlint.segmentation import composed
from mtlint.triage import Ignored, Known, open_baseline

Step = Callable[[Checked], Checked]
"""What happens to a checked document before it is reported: findings are kept back, never lost without a reason."""

_NO_MATTER = frozenset(
    {"allow_remote", "cache_dir", "java", "languages", "maven_mirror", "offline", "progress", "request_seconds"}
    | {"start_seconds", "url"}
)
"""Settings of the grammar checker that no finding depends on; any other makes other results."""


class Session:
    """Checks with one configuration, from as many threads as ask.

    LanguageTool starts with the first text that needs it, and runs until the session is closed.
    """

    def __init__(
        self,
        config: Config,
        *,
        grammar: bool = True,
        across: bool = True,
        progress: Progress | None = None,
        cached: bool = True,
    ) -> None:
        """Without `grammar` the rules that need LanguageTool do not run, without `across` those that compare documents.

        `progress` and `cached` are as in `check_paths`. Raises `MtlintError` for settings that no rule answers to, and for a
        LanguageTool server that cannot be used.
        """
        self.config = config
        plan, self._notes = _plan(config, across=across)
        self._plan = plan if grammar else plan.without([rule.code for rule in plan.rules if isinstance(rule, GrammarRule)])
        self._plan_for = self._make_plans()
        self._grammar: LanguageToolBackend | None = None
        self._grammars: Backends | None = None
        with ExitStack() as stack:
            settings: GrammarSettings | None = None
            if self._plan.needs_grammar:
                style = any(isinstance(rule, StyleRemark) for rule in self._plan.rules)
                settings = grammar_settings(config, progress, style=style)
                self._grammars = stack.enter_context(Backends(settings, open_backend))
                self._grammar = self._grammars.of(config.source_language)
            known = context(settings, self._grammar)
            self._results = stack.enter_context(Results(config.cache_path, known)) if cached else None
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def needs_grammar(self) -> bool:
        """Whether a rule of the session asks LanguageTool."""
        return self._plan.needs_grammar

    def close(self) -> None:
        """Stop LanguageTool. A check that needs it raises after that."""
        self._open.close()

    def check(
        self,
        sources: Sequence[Source],
        failures: Sequence[Failure] = (),
        *,
        steps: Sequence[Step] = (),
        baseline: Known | None = None,
        jobs: int | None = None,
        explain: bool = False,
        watcher: Watcher | None = None,
        fix: Callable[[Callable[[Sequence[Source]], Iterator[Outcome]]], Iterable[Outcome]] | None = None,
    ) -> Report:
        """Check documents, each a path and how to read it. `steps` come after those that the settings ask for.

        `fix` is handed the check and says what comes of it, instead of the check of the sources; the rest is as in
        `check_paths`.
        """
        own = _own_steps(self.config, baseline)
        told = list(failures)
        grammar = self._grammar
        tool = Tool("mtlint", __version__, grammar.version if grammar else None, self.config.full_language)
        rules = tuple(type(rule).info() for rule in self._plan.rules)
        if watcher:
            watcher.begin(tool, rules)
        kept: Spill[Checked] = Spill()
        across, finish = Across(self._plan), partial(self._finished, steps=[*own, *steps])

        def check(these: Sequence[Source]) -> Iterator[Outcome]:
            return map(finish, across.joined(self._outcomes(these, jobs, explain)))

        for outcome in map(finish, across.again(fix(check))) if fix else check(sources):
            told.extend(outcome.failures)
            if outcome.checked is not None:
                kept.append(outcome.checked, len(outcome.checked.document.text))
                if watcher:
                    watcher.add(outcome.checked, outcome.failures)
        notes = self._notes_on(kept.items())
        report = Report(tool, kept.items(), tuple(told), rules, tuple(notes), self.config.gate)
        return replace(report, notes=(*notes, *(note for step in own for note in step.notes(report))))

    def check_text(self, content: bytes | str, path: str, *, baseline: Known | None = None, explain: bool = False) -> Report:
        """Check one text; the ending of `path` says its format."""
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        source = (path, lambda: read_document(raw, path, self.config))
        return self.check([source], baseline=baseline, jobs=1, explain=explain)

    def _notes_on(self, documents: Iterable[Checked]) -> list[str]:
        """What to say of a run over some documents, apart from its steps."""
        notes = [*self._notes, *recognition_notes(item.document for item in documents)]
        notes += data_notes(self._plan.rules, (item.document for item in documents))
        return notes + [note for part in (self._grammar, self._results) if part for note in part.notes]

    def _finished(self, outcome: Outcome, steps: Iterable[Step]) -> Outcome:
        """An outcome after comments in the text and then the steps had their say."""
        if outcome.checked is None:
            return outcome
        checked = suppressed(outcome.checked, self._plan_for(outcome.path), complete=not outcome.failures)
        return replace(outcome, checked=reduce(lambda checked, step: step(checked), steps, checked))

    def _outcomes(self, sources: Sequence[Source], jobs: int | None, explain: bool) -> Iterator[Outcome]:
        backend_of = self._grammars.of if self._grammars else None
        return run(sources, self._plan_for, backend_of, jobs or os.cpu_count() or 1, self._results, explain=explain)

    def _make_plans(self) -> Callable[[str], Plan]:
        """The plan for a file, by its path."""

        @cache
        def without(selectors: tuple[str, ...]) -> Plan:
            return self._plan.without(selectors) if selectors else self._plan

        def plan_for(path: str) -> Plan:
            return without(ignored_for(self.config, path))

        return plan_for


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


def _own_steps(config: Config, baseline: Known | None) -> list[Ignored | Known]:
    """The steps that the settings ask for, in their order; comments in the text have had their say before."""
    if baseline is None and config.baseline is not None:
        baseline = open_baseline(config.baseline, config.root)
    return [Ignored(config), *([baseline] if baseline else [])]


def _plan(config: Config, *, across: bool) -> tuple[Plan, list[str]]:
    """The plan of a run and what to say of it. Only a LanguageTool of ours has the rules of mtlint's own packs."""
    plan = make_plan(config)
    notes = [f"ignore: no rule answers to {selector!r}" for selector in plan.unmatched]
    comparing = [rule.code for rule in plan.rules if isinstance(rule, CorpusRule)]
    if comparing and not across:
        plan = plan.without(comparing)
        if not plan.rules:
            raise MtlintError(
                f"{', '.join(comparing)} cannot run: they compare documents, of which only a part is checked at a time",
                "use `mtlint check`, or select other rules",
            )
        notes.append(f"not run, as only a part of the documents is checked at a time: {', '.join(comparing)}")
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


def context(settings: GrammarSettings | None, grammar: LanguageToolBackend | None) -> str:
    """What findings depend on besides document and plan: the program with its lock, LanguageTool's settings, its server."""
    if settings is None or grammar is None:
        return program_digest()
    matters = [(entry.name, getattr(settings, entry.name)) for entry in fields(settings) if entry.name not in _NO_MATTER]
    return repr((program_digest(), matters, grammar.identity))


def read_document(file: Path | bytes, path: str, config: Config) -> Document:
    """A file, or the bytes of one, read as the settings for it say, beside its source if there is one. Raises `ReaderError`."""
    own = settings_for(config, path)
    # A language that an override gives is meant for this very file, and goes before what the file says itself.
    full = own.variant if own.language == config.language else None
    columns = (config.target_column, config.source_column)

    def read_source(source: Path, name: str) -> Document:
        known = read(source, name, own.source_language or AUTO, columns=columns, full=own.variant)
        try:
            return composed(recognised(known, own.variant))
        except ReaderError:  # too short to tell: nothing that is asked of a source depends on it
            return composed(read(source, name, UNDETERMINED, columns=columns))

    document = read(file, path, own.full_language, own.source_language, columns=columns, full=full)
    return with_source(composed(recognised(document, own.variant)), config, read_source)
