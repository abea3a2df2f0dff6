import re
from pathlib import Path
from textwrap import dedent

import pytest

from mtlint.config import Config, read_glossary
from mtlint.model import Concept, Glossary, MtlintError, Standing, Term

V2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>Printers</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descrip type="subjectField">printing</descrip>
      <langSet xml:lang="en"><tig><term>paper <hi>jam</hi></term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
      <langSet xml:lang="de_AT">
        <ntig><termGrp>
          <term>Papierstau</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        </termGrp></ntig>
        <tig><term>Papierstockung</term><termNote type="normativeAuthorization">supersededTerm</termNote></tig>
      </langSet>
      <note>since the &amp; manual of 2019</note>
    </termEntry>
    <termEntry id="c2">
      <descrip type="Translation needed">No</descrip>
      <langSet xml:lang="en"><tig><term>SYS_ERR</term><termNote type="caseSensitive">yes</termNote></tig></langSet>
    </termEntry>
  </body></text>
</martif>
"""
V3_CATEGORIES = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Printers</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="c1">
    <langSec xml:lang="en"><termSec><term>toner</term></termSec></langSec>
    <langSec xml:lang="fr">
      <termSec>
        <term>toner</term>
        <termNoteGrp><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termNoteGrp>
      </termSec>
      <termSec><term>encre</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>
"""
V3_TAGS = """\
<tbx style="dct" type="TBX-Min" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
  <text><body><conceptEntry id="c1"><min:subjectField>printing</min:subjectField>
    <langSec xml:lang="en"><termSec><term>toner</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
    <langSec xml:lang="fr">
      <termSec><term>encre</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>
"""


@pytest.fixture
def read(tmp_path):
    def read(name, content):
        raw = content if isinstance(content, bytes) else dedent(content).encode("utf-8")
        (tmp_path / name).write_bytes(raw)
        return read_glossary(Config(glossary=name, root=tmp_path))

    return read


def shown(glossary):
    """Each concept as its source and its target terms, a forbidden one with "!", a preferred one with "*"."""
    marks = {Standing.FORBIDDEN: "!", Standing.ADMITTED: "", Standing.PREFERRED: "*"}

    def one(term):
        return f"{marks[term.standing]}{term.text}" + (f" [{term.language}]" if term.language else "") + "^" * term.is_cased

    return [(" ".join(map(one, concept.sources)), " ".join(map(one, concept.targets))) for concept in glossary.concepts]


@pytest.mark.parametrize(
    ("name", "content", "concepts"),
    [
        pytest.param("a.csv", "memory,Speicher\nfile,Datei\n", [("memory", "Speicher"), ("file", "Datei")], id="no header"),
        pytest.param("a.csv", "is,ist\nso,also\n", [("is", "ist"), ("so", "also")], id="words that look like languages"),
        pytest.param(
            "a.csv", b"\xef\xbb\xbfSource;Target\r\nmemory;Speicher\r\n", [("memory", "Speicher")], id="BOM, semicolon"
        ),
        pytest.param("a.tsv", "source\ttarget\nred, dark\trot; dunkel\n", [("red, dark", "rot; dunkel")], id="tabs"),
        pytest.param("a.csv", "source,target\nram,RAM\n".encode("utf-16"), [("ram", "RAM")], id="UTF-16 with a mark"),
        pytest.param(
            "a.csv",
            "source,target,forbidden,case sensitive\nmemory,Speicher|Arbeitsspeicher,Gedächtnis | Storage,no\nIT,IT,,yes\n",
            [("memory", "Speicher Arbeitsspeicher !Gedächtnis !Storage"), ("IT^", "IT^")],
            id="forbidden terms",
        ),
        pytest.param(
            "a.csv",
            "location,source,target,id,fuzzy,context,translator_comments,developer_comments,forbidden\n"
            ",bank,Bank,,,,,,\n,bank,Bänke,,,,,,yes\n",
            [("bank", "Bank"), ("bank", "!Bänke")],
            id="Weblate, with a flag",
        ),
        pytest.param(
            "a.csv", "source,target,status\na b,c,deprecated\nd,e,preferred\n", [("a b", "!c"), ("d", "*e")], id="status"
        ),
        pytest.param(
            "a.csv",
            "en,de-AT,pos,description\nmemory,Speicher,noun,x\n",
            [("memory [en] Speicher [de-AT]",) * 2],
            id="Google: languages as headers",
        ),
        pytest.param(
            "a.csv",
            "Entry_ID;Entry_Note;English_United_States;Term_Info;German;Term_Info;German;Term_Info\n"
            '7;;memory;CaseSense;Speicher;"CasePermissive;HalfPrefix";Gedächtnis;"CasePermissive;HalfPrefix;Forbidden"\n',
            [("memory [en-US]^ Speicher [de] !Gedächtnis [de]",) * 2],
            id="memoQ",
        ),
        pytest.param(
            "a.csv",
            "term;description;casesensitive;translatable;forbidden;tags;de;de_description\nApp;;no;yes;no;;Anwendung;x\n",
            [("App", "Anwendung [de]")],
            id="Lokalise",
        ),
        pytest.param(
            "a.csv",
            "Term [en],Term [fr],Forbidden [fr]\ntoner,toner,encre\n",
            [("toner [en] toner [fr]", "toner [en] toner [fr] !encre [fr]")],
            id="Crowdin",
        ),
        pytest.param("a.csv", 'source,target\n"a ""b""\nc",d\n\n,\ne,\nf,g', [('a "b"\nc', "d"), ("f", "g")], id="quoted"),
        pytest.param(
            "a.csv",
            "name,jméno (osoby) (1. pád) | &název (souboru)\n(a),R&D\n",
            [("name", "jméno název"), ("(a)", "R&D")],
            id="explained",
        ),
        pytest.param("a.csv", "target,forbidden\nWebseite,Web-Seite\n", [("", "Webseite !Web-Seite")], id="no source"),
        pytest.param(
            "a.tbx",
            V2,
            [
                ("paper jam [en] *Papierstau [de-AT] !Papierstockung [de-AT]",) * 2,
                ("SYS_ERR [en]^",) * 2,
            ],
            id="TBX 2",
        ),
        pytest.param(
            "a.tbx", V3_CATEGORIES, [("toner [en] toner [fr] !encre [fr]",) * 2], id="TBX 3, categories as attributes"
        ),
        pytest.param("a.tbx", V3_TAGS, [("toner [en] !encre [fr]",) * 2], id="TBX 3, categories as tags"),
        pytest.param("terms", V3_TAGS, [("toner [en] !encre [fr]",) * 2], id="TBX without an ending"),
        pytest.param("a.tbx", V3_TAGS.encode("utf-16"), [("toner [en] !encre [fr]",) * 2], id="TBX in UTF-16"),
    ],
)
def test_terms(read, name, content, concepts):
    assert shown(read(name, content)) == concepts


