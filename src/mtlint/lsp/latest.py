"""Work for the newest request only."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Does one job at a time; a newer request takes the place of one that waits."""

    def __init__(self, job: Callable[[T], Awaitable[None]]) -> None:
        self._job = job
        self._waiting: list[T] = []
        self._due = 0.0
        self._task: asyncio.Task[None] | None = None

    def ask(self, request: T, delay: float = 0.0) -> None:
        """Have a job done after so many seconds in which nothing else is asked for."""
        self._waiting = [request]
        self._due = asyncio.get_running_loop().time() + delay
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        """Forget what waits; nobody will hear of what is under way."""
        self._waiting = []
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        try:
            while self._waiting:
                left = self._due - asyncio.get_running_loop().time()
                if left > 0:
                    await asyncio.sleep(left)
                    continue
                await self._job(self._waiting.pop())
        finally:
            self._task = None
