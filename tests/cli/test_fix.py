"""`--fix` and `--diff` as they are called, with real files, pipes, terminals and git."""

import os
import shutil
import subprocess
import sys

import pytest

RULES = ["--no-config", "--no-cache", "--select", "TYP,DUP"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffHe came , saw\u200b it.\r\nIt is the the same".encode())
    (tmp_path / "b.md").write_bytes(b"# A title\n\nAll is well.\n")
    (tmp_path / "two words.txt").write_bytes("Le café était fermé ,  à midi, où était le garçon déçu ?\n".encode("cp1252"))
    return tmp_path


def mtlint(folder, *arguments, content=b"", **environment):
    return subprocess.run(
        [sys.executable, "-m", "mtlint", "check", *RULES, *arguments],
        cwd=folder,
        input=content,
        capture_output=True,
        check=False,
        timeout=60,
        env={name: value for name, value in os.environ.items() if name != "FORCE_COLOR"} | environment,
    )


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_safe_fixes_are_written_and_the_rest_reported(folder):
    done = mtlint(folder, "--fix", "-f", "concise")
    assert done.returncode == 1
    assert (folder / "a.txt").read_bytes() == "\ufeffHe came, saw it.\r\nIt is the the same".encode()
    assert b"DUP004" in done.stdout
    assert b"TYP003" not in done.stdout
    last = done.stderr.decode().splitlines()[-2:]
    assert last == ["5 fixed, 1 remaining.", "1 hidden fix can be enabled with --unsafe-fixes."]


def test_with_unsafe_fixes_nothing_remains_and_a_second_run_changes_nothing(folder):
    done = mtlint(folder, "--fix", "--unsafe-fixes")
    assert done.returncode == 0, done.stdout
    assert (folder / "a.txt").read_bytes() == "\ufeffHe came, saw it.\r\nIt is the same".encode()
    after = contents(folder)
    assert b"0 fixed, 0 remaining." in mtlint(folder, "--fix", "--unsafe-fixes").stderr
    assert contents(folder) == after


@pytest.mark.parametrize("command", [("git", "apply", "-"), ("patch", "--binary", "-s", "-p1")], ids=["git", "patch"])
def test_a_diff_is_a_patch_that_does_what_fixing_does(folder, command, tmp_path_factory):
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {command[0]} here")
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(folder, other)
    before = contents(folder)
    # Build servers force colours; a patch must not have any.
    difference = mtlint(folder, "--diff", FORCE_COLOR="1")
    assert difference.returncode == 1
    assert difference.stderr.decode().splitlines()[-2] == "5 would be fixed, 1 remaining."
    assert contents(folder) == before
    applied = subprocess.run(command, cwd=folder, input=difference.stdout, capture_output=True, check=False)
    assert applied.returncode == 0, (applied.stderr, difference.stdout)
    mtlint(other, "--fix")
    assert contents(folder) == contents(other)
    assert mtlint(folder, "--diff").stdout == b""


def test_no_difference_is_status_0_though_findings_remain(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"It is the the same.\n")
    assert mtlint(tmp_path, "--diff").returncode == 0
    assert mtlint(tmp_path, "--diff", "--unsafe-fixes").returncode == 1
    assert mtlint(tmp_path, "--diff", "--unsafe-fixes", "--exit-zero").returncode == 0


def test_colour_that_is_asked_for_makes_a_diff_for_people(folder):
    shown = mtlint(folder, "--diff", "--color", "always", "a.txt").stdout.decode()
    assert "\x1b[31m-He came , saw\\u200b it.\x1b[0m" in shown
    assert "\u200b" not in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_is_never_sent_hidden_characters(folder):
    import pty

    (folder / "a.txt").write_bytes("He came\u202e , saw\x1b[31m.\n".encode())
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "mtlint", "check", *RULES, "--diff", "--quiet", "a.txt"]
    process = subprocess.Popen(command, cwd=folder, stdout=terminal, env=os.environ | {"TERM": "dumb"})
    process.wait(60)
    os.close(terminal)
    shown = os.read(main, 65536).decode()
    os.close(main)
    assert "-He came\\u202e , saw\\x1b[31m." in shown
    assert "\u202e" not in shown
    assert "\x1b" not in shown


def test_what_could_not_be_checked_is_status_2(folder):
    (folder / "c.txt").write_bytes(b"a\0b")
    assert mtlint(folder, "--diff").returncode == 2
    assert mtlint(folder, "--fix").returncode == 2
    assert (folder / "a.txt").read_bytes().startswith("\ufeffHe came, saw it.".encode())


def test_a_read_only_file_is_named_and_status_2(folder):
    (folder / "a.txt").chmod(0o444)
    done = mtlint(folder, "--fix")
    (folder / "a.txt").chmod(0o644)
    assert done.returncode == 2
    assert "a.txt: could not be checked: fixes not written: the file is read-only" in done.stdout.decode()
    assert "He came , saw" in (folder / "a.txt").read_bytes().decode()


def test_standard_input_is_fixed_to_standard_output(tmp_path):
    done = mtlint(tmp_path, "--fix", "--stdin-filename", "x.md", "-", content="It is the the same , too.\r\n".encode("utf-16"))
    assert done.returncode == 1
    assert done.stdout.decode("utf-16") == "It is the the same, too.\r\n"
    assert b"DUP004" in done.stderr


def test_standard_input_that_cannot_be_read_comes_back_as_it_is(tmp_path):
    done = mtlint(tmp_path, "--fix", "-", content=b"a\0b , c")
    assert (done.returncode, done.stdout) == (2, b"a\0b , c")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--unsafe-fixes"], id="nothing is fixed"),
        pytest.param(["--diff", "--output-file", "x"], id="no report is printed"),
        pytest.param(["--diff", "--output", "json=x"], id="no report is written"),
    ],
)
def test_options_that_do_not_go_together(folder, arguments):
    done = mtlint(folder, *arguments)
    assert done.returncode == 2
    assert b"--unsafe-fixes" in done.stderr or b"--diff" in done.stderr
    assert not (folder / "x").exists()
