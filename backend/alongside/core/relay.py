"""Between processes on PostgreSQL: what one wakes, all wake (performance.md section 5).

NOTIFY inside the writing transaction would put all commits in a line, so topics travel once a batch, from here.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

import psycopg
import structlog

from alongside.core.live import Hub

log = structlog.get_logger()
CHANNEL = "alongside_topics"
# A notification carries at most 8000 bytes; an id takes 33.
BATCH = 200
AGAIN_AFTER = 2.0
Connection = psycopg.AsyncConnection[tuple[object, ...]]


class Relay:
    """Carries topics from this process's hub to all hubs, and theirs to this one."""

    def __init__(self, dsn: str, hub: Hub) -> None:
        self.dsn = dsn
        self.hub = hub
        self._waiting: set[UUID] = set()
        self._some = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to send and to hear."""
        self.hub.forward = self.send
        self._tasks = [asyncio.create_task(self._again(self._sending)), asyncio.create_task(self._again(self._hearing))]

    async def stop(self) -> None:
        """End both; what was not sent is read at the clients' next look."""
        self.hub.forward = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def send(self, topics: Iterable[UUID]) -> None:
        """Note topics for the next batch."""
        self._waiting.update(topics)
        self._some.set()

    async def _again(self, work: Callable[[Connection], Awaitable[None]]) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self.dsn, autocommit=True) as connection:
                    await work(connection)
            except psycopg.Error as error:
                log.warning("relay.lost", kind=type(error).__name__)
                await asyncio.sleep(AGAIN_AFTER)

    async def _sending(self, connection: Connection) -> None:
        while True:
            await self._some.wait()
            self._some.clear()
            batch, self._waiting = list(self._waiting), set()
            for start in range(0, len(batch), BATCH):
                payload = " ".join(topic.hex for topic in batch[start : start + BATCH])
                await connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))

    async def _hearing(self, connection: Connection) -> None:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for heard in connection.notifies():
            self.hub.wake(UUID(part) for part in heard.payload.split())
