"""What every rule is: a frozen dataclass whose fields are its options."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, NamedTuple, Self

from mtlint.config import Config
from mtlint.model import (
    Document,
    Evidence,
    Finding,
    GrammarMatch,
    OptionInfo,
    RuleInfo,
    Segment,
    Severity,
    Span,
    UnneededSuppression,
)
from mtlint.rules.languages import knows


class Ok(NamedTuple):
    """A text a rule must keep quiet on."""

    text: str
    source: str | None = None


class Bad(NamedTuple):
    """A text with `[[ ]]` around the exact spans a rule must report.

    `fixed` is the text after every fix of the rule was applied, unsafe ones included.
    """

    text: str
    source: str | None = None
    fixed: str | None = None


def option(default: Any, help: str) -> Any:  # noqa: A002 - reads as documentation where it is used
    """A field that users can set; `help` goes into the docs."""
    if isinstance(default, list):
        raise TypeError("an option's default must be immutable: use a tuple")
    return field(default=default, metadata={"help": help})


def given(default: Any) -> Any:
    """A field that is no option: `Rule.made` fills it with what the settings of a run say."""
    return field(default=default)


@dataclass(frozen=True, slots=True)
class Rule(ABC):
    """The base of all rules. A subclass says through its own base what it must see."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    since: ClassVar[str]
    examples: ClassVar[tuple[Ok | Bad, ...]]
    example_path: ClassVar[str] = "example.txt"
    """The file that the examples are said to stand in; its ending says their format."""
    example_fields: ClassVar[Mapping[str, Any]] = {}
    """What the rule is given for its examples, by field, where it goes by more than the text."""
    mqm: ClassVar[str]
    """MQM error type, from the MQM core typology."""
    its: ClassVar[str]
    """ITS 2.0 localization quality issue type."""
    default: ClassVar[bool] = True
    """Whether it runs when nothing is selected; noisy rules do not."""
    needs_setting: ClassVar[str] = ""
    """The setting without which it has nothing to go by, and does not run."""
    yields_to: ClassVar[tuple[str, ...]] = ()
    """Codes or families that say the same more exactly: where one of them names the place, this rule keeps quiet."""

    language_needs: ClassVar[tuple[str, ...]] = ()
    """Kinds of words without which it finds nothing in a language: keys of the language data, "lexicon" or "numerals"."""
    language_wants: ClassVar[tuple[str, ...]] = ()
    """Kinds of words without which it finds less."""

    @classmethod
    def made(cls, config: Config, options: Mapping[str, Any]) -> Self | None:  # noqa: ARG003 - for subclasses
        """The rule for a run; None where the settings give it nothing to go by. Raises `MtlintError`."""
        return cls(**options)

    def lacks(self, language: str) -> str:
        """What it would have to know of a language to find anything; empty where nothing is lacking."""
        return "" if all(knows(language, key) for key in self.language_needs) else "language data"

    @classmethod
    def info(cls) -> RuleInfo:
        """What is known of the rule without running it."""
        summary, _, doc = _docstring(cls).partition("\n\n")
        return RuleInfo(
            code=cls.code,
            name=cls.name,
            family=cls.__module__.split(".")[-2],
            severity=cls.severity,
            summary=summary.replace("\n", " "),
            doc=doc,
            options=tuple(
                OptionInfo(entry.name, _type_name(entry.type), entry.default, entry.metadata["help"])
                for entry in fields(cls)
                if "help" in entry.metadata
            ),
            examples=tuple(example.text for example in cls.examples if isinstance(example, Bad)),
            quiet_examples=tuple(example.text for example in cls.examples if isinstance(example, Ok)),
            since=cls.since,
            default=cls.default,
            fixable=any(isinstance(example, Bad) and example.fixed is not None for example in cls.examples),
            grammar=issubclass(cls, GrammarRule),
            mqm=cls.mqm,
            its=cls.its,
        )

    @classmethod
    def option_types(cls) -> dict[str, Any]:
        """Type of each option by its name."""
        return {entry.name: entry.type for entry in fields(cls) if "help" in entry.metadata}


class SegmentRule(Rule):
    """Sees one segment at a time."""

    __slots__ = ()

    @abstractmethod
    def check(self, segment: Segment) -> Iterator[Finding]: ...


class DocumentRule(Rule):
    """Sees a whole document."""

    __slots__ = ()

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding]: ...


class GrammarRule(Rule):
    """Turns matches of the grammar checker into findings."""

    __slots__ = ()

    @abstractmethod
    def takes(self, match: GrammarMatch) -> bool:
        """Whether a match is this rule's to report."""

    def excuse(self, document: Document, match: GrammarMatch) -> str | None:  # noqa: ARG002 - for subclasses
        """Why a match is right after all; None where it is not."""
        return None

    def spares(self, document: Document, segment: Segment, span: Span) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the rule reports nothing of a word that is in no dictionary, whatever the grammar checker says of it."""
        return False

    @abstractmethod
    def check(self, document: Document, matches: Iterable[GrammarMatch]) -> Iterator[Finding]:
        """One finding for each match that it takes and does not excuse."""


class Gathered(NamedTuple):
    """What a rule kept of one document."""

    path: str
    evidence: Evidence


class Found(NamedTuple):
    """A finding, and the document that it is in."""

    path: str
    finding: Finding


class CorpusRule(Rule):
    """Sees all documents of a run: keeps a little of each, then compares what it kept."""

    __slots__ = ()

    @abstractmethod
    def collect(self, document: Document) -> Evidence:
        """What to compare the document by; empty where there is nothing."""

    @abstractmethod
    def reduce(self, gathered: Iterable[Gathered], document: Callable[[str], Document]) -> Iterator[Found]:
        """What the documents show together.

        `gathered` is in the order of the run and may be gone through several times; `document` fetches one by its path, which
        takes long where there are many. A related place names its path.
        """


class SuppressionRule(Rule):
    """Sees the comments of a document that keep findings back, once the other rules have had their say."""

    __slots__ = ()

    @abstractmethod
    def check(self, document: Document, unused: Sequence[UnneededSuppression]) -> Iterator[Finding]:
        """`unused` holds what kept nothing back though the rules it names ran."""


def _docstring(cls: type[Rule]) -> str:
    from inspect import cleandoc  # noqa: PLC0415 - inspect costs start-up time, docs are read rarely

    return cleandoc(cls.__doc__ or "")


def _type_name(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint)
