"""A fault at each single request of a run, and from each on: the findings are whole, or what is missing is named."""

import io
import re
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import pytest

from mtlint import api, session
from mtlint.cli.status import Exit, status_of
from mtlint.config import Config
from mtlint.grammar import client, external, proof
from mtlint.model import MtlintError
from mtlint.reporters import STREAM_REPORTERS, Style
from mtlint.text.lines import LineIndex

pytestmark = [pytest.mark.usefixtures("ends_in_time", "leaves_nothing")]

CALM = "This is a calm sentence with nothing wrong in it. "
TEXTS = {
    "a.txt": f"{CALM * 3}He go home.\n\nThe zxqwvkt is old. {CALM}\n\n{CALM * 4}\n",
    "b.txt": "\n\n".join(f"{CALM * 18}They saw a zxqwvkt number {n}. {CALM * 18}He go on." for n in range(4)) + "\n",
    "c.txt": f"{CALM * 9}It go on.\n\nThe last zxqwvkt. {CALM}\n",
}
SETUP, CHECKS = 4, 4
"""Requests for the version, twice the languages, and the planted error; and requests of a run over the texts after that."""
SLOW = ("hang", "drip")
FAULTS = [
    *(*SLOW, "pause", "drop", "half a body", "100 MB"),
    *("status 400", "status 413", "status 429", "status 500"),
    *("not JSON", "not LanguageTool", "incomplete", "another version", "odd matches", "wrong offsets"),
]
"""One of each kind; what else the server knows to do wrong is tried with single requests elsewhere."""


def written(folder):
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def check(tmp_path):
    """Checks the texts with results of their own, or with those of an earlier run."""
    texts = written(tmp_path / "texts")
    return lambda cache, **settings: run(texts, tmp_path / cache, **settings)


@contextmanager
def impatient(seconds=0.4):
    """Meanwhile nothing is waited for longer than a moment."""
    real = session.grammar_settings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "grammar_settings", lambda *a, **k: replace(real(*a, **k), request_seconds=seconds))
        for module, name in (
            (proof, "PROOF_SECONDS"),
            (external, "_SIGN_OF_LIFE_SECONDS"),
            (client, "_FIRST_CHECK_SECONDS"),
            (client, "_ASK_SECONDS"),
        ):
            patch.setattr(module, name, seconds)
        yield


def run(folder, cache, **settings):
    """Findings as places, what is told to be missing, and the exit status; no findings at all where the run was given up."""
    config = Config(root=folder, cache_dir=str(cache), select=("GRM001", "GRM003"), offline=True, **settings)
    try:
        report = api.check_paths([folder], config, jobs=1)
    except MtlintError as error:
        return None, [error.message], Exit.ERROR
    found = []
    for checked in report.documents:
        lines = LineIndex(checked.document.text)
        found += [(one.path, *lines.position(one.span.start), one.code, one.text) for one in checked.diagnostics]
    return found, [(failure.path, failure.message) for failure in report.failures], status_of(report)


def is_whole_or_says_what_is_missing(result, expected):
    """Whether it is whole; fails where something is missing without a word."""
    found, failures, status = result
    if found == expected:
        assert status is (Exit.ERROR if failures else Exit.FINDINGS)
        return not failures
    assert status is Exit.ERROR
    if found is None:
        assert failures
        return False
    named = {(path, int(re.match(r"line (\d+): grammar not checked: .", message)[1])) for path, message in failures}
    assert set(found) < set(expected)
    assert {(path, line) for path, line, *_ in set(expected) - set(found)} <= named
    return False


@pytest.fixture
def stub(languagetool):
    with languagetool.serving(languagetool.Stub()) as stub:
        yield stub


@pytest.fixture(scope="module")
def expected(languagetool, tmp_path_factory):
    """What is found where nothing goes wrong."""
    folder = written(tmp_path_factory.mktemp("expected"))
    with languagetool.serving(languagetool.Stub()) as stub:
        found, failures, status = run(folder, folder / "cache", languagetool_url=stub.url)
        assert (len(found), failures, status) == (12, [], Exit.FINDINGS)
        assert len(stub.paths) == SETUP + CHECKS
    return found


@pytest.mark.parametrize("number", range(1, SETUP + CHECKS + 1))
@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_of_somebody_else(fault, number, languagetool, check, expected):
    reply = languagetool.FAULTS[fault]
    with languagetool.serving(languagetool.Stub()) as stub:
        with impatient() if fault in SLOW else nullcontext():
            stub.faults = {number: reply}.get
            once = is_whole_or_says_what_is_missing(check("once", languagetool_url=stub.url), expected)
            assert len(stub.paths) >= number
            assert once or number <= SETUP or fault in SLOW, "what fails once is asked again"
            stub.faults = lambda asked: reply if asked >= number else None
            stub.paths.clear()
            ever = is_whole_or_says_what_is_missing(check("ever", languagetool_url=stub.url), expected)
            assert ever is (fault == "pause") or number < SETUP
        stub.faults = {}.get
        result = check("ever", languagetool_url=stub.url)
        assert result == (expected, [], Exit.FINDINGS), "nothing partial is kept"


@pytest.mark.parametrize("name", STREAM_REPORTERS)
def test_every_format_says_what_was_not_checked(name, languagetool, tmp_path):
    with languagetool.serving(languagetool.Stub()) as stub:
        stub.misbehave = languagetool.FAULTS["incomplete"]
        config = Config(languagetool_url=stub.url, select=("GRM001",))
        report = api.check_text("A BAD day.\n", config, cached=False)
    stream = io.StringIO()
    STREAM_REPORTERS[name].write(report, stream, Style())
    assert "grammar not checked: LanguageTool checked only a part of it" in stream.getvalue()
    assert status_of(report, exit_zero=True) is Exit.ERROR
