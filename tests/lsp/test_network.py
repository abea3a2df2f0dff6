"""The language server speaks to its client, over pipes, and to LanguageTool on this machine."""

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

PRIVACY = Path(__file__).parents[1] / "privacy"


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are what Linux has")
def test_a_session_sends_nothing_beyond_this_machine(editing, tmp_path):
    report = tmp_path / "packets.json"
    # Of a text that was checked before, the results are kept, and LanguageTool is not asked.
    never_checked = f"The vans is on bridge {time.time_ns()},, of course.\n"
    wrapper = (sys.executable, str(PRIVACY / "alone.py"), str(report))
    if subprocess.run([*wrapper, "true"], check=False).returncode:
        pytest.skip("no network namespace to be had")

    async def scene():
        async with editing("--config", "ignore = []", "--select", "GRM,TYP008", wrapper=wrapper) as editor:
            await editor.begin()
            editor.open("a.txt", never_checked)
            await editor.told("a.txt", holds=lambda told: any(str(one.code).startswith("GRM") for one in told))
            (told, *_) = await editor.actions("a.txt", editor.published[-1].diagnostics[0].range)
            assert told

    asyncio.run(scene())
    packets = json.loads(report.read_text(encoding="utf-8"))
    assert packets["strays"] == []
    assert packets["lost"] == 0
    assert packets["seen"] > 10
