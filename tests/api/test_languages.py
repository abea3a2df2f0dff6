"""German and French pages, with LanguageTool's modules for them: what must be found, and quiet where all is well."""

import json
from pathlib import Path

import pytest

from mtlint import api
from mtlint.config import Config, load
from mtlint.grammar import install
from mtlint.model import Span

PAGES = Path(__file__).parents[1] / "languages"
PLACES = [
    pytest.param(
        place["page"], place["code"], place["line"], place["text"], id=f"{place['page']}-{place['code']}-{place['line']}"
    )
    for place in map(json.loads, (PAGES / "must_find.jsonl").read_text(encoding="utf-8").splitlines())
]


@pytest.fixture(scope="module")
def config():
    config = load(None, {"language": "auto"}, PAGES)
    install(api.grammar_settings(config), ("de", "fr"))
    return config


@pytest.fixture(scope="module")
def report(config):
    """All pages at once, each in the language that its text shows."""
    return api.check_paths([PAGES / "de", PAGES / "fr"], config, cached=False)


@pytest.fixture(scope="module")
def checked(report):
    assert report.failures == ()
    return {item.document.path: item for item in report.documents}


def place(document, line, text):
    start_of_line = sum(len(one) + 1 for one in document.text.split("\n")[: line - 1])
    start = document.text.rindex(text, start_of_line, document.text.find("\n", start_of_line))
    return Span(start, start + len(text))


@pytest.mark.parametrize(("page", "code", "line", "text"), PLACES)
def test_found_at_its_place(checked, page, code, line, text):
    item = checked[page]
    planted = place(item.document, line, text)
    assert [d.text for d in item.diagnostics if d.code == code and d.span.overlaps(planted)]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_nothing_is_said_of_a_clean_page(checked, language):
    assert [(d.code, d.source_rule, d.text) for d in checked[f"{language}/clean.txt"].diagnostics] == []


@pytest.mark.parametrize("language", ["de", "fr"])
def test_nothing_is_said_of_the_rest_of_a_page(checked, language):
    item = checked[f"{language}/000.txt"]
    planted = [place(item.document, *param.values[2:]) for param in PLACES if param.values[0] == item.document.path]
    elsewhere = [d for d in item.diagnostics if not any(d.span.overlaps(span) for span in planted)]
    assert [(d.code, d.source_rule, d.text) for d in elsewhere] == []


def test_notes_say_what_was_recognised_and_what_was_not_looked_for(report):
    assert "language recognised: de-DE in 2 files, fr in 2 files" in report.notes
    assert "de: no language data for TRN004, TRN006: these rules did not look" in report.notes
    assert not [note for note in report.notes if note.startswith("en:")]


def test_variants_by_the_settings(tmp_path):
    (tmp_path / "a.txt").write_bytes((PAGES / "de" / "clean.txt").read_bytes())
    config = Config(language="auto", language_variants={"de": "de-AT"}, select=("DUP",), root=tmp_path)
    (item,) = api.check_paths([tmp_path], config, cached=False).documents
    assert (item.document.language, {segment.language for segment in item.document.segments}) == ("de-AT", {"de-AT"})
    assert Config(language="de", language_variants={"de": "de-AT"}).full_language == "de-AT"


@pytest.mark.parametrize("text", ["Kontakt", "Oslo, Lima, Bern, Rom"])
def test_a_text_that_does_not_show_its_language_is_not_checked_as_english(text):
    report = api.check_text(text, Config(language="auto", select=("DUP",)), cached=False)
    assert report.documents == ()
    (failure,) = report.failures
    assert failure.message.startswith("language not recognised (likeliest: ")
    assert "--language" in failure.message


def test_a_text_without_letters_has_no_language_to_show():
    report = api.check_text("2024-05-03\n\n12,5 %\n", Config(language="auto", select=("DUP",)), cached=False)
    assert report.failures == ()
    assert len(report.documents) == 1


def test_a_language_that_languagetool_does_not_know_is_checked_by_the_other_rules():
    text = "Chính phủ hôm thứ Ba đã đưa ra một đề xuất mới về thuế bất động sản. " * 2
    report = api.check_text(text, Config(language="auto"), cached=False)
    (failure,) = report.failures
    assert failure.message.startswith('grammar not checked: LanguageTool 6.8 does not know the language "vi"')
    assert [d.code for item in report.documents for d in item.diagnostics] == ["DUP001"]


def test_a_language_that_is_not_installed_is_that_files_failure(tmp_path):
    text = "De regering heeft dinsdag een nieuw voorstel over de onroerendezaakbelasting gepresenteerd."
    report = api.check_text(text, Config(language="auto", cache_dir=str(tmp_path), offline=True), cached=False)
    (failure,) = report.failures
    assert "run: mtlint languages install nl" in failure.message
