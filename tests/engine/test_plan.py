import pytest

from mtlint.config import Config
from mtlint.engine import make_plan
from mtlint.model import MtlintError
from mtlint.rules.registry import all_rules


def codes(**settings):
    return {rule.code for rule in make_plan(Config(**settings)).rules}


def test_without_settings_the_default_rules_run():
    assert codes() == {rule.code for rule in all_rules() if rule.default and not rule.needs_setting}
    assert "GRM007" not in codes()


@pytest.mark.parametrize(
    ("settings", "inside", "outside"),
    [
        pytest.param({"select": ("DUP",)}, "DUP001", "GRM001", id="a family"),
        pytest.param({"select": ("repeated-sentence",)}, "DUP001", "GRM001", id="a name"),
        pytest.param({"ignore": ("GRM",)}, "DUP001", "GRM001", id="all but a family"),
        pytest.param({"select": ("GRM",), "ignore": ("GRM003",)}, "GRM001", "GRM003", id="the longer selector wins"),
        pytest.param({"select": ("GRM003",), "ignore": ("GRM",)}, "GRM003", "GRM001", id="also when it selects"),
        pytest.param({"extend_select": ("GRM007",)}, "GRM007", "GRM008", id="a rule that is off"),
        pytest.param({"select": ("ALL",), "ignore": ("GRM001",)}, "GRM007", "GRM001", id="everything"),
    ],
)
def test_selection(settings, inside, outside):
    assert inside in codes(**settings)
    assert outside not in codes(**settings)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        pytest.param({"select": ("DUP999",)}, "no rule answers to 'DUP999'", id="an unknown code"),
        pytest.param({"extend_select": ("repeated-sentense",)}, "did you mean 'repeated-sentence'", id="a misspelled name"),
        pytest.param({"rules": {"repeated-word-x": {}}}, "no rule is called", id="options of no rule"),
        pytest.param({"rules": {"repeated-sentence": {"min-word": 1}}}, "did you mean 'min-words'", id="no option"),
        pytest.param({"rules": {"repeated-sentence": {"ignore": ["X"]}}}, "is no option but a setting", id="misplaced"),
        pytest.param({"max_per_1000_words": {"DUPP": 1.0}}, "max-per-1000-words: no rule answers to .DUPP.", id="budget"),
        pytest.param({"rules": {"repeated-sentence": {"min-words": "1"}}}, "expected a whole number", id="a wrong type"),
        pytest.param({"select": ("DUP001",), "ignore": ("DUP001",)}, "no rule is left", id="nothing left"),
    ],
)
def test_bad_settings(settings, reason):
    with pytest.raises(MtlintError, match=reason):
        make_plan(Config(**settings))


def test_options_reach_the_rule():
    (rule,) = make_plan(Config(select=("DUP001",), rules={"repeated-sentence": {"min-words": 9}})).rules
    assert rule.min_words == 9


def test_ignoring_what_does_not_exist_is_told_and_harmless():
    assert make_plan(Config(ignore=("CON9",))).unmatched == ("CON9",)


def test_only_grammar_rules_need_grammar():
    assert not make_plan(Config(select=("DUP",))).needs_grammar
    assert make_plan(Config(select=("GRM001",))).needs_grammar
