"""Only spared misspellings are missing where LanguageTool is not asked for them; cutting a document changes nothing."""

import http.client
import json
import urllib.parse
from pathlib import Path

import pytest

from mtlint.config import Config
from mtlint.engine import lint, make_plan
from mtlint.grammar import GrammarSettings, open_backend
from mtlint.grammar.chunks import Chunk, chunks
from mtlint.grammar.dictionary import dictionary
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.foresight import foresee
from mtlint.grammar.lock import load_lock
from mtlint.grammar.profile import DISABLED_CATEGORIES, DISABLED_RULES, STYLE_CATEGORIES, TASTE
from mtlint.grammar.provision import JarStore
from mtlint.grammar.scope import Scope
from mtlint.grammar.spelling import outlook
from mtlint.model import Span
from mtlint.readers import read
from mtlint.segmentation import segment as cut
from mtlint.text.utf16 import Utf16Index

CORPUS = Path(__file__).parent.parent / "corpus"
SPELLER = "MORFOLOGIK_RULE_EN_US"


def begins_with_a_capital(segment, span):
    return segment.text[span.start].isupper()


@pytest.fixture(scope="module")
def distribution(cache):
    lock = load_lock()
    found = Distribution.of(cache, lock.version, lock.jars_for(()), {})
    prepare(found, JarStore(cache, offline=True))
    return found


@pytest.fixture(scope="module")
def words(distribution):
    return dictionary(load_lock().variant("en-US"), distribution.root)


@pytest.fixture
def asked(backend, monkeypatch):
    """The scopes of the requests that the backend sends."""
    scopes = []
    request = backend.supervisor.request

    def counted(variant, annotation, size, alone, scope=Scope.ALL):
        scopes.append(scope)
        return request(variant, annotation, size, alone, scope)

    monkeypatch.setattr(backend.supervisor, "request", counted)
    return scopes


def whole(backend, document):
    """What LanguageTool says of a file's text in one plain request, with the same rules left out."""
    form = {
        "language": "en-US",
        "disabledRules": ",".join(sorted(DISABLED_RULES)),
        "disabledCategories": ",".join(sorted(DISABLED_CATEGORIES | STYLE_CATEGORIES)),
        "text": document.text,
    }
    connection = http.client.HTTPConnection("127.0.0.1", backend.supervisor.server.port)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
    connection.request("POST", "/v2/check", urllib.parse.urlencode(form), headers)
    with connection.getresponse() as answer:
        matches = json.load(answer)["matches"]
    connection.close()
    index = Utf16Index(document.text)
    return sorted(
        (match["rule"]["id"], index.start(match["offset"]), index.end(match["offset"] + match["length"]), match["message"])
        for match in matches
        if not match["rule"]["id"].startswith(TASTE)
    )


@pytest.mark.parametrize("folder", ["pages", "news"])
def test_matches_are_those_of_one_request_for_the_whole_file(backend, folder):
    """Segments, requests of 5,000 characters and markup make no difference to these texts."""
    found = 0
    for file in sorted((CORPUS / folder).glob("*.txt")):
        document = cut(read(file, file.name, "en-US"))
        matches = backend.check(document.segments, "en-US").matches
        places = [(match.rule, match.segment.span(match.span.start, match.span.end), match.message) for match in matches]
        ours = sorted((rule, span.start, span.end, message) for rule, span, message in places)
        assert ours == whole(backend, document), file.name
        found += len(ours)
    assert found > 20


@pytest.mark.parametrize("folder", ["pages", "news"])
def test_findings_are_those_of_a_run_that_spares_nothing(backend, asked, folder):
    plan = make_plan(Config(select=("GRM",)))
    documents = [cut(read(file, file.name, "en-US")) for file in sorted((CORPUS / folder).glob("*.txt"))]
    spared = [lint(document, plan, backend) for document in documents]
    assert asked.count(Scope.UNSPELLED) > asked.count(Scope.ALL) + asked.count(Scope.SPELLING)
    full = [lint(document, plan, backend, explain=True) for document in documents]
    assert [checked.diagnostics for checked, _ in spared] == [checked.diagnostics for checked, _ in full]
    assert all(not failures for _, failures in spared)


TRICKY = [
    "He recieved it from Mr Vasbinder.",
    "He go to schol with Vasbinder.",
    "The Vasbinder Vasbinders was here yesterday.",
    "Vasbindor are the man, and Vasbinder is too.",
    "A s tick was un known to the peo ple.",
    "In the Xianggelila hotel they was happy. It was a hppy day.",
    "Write to www.example.com/abc or xqz@example.com about the thng.",
    "The coöperation of naïve Öcalans is a xqzword-based thing.",
    "Xinhua’s and Vasbinder's dont agree; won’t and can't do.",
    "The 30-year-old got 5xqz and 7th and 2nd places in F-22 jets.",
    "中国 xqzw 和 Vasbinder 是 thet one.",
    "An Vasbinder is a apple, and a Vasbinder eat an pear.",
    "He said: “thier Vasbinder goes their”.",
    "Vasbinder Vasbinder said that that is is right.",
    "The colour of the organisation is grey in Zhonghua.",
    "Its Zhongnanhai who have went to Beidaihe.",
    "😀 Vasbinder 😀 sayed it in 2018/2019 and/or Pudong.",
    "soft\u00adware and zero\u200bwidth and Vas\u00adbinder and recie\u00adved.",
    "de facto al Zawahiri gmail Gmail a lot alot",
]


