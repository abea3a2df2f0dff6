"""What LanguageTool says, at the right place, through one real server."""

import random
import socket
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from mtlint.grammar import GrammarSettings, open_backend
from mtlint.model import GrammarBackend, MtlintError


def found(backend, *segments, language="en-US"):
    result = backend.check(segments, language)
    assert result.unchecked == ()
    return [(match.segment.text[match.span.start : match.span.end], match.rule) for match in result.matches]


def test_the_backend_is_what_the_port_asks_for(backend):
    port: GrammarBackend = backend
    assert port.version == "6.8"


def test_nothing_starts_before_a_check(cache):
    with open_backend(GrammarSettings(cache_dir=cache, java="/nowhere", offline=True)) as backend:
        assert backend.version == "6.8"
        assert backend.check([], "en-US").matches == ()
        assert backend.supervisor.server is None
        with pytest.raises(MtlintError, match="neither a java command"):
            backend.check([segment_of("He go.")], "en-US")


def segment_of(text):
    from mtlint.model import Segment
    from mtlint.text.offsets import OffsetMap

    return Segment("0", text, OffsetMap.verbatim(0, len(text)), "en-US")


def test_grammar_and_spelling_with_all_that_the_port_has(backend, segment):
    (verb, word) = backend.check([segment("He go to schol.")], "en-US").matches
    assert (verb.rule, verb.category, verb.issue_type) == ("HE_VERB_AGR", "GRAMMAR", "grammar")
    assert verb.replacements == ("goes", "went")
    assert "He" in verb.message
    assert (word.rule, word.category, word.issue_type) == ("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling")


SURROUNDINGS = [
    pytest.param("We saw 😀😀 and {} there.", id="emoji"),
    pytest.param("👩\u200d👩\u200d👧 {} 👍🏽 there.", id="joined emoji"),
    pytest.param("The 中国 word 𠀀 {} there.", id="ideographs"),
    pytest.param("No\u00a0break\u00a0{}\u00a0here.", id="no-break space"),
    pytest.param("One line\r\nand a {}\r\nand more.", id="CRLF"),
    pytest.param("A cafe\u0301 and {} e\u0301.", id="combining marks"),
    pytest.param("\ufeffA mark {} here.", id="byte-order mark"),
    pytest.param("Soft\u00adware is {} here.", id="soft hyphen"),
    pytest.param("Line\u2028 and {}\u0085 or.", id="line separators"),
    pytest.param("\u202bשלום\u202c and {} here.", id="right to left"),
    pytest.param("A bell \x07\x1b[31m{} \x00 here.", id="control characters"),
    pytest.param("A \ud83d half {} \udc00 pair.", id="lone surrogates"),
    pytest.param("Tabs\t{}\tand\x0bmore\x0c.", id="tabs"),
]


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
def test_a_planted_word_is_found_at_its_slice(backend, segment, surrounding):
    text = surrounding.format("xqzwordk")
    result = backend.check([segment("😀 First."), segment(text, number=1)], "en-US")
    spans = [match.span for match in result.matches if match.segment.id == "1" and match.issue_type == "misspelling"]
    assert "xqzwordk" in [text[span.start : span.end] for span in spans]
    assert result.unchecked == ()


def test_planted_words_among_random_characters(backend, segment):
    """Many texts in few requests: no separator of any kind moves a place."""
    generator = random.Random(0)
    characters = "😀𝒳中é\u0301\u00a0\u200b \n\r\t\x00\u2028שًा"
    texts = []
    for _ in range(200):
        noise = ["".join(generator.choices(characters, k=generator.randint(0, 6))) for _ in range(3)]
        texts.append(f"The {noise[0]} xqzwordk {noise[1]} was planted {noise[2]}.")
    segments = [segment(text, number=number) for number, text in enumerate(texts)]
    result = backend.check(segments, "en-US")
    for planted in segments:
        spans = {(match.span.start, match.span.end) for match in result.matches if match.segment is planted}
        start = planted.text.index("xqzwordk")
        assert any(first <= start and start + 8 <= last for first, last in spans), ascii(planted.text)


def test_decomposed_text_raises_no_alarm(backend, segment):
    text = unicodedata.normalize("NFD", "The café is naïve about déjà vu.")
    assert found(backend, segment(text)) == []


def test_code_and_tags_are_not_checked(backend, segment):
    code = segment(
        "Set <b>teh</b> {cuont_vlaue} and `xqzwk` in an {item}.", "<b>", "</b>", "{cuont_vlaue}", "`xqzwk`", "{item}"
    )
    assert found(backend, code) == [("teh", "MORFOLOGIK_RULE_EN_US")]
    assert found(backend, segment("He <b>go</b> home.", "<b>", "</b>")) == [("go", "HE_VERB_AGR")]


def test_segments_do_not_speak_to_each_other(backend, segment):
    whole = found(backend, segment("They was there."), segment("He", number=1), segment("go home.", number=2))
    assert ("go", "HE_VERB_AGR") not in whole
    assert [text for text, rule in whole if rule != "UPPERCASE_SENTENCE_START"] == ["was"]


