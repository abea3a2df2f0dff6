"""Comments hold for results of earlier runs too, and settings and comments for every door."""

from mtlint.api import check_paths, check_text, fix_text
from mtlint.config import Config, IgnoredFinding

TEXT = """We sang and and went. <!-- mtlint: ignore[DUP004] as sung -->

<!-- mtlint: ignore[DUP001] -->
We came came home.
"""


def test_kept_results_are_suppressed_as_new_ones_are(tmp_path):
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    config = Config(select=("DUP", "SUP"), root=tmp_path, cache_dir=str(tmp_path / "cache"))
    new, kept = (check_paths([tmp_path], config).documents[0] for _ in range(2))
    assert [one.code for one in new.diagnostics] == ["SUP001", "DUP004"]
    assert kept.diagnostics == new.diagnostics
    assert [one.reason for one in kept.unreported] == ["ignored by the comment in line 1: as sung"]


def test_what_is_ignored_is_not_fixed():
    config = Config(select=("DUP",), ignored_findings=(IgnoredFinding("DUP004", path="a.md"),))
    assert check_text(TEXT, config, path="a.md", cached=False).documents[0].diagnostics == ()
    (file,) = fix_text(TEXT, config, path="a.md", unsafe=True, cached=False).files
    assert file.new == TEXT.encode()


def test_a_code_that_is_not_needed_is_taken_out():
    text = "We came came home.\n\nIt was was late. <!-- mtlint: ignore[DUP004, DUP001] -->\n"
    (file,) = fix_text(text, Config(select=("DUP", "SUP")), path="a.md", cached=False).files
    assert file.new.decode() == text.replace(", DUP001", "")
