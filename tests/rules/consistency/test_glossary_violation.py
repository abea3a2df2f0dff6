from dataclasses import replace

import pytest

from mtlint.config import Config
from mtlint.engine import data_notes, make_plan
from mtlint.model import Applicability, Concept, Document, Glossary, Kind, MtlintError, Segment, Severity, Standing, Term
from mtlint.rules.consistency.glossary_violation import GlossaryViolation
from mtlint.segmentation import segment
from mtlint.testing import document, fixed, run, unmark
from mtlint.text.offsets import OffsetMap

FORBIDDEN, PREFERRED = Standing.FORBIDDEN, Standing.PREFERRED


def rule(*concepts, **options):
    return GlossaryViolation(glossary=Glossary(concepts, repr(concepts)), **options)


def entry(source, *targets, forbidden=(), **more):
    terms = tuple(Term(text) for text in targets) + tuple(Term(text, standing=FORBIDDEN) for text in forbidden)
    return Concept((Term(source),) if source else (), terms, **more)


def several(**terms):
    """A concept with terms by language; several of a language with "|", forbidden ones with "!"."""
    found = tuple(
        Term(text.removeprefix("!"), language.replace("_", "-"), FORBIDDEN if text.startswith("!") else Standing.ADMITTED)
        for language, texts in terms.items()
        for text in texts.split("|")
    )
    return Concept(found, found)


MEMORY = entry("内存", "memory", forbidden=("RAM module",))


@pytest.mark.parametrize(
    ("checker", "source", "marked"),
    [
        pytest.param(rule(MEMORY), "内存已满。", "Memory is full.", id="followed"),
        pytest.param(rule(MEMORY), "内存已满。", "[[The storage is full.]]", id="not followed"),
        pytest.param(rule(MEMORY), "内存和内存", "memory and it", id="once is enough"),
        pytest.param(rule(MEMORY, every_time=True), "内存和内存", "[[memory and it]]", id="unless every time is asked for"),
        pytest.param(rule(MEMORY), "硬盘已满。", "The disk is full of RAM modules.", id="the source is about another thing"),
        pytest.param(rule(MEMORY), "内存条很贵。", "The [[RAM module]] is dear.", id="a forbidden term, at its place"),
        pytest.param(
            rule(MEMORY), "内存条很贵。", "[[RAM modules]] are dear for a memory.", id="though the other is there too"
        ),
        pytest.param(rule(MEMORY), "内存已满。", "The [[memry]] is full.", id="a term that is spelled wrongly"),
        pytest.param(
            rule(entry("file", "Datei")), "{file} <file> www.file.com", "{file}", id="no terms: placeholders, addresses"
        ),
        pytest.param(rule(MEMORY), "内存", "内存", id="a copied source is another rule's"),
        pytest.param(rule(MEMORY), "内存", "", id="and so is an empty target"),
        pytest.param(
            rule(MEMORY, entry("内存卡", "memory card")), "插入内存卡。", "[[Insert the memory.]]", id="the longer term counts"
        ),
        pytest.param(
            rule(entry("bank", "Bank"), entry("bank", "Ufer")), "By the bank.", "Am Ufer.", id="two entries of one source term"
        ),
        pytest.param(
            rule(entry("bank", "Bank"), entry("bank", forbidden=["Bänke"])),
            "The bank.",
            "Die [[Bänke]].",
            id="a row that forbids",
        ),
        pytest.param(rule(entry("web page", "Webseite")), "Two web-pages.", "[[Zwei Blätter.]]", id="forms of the source term"),
        pytest.param(rule(entry("open", "offen")), "open-source, @open, re_open, open.txt", "x", id="parts of other words"),
        pytest.param(rule(entry("open", "offen")), "It is. open-", "[[Ist.]]", id="marks around a word"),
        pytest.param(rule(entry("file", "file")), "the profile", "das Profil", id="whole words"),
        pytest.param(
            rule(Concept((Term("Word", is_cased=True),), (Term("Word"),))),
            "in a word",
            "mit einem Wort",
            id="case of the source",
        ),
        pytest.param(
            rule(Concept((Term("GitHub"),), (), is_kept=True)), "On GitHub.", "[[Auf Gitnabe.]]", id="what is not translated"
        ),
        pytest.param(rule(Concept((Term("GitHub"),), (), is_kept=True)), "On GitHub.", "Auf GitHub.", id="and is kept"),
        pytest.param(rule(entry("memory")), "The memory.", "Das Ding.", id="an entry without a translation"),
    ],
)
def test_with_a_source(checker, source, marked):
    text, spans = unmark(marked)
    language = "en-US" if source.isascii() is False else "de-DE"
    assert [finding.span for finding in run(checker, text, source, language)] == spans


