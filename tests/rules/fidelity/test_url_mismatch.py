"""Web and mail addresses, domains and paths."""

import pytest

from mtlint.model import Severity
from mtlint.rules.fidelity.url_mismatch import UrlMismatch
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        pytest.param("See https://example.org/a.", "见https://example.org/a。", id="the stop of another script"),
        pytest.param("See (https://example.org/a_(b)).", "见https://example.org/a_(b)了解更多", id="letters without a space"),
        pytest.param("www.Example.org/", "HTTP://example.org", id="what leads to one place"),
        pytest.param("https://en.example.org/x?lang=en", "https://de.example.org/x?lang=de", id="language of the page"),
        pytest.param("https://example.org/en-us/help-me", "https://example.org/de/hilfe", id="title of the page"),
        pytest.param("https://example.org/caf%C3%A9", "https://example.org/café", id="escaped letters"),
        pytest.param("Ask INFO@example.org", "Frag mailto:info@example.org", id="case of a mail address"),
        pytest.param("It ended.In the end it was and/or 3/4", "Am Ende.In dem war es", id="a missing space is no domain"),
        pytest.param("nothing", "Nichts", id="no address"),
        pytest.param("\u202asftp://a.org/b\u202c", "sftp://a.org/b", id="marks of direction"),
        pytest.param("local (resource://) only", "nur lokal (file://)", id="a scheme alone"),
        pytest.param("KP.ru says", "Сайт KP.ru сообщил", id="a domain in another script"),
        pytest.param("[[https://example.org/b]]", "https://example.org/a", id="path"),
        pytest.param("[[https://example.com/en/a]]", "https://example.org/de/a", id="host"),
        pytest.param("[[https://example.org/?id=2]]", "https://example.org/?id=1", id="query"),
        pytest.param("Mail [[info@example.org]]", "Mail an infos@example.org", id="mail"),
        pytest.param(r"Open [[C:\Temp\x.txt]]", r"Öffne C:\Temp\y.txt", id="path of Windows"),
        pytest.param("See [[https://example.org/]] there", "Siehe dort", id="added"),
        pytest.param("[[See the site]]", "Siehe example.org", id="missing"),
    ],
)
def test_spans(marked, source):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(UrlMismatch(), text, source)] == spans


def test_messages():
    (changed,) = run(UrlMismatch(), "https://example.org/b", "https://example.org/a")
    assert changed.message == "source has the web address “https://example.org/a”"
    assert [edit.replacement for edit in changed.fix.edits] == ["https://example.org/a"]
    (lost,) = run(UrlMismatch(), "there", "example.org and example.net")
    assert (lost.message, lost.severity) == ("“example.org”, “example.net” of the source is missing", Severity.WARNING)
    (mail,) = run(UrlMismatch(), "there", "info@example.org")
    assert mail.severity is Severity.ERROR


def test_one_of_two_is_changed_and_the_other_missing():
    found = run(UrlMismatch(), "https://example.org/c", "https://example.org/a https://example.org/b")
    assert {finding.message for finding in found} == {
        "source has the web address “https://example.org/a”",
        "“https://example.org/b” of the source is missing",
    }
