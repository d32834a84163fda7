"""The one thread that writes to a SQLite file: what waits together is committed together (performance.md section 1).

Making a commit durable costs as much as a third of a use case. Each use case still stands for itself: what it did is
taken back when it is refused, nobody hears of it before the commit, and the next one sees what it left.
"""

import asyncio
import os
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from alongside.core.hot import NOT_THERE

Work = Callable[[Session], Any]
# How one use case ended: with its result, or with what refused it.
End = tuple[Any, BaseException | None]
Told = deque[tuple[asyncio.Future[Any], End]]

# More of them bring hardly more a second, and whoever reads meanwhile waits for all of them.
AT_MOST = 2
# How far behind the threads that answer it stands where they share a processor, as `nice` counts.
BEHIND = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """A use case, and who waits for its end."""

    work: Work
    loop: asyncio.AbstractEventLoop
    end: asyncio.Future[Any]


def run(engine: Engine, work: Work) -> Any:
    """One use case in a transaction of its own. Raises what it raises."""
    with Session(engine, expire_on_commit=False) as session:
        return _within(session, work)


class Writer:
    """Takes use cases in the order in which they came."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._starting = Lock()

    async def write(self, work: Work) -> Any:
        """Run it, and return after its commit. Raises what it raises, or one of NOT_THERE."""
        loop = asyncio.get_running_loop()
        waiting = Waiting(work, loop, loop.create_future())
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._serve, name="alongside-writer", daemon=True)
                self._thread.start()
            self._queue.put(waiting)
        return await waiting.end

    def close(self) -> None:
        """Let what waits end first."""
        with self._starting:
            thread, self._thread = self._thread, None
            if thread is not None:
                self._queue.put(None)
        if thread is not None:
            thread.join()

    def _serve(self) -> None:
        _step_behind()
        while first := self._queue.get():
            together = [first]
            while len(together) < AT_MOST and (following := self._next()):
                together.append(following)
            _tell(together, self._ends(together))

    def _next(self) -> Waiting | None:
        try:
            following = self._queue.get_nowait()
        except Empty:
            return None
        if following is None:
            # Said again for the next round, which ends then.
            self._queue.put(None)
        return following

    def _ends(self, together: Sequence[Waiting]) -> list[End]:
        if len(together) > 1:
            with suppress(Exception):
                return self._at_once(together)
            # The commit failed, or the file took everything back in between: whose work it was is not known, and the
            # others' stands for itself.
        return [_end(partial(run, self._engine, waiting.work)) for waiting in together]

    def _at_once(self, together: Sequence[Waiting]) -> list[End]:
        with self._engine.connect() as connection, connection.begin():
            return [_one_of_many(connection, waiting.work) for waiting in together]


def _step_behind() -> None:
    """Let the loop have the processor as soon as it has something to do, so that a read is not behind a use case."""
    # Elsewhere it would be the whole process that steps behind.
    if sys.platform == "linux":
        os.nice(BEHIND)


def _one_of_many(connection: Connection, work: Work) -> End:
    """In a savepoint. Raises one of NOT_THERE: the file may have taken the whole transaction back then."""
    with Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session:
        result, refusal = _end(partial(_within, session, work))
    if isinstance(refusal, NOT_THERE):
        raise refusal
    return result, refusal


def _within(session: Session, work: Work) -> Any:
    with session.begin():
        result = work(session)
        session.flush()
        return result


def _end(work: Callable[[], Any]) -> End:
    """Whatever it ends with, also what is no Exception: the thread must outlive it, or nobody writes any more."""
    try:
        return work(), None
    except StopIteration as refusal:
        # No future takes it.
        broken = RuntimeError("a use case found less than it counted on")
        broken.__cause__ = refusal
        return None, broken
    except BaseException as refusal:
        return None, refusal


def _tell(together: Sequence[Waiting], ends: Sequence[End]) -> None:
    """Each loop is woken once."""
    by_loop: dict[asyncio.AbstractEventLoop, Told] = defaultdict(deque)
    for waiting, end in zip(together, ends, strict=True):
        by_loop[waiting.loop].append((waiting.end, end))
    for loop, told in by_loop.items():
        # Its loop may have ended, with everybody who waited in it.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_answer, loop, told)


def _answer(loop: asyncio.AbstractEventLoop, told: Told) -> None:
    """One in each round of the loop, so that whoever reads is not behind all of them."""
    future, (result, refusal) = told.popleft()
    if told:
        loop.call_soon(_answer, loop, told)
    if future.done():
        # Who asked has gone. What was done stays done.
        return
    if refusal is None:
        future.set_result(result)
    else:
        future.set_exception(refusal)