@pytest.mark.parametrize(
    ("checker", "marked", "after"),
    [
        pytest.param(rule(MEMORY), "No memory, no [[RAM module]].", "No memory, no memory.", id="forbidden"),
        pytest.param(rule(MEMORY), "[[RAM modules]] are dear.", None, id="another form is not mended"),
        pytest.param(
            rule(entry("x", "main", "primary", forbidden=["master"])), "the [[master]]", None, id="two to choose from"
        ),
        pytest.param(
            rule(Concept((), (Term("main"), Term("primary", standing=PREFERRED), Term("master", standing=FORBIDDEN)))),
            "[[Master]] and [[MASTER]]",
            "Primary and PRIMARY",
            id="one of them preferred",
        ),
        pytest.param(rule(entry("", forbidden=["utilize"])), "We [[utilize]] it.", None, id="nothing instead"),
        pytest.param(
            rule(entry("", "bank", forbidden=["bench"]), entry("", "bench press")), "A bench press.", None, id="a longer term"
        ),
        pytest.param(
            rule(entry("a", "shore", forbidden=["bank"]), entry("b", "bank")), "The bank.", None, id="right for another thing"
        ),
        pytest.param(
            rule(entry("", "email", forbidden=["e-mail"])), "An email, an [[e-mail]].", "An email, an email.", id="hyphen"
        ),
        pytest.param(
            rule(entry("", "drive", forbidden=["disk"])),
            "See https://a.com/disk for {disk}.",
            None,
            id="addresses, placeholders",
        ),
    ],
)
def test_without_a_source_forbidden_terms_are_found(checker, marked, after):
    text, spans = unmark(marked)
    findings = run(replace(checker), text)
    assert [finding.span for finding in findings] == spans
    assert {finding.fix and finding.fix.applicability for finding in findings} <= {None, Applicability.UNSAFE}
    assert fixed(findings, text) == (after or text)


TERMS = several(en="memory", de="Speicher|!Gedächtnis", fr="mémoire", zh_TW="記憶體")


@pytest.mark.parametrize(
    ("said", "source", "text", "language", "count"),
    [
        pytest.param("en", "The memory.", "Das Ding.", "de-AT", 1, id="said"),
        pytest.param("en-GB", "The memory.", "Das Ding.", "de-AT", 1, id="of another country"),
        pytest.param(None, "The memory of this device is full.", "Dieses Ding ist voll.", "de", 1, id="recognised"),
        pytest.param(None, "memory", "Ding", "de", 1, id="not recognised: any language but the target's"),
        pytest.param("es", "The memory.", "Das Ding.", "de", 0, id="a source language that has no term"),
        pytest.param("fr", "La mémoire.", "Das Ding.", "de", 1, id="another source language"),
        pytest.param("de", "Der Speicher.", "It is full.", "en-US", 1, id="the other way round"),
        pytest.param("de", "Das Gedächtnis.", "It is full.", "en-US", 1, id="a forbidden term is a term of the source"),
        pytest.param("en", "The memory.", "它。", "zh-TW", 1, id="traditional characters"),
        pytest.param("en", "The memory.", "它。", "zh-CN", 0, id="simplified characters are other words"),
        pytest.param("en", "The memory.", "La cosa.", "it", 0, id="a target language that has no term"),
    ],
)
def test_languages(said, source, text, language, count):
    checked = replace(document(text, source, language), source_language=said)
    assert len(list(rule(TERMS).check(checked))) == count


