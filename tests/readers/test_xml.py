"""The position layer of all XML formats: every character of a text leads to the place it stands at."""

import re
import time
import tracemalloc
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Span
from mtlint.readers import ReaderError
from mtlint.readers._xml import MAX_DEPTH, Element, declared_encoding, escape, open_xml, parse, whole_text

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_PLAIN = st.text(_CHARACTERS | st.sampled_from("\n\t"), max_size=6)


def _notations(text):
    """A text in each way in which it can be written."""
    ways = [escape(text), "".join(f"&#x{ord(one):x};" for one in text), escape(text).replace("\n", "\r\n")]
    return st.sampled_from([*ways, f"<![CDATA[{text}]]>"] if "]]>" not in text else ways).map(lambda one: (text, one))


_WRITTEN = _PLAIN.flatmap(_notations)
_NOISE = st.sampled_from(["", "<!-- é & < -->", "<?php 𝄞 ?>", "<b>", "</b>", "<x id='>' n=\"/>\"/>", "<g />"])


def _decoded(raw):
    raw = re.sub(r"<!--.*?-->|<\?.*?\?>", "", raw)
    literal = raw.removeprefix("<![CDATA[").removesuffix("]]>")
    return (unescape(raw) if literal == raw else literal).replace("\r\n", "\n")


@given(st.lists(st.tuples(_WRITTEN, _NOISE), max_size=6))
def test_each_character_leads_to_its_place(parts):
    depth, inner, expected = 0, "", ""
    for (text, written), noise in parts:
        if noise in ("<b>", "</b>"):
            depth += 1 if noise == "<b>" else -1
            noise = noise if depth >= 0 else ""  # noqa: PLW2901 - the noise as it can stand here
            depth = max(depth, 0)
        inner += written + noise
        expected += text
    file = f'<?xml version="1.0"?>\r\n<r a="é">{inner}{"</b>" * depth}</r>\r\n'
    root = parse(file)
    text, offsets, protected = whole_text(root)
    assert text == expected
    assert protected == ()
    assert file[root.inner[0] : root.inner[1]] == inner + "</b>" * depth
    for at, character in enumerate(text):
        raw = file[offsets.start(at) : offsets.end(at + 1)]
        assert _decoded(raw) == character
        assert offsets.decoded(offsets.start(at)) == at


def test_elements_know_their_places():
    file = '\n<a xmlns="urn:x" xmlns:y="urn:y" y:k="1>2"><b/>é<c\n>t</c\n></a>'
    root = parse(file)
    b, text, c = root.children
    assert (root.name, root.attributes) == ("{urn:x}a", {"{urn:y}k": "1>2"})
    assert [file[one.start : one.end] for one in (root, b, c)] == [file[1:], "<b/>", "<c\n>t</c\n>"]
    assert [file[one.inner[0] : one.inner[1]] for one in (b, c)] == ["", "t"]
    assert (text.text, text.pieces, b.local) == ("é", [(file.index("é"), 1, 1)], "b")
    assert [one.local for one in root.walk()] == ["a", "b", "c"]


def test_an_empty_element_before_an_end_tag():
    file = "<a><b></b><c/></a>"
    assert [file[one.start : one.end] for one in parse(file).walk()] == [file, "<b></b>", "<c/>"]


def test_a_whole_text_with_elements_that_stand_for_something():
    file = "<t>Press <k>Ctrl &amp; C</k><br/>or <i>go<d>ne</d></i>.</t>"
    reads = {"k": "⌘", "br": "\n", "d": ""}
    text, offsets, protected = whole_text(parse(file), lambda element: reads.get(element.local))
    assert text == "Press ⌘\nor go."
    assert protected == (Span(6, 7),)
    assert file[offsets.start(6) : offsets.end(7)] == "<k>Ctrl &amp; C</k>"
    assert file[offsets.start(11) : offsets.end(14)] == "go<d>ne</d></i>."


def test_an_empty_text_has_a_place():
    text, offsets, _ = whole_text(parse("<t><b/></t>"))
    assert (text, offsets.start(0)) == ("", 3)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        pytest.param("<a>\n<b>x", r"line 2, column 5: the file ends inside <b>, which begins in line 2: ", id="cut off"),
        pytest.param("<a>\n<b>é</c></a>", r"line 2, column 7: not well-formed XML: mismatched tag: mend it", id="mismatched"),
        pytest.param("<a>\n&x;</a>", "line 2, column 1: not well-formed XML: undefined entity", id="an entity"),
        pytest.param("<a>\x01</a>", "line 1, column 4: not well-formed", id="a control character"),
        pytest.param("<a/>x", "line 1, column 5: not well-formed", id="text behind the root"),
        pytest.param("", "line 1, column 1: not well-formed XML: no element found", id="empty"),
        pytest.param("<x:a/>", "unbound prefix", id="a prefix of no namespace"),
    ],
)
def test_what_is_not_well_formed_is_refused(file, reason):
    with pytest.raises(ReaderError, match=reason):
        parse(file)


