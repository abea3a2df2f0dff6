"""SARIF against its schema, its golden file, the text it points into and the limits of code scanning."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

import mtlint.reporters.sarif
from mtlint.model import Edit, Failure, Fix, Related, Span
from mtlint.reporters import STREAM_REPORTERS, Style

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def render(report):
    stream = io.StringIO()
    STREAM_REPORTERS["sarif"].write(report, stream, Style())
    return stream.getvalue()


def run_of(report):
    value = json.loads(render(report))
    jsonschema.Draft4Validator(SCHEMA).validate(value)
    [run] = value["runs"]
    return run


def offset(text, line, column):
    """Offset of a line and column, found without the reporter's help."""
    return sum(len(part) for part in text.splitlines(keepends=True)[: line - 1]) + column - 1


def test_schema_is_a_schema_and_refuses_what_is_wrong(factory):
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    value = json.loads(render(factory.example()))
    value["runs"][0]["results"][0]["level"] = "fatal"
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(value)


@pytest.mark.parametrize("which", ["example", "nasty"])
def test_golden(factory, golden, which):
    report = getattr(factory, which)()
    run_of(report)
    golden(f"{which}.sarif", render(report))


def test_empty_report(factory):
    run = run_of(factory.report())
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True
    assert run["invocations"][0]["toolExecutionNotifications"] == []


def test_regions_say_the_place_twice_and_both_are_right(factory):
    report = factory.example()
    texts = {checked.document.path: checked.document.text for checked in report.documents}
    results = run_of(report)["results"]
    assert len(results) == report.summary().findings
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        text, region = texts[place["artifactLocation"]["uri"]], place["region"]
        start = offset(text, region["startLine"], region["startColumn"])
        end = offset(text, region["endLine"], region["endColumn"])
        assert (start, end - start) == (region["charOffset"], region["charLength"])
        assert text[start:end] == region["snippet"]["text"]


def test_every_result_has_its_rule(factory):
    run = run_of(factory.example())
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["properties"]["mqm"] == rules[result["ruleIndex"]]["properties"]["mqm"]
    for rule in rules:
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["help"]["markdown"].startswith("## ")
        assert not rule["help"]["text"].startswith("#")
        assert rule["helpUri"].startswith("https://")
        assert len(rule["fullDescription"]["text"]) <= 1024


def test_message_links_to_the_other_places(factory):
    maker = factory.page(0)
    places = tuple(Related(maker.span("the", nth), f"here [{nth}]") for nth in range(2, 8))
    maker.add("CON001", "the", "said often", related=places)
    [result] = run_of(factory.report(maker))["results"]
    assert result["message"]["text"] == r"said often ([here \[2\]](1), [here \[3\]](2), [here \[4\]](3))"
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2, 3, 4, 5, 6]
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["charOffset"] == places[0].span.start


def test_text_makes_neither_links_nor_placeholders(factory):
    maker = factory.page(0)
    maker.add("GRM001", "the", "see [here](1) and [there](http://x) in {0}")
    [result] = run_of(factory.report(maker))["results"]
    assert result["message"]["text"] == "see [here] (1) and [there] (http://x) in {{0}}"


def test_related_places_are_capped(factory):
    maker = factory.page(0)
    maker.add("CON001", "the", "often", related=tuple(Related(Span(at, at + 1), "also") for at in range(150)))
    [result] = run_of(factory.report(maker))["results"]
    assert len(result["relatedLocations"]) == 99


def test_related_place_in_a_file_outside_the_report(factory):
    maker = factory.page(3)
    maker.add("CON101", "two first districts", "names", related=(Related(Span(4, 9), "other name", "gone.txt"),))
    [result] = run_of(factory.report(maker))["results"]
    [place] = result["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "gone.txt", "uriBaseId": "%SRCROOT%"}
    assert place["physicalLocation"]["region"] == {"charOffset": 4, "charLength": 5}


def test_fix_is_what_the_edits_say(factory):
    maker = factory.Maker(factory.document("a.txt", "One  two\nthree  four.\n"))
    edits = (Edit(Span(3, 5), " "), Edit(Span(14, 16), "\u202f"))
    maker.add("TYP001", Span(0, 16), "spaces", fix=Fix.unsafe("Remove {them}", *edits))
    maker.add("TYP001", Span(0, 3), "by hand", fix=Fix.display("Look"))
    by_hand, result = run_of(factory.report(maker))["results"]
    assert "fixes" not in by_hand
    [fix] = result["fixes"]
    assert fix["description"]["text"] == "Remove {{them}}"
    assert fix["properties"] == {"applicability": "unsafe"}
    [change] = fix["artifactChanges"]
    for edit, replacement in zip(edits, change["replacements"], strict=True):
        region = replacement["deletedRegion"]
        assert (region["charOffset"], region["charLength"]) == (edit.span.start, len(edit.span))
        assert offset(maker.document.text, region["startLine"], region["startColumn"]) == edit.span.start
        assert replacement["insertedContent"]["text"] == edit.replacement


def test_what_failed_makes_the_execution_unsuccessful(factory):
    failures = (Failure("a b.po", "line 12: no msgid"), Failure("/elsewhere/c.po", "gone"))
    [invocation] = run_of(factory.report(factory.page(4), failures=failures))["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [(one["level"], one["message"]["text"]) for one in told] == [
        ("error", "could not be checked: line 12: no msgid"),
        ("error", "could not be checked: gone"),
    ]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in told]
    assert places == [{"uri": "a%20b.po", "uriBaseId": "%SRCROOT%"}, {"uri": "file:///elsewhere/c.po"}]


def many(factory):
    maker = factory.page(0)
    for code, number in (("CON001", 3), ("TYP006", 4), ("DUP001", 2)):
        for nth in range(1, number + 1):
            maker.add(code, "the", "said", nth=nth)
    return factory.report(maker)


def test_no_more_results_than_code_scanning_takes_and_the_worst_stay(factory, monkeypatch):
    monkeypatch.setattr(mtlint.reporters.sarif, "RESULTS", 5)
    run = run_of(many(factory))
    assert sorted(result["level"] for result in run["results"]) == ["error"] * 2 + ["warning"] * 3
    [told] = run["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert told["message"]["text"].startswith("the least severe 4 of 9 findings are left out")
    assert run["invocations"][0]["executionSuccessful"] is True


def test_more_results_than_code_scanning_keeps_are_told(factory, monkeypatch):
    monkeypatch.setattr(mtlint.reporters.sarif, "SHOWN", 8)
    run = run_of(many(factory))
    assert len(run["results"]) == 9
    [told] = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "9 findings, of which code scanning keeps 8, the most severe"


def test_fingerprints_tell_results_apart(factory):
    prints = [result["partialFingerprints"]["mtlint/v1"] for result in run_of(factory.example())["results"]]
    assert len(set(prints)) == len(prints)