def test_each_segment_has_terms_of_its_own_language():
    rows = [
        Segment(str(number), text, OffsetMap.verbatim(10 * number, len(text)), language, Kind.ROW, "The memory.")
        for number, (text, language) in enumerate([("Das Ding.", "de"), ("La chose", "fr"), ("Mémoire.", "fr")])
    ]
    checked = segment(Document("a.jsonl", "jsonl", "de", " " * 40, tuple(rows), "", source_language="en"))
    assert [finding.span.start for finding in rule(TERMS).check(checked)] == [0, 10]


def test_the_sentence_that_lacks_the_term_is_marked():
    source = "Die Bank in Hamburg ist seit 1998 zu. Der Speicher aus Porto ist groß. In Rom öffnet das Museum um 9:45."
    text = "The bank in Hamburg has been closed since 1998. The thing from Porto is large. In Rome the museum opens at 9:45."
    (finding,) = run(rule(entry("Speicher", "memory")), text, source)
    assert text[finding.span.start : finding.span.end] == "The thing from Porto is large."


def test_what_may_be_a_form_of_the_term_is_a_remark():
    (czech,) = run(rule(entry("font", "písmo")), "Bez písem.", "No font.", "cs")
    (english,) = run(rule(entry("Lager", "warehouse")), "A wharehouse.", "Ein Lager.")
    assert (czech.severity, english.severity) == (Severity.INFO, None)


def test_messages():
    def said(checker, source, text):
        return [finding.message for finding in run(checker, text, source)]

    assert said(rule(entry("Lager", "stock", "store", note="of goods")), "Das Lager.", "It.") == [
        "the glossary has “stock” or “store” for “Lager”, which the translation does not use (of goods)"
    ]
    assert said(rule(entry("Lager", "warehouse")), "Das Lager.", "A wharehouse.") == [
        "the glossary has “warehouse” for “Lager”, not “wharehouse”"
    ]
    assert said(rule(entry("Lager", "stock"), every_time=True), "Lager, Lager", "stock") == [
        "the glossary has “stock” for “Lager”, which the source says more often than the translation"
    ]
    assert said(rule(entry("Lager", "stock", forbidden=["camp"])), "Das Lager.", "The camp.") == [
        "the glossary forbids “camp” for “Lager”: it has “stock”"
    ]
    assert said(rule(entry("", forbidden=["camp"])), None, "The camp.") == ["the glossary forbids “camp”"]
    assert said(rule(Concept((Term("Lager"),), (), is_kept=True)), "Ein Lager.", "A beer.") == [
        "the glossary leaves “Lager” untranslated, which the translation does not use"
    ]


def test_it_runs_where_a_glossary_is_set(tmp_path):
    (tmp_path / "terms.csv").write_text("de,en\nLager,stock\n")
    config = Config(glossary="terms.csv", root=tmp_path)

    def codes(config):
        return {rule.code for rule in make_plan(config).rules}

    assert codes(config) - codes(Config()) == {"CON102"}
    assert "CON102" not in codes(replace(config, ignore=("CON102",), glossary="none.csv"))
    assert "CON102" not in codes(Config(select=("CON",)))
    for selected in ("CON102", "glossary-violation"):
        with pytest.raises(MtlintError, match="CON102 has nothing to go by: set `glossary`"):
            make_plan(Config(extend_select=(selected,)))
    with pytest.raises(MtlintError, match=r"none\.csv"):
        make_plan(replace(config, glossary="none.csv"))


def test_results_are_kept_by_what_the_glossary_says(tmp_path):
    file = tmp_path / "terms.csv"
    config = Config(glossary="terms.csv", root=tmp_path, select=("CON102",))
    identities = set()
    for content in ("a,b\n", "a,c\n", "a,b\n"):
        file.write_text(content)
        identities.add(make_plan(config).identity)
    assert len(identities) == 2
    assert max(map(len, identities)) < 500


def test_a_language_without_terms_is_told():
    assert data_notes([rule(TERMS)], [document("Ciao.", language="it"), document("Hallo.", language="de-CH")]) == [
        "it: no terms of the glossary for CON102: these rules did not look"
    ]
