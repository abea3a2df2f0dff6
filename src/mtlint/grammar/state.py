"""What is there of LanguageTool and what is wrong with it, for `mtlint doctor` and `mtlint languages`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mtlint.grammar.distribution import Distribution
from mtlint.grammar.java import find_java
from mtlint.grammar.lock import Jar, load_lock
from mtlint.grammar.provision import JarStore
from mtlint.grammar.settings import GrammarSettings
from mtlint.model import MtlintError


@dataclass(frozen=True, slots=True)
class JavaState:
    """The Java that would be used, or why there is none: message and remedy."""

    command: Path | None
    version: str | None
    problem: MtlintError | None


@dataclass(frozen=True, slots=True)
class GrammarState:
    """All that a check with grammar rules needs. `damaged` are files of the distribution with wrong bytes."""

    languagetool: str
    cache_dir: Path
    java: JavaState
    jars: int
    size: int
    missing: tuple[str, ...]
    bad: tuple[str, ...]
    distribution: Path
    assembled: bool
    damaged: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether a check would start LanguageTool without fetching or mending anything."""
        return self.java.problem is None and not self.missing and not self.bad and self.assembled and not self.damaged


@dataclass(frozen=True, slots=True)
class LanguageState:
    """A language module. `size` counts the bytes of the jars that it alone needs; `required` ones are always there."""

    module: str
    variants: tuple[str, ...]
    names: tuple[str, ...]
    spelling: bool
    required: bool
    installed: bool
    size: int


def grammar_state(settings: GrammarSettings) -> GrammarState:
    """Look at everything, every byte of every jar included, and change nothing."""
    lock = load_lock()
    jars = lock.jars_for(settings.languages)
    store = _store(settings)
    missing = store.missing(jars)
    bad = store.bad([jar for jar in jars if jar not in missing])
    distribution = Distribution.of(settings.cache_dir, lock.version, jars, settings.overlay)
    assembled = distribution.root.is_dir()
    return GrammarState(
        lock.version,
        settings.cache_dir,
        java_state(settings.java),
        len(jars),
        sum(jar.size for jar in jars),
        tuple(str(jar) for jar in missing),
        tuple(str(jar) for jar in bad),
        distribution.root,
        assembled,
        tuple(distribution.damaged()) if assembled else (),
    )


def java_state(setting: str) -> JavaState:
    """The Java that a setting means, or what is wrong with it."""
    try:
        java = find_java(setting)
    except MtlintError as error:
        return JavaState(None, None, error)
    return JavaState(java.command, java.version, None)


def language_states(settings: GrammarSettings) -> tuple[LanguageState, ...]:
    """Every language module of LanguageTool, in order of code."""
    lock = load_lock()
    missing = {jar.file for jar in _store(settings).missing(lock.jars)}
    base = {jar.file for jar in lock.jars_for(())}

    def state(module: str) -> LanguageState:
        jars = lock.jars_for((module,))
        variants = [variant for variant in lock.variants if variant.module == module]
        return LanguageState(
            module,
            tuple(variant.code for variant in variants),
            tuple(variant.name for variant in variants),
            any(variant.speller for variant in variants),
            module in lock.required,
            not any(jar.file in missing for jar in jars),
            sum(jar.size for jar in jars if jar.file not in base),
        )

    return tuple(state(module) for module in lock.modules)


def install(settings: GrammarSettings, modules: Iterable[str] = ()) -> tuple[Jar, ...]:
    """Fetch what is missing for these language modules and the required ones; hands back what was fetched.

    Raises `MtlintError` for an unknown module and where a jar cannot be fetched.
    """
    store = _store(settings)
    jars = load_lock().jars_for((*settings.languages, *modules))
    missing = store.bad(jars)
    store.replace(missing)
    return tuple(missing)


def _store(settings: GrammarSettings) -> JarStore:
    return JarStore(settings.cache_dir, settings.maven_mirror, settings.offline, settings.progress)