def test_the_examples_of_the_docs(read):
    page = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(csv|xml)\n(.*?)```", page, re.DOTALL))
    assert shown(read("a.csv", blocks["csv"])) == [
        ("memory", "Speicher Arbeitsspeicher !Gedächtnis"),
        ("memory card", "Speicherkarte"),
        ("Explorer^", "Explorer^"),
    ]
    assert shown(read("a.tbx", blocks["xml"])) == [("folder [en] *Ordner [de] !Verzeichnis [de]",) * 2]


def test_notes_and_what_is_not_translated(read):
    jam, error = read("a.tbx", V2).concepts
    assert (jam.note, jam.is_kept, error.is_kept) == ("since the & manual of 2019", False, True)
    assert read("a.csv", "source,target,note\na,b,not here\n").concepts[0].note == "not here"
    assert read("a.csv", "source,target,translatable\na,,no\n").concepts == (Concept((Term("a"),), (), "", True),)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.csv", 'source,target\na,b\nc,"d\n', r"a\.csv: line 3: not a table: unexpected end of data", id="quote"),
        pytest.param("a.csv", "source,target\na,b,c\n", r"a\.csv: line 2: 3 cells where the first row has 2", id="comma"),
        pytest.param("a.csv", "a,b\n\nword\n", r"a\.csv: line 3: one cell only", id="one cell"),
        pytest.param("a.csv", b"source,target\na,b\n\xe4,c\n", r"a\.csv: line 3: not UTF-8 at byte 18", id="Latin-1"),
        pytest.param("a.csv", "", r"a\.csv: no entry has a term", id="empty"),
        pytest.param(
            "a.csv", "source,target\na,\n", r"a\.csv: no entry has a term with its translation", id="nothing translated"
        ),
        pytest.param("a.tbx", "<tbx>\n<text>\n<body>", r"a\.tbx: line 3: not well-formed XML: no element found", id="cut off"),
        pytest.param("a.tbx", "<html/>", r"a\.tbx: line 1: not TBX, as its first element is <html>", id="no TBX"),
        pytest.param("a.tbx", "<tbx><body/></tbx>", r"a\.tbx: no entry has a term", id="no concept"),
        pytest.param(
            "a.tbx",
            "<tbx>\n<conceptEntry><langSec><termSec/></langSec></conceptEntry></tbx>",
            r"a\.tbx: line 2: <langSec> without xml:lang",
            id="no language",
        ),
        pytest.param(
            "a.tbx",
            '<!DOCTYPE tbx [<!ENTITY a "b">]>\n<tbx/>',
            r"a\.tbx: line 1: its document type declares entities",
            id="declarations",
        ),
        pytest.param(
            "a.tbx",
            '<!DOCTYPE martif SYSTEM "a.dtd">\n<martif>\n&uuml;</martif>',
            r"a\.tbx: line 3: &uuml; stands for what is in another file",
            id="entity of another file",
        ),
        pytest.param("a.tbx", "<tbx>" + "<a>" * 500, r"more than 200 deep", id="deep"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(read, name, content, message):
    with pytest.raises(MtlintError, match=message) as error:
        read(name, content)
    assert error.value.remedy


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(MtlintError, match=r"none\.csv: No such file") as error:
        read_glossary(Config(glossary=("none.csv",), root=tmp_path))
    assert "glossary" in error.value.remedy


def test_several_files_are_one_glossary(tmp_path):
    (tmp_path / "a.csv").write_text("source,target\na,b\n")
    (tmp_path / "b.tbx").write_text(V3_TAGS)
    both = read_glossary(Config(glossary=("a.csv", "b.tbx"), root=tmp_path))
    assert len(both.concepts) == 2
    assert read_glossary(Config()) == Glossary()
    (tmp_path / "a.csv").write_text("source,target\na,c\n")
    assert read_glossary(Config(glossary=("a.csv", "b.tbx"), root=tmp_path)) != both
    assert repr(both) == f"Glossary(digest='{both.digest}')", "what results are kept by must not grow with the glossary"
