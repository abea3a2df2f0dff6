"""Commands that are watched while they run.

Every address that Python speaks to is noted. Where network namespaces are to be had every packet is; elsewhere the connections
are looked at again and again that the command and what it starts, such as Java, have open.
"""

import ipaddress
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

HERE = Path(__file__).parent


@dataclass
class Watched:
    """What a command did. `packets` is None where they could not be watched."""

    status: int
    printed: str
    said: str
    addresses: set
    connected: set
    packets: dict | None

    @property
    def strays(self):
        """Where it went beyond this machine, or would have gone."""
        away = {host for host in {host for host, _ in self.addresses} | self.connected if not _is_here(host)}
        return sorted(away | set(self.packets["strays"] if self.packets else ()))


def _is_here(host):
    try:
        # Java speaks over sockets of IPv6, to addresses such as ::ffff:127.0.0.1.
        return ipaddress.ip_address(host.removeprefix("::ffff:")).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def namespaces(tmp_path_factory):
    """Whether this system lets us run a command without a network."""
    report = tmp_path_factory.mktemp("namespace") / "report.json"
    if sys.platform != "linux":
        return False
    return subprocess.run([sys.executable, HERE / "alone.py", report, "true"], check=False).returncode == 0


def _connected(process):
    """Addresses at the other end of the connections of a process and of all that it started."""
    found = set()
    with suppress(psutil.Error):
        root = psutil.Process(process.pid)
        for one in [root, *root.children(recursive=True)]:
            with suppress(psutil.Error):
                found |= {connection.raddr.ip for connection in one.net_connections("inet") if connection.raddr}
    return found


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
        connected = set()
        with (
            (tmp_path / "printed").open("w+", encoding="utf-8") as printed,
            (tmp_path / "said").open("w+", encoding="utf-8") as said,
        ):
            process = subprocess.Popen(whole, cwd=cwd or tmp_path, env=environment, stdout=printed, stderr=said)
            while process.poll() is None:
                connected |= set() if wrapper else _connected(process)
                time.sleep(0.05)
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        packets = json.loads(report.read_text(encoding="utf-8")) if wrapper else None
        assert packets is None or packets["lost"] == 0
        texts = [(tmp_path / name).read_text(encoding="utf-8") for name in ("printed", "said")]
        return Watched(process.returncode, *texts, {tuple(json.loads(line)) for line in lines}, connected, packets)

    return run