@pytest.mark.parametrize("text", TRICKY)
def test_only_spared_misspellings_are_missing(backend, segment, text):
    segments = [segment(text), segment(f"This is plain. {text} That is plain too.", number=1)]
    full = backend.check(segments, "en-US").matches
    kept = [match for match in full if match.rule != SPELLER or not begins_with_a_capital(match.segment, match.span)]
    some = backend.check(segments, "en-US", begins_with_a_capital).matches
    assert [match for match in some if match.rule != SPELLER or not begins_with_a_capital(match.segment, match.span)] == kept


def test_names_are_not_asked_about(backend, segment, asked):
    plain = segment("The mayor spoke with Mr Vasbinder of Zhongnanhai in the town hall.")
    assert backend.check([plain], "en-US", begins_with_a_capital).matches == ()
    assert asked == [Scope.UNSPELLED]


def test_a_doubtful_word_is_asked_about_in_its_paragraph_alone(backend, segment, asked):
    paragraphs = [segment("The mayor spoke with Mr Vasbinder of Zhongnanhai for a long time.", number=at) for at in range(9)]
    found = backend.check([*paragraphs, segment("He recieved them.", number=9)], "en-US", begins_with_a_capital)
    assert [(match.segment.id, match.replacements[0]) for match in found.matches] == [("9", "received")]
    assert asked == [Scope.UNSPELLED, Scope.SPELLING]


def test_a_word_that_the_user_knows_is_not_asked_about(cache, segment):
    scopes = []
    with open_backend(GrammarSettings(cache_dir=cache, offline=True, words=("xqzword",))) as backend:
        request = backend.supervisor.request
        backend.supervisor.request = lambda *given: scopes.append(given[-1]) or request(*given)
        assert backend.check([segment("It was a xqzword day in the town.")], "en-US", lambda *_: False).matches == ()
    assert scopes == [Scope.UNSPELLED]


@pytest.mark.parametrize(
    ("word", "accepted"),
    [
        ("the", True),
        ("Hall", True),
        ("HALL", True),
        ("hALL", False),
        ("Vasbinder", False),
        ("colour", False),
        ("gmail", False),
        ("well-known", True),
        ("well-xqz", False),
        ("10th", True),
        ("Öcalan", True),
        ("o'clock", True),
        ("recieved", False),
        ("", True),
    ],
)
def test_the_dictionary(words, word, accepted):
    assert words.accepts(word) is accepted


@pytest.mark.parametrize("code", ["en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-ZA"])
def test_every_variant_has_its_dictionary(distribution, code):
    words = dictionary(load_lock().variant(code), distribution.root)
    assert words.accepts("house")
    assert words.accepts("colour") is (code != "en-US")
    assert not words.accepts("recieved")


def test_no_dictionary_for_what_we_cannot_read(distribution, tmp_path):
    lock = load_lock()
    assert dictionary(lock.variant("de-DE"), distribution.root) is None
    assert dictionary(lock.variant("en-US"), tmp_path) is None


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("The town hall is old.", []),
        ("He met Vasbinder's well-xqz friend.", ["Vasbinder", "Vasbinder's", "well-xqz"]),
        ("They don't and won’t, it's the players' choice.", []),
        ("It is unknownx.", ["unknownx"]),
        ("It is unkn own.", ["unkn", "unkn own"]),
        ("It cost $5m and 50% more in 2018, the 30-year-old said.", []),
        ("中国 and Москва", []),
    ],
)
def test_what_the_speller_may_report(words, text, unknown):
    seen = outlook(text, words)
    assert [text[start:end] for start, end in seen.unknown] == unknown
    assert not seen.is_opaque


@pytest.mark.parametrize("text", ["See www.example.com now.", "See node.js/docs now.", "Ask xqz@example.com now."])
def test_an_address_may_be_anything(words, text):
    assert outlook(text, words).is_opaque


def test_markup_is_looked_through(words, segment):
    (chunk,) = chunks([segment("The <b>Vasbinder</b> hall and `cod` too.", "<b>", "</b>", "`cod`")])
    seen = foresee(chunk, words, begins_with_a_capital)
    assert [chunk.text[start:end] for start, end in seen.unknown] == ["Vasbinder"]
    assert seen.doubtful == ()
    assert [reading.text for reading in chunk.readings()] == ["The Vasbinder hall and X too."]


def test_a_match_beside_an_unknown_word_is_settled_by_one_request(words, segment):
    (chunk,) = chunks([segment("They was Vasbinder there. He was here.")])
    seen = foresee(chunk, words, begins_with_a_capital)
    assert not seen.is_clear([(5, 8)], [])
    assert seen.is_clear([(28, 31)], [])


def test_a_match_in_the_sentence_of_a_reported_word_is_settled_by_one_request(words, segment):
    text = "They was in the old hppy town. He were here."
    (chunk,) = chunks([segment(text)])
    seen = foresee(chunk, words, begins_with_a_capital)
    assert not seen.is_clear([(5, 8)], [(20, 24)])
    assert seen.is_clear([(34, 38)], [(20, 24)])


def test_places_in_parts_of_a_chunk(segment):
    segments = [segment("One."), segment("Two is here.", number=1)]
    (chunk,) = chunks(segments)
    assert chunk.range_of(segments[1], Span(4, 6)) == (10, 12)
    with pytest.raises(ValueError, match="no part"):
        Chunk(chunk.parts[:1]).range_of(segments[1], Span(4, 6))
