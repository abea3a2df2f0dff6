"""Comments in a text that keep findings back."""

from dataclasses import dataclass

from mtlint.model.span import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """A code, a family or a name in a comment, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that keeps back what the rules it names find where it covers the text. Spans count in `Document.text`."""

    comment: Span
    covers: Span
    selectors: tuple[Selector, ...]
    reason: str = ""
    end: Span | None = None
    """The comment that ends the range, where it is a range that is ended."""
    problem: str = ""
    """What is wrong with the comment; what it names without doubt holds all the same."""


@dataclass(frozen=True, slots=True)
class UnneededSuppression:
    """A suppression and those of its selectors that kept nothing back."""

    suppression: Suppression
    selectors: tuple[Selector, ...]
