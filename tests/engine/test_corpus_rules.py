"""What rules that look across documents find is reported as anything else is."""

import json
import subprocess

import pytest

from mtlint import api
from mtlint.config import Config, IgnoredFinding
from mtlint.engine import Spill
from mtlint.reporters import FOLDER_REPORTERS, STREAM_REPORTERS, Style
from mtlint.triage import open_baseline, render

OWN = "Ann has lived in the harbour since May and likes it. She sells apples there and bread as well.\n"
OTHER = "Few people know what the council wants to do in spring. It has not said a word about it yet.\n"
PASSAGE = "The old bridge will be closed for a whole year from May on. All buses will go by way of the new harbour then."


@pytest.fixture
def folder(tmp_path):
    """Two texts that share a passage, and one that is alone."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.md").write_text(f"{OWN}\n{PASSAGE}\n", "utf-8")
    (texts / "b.md").write_text("It rains.\n", "utf-8")
    (texts / "c.md").write_text(f"{OTHER}\n{PASSAGE}\n", "utf-8")
    return texts


@pytest.fixture
def config(tmp_path):
    def make(**settings):
        given = {"select": ("DUP", "SUP"), "root": tmp_path, "cache_dir": str(tmp_path / "cache")} | settings
        return Config(**given)

    return make


def told(report):
    return [(one.code, one.path, one.text) for checked in report.documents for one in checked.diagnostics]


def test_both_places_are_named(folder, config):
    report = api.check_paths([folder], config())
    assert told(report) == [("DUP102", "texts/c.md", PASSAGE)]
    (finding,) = report.documents[2].diagnostics
    (related,) = finding.related
    text = (folder / "a.md").read_text("utf-8")
    assert (related.path, text[related.span.start : related.span.end]) == ("texts/a.md", PASSAGE)
    assert report.summary().by_code == {"DUP102": 1}


def test_results_of_an_earlier_run_will_do(folder, config, monkeypatch):
    first = api.check_paths([folder], config())

    def never(*_, **__):
        raise AssertionError("nothing has changed")

    monkeypatch.setattr("mtlint.engine.runner.lint", never)
    monkeypatch.setattr("mtlint.engine.runner.gather", never)
    again = api.check_paths([folder], config())
    assert [checked.diagnostics for checked in again.documents] == [checked.diagnostics for checked in first.documents]
    (folder / "a.md").unlink()
    assert told(api.check_paths([folder], config())) == []


def test_on_disk_as_in_memory(folder, config, monkeypatch):
    near = api.check_paths([folder], config(), cached=False)
    monkeypatch.setattr(Spill.__init__, "__defaults__", (0,))
    far = api.check_paths([folder], config(), cached=False)
    assert isinstance(far.documents, Spill)
    assert list(far.documents) == list(near.documents)


def test_order_does_not_depend_on_who_is_first(folder, config):
    one, many = (api.check_paths([folder], config(), jobs=jobs, cached=False) for jobs in (1, 8))
    assert list(one.documents) == list(many.documents)


def test_a_comment_keeps_it_back_and_is_used(folder, config):
    text = (folder / "c.md").read_text("utf-8").replace(PASSAGE, f"<!-- mtlint: ignore[DUP102] as agreed -->\n{PASSAGE}")
    (folder / "c.md").write_text(text, "utf-8")
    report = api.check_paths([folder], config())
    assert told(report) == []
    assert [one.reason for one in report.documents[2].unreported] == ["ignored by the comment in line 3: as agreed"]
    (folder / "a.md").unlink()
    assert [code for code, *_ in told(api.check_paths([folder], config()))] == ["SUP001"]


def test_settings_keep_it_back(folder, config):
    ignored = config(ignored_findings=(IgnoredFinding("DUP102", path="texts/c.md"),))
    assert told(api.check_paths([folder], ignored)) == []
    assert told(api.check_paths([folder], config(per_file_ignores={"texts/a.md": ("DUP102",)}))) == []


def test_a_baseline_knows_it(folder, config, tmp_path):
    new = open_baseline("known.json", tmp_path, to_renew=True, or_new=True)
    report = api.check_paths([folder], config(), baseline=new)
    (tmp_path / "known.json").write_text(render(new.renewed(report)), "utf-8")
    after = api.check_paths([folder], config(baseline="known.json"))
    assert told(after) == []
    assert "findings in the baseline known.json, not reported: 1" in after.notes


def test_since_reports_what_is_new(folder, config, tmp_path):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.c", *arguments], cwd=tmp_path, check=True)

    git("init", "--quiet")
    git("add", "texts/b.md")
    git("commit", "--quiet", "--message", "b")
    (tmp_path / ".gitignore").write_text("cache\n", "utf-8")
    assert told(api.check_paths([folder], config(), since="HEAD")) == [("DUP102", "texts/c.md", PASSAGE)]
    git("add", "texts")
    git("commit", "--quiet", "--message", "all")
    for name in ("a.md", "c.md"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\nThis is {name} and nothing else.\n")
    report = api.check_paths([folder], config(), since="HEAD")
    (kept,) = report.documents[1].unreported
    assert (told(report), kept.diagnostic.code, kept.reason) == ([], "DUP102", "was there before HEAD")


def test_fixes_leave_it_and_its_comment_alone(folder, config):
    other = "The library will open on Sundays too from June on. Whoever likes may come and read there until late at night."
    (folder / "a.md").write_text(f"It is is late.\n\n{OWN}\n{PASSAGE}\n\n{other}\n", "utf-8")
    (folder / "c.md").write_text(f"{other}\n", "utf-8")
    comment = f"<!-- mtlint: ignore[DUP102] as agreed -->\n{PASSAGE}\n\nWe we go.\n"
    (folder / "b.md").write_text(f"{OTHER}\n{comment}", "utf-8")
    done = api.fix_paths([folder], config(), unsafe=True)
    assert (folder / "a.md").read_text("utf-8") == f"It is late.\n\n{OWN}\n{PASSAGE}\n\n{other}\n"
    assert (folder / "b.md").read_text("utf-8") == f"{OTHER}\n{comment.replace('We we', 'We')}"
    assert told(done.report) == [("DUP102", "texts/c.md", other)]
    (related,) = done.report.documents[2].diagnostics[0].related
    assert (folder / "a.md").read_text("utf-8")[related.span.start : related.span.end] == other


def test_a_file_that_cannot_be_read_is_left_out(folder, config):
    (folder / "0.jsonl").write_text("{", "utf-8")
    report = api.check_paths([folder], config())
    assert [failure.path for failure in report.failures] == ["texts/0.jsonl"]
    assert told(report) == [("DUP102", "texts/c.md", PASSAGE)]


@pytest.mark.parametrize("name", sorted(STREAM_REPORTERS))
def test_every_format_names_the_other_place(folder, config, tmp_path, name):
    report = api.check_paths([folder], config())
    with (tmp_path / "out").open("w", encoding="utf-8", newline="") as file:
        STREAM_REPORTERS[name].write(report, file, Style())
    printed = (tmp_path / "out").read_text("utf-8")
    assert "DUP102" in printed
    if name == "json":
        (related,) = json.loads(printed)["diagnostics"][0]["related"]
        assert (related["path"], related["start"]["line"]) == ("texts/a.md", 3)


def test_a_report_that_is_written_while_checking_goes_on_has_it(folder, config, tmp_path):
    with FOLDER_REPORTERS["html"].open(tmp_path / "reports", None) as writing:
        writing.finish(api.check_paths([folder], config(), watcher=writing))
    pages = {file.name: file.read_text("utf-8") for file in (tmp_path / "reports" / "documents").iterdir()}
    (page,) = [content for name, content in pages.items() if name.startswith("texts-c") or "c.md" in name]
    assert "passage stands in another document too" in page
    assert "shared-passage" in (tmp_path / "reports" / "index.html").read_text("utf-8")
