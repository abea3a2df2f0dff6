"""What a language permits, as data: one TOML file a language."""

import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files

from mtlint.text.chinese_numbers import counts_in_characters
from mtlint.text.lexicon import lexicon
from mtlint.text.number_words import number_words


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Word classes and habits of one language. Everything is lower case; an unknown language has none of it.

    A rule that needs a set which is empty keeps quiet.
    """

    articles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    """Words that may stand twice in a row."""
    ordinals: tuple[tuple[str, ...], ...] = ()
    """Forms of first, second, third … in order."""
    numbers: tuple[str, ...] = ()
    """one, two, three … in order."""
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    function_words: frozenset[str] = field(init=False, compare=False)
    """Closed-class words: they carry no meaning of their own."""

    def __post_init__(self) -> None:
        words = self.articles | self.prepositions | self.conjunctions | self.pronouns | self.auxiliaries
        object.__setattr__(self, "function_words", words)


@cache
def language_data(language: str) -> LanguageData:
    """Data for a language tag such as "en-US"; empty where there is none."""
    file = files(__name__) / f"{language.split('-', maxsplit=1)[0].lower()}.toml"
    if not file.is_file():
        return LanguageData()
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    known = {entry.name: entry.type for entry in fields(LanguageData) if entry.init}
    values: dict[str, object] = {}
    for key, value in content.items():
        if key not in known:
            raise ValueError(f"{file}: unknown key {key!r}")
        values[key] = _frozen(value, key)
    return LanguageData(**values)  # type: ignore[arg-type] # the keys were checked above


def knows(language: str, kind: str) -> bool:
    """Whether there is data of a kind for a language: a key of its file, "lexicon" (common words) or "numerals"."""
    if kind == "lexicon":
        return bool(lexicon(language))
    if kind == "numerals":
        return counts_in_characters(language) or bool(number_words(language))
    data = language_data(language)
    return bool(data.extra.get(kind) or getattr(data, kind, None))


def _frozen(value: object, key: str) -> object:
    if key == "ordinals":
        return tuple(tuple(forms) for forms in value)  # type: ignore[attr-defined]
    if key == "numbers":
        return tuple(value)  # type: ignore[arg-type]
    if key == "extra":
        return {name: tuple(words) for name, words in value.items()}  # type: ignore[attr-defined]
    return frozenset(value)  # type: ignore[call-overload]
