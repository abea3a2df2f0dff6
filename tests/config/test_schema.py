"""The schema of the settings takes what mtlint takes, and refuses what mtlint refuses."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from mtlint.config import KEYS, load
from mtlint.engine import make_plan
from mtlint.model import MtlintError

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((files("mtlint.config") / "mtlint.schema.json").read_text("utf-8"))
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for number, block in enumerate(re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S), 1)
]
GLOSSARIES = {
    ".csv": "source,target\nHaus,house\n",
    ".tbx": '<tbx><conceptEntry><langSec xml:lang="en"><termSec><term>house</term>'
    "<termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></tbx>",
}


def test_schema_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_key_is_in_it():
    assert set(SCHEMA["properties"]) == set(KEYS)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_of_the_docs_holds(block, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    section = tomllib.loads(block)
    if "tool" in section:
        section = section["tool"]["mtlint"]
        file = tmp_path / "pyproject.toml"
    else:
        file = tmp_path / "mtlint.toml"
    if "extend" in section:
        base = tmp_path / section["extend"]
        base.parent.mkdir(exist_ok=True)
        base.write_text("", encoding="utf-8")
    jsonschema.validate(section, SCHEMA)
    for name in section.get("glossary", []):
        (tmp_path / name).write_text(GLOSSARIES[Path(name).suffix], encoding="utf-8")
    file.write_text(block, encoding="utf-8")
    make_plan(load(file, {}, tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("langauge = 'de'", id="a key"),
        pytest.param("root = 'x'", id="an internal field"),
        pytest.param("ignore = 'DUP'", id="a text for a list"),
        pytest.param("offline = 1", id="a number for a switch"),
        pytest.param("fail-on = 'warn'", id="a choice"),
        pytest.param("max-per-1000-words = -1", id="below zero"),
        pytest.param("max-per-1000-words = {GRM = -1}", id="below zero in a table"),
        pytest.param("overrides = [{language = 'de'}]", id="a record without a field"),
        pytest.param("overrides = [{files = [], langage = 'de'}]", id="a key of a record"),
        pytest.param("ignore = [{path = 'x'}]", id="a table of what is ignored"),
        pytest.param("rules.repeated-sentenc = {}", id="a rule"),
        pytest.param("rules.repeated-sentence.min-word = 1", id="an option"),
        pytest.param("rules.repeated-sentence.min-words = 'x'", id="the type of an option"),
    ],
)
def test_both_refuse(text, tmp_path):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), SCHEMA)
    file = tmp_path / "mtlint.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MtlintError):
        make_plan(load(file, {}, tmp_path))
