import pytest

from mtlint.text.scripts import NEUTRAL, script


@pytest.mark.parametrize(("character", "code"), [("a", "Latn"), ("中", "Hani"), ("ひ", "Hira"), ("я", "Cyrl"), ("א", "Hebr")])
def test_script(character, code):
    assert script(character) == code


@pytest.mark.parametrize("character", ["1", ".", " ", "\u0301"])
def test_what_every_script_uses(character):
    assert script(character) in NEUTRAL
