import json

import pytest

from mtlint.api import check_paths
from mtlint.config import Config
from mtlint.model import Severity
from mtlint.rules.consistency.inconsistent_translation import InconsistentTranslation
from mtlint.testing import run

NEXT = "\n=====\n"


def told(targets, sources, **options):
    """Message and severity of what is found in documents of one row each."""
    found = run(InconsistentTranslation(**options), NEXT.join(targets), NEXT.join(sources), "de-DE")
    return [(one.message, one.severity) for one in found]


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        pytest.param("Die Daten sind nun gesichert.", None, id="other words"),
        pytest.param("Die datei wurde gespeichert", Severity.INFO, id="case and stop"),
        pytest.param("Die Dateien wurden gespeichert.", Severity.INFO, id="endings"),
    ],
)
def test_two_translations(other, severity):
    ((message, found),) = told(["Die Datei wurde gespeichert.", other], ["The file was saved."] * 2)
    assert found is severity
    assert message.startswith("the same source is translated")


@pytest.mark.parametrize(
    ("targets", "sources"),
    [
        pytest.param(["Offen", "Öffnen"], ["Open", "Open"], id="short source"),
        pytest.param(["Die  Datei ist\nda.", "Die Datei ist da."], ["The file is there."] * 2, id="white space"),
        pytest.param(["Alles ist gut hier.", "Nichts ist gut hier."], ["All is well here.", "Nothing is well here."], id="two"),
        pytest.param(
            ["Ja bitte gern.", "Ja bitte gern."], ["Yes, I would like that.", "You are most welcome."], id="short target"
        ),
        pytest.param(
            ["Wollen Sie die Datei jetzt wirklich löschen?"] * 2,
            ["Do you want to delete the file?", "Do you really want to delete the file now?"],
            id="like sources",
        ),
    ],
)
def test_left_alone(targets, sources):
    assert told(targets, sources) == []


def test_the_usual_translation_is_not_told():
    targets = ["Die Daten sind gesichert.", "Die Datei wurde gespeichert.", "Die Datei wurde gespeichert."]
    found = run(InconsistentTranslation(), NEXT.join(targets), NEXT.join(["The file was saved."] * 3))
    assert [one.span.start for one in found] == [0]
    assert len(found[0].related) == 2


def test_two_sources():
    sources = ["The bus does not go there today.", "Tickets cost more in the evening hours."]
    assert told(["Der Bus fährt heute nicht dorthin."] * 2, sources) == [("another source has this very translation", None)]


def test_rows_of_one_file_and_of_several(tmp_path):
    rows = [("The file was saved.", "Die Datei wurde gespeichert."), ("The file was saved.", "Die Daten sind gesichert.")]
    for name, some in {"one.jsonl": rows, "two.jsonl": [("The file was saved.", "Alles ist gut verwahrt.")]}.items():
        lines = [json.dumps({"source": source, "target": target}) for source, target in some]
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    report = check_paths([tmp_path], Config(select=("CON103",), root=tmp_path, language="de"), cached=False)
    found = [(one.path, one.text, one.related[0].path) for checked in report.documents for one in checked.diagnostics]
    assert found == [
        ("one.jsonl", "Die Daten sind gesichert.", "one.jsonl"),
        ("two.jsonl", "Alles ist gut verwahrt.", "one.jsonl"),
    ]
