"""Numbers of a source and a translation in many languages."""

import pytest

from mtlint.model import Document, Kind, Segment, Severity, Span
from mtlint.rules.fidelity.number_mismatch import NumberMismatch
from mtlint.testing import run, unmark
from mtlint.text.offsets import OffsetMap

CASES = [
    ("en", "The factory produced 1.2 million cars in 2019.", "zh", "该工厂2019年生产了120万辆汽车。"),
    ("en", "The factory produced 1.2 million cars in 2019.", "zh", "该工厂2019年生产了[[12万]]辆汽车。"),
    ("en", "It costs $1,234.50.", "de", "Es kostet 1.234,50 $."),
    ("en", "It costs $1,234.50.", "de", "Es kostet [[1.234,05]] $."),
    ("en", "It costs $1,234,567.", "fr", "Cela coûte 1 234 567 dollars."),
    ("en", "It costs $1,234,567.", "fr", "Cela coûte 1\u202f234\u202f567 dollars."),
    ("en", "It costs $1,234,567.", "ru", "Это стоит [[1 243 567]] долларов."),
    ("en", "twelve lakh voters", "hi", "१२ लाख मतदाता"),
    ("en", "12,00,000 voters", "en-IN", "12 lakh voters"),
    ("en", "The meeting is at 3:30 p.m. on September 17, 2018.", "de", "Die Sitzung ist am 17.9.2018 um 15:30 Uhr."),
    ("en", "The meeting is at 3:30 p.m. on September 17, 2018.", "ja", "会議は2018年9月17日午後3時30分です。"),
    ("en", "The meeting is at 3:30 p.m. on September 17, 2018.", "ja", "会議は2018年9月17日午後3時半です。"),
    ("en", "The meeting is at 3 p.m.", "fr", "La réunion est à 15 h."),
    ("en", "The meeting is at 3 p.m.", "fr", "La réunion est à [[16]] h."),
    ("en", "The meeting is at 3 p.m.", "es", "La reunión es a las 15:00."),
    ("en", "twenty-three people", "fr", "vingt-trois personnes"),
    ("en", "twenty-three people", "fr", "[[trente-trois]] personnes"),
    ("en", "97 per cent", "fr", "quatre-vingt-dix-sept pour cent"),
    ("en", "75 people", "fr", "soixante-quinze personnes"),
    ("en", "75 people", "de", "fünfundsiebzig Personen"),
    ("en", "75 people", "nl", "vijfenzeventig mensen"),
    ("en", "75 people", "vi", "bảy mươi lăm người"),
    ("en", "75 people", "pl", "siedemdziesiąt pięć osób"),
    ("en", "with 75 people", "ru", "с семьюдесятью пятью людьми"),
    ("en", "75 people", "tr", "yetmiş beş kişi"),
    ("en", "75 people", "hu", "hetvenöt ember"),
    ("en", "75 people", "fi", "seitsemänkymmentäviisi ihmistä"),
    ("en", "75 people", "ar", "خمسة وسبعون شخصا"),
    ("en", "75 people", "el", "εβδομήντα πέντε άτομα"),
    ("en", "75 people", "id", "tujuh puluh lima orang"),
    ("en", "75 people", "es", "setenta y cinco personas"),
    ("en", "75 people", "it", "settantacinque persone"),
    ("en", "75 people", "pt", "setenta e cinco pessoas"),
    ("en", "75 people", "cs", "sedmdesát pět lidí"),
    ("en", "75 people", "sv", "sjuttiofem personer"),
    ("en", "75 people", "uk", "сімдесят п'ять осіб"),
    ("en", "75 people", "ko", "75명"),
    ("en", "75 people", "ko", "[[57]]명"),
    ("en", "75 people", "th", "๗๕ คน"),
    ("en", "75 people", "fa", "۷۵ نفر"),
    ("en", "75 people", "fa", "[[۵۷]] نفر"),
    ("ar", "٧٥ شخصا", "en", "75 people"),
    ("en", "five million euros", "de", "fünf Millionen Euro"),
    ("en", "EUR 5.3 bn", "de", "5,3 Mrd. Euro"),
    ("en", "EUR 5.3 bn", "fr", "5,3 milliards d'euros"),
    ("en", "EUR 5.3 bn", "ru", "5,3 млрд евро"),
    ("en", "EUR 5.3 bn", "ru", "[[5,3 млн]] евро"),
    ("en", "3 billion", "es", "3.000 millones"),
    ("en", "3 billion", "es", "3 mil millones"),
    ("en", "3 billion", "es", "tres mil millones"),
    ("en", "3 billion", "ja", "30億"),
    ("en", "3 billion", "ko", "30억"),
    ("en", "3 billion", "ja", "[[3億]]"),
    ("en", "350 million", "ko", "3억 5천만"),
    ("en", "the 1990s", "de", "die 90er Jahre"),
    ("en", "the 1990s", "zh", "上世纪90年代"),
    ("en", "the 21st century", "fr", "le XXIe siècle"),
    ("en", "the 21st century", "es", "el siglo XXI"),
    ("en", "the 21st century", "ru", "XXI век"),
    ("en", "the 21st century", "zh", "二十一世纪"),
    ("en", "the 18th century", "de", "das 18. Jahrhundert"),
    ("en", "the 18th century", "de", "das [[19]]. Jahrhundert"),
    ("en", "one third of the 30 men", "zh", "30人中的三分之一"),
    ("en", "30% of them", "zh", "其中百分之三十"),
    ("en", "30% of them", "zh", "其中三成"),
    ("en", "30% of them", "zh", "其中[[四]]成"),
    ("en", "Elizabeth II died aged 96.", "zh", "伊丽莎白二世去世，享年96岁。"),
    ("en", "COVID-19 cases rose by 12.", "zh", "新冠病例增加了12例。"),
    ("en", "Monday to Friday", "zh", "星期一至星期五"),
    ("en", "2 to 3 million", "zh", "两三百万"),
    ("en", "2-3 million people", "zh", "200万至300万人"),
    ("en", "2-3 million people", "de", "2 bis 3 Millionen Menschen"),
    ("en", "in 2018/2019", "de", "2018/19"),
    ("en", "Call +1 (555) 123-4567.", "de", "Rufen Sie +1 555 1234567 an."),
    ("en", "1. Open the lid.", "de", "Öffnen Sie den Deckel."),
    ("en", "You have {0} messages, 5 new", "de", "Sie haben {0} Nachrichten, 5 neue"),
    ("en", "He scored two goals in 3 games.", "pt", "Ele marcou os dois gols em três jogos."),
    ("en", "He scored two goals in 3 games.", "pt", "Ele marcou dois gols em [[quatro]] jogos."),
    ("en", "Heisei 30", "ja", "平成30年"),
    ("ja", "平成30年", "en", "2018"),
    ("ja", "令和2年5月3日", "en", "May 3, 2020"),
    ("ja", "令和2年5月3日", "en", "May 3, [[2021]]"),
    ("th", "พ.ศ. 2563", "en", "2020"),
    ("en", "at 5 °C", "fr", "à 5 °C"),
    ("en", "10 miles", "fr", "[[16]] km"),
    ("en", "a dozen eggs", "fr", "12 œufs"),
    ("en", "a decade", "ru", "10 лет"),
    ("en", "3½ hours", "de", "3,5 Stunden"),
    ("en", "2 1/2 million", "de", "2,5 Millionen"),
    ("en", "the 3rd of 5", "es", "el 3.º de 5"),
    ("en", "the third of five", "es", "el 3.º de [[6]]"),
    ("de", "Der dritte Mann kam am 5. Mai.", "en", "The third man came on May 5."),
    ("de", "Der dritte Mann kam am 5. Mai.", "en", "The third man came on [[June]] 5."),
    ("zh", "四川省有8000万人。", "en", "Sichuan has 80 million people."),
    ("zh", "三菱和五角大楼", "en", "Mitsubishi and the Pentagon"),
    ("zh", "他十分高兴，千万别走", "en", "He is very happy, do not go."),
    ("zh", "一九九四年", "en", "1994"),
    ("zh", "一九九四年", "en", "[[1949]]"),
    ("zh", "二〇一八年", "en", "2018"),
    ("zh", "两万五千里长征", "en", "the 25,000-li Long March"),
    ("zh", "第十四个五年规划", "en", "the 14th Five-Year Plan"),
    ("zh", "十四五", "en", "the 14th Five-Year Plan"),
    ("zh", "双11", "en", "Double 11"),
    ("zh", "3G和5G", "en", "3G and 5G"),
    ("he", "75 אנשים", "en", "75 people"),
    ("ko", "사람 세 명", "en", "three people"),
    ("bn", "৭৫ জন", "en", "75 people"),
    ("my", "၇၅ ယောက်", "en", "75 people"),
    ("ur", "۷۵ افراد", "en", "[[76]] people"),
    ("sw", "watu 75", "en", "75 people"),
    ("en", "Q3 2020", "fr", "troisième trimestre 2020"),
    ("en", "Q3 2020", "de", "3. Quartal 2020"),
    ("en", "9/11 attacks", "de", "Anschläge vom 11. September"),
    ("en", "a 2-0 win", "de", "ein 2:0-Sieg"),
    ("en", "24/7 service", "fr", "service 24 h/24 et 7 j/7"),
    ("en", "half past three", "de", "15:30 Uhr"),
    ("en", "-5 °C", "ru", "−5 °C"),
    ("en", "1,000", "de", "1000"),
    ("en", "more than one view in octal", "ja", "2つ以上のビュー、8進数"),
    ("en", "4K pages", "de", "Seiten von 4 KB"),
    ("en", "the 2nd and 3rd level", "cs", "na druhé úrovni, na třetí úrovni"),
    ("en", "3-way merge", "bg", "тройно сливане"),
    ("en", "on May 5 they use 2", "cs", "5. května používají pro 2"),
    ("en", "1,5", "en", "1.5"),
]


