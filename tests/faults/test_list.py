"""The list of faults is whole, and every test that it names is there."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
FAULTS = LIST["fault"]
NUMBERS = [*(str(number) for number in range(1, 64)), *(f"T{number}" for number in range(1, 11))]
NAMED = re.compile(r"(tests/endurance/\w+\.py)::run|(tests/[\w/]+\.py)::(test_\w+)")


@cache
def functions(file):
    return {node.name for node in ast.parse((ROOT / file).read_bytes()).body if isinstance(node, ast.FunctionDef)}


def test_every_fault_is_listed_once():
    assert sorted(fault["number"] for fault in FAULTS) == sorted(NUMBERS)


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault["number"]) for fault in FAULTS])
def test_a_fault_says_what_proves_it(fault):
    assert fault["about"] in LIST["sections"]
    assert fault["fault"]
    assert fault["does"]
    assert set(fault) - {"number", "about", "fault", "does"} in ({"tests"}, {"cannot"})
    assert fault.get("tests") or fault.get("cannot")
    for name in fault.get("tests", ()):
        found = NAMED.fullmatch(name)
        assert found, name
        endurance, file, test = found.groups()
        assert ("run" if endurance else test) in functions(endurance or file), name
