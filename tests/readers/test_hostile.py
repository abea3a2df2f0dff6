"""What no reader may do, whatever it is given: fail otherwise than with a reason, take for ever, eat memory, lose a byte."""

import gc
import random
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.word import archive, document, members, paragraph

from mtlint.readers import FORMATS, ReaderError, open_file, read

SECONDS = 20
"""Of processor time that any of these files may take, on a slow machine: a reader that goes wrong takes minutes or hours."""
MEGABYTE = 1024 * 1024
LONG = 10_000

_XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" '
    'target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>Hallo <g id="1">du</g></source>'
    '<target>Hello. <g id="1">you</g> &lt;</target><note>n</note></trans-unit></body></file></xliff>'
)
_TMX = (
    '<tmx version="1.4"><header srclang="de"/><body><tu><tuv xml:lang="de"><seg>Hallo</seg></tuv>'
    '<tuv xml:lang="en"><seg>Hello. <ph>x</ph> &amp;</seg></tuv></tu></body></tmx>'
)
SAMPLES = {
    "android": '<?xml version="1.0" encoding="utf-8"?><resources><string name="a">Hello. %1$s <b>y</b></string></resources>',
    "csv": 'source,target,note\nHallo,"Hello. ""é""",c\n',
    "tsv": "source\ttarget\nHallo\tHello. é\n",
    "arb": '{"@@locale": "en", "a": "Hello. {x} \\u00e9", "@a": {"description": "d"}}',
    "docx": document(paragraph("Hello. é")),
    "html": '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Hello.</title><p title="t">é <b>x</b>&amp;',
    "json": '{"a": {"b": "Hello. \\u00e9 {{x}}", "c": ["d"]}}',
    "jsonl": '{"source": "Hallo", "target": "Hello. \\u00e9"}\n',
    "md": "---\na: b\n---\n# Hello.\n\n- *é* `x`\n\n| a | b |\n|---|---|\n| c | d |\n\n<!-- mtlint: ignore -->\n",
    "po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Hallo"\nmsgstr "Hello. é\\n"\n"%s"\n',
    "properties": "# c\na.b = Hello. \\u00e9 \\\n  {0} é\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nHello. <i>é</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nyou\n",
    "strings": '/* c */\n"a" = "Hello. \\"é\\" %@";\n',
    "tmx": _TMX,
    "txt": "Hello.\n\né and more.\n",
    "vtt": "WEBVTT\n\nNOTE c\n\n00:01.000 --> 00:02.000\nHello. <v Ann>é</v> &amp;\n",
    "xliff": _XLIFF,
}
NAMES = sorted(set(FORMATS) & set(SAMPLES))


def sample(name):
    made = SAMPLES[name]
    return made if isinstance(made, bytes) else made.encode("utf-8")


def held(name, content, language="en-US"):
    """Read a file as a program would, and hold the reader to what it promises. None where it refuses."""
    path = f"x{FORMATS[name].suffixes[0]}"
    start = time.process_time()
    try:
        read_so = read(content, path, language, full=str)
        text, carrier = open_file(path, content)
    except ReaderError as error:
        refused = str(error)
    else:
        refused = ""
    assert time.process_time() - start < SECONDS
    if refused:
        assert ":" in refused, f"no remedy: {refused}"
        return None
    assert text == read_so.text
    for segment in read_so.segments:
        segment.text.encode("utf-8")
        span = segment.span()
        assert 0 <= span.start <= span.end <= len(text)
    # Half a character is read as U+FFFD, and a guessed encoding may have two ways to write one: no fix is written then.
    if "\ufffd" not in text and "decoded as" not in (carrier.note or ""):
        assert carrier.encode(text) == content
    return read_so


def filled(name, filling):
    """The sample with something else for the text in it."""
    made = SAMPLES[name]
    if isinstance(made, bytes):
        whole = members(paragraph("Hello. é"))
        return archive(whole | {"word/document.xml": whole["word/document.xml"].replace("Hello.", filling)})
    return made.replace("Hello.", filling).encode("utf-8", "surrogatepass")


def test_every_format_has_a_sample():
    assert set(FORMATS) == set(SAMPLES), "a format was added or renamed: give it a sample here"


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_read(name):
    read_so = held(name, sample(name))
    assert read_so is not None
    assert read_so.format == name
    assert any("Hello." in segment.text for segment in read_so.segments)


@pytest.mark.parametrize("name", NAMES)
def test_every_beginning(name):
    content = sample(name)
    for length in range(len(content)):
        held(name, content[:length])


