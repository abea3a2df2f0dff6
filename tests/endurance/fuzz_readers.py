"""Every reader under libFuzzer, which goes on from whatever content reaches code that none did before.

Needs atheris (the dependency group `endurance`), which has wheels for Linux. What a reader cannot stand is kept in
`tests/readers/files/regressions`, where a test reads it from then on.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.endurance.result import Result
from tests.readers.test_hostile import NAMES, filled, sample

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "readers" / "files"
KEPT = SAMPLES / "regressions"
RUNS = 5_000
"""Contents that each reader is given at the full scale."""
LONGEST = 4096
_TARGET = """
import sys
import atheris
with atheris.instrument_imports(include=["mtlint.readers", "mtlint.text.offsets", "mtlint.text.placeholders"]):
    from tests.readers.test_hostile import held
name = sys.argv.pop()
atheris.Setup(sys.argv, lambda content: held(name, content))
atheris.Fuzz()
"""
_DONE = re.compile(r"Done (\d+) in")
_COVERED = re.compile(r"cov: (\d+)")


def run(scale: float) -> Result:
    """Give every reader so many contents."""
    begin = time.monotonic()
    failures, facts, times = [], {}, 0
    for name in NAMES:
        told, broken = fuzz(name, max(int(RUNS * scale), 1))
        done = list(map(int, _DONE.findall(told)))
        covered = _COVERED.findall(told)
        times += done[-1] if done else 0
        facts[name] = f"{done[-1] if done else 0:,} contents, {covered[-1] if covered else 0} places of the code reached"
        if broken or not done:
            failures.append(f"{name}: {broken or 'broke off'}\n{told[-3000:]}")
    return Result("Readers given mutated files", "libFuzzer, by atheris, over the readers.", times, tuple(failures),
                  time.monotonic() - begin, facts)  # fmt: skip


def fuzz(name: str, runs: int) -> tuple[str, str]:
    """What libFuzzer says, and where it kept what a reader could not stand; empty where it stood all."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, kept = Path(folder) / "corpus", Path(folder) / "kept"
        corpus.mkdir()
        kept.mkdir()
        contents = [
            sample(name),
            filled(name, ""),
            *(file.read_bytes() for file in (SAMPLES / name).rglob("*") if file.is_file()),
        ]
        for number, content in enumerate(contents):
            (corpus / str(number)).write_bytes(content)
        options = [f"-atheris_runs={runs}", f"-max_len={LONGEST}", "-timeout=30", f"-artifact_prefix={kept}/", "-seed=1"]
        command = [sys.executable, "-c", _TARGET, *options, str(corpus), name]
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, errors="replace", check=False
        )
        found = sorted(kept.iterdir())
        for file in found:
            KEPT.mkdir(exist_ok=True)
            (KEPT / f"{name}-{file.name}").write_bytes(file.read_bytes())
    return done.stdout + done.stderr, ", ".join(file.name for file in found)
