"""Commands that are watched while they run: every packet where namespaces are to be had, every address Python speaks to."""

import ipaddress
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@dataclass
class Watched:
    """What a command did. `packets` is None where they could not be watched."""

    status: int
    printed: str
    said: str
    addresses: set
    packets: dict | None

    @property
    def strays(self):
        """Where it went beyond this machine, or would have gone."""
        away = {host for host, _ in self.addresses if not _is_here(host)}
        return sorted(away | set(self.packets["strays"] if self.packets else ()))


def _is_here(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def namespaces(tmp_path_factory):
    """Whether this system lets us run a command without a network."""
    report = tmp_path_factory.mktemp("namespace") / "report.json"
    if sys.platform != "linux":
        return False
    done = subprocess.run([sys.executable, HERE / "alone.py", report, "true"], check=False)
    assert done.returncode == 0 or not os.environ.get("CI"), "the tests of what is sent need a network namespace"
    return done.returncode == 0


@pytest.fixture
def watched(tmp_path, namespaces):
    """Runs a command of Python, in a namespace unless `alone` is false, and hands back what it did."""

    def run(*command, cwd=None, alone=True, **variables):
        notes, report = tmp_path / "addresses", tmp_path / "packets.json"
        for file in (notes, report):
            file.unlink(missing_ok=True)
        path = os.pathsep.join(filter(None, (str(HERE / "guard"), os.environ.get("PYTHONPATH"))))
        environment = os.environ | {"PYTHONPATH": path, "MTLINT_TEST_CONNECTIONS": str(notes)} | variables
        wrapper = [sys.executable, HERE / "alone.py", report] if alone and namespaces else []
        whole = [str(part) for part in (*wrapper, sys.executable, *command)]
        done = subprocess.run(
            whole, cwd=cwd or tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        packets = json.loads(report.read_text(encoding="utf-8")) if wrapper else None
        assert packets is None or packets["lost"] == 0
        return Watched(done.returncode, done.stdout, done.stderr, {tuple(json.loads(line)) for line in lines}, packets)

    return run
