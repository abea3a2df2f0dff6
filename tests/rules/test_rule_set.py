"""What must hold of the rules as a set."""

import pickle
import re
from pathlib import Path

import pytest

import mtlint.rules
from mtlint.rules.base import Bad, Ok
from mtlint.rules.registry import all_rules

FAMILIES = {
    "DUP": "duplication",
    "TRN": "truncation",
    "GRM": "grammar",
    "RES": "residue",
    "TYP": "typography",
    "CON": "consistency",
    "FID": "fidelity",
    "SUP": "suppression",
}
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]


def test_codes_and_names_are_unique():
    names = [rule.name for rule in all_rules()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", rule.code) for rule in all_rules())


def test_every_rule_file_holds_a_rule():
    files = {
        path.relative_to(Path(mtlint.rules.__file__).parent).with_suffix("").as_posix()
        for family in FAMILIES.values()
        for path in (Path(mtlint.rules.__file__).parent / family).glob("*.py")
        if path.stem != "__init__" and not path.stem.startswith("_")
    }
    assert files == {f"{FAMILIES[rule.code[:3]]}/{rule.name.replace('-', '_')}" for rule in all_rules()}


@pytest.mark.parametrize("rule", RULES)
def test_docs(rule):
    info = rule.info()
    assert info.family == FAMILIES[rule.code[:3]]
    assert info.summary.endswith(".")
    headings = ["Why it matters", "What to do", "When it is wrong"] + ["Fix"] * info.fixable
    assert re.findall(r"^## (.+)$", info.doc, re.MULTILINE) == headings
    assert all(re.split(r"^## .+$", info.doc, flags=re.MULTILINE)[at].strip() for at in range(1, len(headings) + 1))
    assert all(entry.help for entry in info.options)


@pytest.mark.parametrize("rule", RULES)
def test_examples_hold_good_and_bad(rule):
    assert {type(example) for example in rule.examples} == {Ok, Bad}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_can_be_sent_to_another_process(rule):
    assert pickle.loads(pickle.dumps(rule())) == rule()
