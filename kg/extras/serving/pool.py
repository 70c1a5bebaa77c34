"""Pool: a few workers that take turns in answering."""

import asyncio
from pathlib import Path

from kg.errors import KgError
from kg.extras.serving.worker import Limits, Request, Response, Worker

WORKERS = 2
"""Queries that are answered at the same time."""


class Busy(KgError):
    """A query waited for a worker as long as one may run."""


class Pool:
    """The workers of one server."""

    def __init__(self, store: Path, limits: Limits) -> None:
        """Keep in mind what the workers work on; `start` starts them."""
        self._store, self._limits = store, limits
        self._workers: list[Worker] = []
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()

    def start(self) -> None:
        """Start the workers."""
        self._workers = [Worker(self._store, self._limits) for _ in range(WORKERS)]
        for worker in self._workers:
            self._idle.put_nowait(worker)

    def stop(self) -> None:
        """End the workers, whatever they are doing."""
        for worker in self._workers:
            worker.stop()

    async def ask(self, request: Request) -> Response:
        """Return the answer of the next idle worker; Busy where none became idle in time."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._limits.seconds)
        except TimeoutError:
            raise Busy("other queries are being answered: ask again in a while") from None
        try:
            return await asyncio.to_thread(worker.ask, request)
        finally:
            self._idle.put_nowait(worker)
