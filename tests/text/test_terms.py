import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.testing import unmark
from mtlint.text.inflection import is_form, may_be_form
from mtlint.text.language_tags import nearness
from mtlint.text.terms import Phrase, Prose, TermIndex


def found(terms, text, language, cased=False):
    """What stands at each hit, with the term that it is a hit of."""
    index = TermIndex([Phrase.of(term, cased) for term in terms], language)
    return [(terms[hit.number], text[hit.start : hit.end]) for hit in index.find(text)]


@pytest.mark.parametrize(
    ("terms", "marked", "language"),
    [
        pytest.param(["memory", "memory card"], "[[Memory cards]] need [[memory]].", "en", id="the longer term wins"),
        pytest.param(["file"], "[[Files]], the [[file]]’s name, a profile, refile", "en", id="plural, possessive, whole words"),
        pytest.param(["policy", "cookie", "box"], "[[policies]] on [[cookies]] in [[boxes]]", "en", id="plurals in -es"),
        pytest.param(["universe"], "a university", "en", id="related words are others"),
        pytest.param(["web site"], "[[website]] [[web-site]] [[web\nsites]] web, site", "en", id="spaces and hyphens"),
        pytest.param(["storage"], "the [[storage]] is", "xx", id="a word behind a term is no ending"),
        pytest.param(["e-mail"], "[[email]] and [[E mails]]", "en", id="a hyphen less"),
        pytest.param(["IT", "PC"], "it is [[IT]] for [[PCs]], pcs", "en", id="abbreviations keep their capitals"),
        pytest.param(["C++", ".NET"], "[[c++]] or [[.NET]], not C or xC++ or net", "en", id="marks that say something"),
        pytest.param(["Speicher"], "der [[Speicher]], des [[Speichers]], Arbeitsspeicher", "de", id="German"),
        pytest.param(["Haus"], "[[Häuser]], Haut", "de", id="umlaut"),
        pytest.param(["ordinateur"], "l’[[ordinateur]], d'[[ordinateurs]], ordination", "fr", id="French"),
        pytest.param(["процессор"], "[[процессорами]] и процессия", "ru", id="Russian"),
        pytest.param(["принтер"], "[[принтерів]]", "uk", id="a language without a stemmer"),
        pytest.param(["processzor"], "a [[processzorokban]]", "hu", id="many endings"),
        pytest.param(["内存", "内存卡"], "把[[内存卡]]插入[[内存]]。", "zh", id="Chinese"),
        pytest.param(["IP地址"], "[[ＩＰ地址]]和[[ip地址]]，xIP地址", "zh", id="width and case"),
        pytest.param(["サーバー"], "新しい[[サーバー]]を", "ja", id="Japanese"),
        pytest.param(["프로세서"], "새 [[프로세서]]를, 마이크로프로세서", "ko", id="Korean particles"),
        pytest.param(["स्मृति"], "यह [[स्मृति]] है", "hi", id="vowel signs"),
        pytest.param(["bộ nhớ"], "[[Bộ nhớ]] và bo nho", "vi", id="tones"),
    ],
)
def test_places(terms, marked, language):
    text, spans = unmark(marked)
    assert [(hit.start, hit.end) for hit in TermIndex(map(Phrase.of, terms), language).find(text)] == [
        (span.start, span.end) for span in spans
    ]


def test_case_counts_where_the_glossary_says_so():
    assert found(["Apple"], "an apple by Apple, Apples", "en", cased=True) == [("Apple", "Apple"), ("Apple", "Apples")]
    assert found(["C#"], "c# C#", "en", cased=True) == [("C#", "C#")]
    assert Prose("an apple", "en").count(Phrase.of("Apple", is_cased=True)) == 0


@pytest.mark.parametrize(
    ("text", "term", "language", "count"),
    [
        pytest.param("Encrypted memories", "memory", "en", 1, id="plural"),
        pytest.param("Encrypted memories", "encrypt", "en", 1, id="participle"),
        pytest.param("the profile", "file", "en", 0, id="not inside an English word"),
        pytest.param("Der Arbeitsspeicher, den Speichern", "Speicher", "de", 2, id="inside a German one"),
        pytest.param("Speicher-Karte und Speicherkarten", "Speicherkarte", "de", 2, id="hyphen"),
        pytest.param("aktualizuje", "aktualizovat", "cs", 1, id="other endings of a long word"),
        pytest.param("das Prozessverfahren", "Prozessor", "de", 0, id="another word"),
        pytest.param("tiedostossa", "tiedosto", "fi", 1, id="Finnish cases"),
        pytest.param("web page", "webpage", "en", 1, id="in two words"),
        pytest.param("清除内存和内存", "内存", "zh", 2, id="Chinese"),
        pytest.param("memories of a memory", "memory of", "en", 1, id="several words"),
    ],
)
def test_what_may_stand_for_a_term(text, term, language, count):
    assert Prose(text, language).count(Phrase.of(term)) == count


@pytest.mark.parametrize(
    ("word", "of", "language", "strictly", "generously"),
    [
        ("ordination", "ordinateur", "fr", False, True),
        ("karton", "karte", "de", False, True),
        ("banken", "bank", "de", True, True),
        ("tiskárnami", "tiskárna", "cs", True, True),
        ("datoteku", "datoteka", "hr", True, True),
        ("zkopírovat", "kopírovat", "cs", False, True),
        ("portfolio", "port", "en", False, False),
        ("discs", "disc", "", True, True),
        ("电脑们", "电脑", "zh", False, False),
    ],
)
def test_forms_of_words(word, of, language, strictly, generously):
    assert (is_form(word, of, language), may_be_form(word, of, language)) == (strictly, generously)


@pytest.mark.parametrize(
    ("tag", "wanted", "how"),
    [
        ("en", "en", 3),
        ("zh_CN", "zh-cn", 3),
        ("en", "en-US", 2),
        ("en-US", "en", 2),
        ("en-GB", "en-US", 1),
        ("de", "en", 0),
        ("zh-Hans", "zh-CN", 1),
        ("zh-TW", "zh-CN", 0),
        ("sr-Latn", "sr-Cyrl", 0),
    ],
)
def test_tags_that_answer_to_each_other(tag, wanted, how):
    assert nearness(tag, wanted) == how


WORDS = st.text("abсё内存ßİ'-. é\u0301", min_size=1, max_size=8).filter(str.strip)


@given(
    st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, max_size=8), st.sampled_from(["en", "de", "zh", "ru", "xx", ""])
)
def test_hits_lie_in_the_text_and_none_in_another(terms, parts, language):
    text = " ".join([*parts, terms[0], *parts])
    hits = TermIndex(map(Phrase.of, terms), language).find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    places = {(hit.start, hit.end) for hit in hits}
    assert not any(a <= c and d <= b and (a, b) != (c, d) for a, b in places for c, d in places)
    assert all(Prose(text, language).count(Phrase.of(term)) >= 0 for term in terms)


def test_ten_thousand_terms_take_hardly_longer_than_a_hundred():
    chance = random.Random(1)
    syllables = ["ka", "lo", "mi", "ter", "sun", "pra", "vel", "dor", "fi", "nu"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(20_000)]
    text = " ".join(chance.choices(vocabulary, k=2_000))

    def seconds(count):
        terms = [" ".join(chance.choices(vocabulary, k=chance.randint(1, 3))) for _ in range(count)]
        index = TermIndex(map(Phrase.of, terms), "en")
        times = []
        for _ in range(3):
            begin = time.process_time()
            index.find(text)
            times.append(time.process_time() - begin)
        return min(times)

    assert seconds(10_000) < 10 * seconds(100)
