"""`kill -9` at random moments of whatever writes files: the next run must not notice."""

import random
import signal
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.crash.mirror import provisioning
from tests.crash.scenes import SCENES, Zygote, ended_in_the_middle, undisturbed
from tests.endurance.result import Result

TIMES = 200


def run(scale: float) -> Result:
    """Kill in turn, look at the folder, and run again."""
    begin, times = time.monotonic(), max(1, int(TIMES * scale))
    draw = random.Random()
    seed = draw.randrange(10**9)
    draw.seed(seed)
    failures: list[str] = []
    counted: Counter[str] = Counter()
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        scenes = [*SCENES.values(), stack.enter_context(provisioning(root / "repository"))]
        zygote = stack.enter_context(Zygote())
        known = [undisturbed(zygote, scene, root / scene.name) for scene in scenes]
        for number in range(times):
            scene = known[number % len(known)]
            name = scene.scene.name
            failures += ended_in_the_middle(zygote, scene, root / name / str(number), draw, signal.SIGKILL)
            counted[name] += 1
            print(f"  {number + 1} of {times}, {len(failures)} failures", end="\r", flush=True)
    done = (
        f"`kill -9` of a process {times} times, at a random moment of its life or soon after it began to write: while it "
        f"fetched and put together jars, kept results, wrote every format of report, the HTML report and a baseline, fixed "
        f"texts, and removed what was kept. Afterwards each file must be the old one or the new one, the results must pass "
        f"SQLite's integrity check, and the next run must leave what an undisturbed run leaves, and nothing else."
    )
    facts = {"killed": ", ".join(f"{name} {count}" for name, count in sorted(counted.items())), "seed": str(seed)}
    return Result("Killed", done, times, tuple(failures), time.monotonic() - begin, facts)
