"""Rules of LanguageTool by their ids."""

import pytest

from mtlint.api import check_text
from mtlint.config import Config
from mtlint.model import MtlintError

TEXT = "It takes 3-4 hours. She is more nicer, and I recieved it."


def rules(**settings):
    report = check_text(TEXT, Config(select=("GRM",), **settings))
    return {diagnostic.source_rule for checked in report.documents for diagnostic in checked.diagnostics}


def test_rules_are_switched_on_and_off():
    before = rules()
    assert "HYPHEN_TO_EN" not in before, "a matter of taste is off"
    after = rules(languagetool_enable=("HYPHEN_TO_EN",), languagetool_disable=("MORFOLOGIK_RULE_EN_US",))
    assert after == before - {"MORFOLOGIK_RULE_EN_US"} | {"HYPHEN_TO_EN"}


def test_an_unknown_id_is_an_error():
    with pytest.raises(MtlintError, match="has no rule DASH_RULES for en-US, did you mean DASH_RULE"):
        rules(languagetool_disable=("DASH_RULES",))
