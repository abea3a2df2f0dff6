"""Reports made by hand from the example pages, so that reporters are tested without rules or readers."""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from mtlint.model import (
    Checked,
    Diagnostic,
    Document,
    Edit,
    Failure,
    Fix,
    Kind,
    Related,
    Report,
    RuleInfo,
    Segment,
    Severity,
    Span,
    Tool,
)
from mtlint.text.offsets import OffsetMap

PAGES = Path(__file__).parent.parent / "corpus" / "pages"

_RULES = """
DUP001 repeated-sentence       duplication error   duplication    A sentence already stood in this document.
DUP003 repeated-phrase         duplication warning duplication    A phrase is said twice in one sentence.
DUP006 doubled-line            duplication warning duplication    A heading or banner is printed twice.
TRN001 unterminated-paragraph  truncation  warning omission       A paragraph of prose stops without a terminal mark.
TRN004 spliced-sentences       truncation  error   omission       A sentence breaks off and another goes on in its line.
GRM001 grammar                 grammar     warning grammar        LanguageTool finds the grammar wrong.
GRM101 translationese          grammar     warning non-conformance A phrase is carried over word by word from the source.
RES001 untranslated-script     residue     error   untranslated   Characters of the source's script were left in.
RES002 page-residue            residue     warning markup         Text of the page around the article was translated with it.
TYP001 quote-spacing           typography  warning typographical  A space stands inside a quotation mark or bracket.
TYP002 split-word              typography  warning typographical  A space splits a word.
TYP005 mixed-quotes            typography  info    typographical  Two styles of quotation mark in one document.
TYP006 stray-capital           typography  warning typographical  A capital in mid-sentence that is no name.
TYP007 invisible-characters    typography  warning typographical  Characters that cannot be seen.
CON001 term-variants           consistency info    terminology    One thing goes by several names in one document.
CON003 ordinal-style           consistency info    inconsistency  An enumeration changes its style.
CON101 term-variants-across-documents consistency info terminology One thing goes by several names in several documents.
"""

_DOC = """## Why it matters
A reader stumbles over it, and a reviewer has to find it by eye.

## What to do
Compare it with the source, and keep the copy that fits its place.

## When it is wrong
Refrains, slogans and `code` repeat *on purpose*; short replies are skipped.

- dialogue
- legal boilerplate

## Fix
Removes the later copy. Unsafe: the source may say it twice too.
"""


def rule(line: str) -> RuleInfo:
    code, name, family, severity, mqm, summary = line.split(maxsplit=5)
    return RuleInfo(
        code=code,
        name=name,
        family=family,
        severity=Severity[severity.upper()],
        summary=summary,
        doc=_DOC,
        options=(),
        examples=(),
        quiet_examples=(),
        since="0.1",
        default=True,
        fixable=code in {"DUP001", "TYP001"},
        grammar=code.startswith("GRM"),
        mqm=mqm,
        its=mqm,
    )


RULES = tuple(rule(line) for line in _RULES.strip().splitlines())
_BY_CODE = {info.code: info for info in RULES}


def document(path: str, text: str, language: str = "en-US") -> Document:
    """A document of one segment a line that is not blank, as a reader of plain text would make it."""
    segments = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0]
        if not line.strip():
            continue
        first = match.start() + len(line) - len(line.lstrip())
        body = line.strip()
        kind = Kind.PROSE if len(body) > 150 or body.endswith(".") else Kind.LINE
        if not segments and kind is not Kind.PROSE:
            kind = Kind.HEADING
        segments.append(Segment(str(len(segments)), body, OffsetMap.verbatim(first, len(body)), language, kind))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(path, path.rsplit(".", 1)[-1], language, text, tuple(segments), digest)


