"""Who is listening: an in-process hub that wakes the streams of people when something of theirs changed.

It carries no content: a woken client reads again with its own rights (trust.md T3).
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

QUEUE = 64


class Hub:
    """Topics are ids of coalitions and of people; a listener hears each topic it may."""

    def __init__(self) -> None:
        self._listeners: dict[UUID, set[asyncio.Queue[UUID | None]]] = defaultdict(set)
        self.forward: Callable[[Iterable[UUID]], None] | None = None

    @contextmanager
    def listening(self, topics: Iterable[UUID]) -> Iterator[asyncio.Queue[UUID | None]]:
        """A bounded queue of topics that changed, for as long as the context lasts; None once it is closed."""
        queue: asyncio.Queue[UUID | None] = asyncio.Queue(QUEUE)
        wanted = tuple(topics)
        for topic in wanted:
            self._listeners[topic].add(queue)
        try:
            yield queue
        finally:
            for topic in wanted:
                self._listeners[topic].discard(queue)
                if not self._listeners[topic]:
                    del self._listeners[topic]

    def publish(self, topics: Iterable[UUID]) -> None:
        """Wake everyone who listens to these topics, here or (through the relay) in other processes."""
        if self.forward is None:
            self.wake(topics)
        else:
            self.forward(topics)

    def close(self) -> None:
        """Tell everyone who listens in this process that it ends: a stream would hold it as long as a tab is open."""
        for queue in {queue for queues in self._listeners.values() for queue in queues}:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    def wake(self, topics: Iterable[UUID]) -> None:
        """Wake the listeners of this process. A full queue already says "read again", so nothing is lost."""
        for topic in topics:
            for queue in self._listeners.get(topic, ()):
                if not queue.full():
                    queue.put_nowait(topic)


def touch(info: dict[Any, Any], *topics: UUID) -> None:
    """Note in a session's `info` who is to be woken after the commit."""
    info.setdefault("touched", set()).update(topics)
