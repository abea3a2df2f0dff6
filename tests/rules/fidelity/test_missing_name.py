"""Names and codes of a source in its translation."""

import pytest

from mtlint.rules.fidelity.missing_name import MissingName
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("Then Dmitry Medvedev met Schwarzenegger.", "Дмитрия Медведева встретил Шварценеггер.", id="Cyrillic"),
        pytest.param("They met Mitsotakis there.", "Συνάντησαν τον Μητσοτάκη εκεί.", id="Greek"),
        pytest.param("It is in Zagros and Świętochłowice.", "Es liegt im Zāgros und in Swietochlowice.", id="accents"),
        pytest.param("He is from Graz, as the Pfannenstiels are.", "Der Grazer kennt Pfannenstiels Familie.", id="endings"),
        pytest.param(
            "The Labour Party and the Defence Centre met.", "Die Partei und die Zentrale trafen sich.", id="British words"
        ),
        pytest.param("name  Verr\t_Verr\n<b>Verr</b>", "Name Num", id="labels have capitals anyway"),
        pytest.param('press\nMerkmals or "Merkmals there"', "drücke", id="lines and quotations begin with a capital"),
        pytest.param("Merkmals were found.", "Man fand sie.", id="the first word has a capital anyway"),
        pytest.param("He met Shaoshan there.", "他在韶山遇到了他。", id="characters do not tell all names"),
        pytest.param("the Democratic Republic", "DIE DEMOKRATISCHE REPUBLIK", id="no capitals there"),
        pytest.param("In Moscow [[Nurmagomedov]] met Schuster.", "В Москве встретили Шустера.", id="added"),
        pytest.param("She met [[Lukashevich]] in Rome.", "Elle a rencontré Véguilla à Rome.", id="replaced"),
        pytest.param("On the TogiNet radio", "在TogiNet电台", id="Latin letters in another script"),
        pytest.param("the World Health Organization", "ВОЗ (WHO)", id="spelled out"),
        pytest.param("It is 5 km and 3 GB", "距离5km，3GB", id="units"),
        pytest.param("a man on Jupyter", "JupyterHub上的人", id="a part of it"),
        pytest.param("[[on a radio]]", "在TogiNet电台", id="lost in another script"),
        pytest.param("the A-380 and F16", "der A380 und die F-16", id="codes with another hyphen"),
        pytest.param("the third quarter, 24 hours", "Q3, 24h", id="short for a word"),
        pytest.param("the coronavirus disease 19", "COVID-19", id="a number is another rule's"),
        pytest.param("[[the virus]]", "H5N1 wurde gefunden", id="code"),
        pytest.param("Ask nobody", "Frag nicht", id="nothing to look for"),
        pytest.param("[[ask them]]", "Frag @mtlint", id="handle"),
        pytest.param("[[see it]]", "Sieh report.pdf", id="file"),
        pytest.param("see {A380} there", "sieh {A380} dort", id="placeholders are another rule's"),
        pytest.param("see example.org", "sieh https://x.org/A380", id="addresses are another rule's"),
        pytest.param("she said", None, id="no source"),
    ],
)
def test_spans(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(MissingName(), text, source)] == spans


def test_only_where_the_words_of_the_language_are_known():
    assert run(MissingName(), "Alle Reitturniere", "Tous", language="de-DE") == []
    assert run(MissingName(), "to Nurmagomedov", "to Schuster", language="sw") == []
    (found,) = run(MissingName(), "Il a vu Nurmagomedov", "He saw Schuster", language="fr")
    assert found.message == "nothing in the source sounds like the name “Nurmagomedov”"


def test_all_that_is_lost_is_one_finding():
    (found,) = run(MissingName(), "they fly", "Sie fliegen A380 und B747")
    assert found.message == "“A380”, “B747” of the source is missing"
