"""RES004: tokens of a translation engine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Finding, Segment, Severity
from mtlint.rules.base import Bad, Ok, SegmentRule

_SPECIAL = (
    r"</?(?:unk|s|pad|bos|eos|mask|sep|cls|eop|eod|sot|eot|unused|extra_id_\d|ent|num|url|email|name|ne|ph|brk|n|tag|ref|loc)\d*\s*/?>"
    r"|<2[a-z]{2,3}>|>>[a-z]{2,3}(?:_\w+)?<<|<\|[^|<>\n]{1,30}\|>|<</?SYS>>|\[/?INST\]|</?think>"
    r"|\[(?:MASK|CLS|SEP|UNK|PAD|BOS|EOS|NUM|URL|NAME|ENT|PH|TAG)_?\d*\]"
)
_PIECE = r"[\u2581\uffed\u2047]|(?:(?<!\w)\w++)?+@@(?=\s|$)|(?<=\s)@[-,.:/]@(?=\s)|(?<=\s)##[a-z]+|(?:(?<!\w)\w++)?+\uffed\w*"
_PLACEHOLDER = (
    r"(?<!_)__++[A-Z][A-Za-z]*_?\d*__+|__[a-z]{2}__|__[a-z]+_?\d+__|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{1,40}\}|\{\d{1,3}\}|%\d+\$[sd]|@[A-Z_]{2,}\d*@"
    r"|[\u27e8\u3008\u2329]\w*\d[\u27e9\u3009\u232a]|</?(?:g|x|bx|ex|bpt|ept|it|mrk|ph|sub|pc|sc|ec)\s+(?:id|equiv|ctype|rid)=[^<>]*>"
    r"|\b(?:XX|ZZ|QQ|xx|zz)[A-Z]{0,6}\d+(?:XX|ZZ|QQ|xx|zz)\b|\b(?:PLACEHOLDER|NUMTOKEN|ENTITY|NOTRANSLATE)_?\d+\b"
)
_TOKEN = re.compile(rf"(?P<special>{_SPECIAL})|(?P<piece>{_PIECE})|(?P<placeholder>{_PLACEHOLDER})", re.ASCII)
_HINT = re.compile(r"[<\[{@$_\u2581\uffed\u2047\u27e8\u3008#%>]|PLACEHOLDER|[XZQxz]{2}|ENTITY|TOKEN|NOTRANS")
_WHAT = {
    "special": "special token of an engine",
    "piece": "mark of a word piece",
    "placeholder": "placeholder left in the text",
}


@dataclass(frozen=True, slots=True)
class EngineToken(SegmentRule):
    """A token of the translation engine stands in the text.

    ## Why it matters
    Engines put signs of their own for words they do not know, for parts of words and for protected names. One that comes
    through means that a word is missing or was left in pieces.

    ## What to do
    Find the place in the source and write the word, name or number that belongs there. If a sentence has several, ask for a new
    translation of it.

    ## When it is wrong
    A text about such engines quotes them, and texts of a program have placeholders on purpose. Code is left alone, and so is
    everything that the source has too.
    """

    code = "RES004"
    name = "engine-token"
    severity = Severity.ERROR
    since = "0.1"
    mqm = "mistranslation"
    its = "mistranslation"
    yields_to = ("FID004", "FID005")
    examples = (
        Ok("Write to a@b.org, see #1 and [1], 5 < 6, {a} and snake_case."),
        Ok("Hello {{name}}, {0} files", source="Hallo {{name}}, {0} Dateien"),
        Bad("The [[<unk>]] of [[▁]]the [[nati@@]] on with [[<pad>]] plan."),
        Bad("He met [[__NE1__]] and [[{{0}}]] there.", source="Er traf Anna und Bert dort."),
        Bad("It is over.[[</s>]]"),
        Bad('Mr. [[⟨0⟩]] spoke to [[<g id="1">]]us.'),
    )

    def check(self, segment: Segment) -> Iterator[Finding]:
        if not _HINT.search(segment.text):
            return
        for match in _TOKEN.finditer(segment.text):
            start, end = match.span()
            copied = segment.source is not None and match[0] in segment.source
            if not copied and not segment.is_protected(start, end):
                yield Finding(segment.span(start, end), _WHAT[match.lastgroup or "special"])
