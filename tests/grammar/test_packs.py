"""Our own rules in LanguageTool's format: no pack is broken, and each rule keeps the promises of its examples."""

from xml.etree import ElementTree

import pytest

from mtlint.grammar import GrammarSettings, open_backend
from mtlint.grammar.packs import PackFile, check, merge, overlay, pack_files
from mtlint.model import MtlintError
from mtlint.rules.grammar._categories import CODES
from mtlint.rules.registry import all_rules

CUSTOM = "org/languagetool/rules/en/grammar_custom.xml"


def rules_of(file):
    """Pairs of a rule's id and its element; members of a group share the group's id."""
    for category in check(file):
        for entry in category:
            for rule in [entry] if entry.tag == "rule" else entry.findall("rule"):
                yield entry.get("id"), rule


def examples_of(file):
    for number, (identity, rule) in enumerate(rules_of(file)):
        for example in rule.findall("example"):
            before, marker = example.text or "", example.find("marker")
            if example.get("correction") is None:
                yield number, identity, "".join(example.itertext()), None
            else:
                marked = marker.text or ""
                yield number, identity, before + marked + (marker.tail or ""), (len(before), len(before) + len(marked))


PACKS = [pytest.param(file, id=file.name) for file in pack_files()]


@pytest.mark.parametrize("file", PACKS)
def test_a_pack_is_without_fault(file):
    check(file, patterns=True)


def test_ids_are_unique_over_all_packs():
    seen = set()
    for file in pack_files():
        check(file, seen)
    assert all(identity.startswith("MT_") for identity in seen)


def test_every_category_is_known():
    categories = {category.get("id") for file in pack_files() for category in check(file)}
    codes = {rule.code for rule in all_rules()}
    assert {CODES.get(category, "none") for category in categories} <= codes


@pytest.mark.parametrize("file", PACKS)
def test_every_rule_has_examples_and_a_message(file):
    for identity, rule in rules_of(file):
        kinds = {example.get("correction") is not None for example in rule.findall("example")}
        assert kinds == {True, False}, identity
        message = "".join(rule.find("message").itertext())
        assert not message.endswith("."), identity
        assert message[:1] == message[:1].lower(), identity


def test_there_are_rules_enough():
    assert sum(1 for file in pack_files() for _ in rules_of(file)) >= 60


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "ZH_tw"])
def test_the_source_language_adds_its_pack(tag):
    assert len(overlay(tag)[CUSTOM]) > len(overlay(None)[CUSTOM])
    assert b"MT_ZH_" in overlay(tag)[CUSTOM]


def test_another_source_language_adds_nothing():
    assert overlay("xx") == overlay(None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"<rules lang='en'><category", "well-formed", id="cut off"),
        pytest.param(b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///z'>]><rules lang='en'>&y;</rules>", "DOCTYPE", id="doctype"),
        pytest.param(b"<rules lang='de'/>", 'lang="en"', id="another language"),
        pytest.param(b"<rules lang='en'><rule id='A'/></rules>", "category", id="rule outside a category"),
        pytest.param(
            b"<rules lang='en'><category id='C'><rule id='A'><message/></rule></category></rules>", "pattern", id="no pattern"
        ),
        pytest.param(
            b"<rules lang='en'><category id='C'><rule id='A'><pattern/><message/></rule>"
            b"<rule id='A'><pattern/><message/></rule></category></rules>",
            "twice",
            id="same id twice",
        ),
        pytest.param(
            b"<rules lang='en'><category id='C'><rule id='A'><pattern><token regexp='yes'>(</token></pattern>"
            b"<message/></rule></category></rules>",
            "regular expression",
            id="bad expression",
        ),
    ],
)
def test_a_broken_pack_is_named(content, message):
    with pytest.raises(MtlintError, match=message) as caught:
        check(PackFile("en/broken.xml", "en", None, content), patterns=True)
    assert "en/broken.xml" in str(caught.value)


def test_the_server_gets_no_examples():
    whole = ElementTree.fromstring(merge(list(pack_files())))
    assert whole.findall(".//example") == []
    assert whole.findall(".//pattern")


@pytest.fixture(scope="module")
def with_packs(cache):
    with open_backend(GrammarSettings(cache_dir=cache, offline=True, overlay=overlay("zh"))) as backend:
        yield backend


@pytest.mark.parametrize("file", PACKS)
def test_examples(with_packs, segment, file):
    """Together, as a check each would take a minute; a rule that does not do as it says is named with the text."""
    cases = list(examples_of(file))
    segments = [segment(text, number=at) for at, (_, _, text, _) in enumerate(cases)]
    result = with_packs.check(segments, "en-US")
    assert result.unchecked == ()
    wrong = []
    for part, (_, identity, text, place) in zip(segments, cases, strict=True):
        found = [
            (match.span.start, match.span.end) for match in result.matches if match.segment is part and match.rule == identity
        ]
        if found != ([place] if place else []):
            wrong.append((identity, text, place, found))
    assert wrong == []


def test_a_finding_names_its_rule_and_category(with_packs, segment):
    result = with_packs.check([segment("The school attaches great importance on music.")], "en-US")
    assert [(match.rule, match.category, match.replacements) for match in result.matches] == [
        ("MT_ATTACH_IMPORTANCE", "MT_PREPOSITION", ("to",))
    ]