def checked(source_language, source, language, marked):
    text, spans = unmark(marked)
    row = Segment("1", text, OffsetMap.verbatim(0, len(text)), language, Kind.ROW, source)
    document = Document("rows.jsonl", "jsonl", language, text, (row,), "", source_language=source_language)
    return [finding.span for finding in NumberMismatch().check(document)], spans


@pytest.mark.parametrize(("source_language", "source", "language", "marked"), CASES)
def test_said_languages(source_language, source, language, marked):
    found, wanted = checked(source_language, source, language, marked)
    assert sorted(found) == wanted


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        pytest.param(
            "Mais en Grande-Bretagne, l'automne marque le début de six longs mois sombres.",
            "But in Britain, autumn marks the start of [[four]] long, dark months.",
            id="a word in a language that shows",
        ),
        pytest.param(
            "Vor drei Wochen hatte sie schon alle vier Prüfungen gewonnen.",
            "She had won all four tests [[four]] weeks ago.",
            id="one twice, another not",
        ),
        pytest.param(
            "在来の2魚種が絶滅し、他の2魚種も絶滅の危機にある。",
            "[[Four]] fish species are extinct, two others in danger.",
            id="the reverse",
        ),
        pytest.param("Call 12345 or 678", "Call <b>12345</b> or 678", id="tags"),
        pytest.param("See https://example.org/2019/5", "See https://example.org/2020/6", id="addresses are another rule's"),
        pytest.param("5 men", "", id="nothing there is another rule's"),
        pytest.param("10 men, 20 women, 30 children", "[[men, women, children]]", id="all are missing"),
    ],
)
def test_unsaid_languages(source, marked):
    found, wanted = checked(None, source, "en-US", marked)
    assert found == wanted


def test_messages():
    (wrong,) = run(NumberMismatch(), "There are 350 of them.", "Es gibt 3.500.")
    assert (wrong.message, wrong.severity) == ("source says “3.500”, the translation “350”", None)
    (added,) = run(NumberMismatch(), "There are 350 of them.", "Es gibt sie.")
    assert added.message == "“350” is not in the source"
    (lost,) = run(NumberMismatch(), "There are some.", "Es gibt 350, davon 20 hier.")
    assert (lost.message, lost.severity) == ("“350”, “20” of the source is missing", Severity.WARNING)


def test_missing_numbers_can_be_left_out():
    assert run(NumberMismatch(missing=False), "There are some.", "Es gibt 350.") == []


def test_what_is_protected_is_not_text():
    text = "He has 5 of 6"
    row = Segment("1", text, OffsetMap.verbatim(0, len(text)), "en-US", Kind.ROW, "Er hat 6", (Span(7, 8),))
    assert list(NumberMismatch().check(Document("rows.jsonl", "jsonl", "en-US", text, (row,), ""))) == []
