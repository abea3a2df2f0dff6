"""Which words the user wants for which things."""

from dataclasses import dataclass, field
from enum import IntEnum


class Standing(IntEnum):
    """What a glossary says of the use of a term; the higher, the better."""

    FORBIDDEN = 0
    ADMITTED = 1
    PREFERRED = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one language; `language` is a tag as the glossary gives it, or empty where it gives none."""

    text: str
    language: str = ""
    standing: Standing = Standing.ADMITTED
    is_cased: bool = False
    """Whether it is another word when it is cased otherwise."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and its terms, on the side of the source and of the target.

    Where the glossary does not say which of its languages is translated from, all terms are on both sides.
    """

    sources: tuple[Term, ...]
    targets: tuple[Term, ...]
    note: str = ""
    is_kept: bool = False
    """Whether its terms are not translated."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts of a run. Two are equal where the files they were read from are."""

    concepts: tuple[Concept, ...] = field(default=(), repr=False, compare=False)
    digest: str = ""
    """Stands for the content of the files."""

    def __bool__(self) -> bool:
        return bool(self.concepts)
