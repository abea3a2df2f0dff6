"""Work on all cores of all machines."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import ray

from mtlint.cluster.progress import Progress


class Each(Protocol):
    """What a function returns for each of some tasks, in their order. It is called with what all have in common before that."""

    def __call__(self, function: Callable[..., Any], common: Any, tasks: Sequence[tuple[int, ...]], what: str, /) -> list[Any]:
        """`what` tells who watches what is done."""


def cores() -> int:
    """How many tasks run at a time, on all machines together."""
    return max(int(ray.cluster_resources().get("CPU", 1)), 1)  # type: ignore[no-untyped-call] # Ray's own


def on_all_cores(progress: Progress) -> Each:
    """Runs each task in some process of the cluster, and no more than there are cores at a time."""

    def each(function: Callable[..., Any], common: Any, tasks: Sequence[tuple[int, ...]], what: str) -> list[Any]:
        remote: Any = ray.remote(num_cpus=1, max_retries=3)(_done)
        shared, room = ray.put((function, common)), cores()
        results: dict[int, Any] = {}
        running: dict[Any, int] = {}
        waiting = list(enumerate(tasks))[::-1]
        while waiting or running:
            while waiting and len(running) < room:
                number, task = waiting.pop()
                running[remote.remote(shared, task)] = number
            (done,), _ = ray.wait(list(running), num_returns=1)
            results[running.pop(done)] = ray.get(done)
            progress(len(results), len(tasks), what)
        return [results[number] for number in sorted(results)]

    return each


def _done(shared: tuple[Callable[..., Any], Any], task: tuple[int, ...]) -> Any:
    function, common = shared
    return function(common, *task)