def test_a_long_document_takes_several_requests_and_keeps_its_places(backend, segment):
    segments = [
        segment(f"This is paragraph {number} of a text. It has a planted wrd{'x' * (number % 3)}qz in it. " * 3)
        for number in range(80)
    ]
    result = backend.check(segments, "en-US")
    assert result.unchecked == ()
    for one in segments:
        spans = [match for match in result.matches if match.segment is one and match.issue_type == "misspelling"]
        assert len(spans) == 3
        assert all(one.text[match.span.start : match.span.end].startswith("wrd") for match in spans)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word and teh " * 800, id="no sentence ends"),
        pytest.param("(" * 10_000, id="brackets"),
        pytest.param('"' * 10_000, id="quotation marks"),
        pytest.param("a" + " " * 100_000 + "b", id="spaces"),
        pytest.param("😀" * 4000, id="emoji"),
        pytest.param("x" * 5000, id="one word"),
        pytest.param('{"a":[1,2,{"b":"c"}],' * 250, id="JSON"),
    ],
)
def test_worst_cases_end_soon(backend, segment, text):
    result = backend.check([segment(text), segment("He go home.", number=1)], "en-US")
    assert result.unchecked == ()
    assert [match.rule for match in result.matches if match.segment.id == "1"] == ["HE_VERB_AGR"]


def test_places_in_a_text_without_sentence_ends(backend, segment):
    text = "some words and teh " * 400
    matches = backend.check([segment(text)], "en-US").matches
    assert {text[match.span.start : match.span.end] for match in matches if match.issue_type == "misspelling"} == {"teh"}
    assert len([match for match in matches if match.issue_type == "misspelling"]) >= 395


def test_rules_of_taste_and_of_our_own_are_off(backend, segment):
    text = 'The the cat , sat “ here. In order to go, go. In order to stay, stay. In order to be, be. He said "no'
    rules = {rule for _, rule in found(backend, segment(text))}
    assert not rules & {"ENGLISH_WORD_REPEAT_RULE", "COMMA_PARENTHESIS_WHITESPACE", "EN_UNPAIRED_QUOTES", "EN_QUOTES"}
    assert "IN_ORDER_TO" not in rules
    assert "ENGLISH_WORD_REPEAT_BEGINNING_RULE" not in rules


def test_languages_that_the_server_needs_anyway(backend, segment):
    assert found(backend, segment("Esta es una palbra mala."), language="es") == [("palbra", "MORFOLOGIK_RULE_ES")]
    assert ("colour", "MORFOLOGIK_RULE_EN_US") in found(backend, segment("The colour is red."))
    assert found(backend, segment("The colour is red."), language="en-GB") == []


@pytest.mark.parametrize(
    ("language", "remedy"), [("en", "en-US"), ("de", "de-DE"), ("en-ZZ", "en-US"), ("tlh", "mtlint languages")]
)
def test_a_language_that_checks_no_spelling_is_refused(backend, segment, language, remedy):
    with pytest.raises(MtlintError) as caught:
        backend.check([segment("Text.")], language)
    assert f'"{language}"' in caught.value.message
    assert remedy in caught.value.remedy


def test_a_module_that_is_not_installed_is_named(backend, segment, cache):
    from mtlint.grammar.lock import load_lock
    from mtlint.grammar.provision import JarStore

    jars = [jar for jar in load_lock().jars if "br" in jar.languages]
    if not JarStore(cache).missing(jars):
        pytest.skip("this machine has the module")
    with pytest.raises(MtlintError, match="module br is not installed") as caught:
        backend.check([segment("Text.")], "br-FR")
    assert caught.value.remedy == "run: mtlint languages install br"
    assert found(backend, segment("He go home.")) == [("go", "HE_VERB_AGR")]


def test_threads_share_one_server_and_get_what_one_gets(backend, segment):
    texts = [
        f"He go to {name} with teh 😀 dog number {number}." for number, name in enumerate(("Rome", "Paris", "London") * 20)
    ]
    segments = [[segment(text)] for text in texts]
    alone = [backend.check(one, "en-US").matches for one in segments]
    starts = backend.supervisor.starts
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: backend.check(one, "en-US").matches, segments))
    assert together == alone
    assert all(matches for matches in alone)
    assert backend.supervisor.starts == starts


def test_no_proxy_sees_the_text(backend, segment, monkeypatch):
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.2)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        ended = threading.Event()

        def listen():
            while not ended.is_set():
                try:
                    asked.append(proxy.accept())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        backend.supervisor._clients.clear()
        assert found(backend, segment("A SECRET text, he go.")) != []
        ended.set()
        thread.join()
    assert asked == []


def test_only_this_machine_can_reach_the_server(backend, segment):
    backend.check([segment("Fine.")], "en-US")
    port = backend.supervisor.server.port
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        address = probe.getsockname()[0]
    if address.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((address, port), timeout=2):  # noqa: PT011
        pass
