"""Which jars LanguageTool is, with digests, and which languages it knows: the lock file as values."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from mtlint.model import LanguageError, MtlintError


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar. `file` is its place in a distribution; `languages` are the modules that need it, none for all."""

    group: str
    artifact: str
    version: str
    classifier: str
    file: str
    size: int
    sha256: str
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """Unlike any other jar's of any release, for a folder that holds several releases."""
        return f"{self.group}.{self.artifact}-{self.version}{'-' * bool(self.classifier)}{self.classifier}.jar"

    def __str__(self) -> str:
        return f"{self.artifact} {self.version}"


@dataclass(frozen=True, slots=True)
class Variant:
    """A language as LanguageTool is asked for it.

    `speller` is the rule, if there is one, that finds `planted`, a word of none; without one `planted` is a sentence in which
    the rule `proof` finds something.
    """

    code: str
    module: str
    name: str
    speller: str | None
    planted: str
    proof: str | None = None

    @property
    def witness(self) -> str | None:
        """The rule without whose word the language is not taken to be checked."""
        return self.speller or self.proof


@dataclass(frozen=True)
class Lock:
    """One release of LanguageTool; `required` are the modules without which the server does not start."""

    version: str
    required: tuple[str, ...]
    jars: tuple[Jar, ...]
    variants: tuple[Variant, ...]

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """Every language module, in order."""
        return tuple(sorted({language for jar in self.jars for language in jar.languages}))

    def jars_for(self, modules: Iterable[str]) -> tuple[Jar, ...]:
        """The jars of a server with these language modules and the required ones."""
        wanted = {*self.required, *modules}
        unknown = sorted(wanted - set(self.modules))
        if unknown:
            raise MtlintError(
                f'LanguageTool {self.version} has no language "{unknown[0]}"', f"choose among {', '.join(self.modules)}"
            )
        return tuple(jar for jar in self.jars if not jar.languages or wanted & set(jar.languages))

    def variant(self, code: str) -> Variant:
        """The variant of a code such as "en-US".

        Raises `LanguageError` for a code that LanguageTool does not know, and for one such as "en" without spelling.
        """
        found = next((variant for variant in self.variants if variant.code.lower() == code.replace("_", "-").lower()), None)
        module = found.module if found else code.replace("_", "-").split("-")[0].lower()
        siblings = [variant.code for variant in self.variants if variant.module == module and variant.speller]
        if found is None:
            raise LanguageError(
                f'LanguageTool {self.version} does not know the language "{code}"',
                f"choose {' or '.join(siblings)}" if siblings else "`mtlint languages` lists the ones it knows",
            )
        if found.speller is None and siblings:
            raise LanguageError(
                f'the language "{code}" names no variant, and without one LanguageTool checks no spelling',
                f"choose {' or '.join(siblings)}",
            )
        return found


@cache
def load_lock() -> Lock:
    """The lock that mtlint is shipped with."""
    raw: dict[str, Any] = json.loads((files("mtlint.grammar") / "languagetool.lock.json").read_text(encoding="utf-8"))
    return Lock(
        raw["languagetool"],
        tuple(raw["required"]),
        tuple(Jar(**{**jar, "languages": tuple(jar["languages"])}) for jar in raw["jars"]),
        tuple(Variant(**variant) for variant in raw["variants"]),
    )