@dataclass
class Maker:
    """Collects diagnostics of one document; a place is named by its words and the how-manieth time they stand there."""

    document: Document
    diagnostics: list[Diagnostic] = field(default_factory=list)
    seen: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def span(self, quote: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.document.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    def add(
        self,
        code: str,
        place: str | Span,
        message: str,
        *,
        nth: int = 1,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        source_rule: str | None = None,
    ) -> None:
        info = _BY_CODE[code]
        span = place if isinstance(place, Span) else self.span(place, nth)
        text = self.document.text[span.start : span.end]
        self.seen[code, text] += 1
        key = f"{code}|{self.document.path}|{text}|{self.seen[code, text]}".encode("utf-8", "surrogatepass")
        fingerprint = hashlib.sha256(key).hexdigest()[:16]
        values = (code, info.name, info.severity, self.document.path, span, text, message, info.mqm, info.its, fingerprint)
        self.diagnostics.append(Diagnostic(*values, related=related, fix=fix, source_rule=source_rule))

    def done(self) -> Checked:
        return Checked(self.document, tuple(sorted(self.diagnostics, key=lambda item: (item.span, item.code))))


def page(number: int) -> Maker:
    path = sorted(PAGES.glob("*.txt"))[number]
    return Maker(document(f"tests/corpus/pages/{path.name}", path.read_bytes().decode()))


def report(*makers: Maker, failures: tuple[Failure, ...] = (), languagetool: str | None = "6.8") -> Report:
    tool = Tool("mtlint", "0.1.0", languagetool, "en-US")
    return Report(tool, Lazily(tuple(maker.done() for maker in makers)), failures, RULES)


class Lazily:
    """Documents that can be gone through again and again, but neither counted nor indexed."""

    def __init__(self, documents: tuple[Checked, ...]) -> None:
        self._documents = documents

    def __iter__(self):
        return iter(self._documents)


def _page_0() -> Maker:
    maker = page(0)
    maker.add("DUP006", "DALIAN CHINA DALIAN CHINA", "line says the same thing twice")
    for nth in (1, 2):
        span = maker.span('" protective umbrellas"', nth)
        fix = Fix.safe("Remove the space after the quotation mark", Edit(Span(span.start + 1, span.start + 2), ""))
        maker.add("TYP001", span, "space after an opening quotation mark", fix=fix)
    maker.add("TYP001", '" two pre-zones"', "space after an opening quotation mark")
    sentence = "Second, the investigation of cases must be thorough."
    later = maker.span(sentence, 2)
    maker.add(
        "DUP001",
        later,
        "sentence repeats the one before it",
        related=(Related(maker.span(sentence), "first occurrence"),),
        fix=Fix.unsafe("Remove the repeated sentence", Edit(Span(later.start - 1, later.end), "")),
    )
    phrase = "the rectification under the supervision of the central government"
    maker.add(
        "DUP003",
        Span(maker.span(phrase).start, maker.span(phrase, 2).end),
        "phrase is said twice in one sentence",
        related=(Related(maker.span(phrase), "first occurrence"),),
    )
    maker.add("TYP007", "\xa0", "line holds only no-break spaces") if "\xa0" in maker.document.text else None
    variants = tuple(
        Related(maker.span(quote), "other name") for quote in ("anti-crime fight", "special fight against black and evil")
    )
    maker.add(
        "CON001", "anti-crime special fight", "one thing, several names: fight, special fight, struggle", related=variants
    )
    maker.add(
        "GRM101",
        "explain for the masses",
        "word by word from Chinese: say “explain it to the public”",
        source_rule="ZH_EXPLAIN",
    )
    maker.add(
        "GRM101",
        "given full play to its role",
        "word by word from Chinese: say “play its full part”",
        source_rule="ZH_FULL_PLAY",
    )
    maker.add("GRM001", "involved evil forces", "possible missing “in” after “involved”", source_rule="INVOLVED_IN")
    return maker


def _page_1() -> Maker:
    maker = page(1)
    maker.add("RES002", "Home>Hot News", "breadcrumb of the page the text was taken from")
    maker.add("RES002", "Eyesight Protection:", "control of the page the text was taken from")
    maker.add("RES002", "print】 【close", "buttons of the page the text was taken from")
    maker.add("RES001", "】", "bracket of the source's script")
    maker.add("RES001", "【", "bracket of the source's script")
    first = Related(maker.span("Second, further"), "the enumeration began so")
    maker.add("CON003", "The third is to", "enumeration changes from “Second,” to “The third is”", related=(first,))
    maker.add("TYP005", '"degradation"', "straight quotation marks where most are curly")
    maker.add("TYP005", '"elevation"', "straight quotation marks where most are curly")
    maker.add("GRM001", "reported about", "“report about” is rare; did you mean “report on”?", source_rule="REPORT_ABOUT")
    return maker


def _page_2() -> Maker:
    maker = page(2)
    for quote in ("To improve", "We will effectively", "This special rectification focuses"):
        maker.add("TYP006", quote.split()[0] if quote.startswith("To") else quote, "capital after a comma")
    maker.add("DUP003", "focus on the focus", "word is said twice in one phrase")
    maker.add("TRN001", maker.span("(0411) 12388"), "paragraph stops without a terminal mark")
    return maker


def _page_3(other: Maker) -> Maker:
    maker = page(3)
    maker.add("TRN004", "Anti-evil Tan Zuojun", "sentence breaks off and another begins")
    maker.add("GRM001", "secretary of the Municipal Party presided", "possible missing word", source_rule="MISSING_WORD")
    span = other.span("two pre-zones")
    related = (Related(span, "other name", other.document.path),)
    maker.add("CON101", "two first districts", "one thing, several names: two pre-zones, two first districts", related=related)
    return maker


def example() -> Report:
    """The five pages with findings of every family; the last page is clean."""
    first = _page_0()
    return report(first, _page_1(), _page_2(), _page_3(first), page(4))


NASTY = (
    "Title <script>alert(1)</script> & \"quotes\" 'single'\n"
    "\n"
    "A bell \x07, an escape \x1b[31mred, a bidi \u202eoverride\u202c and a half \ud83d of an emoji stand here.\n"
    "\tTab before 漢字漢字 wide text, e\u0301 combining, 👩\u200d🔬 joined, teh end </script><img src=x onerror=alert(2)>.\n"
    "Zero\u200bwidth and no-break\xa0space and line\u2028separator.\n"
)


def nasty() -> Report:
    """Text, paths and messages that try to be obeyed."""
    maker = Maker(document("tests/<b>na\x1b[2Jsty\u202e.txt", NASTY))
    maker.add("RES002", "<script>alert(1)</script>", "markup </script><script>alert(3)</script> \x1b[31m left in")
    maker.add("TYP007", "\x07", "control character")
    maker.add("TYP007", "\u202eoverride\u202c", "bidi override")
    maker.add("TYP007", "\ud83d", "half a character")
    maker.add("GRM001", "teh", "possible typo", fix=Fix.display("Replace with “the”\n::error ::x"), source_rule="A\x1bB")
    maker.add("RES001", "漢字", "source script", nth=2)
    maker.add("TYP007", "\u200b", "zero-width space")
    maker.add("TYP007", "\xa0", "no-break space")
    maker.add("DUP001", Span(maker.span("stand here").start, maker.span("combining").end), "spans over two lines")
    maker.add("TRN001", Span(len(NASTY), len(NASTY)), "nothing at the end")
    return report(maker, failures=(Failure("x\x1b.po", "line 12: broken\n\x1b[0m"),))