_LAUGHTER = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DECLARING = [
    pytest.param('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', id="a file of the system"),
    pytest.param(f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHTER}]><a>&l9;</a>', id="billion laughs"),
    pytest.param(f'<!DOCTYPE a [<!ENTITY e "{"x" * 100_000}">]><a>{"&e;" * 100_000}</a>', id="quadratic"),
    pytest.param('<!-- <!DOCTYPE b> --><!DOCTYPE a SYSTEM "x" [<!ENTITY % p SYSTEM "y"> %p;]><a/>', id="a parameter"),
    pytest.param("<!DOCTYPE a\n[]><a/>", id="nothing at all, in brackets"),
]


@pytest.mark.parametrize("file", _DECLARING)
def test_a_document_type_that_declares_is_refused(file):
    tracemalloc.start()
    with pytest.raises(ReaderError, match=r"^line 1, column \d+: its document type declares .*<!DOCTYPE"):
        parse(file)
    assert tracemalloc.get_traced_memory()[1] < 4 * len(file) + 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("named", ['SYSTEM "é[>.dtd"', "PUBLIC '-//X//DTD\">' 'x.dtd'", ""])
def test_a_document_type_that_only_names_is_passed_over(named):
    file = f'<?xml version="1.0"?>\n<!-- <!DOCTYPE z [ --><!DOCTYPE a {named}>\n<a>é&amp;</a>'
    text, offsets, _ = whole_text(parse(file))
    assert (text, file[offsets.start(1) : offsets.end(2)]) == ("é&", "&amp;")


@pytest.mark.parametrize("inside", ["&e;", '<b c="&e;"/>'])
def test_what_an_unread_document_type_may_declare_is_not_left_out(inside):
    with pytest.raises(ReaderError, match=r"line 2, column .*undefined entity"):
        parse(f'<!DOCTYPE a SYSTEM "x.dtd">\n<a>S{inside}E</a>')


def test_depth_is_bounded():
    assert isinstance(parse("<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH), Element)
    with pytest.raises(ReaderError, match="line 1, column 601: elements inside each other, more than 200 deep"):
        parse("<a>" * 100_000)


def test_the_number_of_nodes_is_bounded(monkeypatch):
    monkeypatch.setattr("mtlint.readers._xml.MAX_NODES", 100)
    with pytest.raises(ReaderError, match="line 1, column 253: more than 100 elements and texts: split the file"):
        parse(f"<a>{'<b/>x' * 100}</a>")


_SAID = '<?xml version="1.0" encoding="{}"?>\n<a>é</a>'


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("UTF-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-be"),
        ("UTF-16LE", "utf-16-le"),
        ("latin1", "latin1"),
        ("Windows-1252", "cp1252"),
        ("GB18030", "gb18030"),
        ("utf-8", "utf-16"),
    ],
)
def test_encodings(said, written):
    file = _SAID.format(said)
    content = file.encode(written)
    text, encoding = open_xml(content)
    assert (text, encoding.encode(text)) == (file, content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            _SAID.format("UTF-8").encode("latin1"), "line 2: not utf-8 at byte 42, though it declares UTF-8", id="utf-8"
        ),
        pytest.param("<a>é</a>".encode("latin1"), "line 1: not utf-8 at byte 3, which XML is", id="nothing"),
        pytest.param(_SAID.format("utf-16").encode(), "line 1: declares the encoding utf-16, which it is not in", id="utf-16"),
        pytest.param(_SAID.format("latin1").encode(), "line 1: declares latin1, and is UTF-8: write", id="latin1"),
        pytest.param(_SAID.format("zip").encode(), "line 1: declares the encoding zip", id="a codec of bytes"),
        pytest.param(_SAID.format("unicode_escape").encode(), "line 1: declares the encoding", id="a codec of source code"),
        pytest.param(_SAID.format("utf-7").encode(), "line 1: declares the encoding utf-7", id="utf-7"),
        pytest.param(_SAID.format("klingon").encode(), "line 1: declares the encoding klingon", id="unknown"),
        pytest.param(_SAID.format("shift_jis").encode("cp1252"), "line 2: not shift_jis at byte", id="cut characters"),
    ],
)
def test_a_wrong_encoding_is_refused(content, reason):
    with pytest.raises(ReaderError, match=reason):
        open_xml(content)


def test_declared_encoding():
    assert declared_encoding(b"<?xml version='1.0' encoding='koi8-r' standalone='yes'?><a/>") == "koi8-r"
    assert declared_encoding(b'<?xml version="1.0"?><a encoding="x"/>') is None
    assert declared_encoding(b"<a/>") is None


@pytest.mark.parametrize(
    "unit", ["x\r\n&amp;", "<![CDATA[\r\n]]>", "<!-- -->x", "<?p ?>", " ", "<![CDATA[ <!-- ]]>", "<b a='>'/>"]
)
def test_long_texts_take_time_by_their_length(unit):
    start = time.process_time()
    root = parse(f"<a>{unit * 100_000}</a>")
    text, offsets, _ = whole_text(root)
    assert time.process_time() - start < 10
    assert offsets.end(len(text)) <= root.inner[1]
