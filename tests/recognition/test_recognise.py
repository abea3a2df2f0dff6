"""Languages told apart by their text, and texts that do not show theirs."""

import pytest

from mtlint.recognition import recognise

TEXTS = {
    "ar": "قدمت الحكومة يوم الثلاثاء اقتراحا جديدا بشأن ضريبة السكن.",
    "be": "Урад ва ўторак прадставіў новую прапанову аб падатку на маёмасць.",
    "br": "Kinniget he deus ar gouarnamant dimeurzh ur c'hinnig nevez diwar-benn an tailhoù war an tiez.",
    "ca": "El govern va presentar dimarts una nova proposta sobre l'impost de l'habitatge.",
    "crh": "Ükümet salı künü mesken vergisi aqqında yañı teklif berdi.",
    "da": "Regeringen fremlagde tirsdag et nyt forslag om skat på ejendom. Det vil ikke gælde for alle kommuner i landet.",
    "de": "Die Regierung legte am Dienstag einen neuen Vorschlag zur Grundsteuer vor.",
    "el": "Η κυβέρνηση παρουσίασε την Τρίτη μια νέα πρόταση για τον φόρο κατοικίας.",
    "en": "The government presented a new proposal on property tax on Tuesday.",
    "eo": "La registaro prezentis marde novan proponon pri la imposto de loĝejoj.",
    "es": "El gobierno presentó el martes una nueva propuesta sobre el impuesto de la vivienda.",
    "fa": "دولت روز سه‌شنبه پیشنهاد تازه‌ای درباره مالیات مسکن ارائه کرد.",
    "fr": "Mardi, le gouvernement a présenté une nouvelle proposition sur la taxe d'habitation.",
    "ga": "Chuir an rialtas moladh nua faoi cháin mhaoine i láthair Dé Máirt.",
    "gl": "O goberno presentou o martes unha nova proposta sobre o imposto da vivenda.",
    "it": "Il governo ha presentato martedì una nuova proposta sulla tassa di soggiorno.",
    "ja": "政府は火曜日に固定資産税に関する新しい提案を発表した。この提案は国内のすべての自治体に適用されるわけではない。",
    "km": "រដ្ឋាភិបាលបានដាក់ស្នើសំណើថ្មីមួយស្តីពីពន្ធលំនៅដ្ឋាន។",
    "nl": "De regering heeft dinsdag een nieuw voorstel over de onroerendezaakbelasting gepresenteerd.",
    "pl": "Rząd przedstawił we wtorek nową propozycję podatku od nieruchomości.",
    "pt": "O governo apresentou na terça-feira uma nova proposta sobre o imposto da habitação.",
    "ro": "Guvernul a prezentat marți o nouă propunere privind impozitul pe locuințe.",
    "ru": "Правительство во вторник представило новое предложение о налоге на жильё.",
    "sk": "Vláda v utorok predstavila nový návrh dane z nehnuteľností. Nebude sa týkať všetkých obcí v krajine.",
    "sl": "Vlada je v torek predstavila nov predlog davka na nepremičnine. Ne bo veljal za vse občine v državi.",
    "sv": "Regeringen lade på tisdagen fram ett nytt förslag om fastighetsskatt.",
    "ta": "அரசு செவ்வாய்க்கிழமை வீட்டு வரி பற்றிய புதிய திட்டத்தை முன்வைத்தது.",
    "tl": "Nagpresenta ang pamahalaan noong Martes ng bagong panukala tungkol sa buwis sa pabahay.",
    "uk": "Уряд у вівторок представив нову пропозицію щодо податку на майно.",
    "zh": "政府星期二就房产税提出了一项新的建议，该建议不会适用于全国所有的市镇。",
    # None of LanguageTool's, and each near to one that is.
    "cs": "Vláda v úterý představila nový návrh daně z nemovitostí. Nebude se týkat všech obcí v zemi.",
    "no": "Regjeringen la tirsdag frem et nytt forslag om skatt på eiendom. Det vil ikke gjelde for alle kommuner i landet.",
    "tr": "Hükümet salı günü konut vergisi hakkında yeni bir öneri sundu.",
    "vi": "Chính phủ hôm thứ Ba đã đưa ra một đề xuất mới về thuế bất động sản.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_language(language):
    assert recognise([TEXTS[language]]).language == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2024-05-03 | 12,5 | 99 %", id="numbers"),
        pytest.param("Kontakt", id="one word"),
        pytest.param("Berlin, Paris, Madrid, Oslo, Lima", id="names"),
    ],
)
def test_a_text_that_does_not_show_its_language(text):
    assert recognise([text]).language is None


def test_a_few_words_left_in_another_language_do_not_decide():
    assert recognise([TEXTS["de"], TEXTS["de"], "左权桐峪：聚焦冬季安全"]).language == "de"


def test_long_texts_are_read_in_part_and_from_all_over():
    tables = ["Oslo 12 Lima 14 Bern 17 Rom 19"] * 400
    assert recognise([*tables, *[TEXTS["fr"]] * 4000]).language == "fr"
