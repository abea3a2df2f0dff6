"""Which settings hold for one file."""

import pytest

from mtlint.config import Config, Override, ignored_for, names, settings_for

OVERRIDES = (
    Override(("de/**", "*.de.md"), language="de-DE"),
    Override(("**/from-zh/**",), source_language="zh"),
    Override(("de/swiss/**",), language="de-CH", source_language="fr"),
)


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        pytest.param("a.txt", ("en-US", "en"), id="no pattern names it"),
        pytest.param("de/a.txt", ("de-DE", "en"), id="only the language"),
        pytest.param("sub/a.de.md", ("de-DE", "en"), id="a pattern without a folder holds everywhere"),
        pytest.param("de/from-zh/a.txt", ("de-DE", "zh"), id="two that go together"),
        pytest.param("de/swiss/from-zh/a.txt", ("de-CH", "fr"), id="the later wins"),
    ],
)
def test_languages_by_path(path, languages):
    config = settings_for(Config(source_language="en", overrides=OVERRIDES), path)
    assert (config.full_language, config.source_language) == languages


def test_rules_that_are_off_by_path():
    config = Config(per_file_ignores={"old/**": ("DUP", "TRN"), "*.md": ("TYP",)})
    assert ignored_for(config, "old/a.md") == ("DUP", "TRN", "TYP")
    assert ignored_for(config, "a.txt") == ()


def test_patterns_are_relative_to_the_settings_file_and_not_to_where_the_run_is(tmp_path):
    config = Config(root=tmp_path / "texts" / "de", base=tmp_path)
    assert names(config, "a.txt", ("texts/de/*.txt",))
    assert not names(config, "a.txt", ("/a.txt",))
    assert names(config, (tmp_path / "texts" / "b.txt").as_posix(), ("/texts/b.txt",))
