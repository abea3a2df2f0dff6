import pytest

from mtlint.config import IgnoredFinding, load
from mtlint.model import MtlintError

TABLE = '[[tool.mtlint.ignore]]\nrule = "DUP001"\npath = "songs/*.txt"\ntext = "Sing!"\nreason = "a refrain"\n'


def settings(folder, text, name="pyproject.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder / name, {}, folder)


def test_an_array_of_tables_names_findings(tmp_path):
    config = settings(tmp_path, TABLE + '[[tool.mtlint.ignore]]\nrule = "TYP"\npath = "a.txt"\n')
    assert config.ignore == ()
    assert config.ignored_findings == (
        IgnoredFinding("DUP001", "songs/*.txt", "Sing!", "a refrain"),
        IgnoredFinding("TYP", "a.txt"),
    )


def test_selectors_and_tables_in_one_list(tmp_path):
    config = settings(tmp_path, 'ignore = ["GRM", {rule = "DUP001", text = "Sing!"}, "TYP"]', "mtlint.toml")
    assert config.ignore == ("GRM", "TYP")
    assert config.ignored_findings == (IgnoredFinding("DUP001", text="Sing!"),)


def test_the_command_line_leaves_the_tables(tmp_path):
    (tmp_path / "pyproject.toml").write_text(TABLE, encoding="utf-8")
    config = load(tmp_path / "pyproject.toml", {"ignore": ("TYP",)}, tmp_path)
    assert config.ignore == ("TYP",)
    assert len(config.ignored_findings) == 1


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        pytest.param('rule = "DUP001"\npaht = "a"', "unknown key 'paht', did you mean 'path'", id="a misspelled key"),
        pytest.param('rule = "DUP001"\nqqq = "a"', "unknown key 'qqq': known are rule, path, text, reason, f", id="no key"),
        pytest.param('rule = ["DUP001"]\npath = "a"', r"rule: expected str, found \['DUP001'\]", id="a wrong type"),
        pytest.param('path = "a"', "names no `rule`", id="no rule"),
        pytest.param('rule = "DUP001"', r"write ignore = \['DUP001'\]", id="everywhere"),
    ],
)
def test_bad_tables_are_named(tmp_path, table, reason):
    with pytest.raises(MtlintError, match=f"pyproject.toml: ignore: table 2: .*{reason}"):
        settings(tmp_path, f"{TABLE}[[tool.mtlint.ignore]]\n{table}\n")
