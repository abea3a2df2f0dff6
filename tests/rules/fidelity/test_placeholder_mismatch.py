"""Placeholders of every notation."""

import pytest

from mtlint.engine import Plan, lint
from mtlint.model import Applicability
from mtlint.readers import read
from mtlint.rules.fidelity.empty_target import EmptyTarget
from mtlint.rules.fidelity.placeholder_mismatch import PlaceholderMismatch
from mtlint.rules.residue.engine_token import EngineToken
from mtlint.segmentation import segment
from mtlint.testing import document, run, unmark

MISSING = "placeholder of the source is missing: "
EXTRA = "placeholder that the source does not have"


@pytest.mark.parametrize(
    ("target", "source"),
    [
        pytest.param("%(name)s has %(count)d", "%(count)d bei %(name)s", id="names may change places"),
        pytest.param("%1$@ and %2$@", "%1$@ und %2$@", id="Apple"),
        pytest.param("${a} {{ b }} %{c} %d%", "%d% %{c} {{b}} ${a}", id="templates"),
        pytest.param("100% of 50 % are 5% off", "100 % von 50% sind 5% weniger", id="percent signs"),
        pytest.param("%n of %1", "%1 von %n", id="Qt"),
        pytest.param("%50 indirim", "50% Rabatt", id="Turkish percent"),
        pytest.param("%% done", "%% fertig", id="escaped percent sign"),
        pytest.param("{n, plural, one {one file} other {# files}}", "{n, plural, other {# 个文件}}", id="fewer arms"),
        pytest.param(
            "{n, plural, one {{user} has # file} few {{user} has # files} other {{user} has #}}",
            "{n, plural, one {{user} hat # Datei} other {{user} hat # Dateien}}",
            id="more arms",
        ),
        pytest.param("{name} came and was seen", "{name} kam, und {name} wurde gesehen", id="a name said once"),
        pytest.param("Hello", None, id="no source"),
    ],
)
def test_quiet(target, source):
    assert run(PlaceholderMismatch(), target, source) == []


@pytest.mark.parametrize(
    ("marked", "source", "message"),
    [
        pytest.param("[[Hello]]", "Hallo %s", MISSING + "%s", id="missing"),
        pytest.param("[[Hello]]", "Hallo %1", MISSING + "%1", id="Qt"),
        pytest.param("[[Hello %s]]", "Hallo %s %s", MISSING + "%s", id="one of two"),
        pytest.param("[[Hello]]", "{0}: {name}", MISSING + "{0}, {name}", id="several are one finding"),
        pytest.param("Hello %s[[%s]]", "Hallo %s", EXTRA, id="once too often"),
        pytest.param("Hello [[{name}]]", "Hallo", EXTRA, id="extra"),
        pytest.param("[[%d]] files of %s", "%s hat %d Dateien", "placeholder stands where the source has %s", id="order"),
        pytest.param("Hello [[%S]]", "Hallo %s", "placeholder %s is broken", id="case"),
        pytest.param("Hello [[％ｓ]]", "Hallo %s", "placeholder %s is broken", id="full width"),
        pytest.param("Hello [[$ {name}]]", "Hallo ${name}", "placeholder ${name} is broken", id="torn"),
        pytest.param("[[{n, plural, other {x}}]]", "{n, plural, other {{user}}}", MISSING + "{user}", id="in a choice"),
    ],
)  # fmt: skip
def test_found(marked, source, message):
    text, spans = unmark(marked)
    assert [(found.span, found.message) for found in run(PlaceholderMismatch(), text, source)] == [(spans[0], message)]


def test_two_that_are_broken_alike_are_two_places():
    text, spans = unmark("From [[% s]] to [[% s]]")
    assert [found.span for found in run(PlaceholderMismatch(), text, "Von %s nach %s")] == spans


@pytest.mark.parametrize(
    ("target", "sure"),
    [
        pytest.param("Hello {  name }", Applicability.SAFE, id="only spaced"),
        pytest.param("Hello {Name}", Applicability.UNSAFE, id="another case"),
    ],
)
def test_how_sure_the_fix_is(target, sure):
    (found,) = run(PlaceholderMismatch(), target, "Hallo {name}")
    assert found.fix.applicability is sure


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"

msgid "%d Datei"
msgid_plural "%d Dateien"
msgstr[0] "one file"
msgstr[1] "{}"
"""


@pytest.mark.parametrize(("last", "count"), [("%d files", 0), ("files", 1)])
def test_only_the_last_form_of_a_plural_must_name_the_number(last, count):
    catalogue = segment(read(CATALOGUE.replace("{}", last).encode(), "en.po", "en"))
    assert len(list(PlaceholderMismatch().check(catalogue))) == count


def test_an_empty_target_is_said_once():
    checked, _ = lint(document("", "Hallo {0}"), Plan((PlaceholderMismatch(), EmptyTarget())), None)
    assert [found.code for found in checked.diagnostics] == ["FID006"]


def test_an_extra_placeholder_is_said_once():
    checked, _ = lint(document("Hello {0}", "Hallo"), Plan((PlaceholderMismatch(), EngineToken())), None)
    assert [found.code for found in checked.diagnostics] == ["FID004"]