@pytest.mark.parametrize("name", NAMES)
def test_every_end(name):
    content = sample(name)
    for start in range(1, len(content), 7):
        held(name, content[start:])


@pytest.mark.parametrize("name", NAMES)
def test_changed_bytes(name):
    content, chance = sample(name), random.Random(1)
    for _ in range(400):
        changed = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(changed))
            what = chance.choice([b"\0", b"\xff", b"\xed\xa0\x80", b"\x1b", b"<", b">", b'"', b"\\", b"\r", b"\n", b"{", b"&"])
            changed[at : at + chance.randint(0, 3)] = what
        held(name, bytes(changed))


@pytest.mark.parametrize("name", NAMES)
def test_random_bytes(name):
    chance = random.Random(2)
    for length in [*range(40), 100, 1_000, 10_000, 100_000]:
        held(name, chance.randbytes(length))


@pytest.mark.parametrize("name", NAMES)
@given(st.one_of(st.binary(max_size=200), st.text(st.characters(max_codepoint=0x250), max_size=200).map(str.encode)))
@settings(max_examples=60, deadline=None)
def test_any_bytes(name, content):
    held(name, content)


@pytest.mark.parametrize("name", NAMES)
@given(st.text(st.sampled_from("<>&;/\\\"'{}[](),=:#!*_`|-~%$@ \t\r\n\0aé😀\u2028\ufeff"), max_size=30))
@settings(max_examples=80, deadline=None)
def test_any_text_in_its_place(name, filling):
    held(name, filled(name, filling))


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252", "shift_jis", "gb18030", "utf-7", "cp037"]


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(SAMPLES[name], str)])
def test_encodings(name):
    for encoding in ENCODINGS:
        held(name, SAMPLES[name].encode(encoding, "replace"))
        for declared in ("utf-8", "UTF-8"):
            held(name, SAMPLES[name].replace(declared, encoding).encode("utf-8"))
    for declared in ("rot13", "base64", "idna", "unicode_escape", "undefined", "zip", "none such", "x" * 10_000):
        held(name, SAMPLES[name].replace("utf-8", declared).replace("UTF-8", declared).encode("utf-8"))
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"):
        held(name, mark)
        held(name, mark + sample(name))
        held(name, mark + b"\0\xd8" + sample(name))
    held(name, SAMPLES[name].replace("Hello", "\ud800").encode("utf-16", "surrogatepass"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("character", ["\0", "\ud800", "\ufffe", "\x1b", "\u2028", "\ufeff", "\x85", "\r"], ids=ascii)
def test_odd_characters(name, character):
    if isinstance(SAMPLES[name], str) or character != "\ud800":  # which no part of an archive can hold
        held(name, filled(name, f"a{character}b"))


_SPACES = ["a", "a ", " ", "é", "\n", "\r\n", "\t", ". ", "a\n", "ab\n\n", "1\n"]
_TAGS = ["<", "<a>", "<!---->", "<a", "</a>", "<b><i>", "&", "&amp;", "&#x", "<!--", "-->", "<![CDATA[", "<?", "]]>"]
_MARKS = ["\\", '"', "'", '\\"', "\\u", "\\u0041", "{", "[", "[[", "](", "![", "(", "//", "/*", "=", ":", '"a" "']
_LISTS = ["- ", "> ", "*", "* ", "_", "`", "|", "| ", "~", "#", "%", "{{", "%(", "${", "{a,", "{a, plural, other {"]
REPEATED = [*_SPACES, *_TAGS, *_MARKS, *_LISTS]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("block", REPEATED, ids=ascii)
def test_long_in_the_place_of_a_text(name, block):
    held(name, filled(name, block * (LONG // len(block))))


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(SAMPLES[name], str)])
@pytest.mark.parametrize("block", REPEATED, ids=ascii)
def test_long_alone(name, block):
    held(name, (block * (LONG // len(block))).encode("utf-8"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("block", ["[", "{", "<a>", "> ", '{"a":'], ids=ascii)
def test_deep(name, block):
    held(name, filled(name, block * 100_000))
    if isinstance(SAMPLES[name], str):
        held(name, (block * 100_000).encode("utf-8"))


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(SAMPLES[name], str)])
def test_the_same_thing_many_times(name):
    held(name, SAMPLES[name].encode("utf-8") * 500)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("block", ["a", "a\n"], ids=ascii)
def test_memory_grows_with_the_file_alone(name, block):
    content = filled(name, block * (MEGABYTE // 16 // len(block)))
    path = f"x{FORMATS[name].suffixes[0]}"
    gc.collect()
    tracemalloc.start()
    try:
        read(content, path, "en-US")
    except ReaderError:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 60 * MEGABYTE
