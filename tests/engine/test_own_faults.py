"""Faults of mtlint itself, put into a rule and into a reader of a whole run."""

import json
from dataclasses import replace

import pytest

from mtlint.cli.app import cli
from mtlint.readers import FORMATS
from mtlint.rules.duplication.repeated_word import RepeatedWord

TEXT = "The the shop is open. We saw saw it, and they left,, too.\n"


@pytest.fixture
def mtlint(tmp_path, monkeypatch, capsys):
    """Runs a command over two files; hands back its status, what it printed and what it said."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")

    def run(*arguments):
        options = ("--no-config", "--cache-dir", str(tmp_path / "cache"), "--select", "DUP004,TYP008")
        status = cli.main(["check", *options, *arguments], standalone_mode=False)
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def broken_rule(monkeypatch):
    """DUP004 breaks at its second finding in a.txt."""
    check = RepeatedWord.check

    def breaks(self, document):
        for number, finding in enumerate(check(self, document)):
            if number and document.path.endswith("a.txt"):
                raise IndexError("list index out of range")
            yield finding

    monkeypatch.setattr(RepeatedWord, "check", breaks)


def codes(report):
    return [(one["path"], one["code"]) for one in report["diagnostics"]]


@pytest.mark.usefixtures("broken_rule")
def test_a_rule_that_breaks_costs_nothing_but_what_it_finds(mtlint):
    for _ in range(2):  # also when the rest could have been kept
        status, printed, _ = mtlint("-f", "json", "a.txt", "b.md")
        report = json.loads(printed)
        assert status == 2
        assert codes(report) == [("a.txt", "TYP008"), ("b.md", "DUP004"), ("b.md", "DUP004"), ("b.md", "TYP008")]
        (failure,) = report["failures"]
        assert failure["path"] == "a.txt"
        assert failure["message"].startswith(
            "DUP004 not checked: this is a fault of mtlint, please report it (IndexError: list"
        )


def test_a_reader_that_breaks_costs_its_file(mtlint, monkeypatch):
    def breaks(text, reading):
        return iter([text[len(text)]])

    monkeypatch.setitem(FORMATS, "md", replace(FORMATS["md"], segments=breaks))
    status, printed, _ = mtlint("-f", "json", "b.md", "a.txt")
    report = json.loads(printed)
    assert status == 2
    assert codes(report) == [("a.txt", "DUP004"), ("a.txt", "DUP004"), ("a.txt", "TYP008")]
    (failure,) = report["failures"]
    assert failure["path"] == "b.md"
    assert failure["message"].startswith("not checked: this is a fault of mtlint, please report it (IndexError: string index")
    assert "readers/" in failure["message"], "where it came up"


@pytest.mark.usefixtures("broken_rule")
def test_fixes_are_made_where_nothing_broke(mtlint, tmp_path):
    status, printed, _ = mtlint("--fix", "--unsafe-fixes", "a.txt", "b.md")
    assert status == 2
    assert "a.txt: could not be checked: DUP004 not checked" in printed
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT.replace(",,", ",")
    assert (tmp_path / "b.md").read_text("utf-8") == TEXT.replace(",,", ",").replace("The the", "The").replace("saw saw", "saw")
