"""Catalogues and tables that other programs wrote: the same bytes again, true places, the rows that other parsers find."""

import csv
import io
import json
import re
from pathlib import Path

import openstep_plist
import polib
import pytest
from translate.misc.quote import propertiesdecode
from translate.storage.properties import javafile

from mtlint.readers import ReaderError, open_file, read

FILES = Path(__file__).parent / "files"
EVERY_KIND = ("po", "properties", "strings", "json", "arb", "csv", "tsv")


def unquoted_apostrophes(text):
    """As MessageFormat reads a text with arguments."""
    return text.replace("''", "'") if re.search(r"\{\s*\d", text) else text


def in_po(content, _text):
    charset = re.search(rb"charset=([\w-]+)", content)
    for entry in polib.pofile(content.decode(charset[1].decode()), check_for_duplicates=False):
        if entry.obsolete:
            continue
        forms = sorted(entry.msgstr_plural)
        yield from [(entry.msgid, entry.msgstr)] if not forms else [(None, entry.msgstr_plural[form]) for form in forms]


def in_properties(content, text):
    store = javafile(personality="java-utf8")
    store.parse(text.encode("utf-8"))
    return ((unit.name, unquoted_apostrophes(unit.source)) for unit in store.units if unit.name)


def in_strings(_content, text):
    # The parser knows the escape in its older spelling only, and keeps one value of a key.
    return openstep_plist.loads(f"{{{text}}}".replace("\\u", "\\U")).items()


def walk(value, path=()):
    if isinstance(value, str):
        yield ".".join(path), value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from walk(inner, (*path, str(key)))


def in_json(content, _text):
    value = json.loads(content)
    if all(isinstance(entry, dict) and "message" in entry for entry in value.values()):
        return ((key, entry["message"]) for key, entry in value.items())
    return walk(value)


def in_table(_content, text):
    delimiter = next(sign for sign in "\t;," if sign in text.partition("\n")[0])
    for entry in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        fields = {name.lower(): value for name, value in entry.items()}
        yield fields["source"], fields["target"]


PARSERS = {
    "po": in_po,
    "properties": in_properties,
    "strings": in_strings,
    "json": in_json,
    "arb": in_json,
    "csv": in_table,
    "tsv": in_table,
}


def decoded(kind, raw, *, framed):
    """What a slice of a file says, by the parsers of others."""
    match kind:
        case "po":
            return polib.unescape(re.sub(r'"\s*\n\s*"', "", raw))
        case "properties":
            return unquoted_apostrophes(propertiesdecode(re.sub(r"\\\r?\n[ \t]*", "", raw)))
        case "strings":
            return openstep_plist.loads('"' + raw.replace("\\u", "\\U") + '"')
        case "json" | "arb":
            return json.loads(f'"{raw}"', strict=False)
        case _:
            return raw.replace('""', '"') if framed else raw


def files():
    found = [file for kind in EVERY_KIND for file in sorted((FILES / kind).glob(f"*.{kind}"))]
    return [pytest.param(file, id=file.name) for file in found]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_there_are_thirty_of_each(kind):
    assert len(list((FILES / kind).glob(f"*.{kind}"))) >= 30


@pytest.mark.parametrize("file", files())
def test_the_bytes_come_back(file):
    content = file.read_bytes()
    text, carrier = open_file(file.name, content)
    assert carrier.encode(text) == content


@pytest.mark.parametrize("file", files())
def test_the_rows_are_those_that_another_parser_finds(file):
    content = file.read_bytes()
    document = read(content, file.name, "en-US")
    keyed = document.format not in {"po", "csv", "tsv"}
    found = [(row.id if keyed else row.source, row.text) for row in document.segments]
    expected = [(None if name is None else str(name), said) for name, said in PARSERS[document.format](content, document.text)]
    if document.format == "po":
        # Which of its two sources a form of a plural has is tested where plurals are.
        found = [(None if known is None else name, said) for (name, said), (known, _) in zip(found, expected, strict=True)]
    if document.format == "strings":
        assert {name for name, _ in found} == {name for name, _ in expected}
        found, expected = dict(found), dict(expected)
    assert found == expected


@pytest.mark.parametrize("file", files())
def test_the_slices_of_the_file_say_what_the_rows_say(file):
    document = read(file.read_bytes(), file.name, "en-US")
    for row in document.segments:
        whole = row.span()
        framed = document.text[whole.start - 1] == '"'
        said = decoded(document.format, document.text[whole.start : whole.end], framed=framed)
        assert said == row.text
        assert row.offsets.decoded(whole.start) == 0
        for at in range(0, len(row.text), 7):
            place = row.span(at, at + 1)
            one = decoded(document.format, document.text[place.start : place.end], framed=framed)
            assert one == row.text[at] or (one == "''" and row.text[at] == "'")
            assert row.offsets.decoded(place.start) == at


def test_escaped_bytes_are_characters():
    escaped = read((FILES / "po/escaped/gettext-escaped-pl.po").read_bytes(), "pl.po", "pl")
    plain = polib.pofile(FILES / "po/django-postgres-pl.po")
    assert "\\305" in escaped.text
    said = [text for entry in plain for text in (entry.msgstr_plural.values() if entry.msgstr_plural else [entry.msgstr])]
    assert [row.text for row in escaped.segments] == said


def test_an_error_that_somebody_made_is_named_with_its_line():
    content = (FILES / "strings/broken/cynthiune-hungarian.strings").read_bytes()
    with pytest.raises(ReaderError, match=r'line 11, column 28: expected ";"'):
        read(content, "hungarian.strings", "hu")
