"""Documents of whatever a file may hold, and files of every format made of them."""

import csv
import html
import io
import json
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

WORDS = st.sampled_from([
    "the", "The", "committee", "budget", "of", "and", "and and", "First", "Second", "Third", "U.S.", "recieved", "12,000",
    "5 %", "3.5", "https://example.org/a?b=c", "a@example.org", "{name}", "%s", "<b>", "</b>", "&amp;", "&nbsp;", "Ã©",
    "<unk>", "▁so", "@@", "Home >", "> News", "Sure! Here is the translation:", "```", "![a](b)", "[c](d)", "`e`", "**f**",
    "会议强调", "这是标题", "的", "слово", "שלום", "سلام", "สวัสดี", "हिन्दी", "日本語", "한국어", "Ω", "straße", "İ", "ﬁ",
])  # fmt: skip
MARKS = st.sampled_from([*".,;:!?…。，、！？「」『』“”„«»‘’\"'()[]{}（）-–—/|*_#~`^", "...", " .", ",,", "?!", "--"])
ODD = st.sampled_from([
    "\t", "\u00a0", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\u0308", "\u2028",
    "\u2029", "\x0b", "\x0c", "\x1b[31m", "\x07", "\x85", "\ufffd", "😀", "👩\u200d👧", "\U0010ffff", "𝒜", "\ue000", "\u3000",
    "=1+1", "::error::",
])  # fmt: skip
SENTENCES = st.sampled_from([
    "The committee approved the annual budget for the new bridge over the river.",
    "The committee approved the annual budget for the old bridge over the river.",
    "It is late.", "IT IS LATE.", "First, plan. Second, build. Fourth, test.", "He said \u201cyes and left.", "He came , saw.",
    "会议强调，要认真贯彻落实。", "It was cle arly so", "and went on to the", "Welcome to Paris. Welcome to Paris.",
])  # fmt: skip
PIECES = st.one_of(WORDS, WORDS, WORDS, MARKS, ODD, SENTENCES, SENTENCES, st.text(max_size=6))
INSIDE = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join)
LONG = st.tuples(PIECES, st.integers(20, 300)).map(lambda made: made[0] * made[1])
ENDS = st.sampled_from(["\n", "\n\n", "\n", "\n\n", "\n\n\n", " "])


def _storable(text: str) -> str:
    """A text as a file of UTF-8 can hold it, that is not taken for a binary one, with line feeds alone."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").replace("\r", "")


BLOCKS = st.one_of(INSIDE, INSIDE, INSIDE, LONG)
DOCUMENTS = st.lists(st.tuples(BLOCKS, ENDS), max_size=8).map(lambda made: _storable("".join(a + b for a, b in made)))
TEXTS = INSIDE.map(lambda text: _storable(text).replace("\n", " "))
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)


def _clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return "".join(
        character for character in text if character in "\t\n" or (character >= " " and character not in "\ufffe\uffff\x7f")
    )


def _po(pairs):
    rows = "".join(
        f"\nmsgctxt {_quoted(str(number))}\nmsgid {_quoted(one or 'x')}\nmsgstr {_quoted(other)}\n"
        for number, (one, other) in enumerate(pairs)
    )
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n{rows}'


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _csv(pairs, delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("source", "target"), *pairs])
    return out.getvalue()


def _tsv(pairs):
    return "".join(
        f"{one.replace(chr(9), ' ')}\t{other.replace(chr(9), ' ')}\n" for one, other in [("source", "target"), *pairs]
    )


def _jsonl(pairs):
    rows = (json.dumps({"source": one, "target": other}, ensure_ascii=len(one) % 2 == 0) for one, other in pairs)
    return "".join(f"{_halved(row)}\n" for row in rows)


def _halved(text):
    """Half a character where 😀 was escaped, as by a program that cut a text in two."""
    return text.replace("\\ude00", "")


def _json(pairs):
    return json.dumps({f"key {number}": other for number, (_, other) in enumerate(pairs)}, ensure_ascii=False, indent=1)


def _arb(pairs):
    return _halved(json.dumps({"@@locale": "en", **{f"key{number}": other for number, (_, other) in enumerate(pairs)}}))


def _xliff(pairs):
    units = "".join(
        f'<trans-unit id="{number}"><source>{escape(_clean(one))}</source>'
        f'<target>{escape(_clean(other))} <g id="1">x</g></target></trans-unit>\n'
        for number, (one, other) in enumerate(pairs)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" '
        f'target-language="en" datatype="plaintext"><body>\n{units}</body></file></xliff>\n'
    )


def _tmx(pairs):
    units = "".join(
        f'<tu><tuv xml:lang="de"><seg>{escape(_clean(one))}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(_clean(other))}</seg></tuv></tu>\n'
        for one, other in pairs
    )
    return f'<tmx version="1.4"><header srclang="de"/><body>\n{units}</body></tmx>\n'


def _android(pairs):
    rows = "".join(
        f'<string name="n{number}">"{escape(_escaped(_clean(other)))}"</string>\n' for number, (_, other) in enumerate(pairs)
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<resources>\n{rows}</resources>\n'


def _escaped(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'")


def _html(pairs):
    blocks = "".join(f"<p title={quoteattr(one)}>{html.escape(other)} <b>{html.escape(one)}</b></p>\n" for one, other in pairs)
    return f'<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>x</title>\n{blocks}</html>\n'


def _md(pairs):
    return "".join(f"# {one}\n\n- {other}\n\n> {one} `{other}`\n\n{other}\n\n" for one, other in pairs)


def _cues(pairs, mark="", comma=","):
    made = "".join(
        f"{number}\n00:00:{number:02}{comma}000 --> 00:00:{number + 1:02}{comma}000\n{' '.join(other.split()) or 'x'}\n\n"
        for number, (_, other) in enumerate(pairs, 1)
    )
    return mark + made


def _properties(pairs):
    return "".join(f"key.{number} = {_backslashed(other)}\n" for number, (_, other) in enumerate(pairs))


def _backslashed(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\x0c", "\\f")


def _strings(pairs):
    return "".join(f'/* c */\n"key {number}" = {_quoted(other)};\n' for number, (_, other) in enumerate(pairs))


FORMATS = {
    "android": (".xml", _android),
    "arb": (".arb", _arb),
    "csv": (".csv", _csv),
    "html": (".html", _html),
    "json": (".json", _json),
    "jsonl": (".jsonl", _jsonl),
    "md": (".md", _md),
    "po": (".po", _po),
    "properties": (".properties", _properties),
    "srt": (".srt", _cues),
    "strings": (".strings", _strings),
    "tmx": (".tmx", _tmx),
    "tsv": (".tsv", _tsv),
    "txt": (".txt", lambda pairs: "".join(f"{one}\n\n{other}\n\n" for one, other in pairs)),
    "vtt": (".vtt", lambda pairs: _cues(pairs, "WEBVTT\n\n", ".")),
    "xliff": (".xlf", _xliff),
}
"""By name of the format, the ending of its files, and a file of pairs of source and target."""
