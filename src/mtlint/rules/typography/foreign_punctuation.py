"""TYP004: punctuation of another writing system."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Edit, Finding, Fix, Segment
from mtlint.rules.base import Bad, Ok, SegmentRule
from mtlint.rules.languages import language_data
from mtlint.text.markup import may_be_markup
from mtlint.text.writing import is_cjk, is_foreign, is_plain, scripts_of

_WIDE = re.compile(
    r"[\u3001\u3002\u301c\u30fb\uff01-\uff5e\uff61\uff64\uff65]+|—{2,}|…{2,}|(?<=[a-z])·(?=[A-Z])|(?<![.\d])\.{6}(?!\.)"
)
_OTHER = {
    "Arab": re.compile("[،؛؟]"),
    "Deva": re.compile("[।॥]"),
    "Ethi": re.compile("[፡።፣፤፥]"),
    "Armn": re.compile("[։՞՝]"),
}
_NARROW_IN_CJK = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])[,;?!](?=[\u3040-\u30ff\u4e00-\u9fff\s]|$)")
_QUOTES = re.compile("[„«»‹›]")
_TO_NARROW = {"\u3001": ",", "\u3002": ".", "\u301c": "~", "\u30fb": " ", "·": " ", "،": ",", "؛": ";", "؟": "?", "।": "."}
_UNSURE = frozenset((" ", "~", "..."))
_ENDS_WORD = ",.;:?!)]}%"
_STARTS_WORD = "([{"


@dataclass(frozen=True, slots=True)
class ForeignPunctuation(SegmentRule):
    """A punctuation mark belongs to another writing system.

    ## Why it matters
    Full-width commas and stops, Arabic question marks and doubled dashes are copied from the source. They look almost right,
    and break lines, spacing and search.

    ## What to do
    Replace the mark by the one this language uses, with its usual space. Set quotation marks as the rest of the document has
    them.

    ## When it is wrong
    Quotation marks of another language may stand in a name or a quotation from it. Marks beside untranslated characters are
    reported with those, as RES001.

    ## Fix
    Sets the language's own mark, with its space. Unsafe where several marks come into question, as for a dot between words, and
    where the new mark may be read as markup. Quotation marks are left to you.
    """

    code = "TYP004"
    name = "foreign-punctuation"
    since = "0.1"
    mqm = "punctuation"
    its = "typographical"
    yields_to = ("RES001",)
    language_wants = ("quotes",)
    examples = (
        Ok("He came, saw (and won); 5 % — “yes” … it's fine."),
        Bad("He came[[，]]saw and won[[。]]", fixed="He came, saw and won."),
        Bad("The measures[[（]]trial[[）]]cost [[１００％]].", fixed="The measures (trial) cost 100%."),
        Bad("He left[[——]]at last[[……]]", fixed="He left—at last…"),
        Bad("He left at last[[......]]", fixed="He left at last..."),
        Bad("Is it so[[؟]] Jack[[·]]Ma says so.", fixed="Is it so? Jack Ma says so."),
        Bad("Jack says [[«]]yes[[»]]."),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if is_cjk(segment.language):
            yield from (
                _found(segment, _NARROW_IN_CJK, "narrow mark among wide characters") if segment.language[:2] != "ko" else ()
            )
            return
        if is_plain(segment.text) and not _WIDE.search(segment.text) and not _QUOTES.search(segment.text):
            return
        own = scripts_of(segment.language)
        yield from _found(segment, _WIDE, "mark of Chinese or Japanese punctuation")
        for code, pattern in _OTHER.items():
            if code not in own:
                yield from _found(segment, pattern, "mark of another script's punctuation")
        quotes = language_data(segment.language).extra.get("quotes", ())
        if quotes:
            for match in _QUOTES.finditer(segment.text):
                if match[0] not in quotes and not segment.is_protected(*match.span()):
                    yield Finding(segment.span(*match.span()), "quotation mark of another language")


def _found(segment: Segment, pattern: re.Pattern[str], what: str) -> Iterator[Finding]:
    text, own = segment.text, scripts_of(segment.language)
    for match in pattern.finditer(text):
        start, end = match.span()
        beside = text[max(start - 1, 0) : start] + text[end : end + 1]
        if segment.is_protected(start, end) or any(is_foreign(character, own) for character in beside):
            continue
        mark = _own(text, start, end)
        # A dash between words is one, elsewhere a row of them may be a line or a gap.
        sure = mark not in _UNSURE and not may_be_markup(mark) and (mark != "—" or (len(beside) == 2 and beside.isalnum()))
        fix = (Fix.safe if sure else Fix.unsafe)("Set the language's own mark", Edit(segment.span(start, end), mark))
        yield Finding(segment.span(start, end), what, fix=fix)


def _own(text: str, start: int, end: int) -> str:
    """The mark that the language has for it, with the space that belongs to it."""
    marks = text[start:end]
    if text[start - 1 : start] and _is_wide(text[start - 1]):
        return "".join(chr(ord(mark) + 0xFEE0) for mark in marks)
    if marks[0] in "—….":
        return "..." if marks[0] == "." else marks[0]
    narrow = "".join(_TO_NARROW.get(mark) or unicodedata.normalize("NFKC", mark) for mark in marks)
    before, after = text[start - 1 : start], text[end : end + 1]
    if narrow[0] in _STARTS_WORD and before.isalnum():
        narrow = " " + narrow
    return narrow + " " if narrow[-1] in _ENDS_WORD and after.isalnum() else narrow


def _is_wide(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u4e00" <= character <= "\u9fff"
