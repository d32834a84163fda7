"""Several at the same moment, on real threads and real connections."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from anyio import to_thread
from sqlmodel import Session

from alongside.core.errors import AlongsideError
from tests.world import World

Work = Callable[[Session], Any]
SHORT, MANY = 8, 500


async def at_once(world: World, *works: Work) -> list[AlongsideError | None]:
    """Start all of these together, each on its own connection; what each was refused with, if it was."""
    together = Barrier(len(works))

    def one(work: Work) -> AlongsideError | None:
        together.wait()
        try:
            world.database.write_now(work)
        except AlongsideError as refused:
            return refused
        return None

    def all_of_them() -> list[AlongsideError | None]:
        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(one, works))

    return await to_thread.run_sync(all_of_them)


def kinds(outcome: list[AlongsideError | None]) -> set[type | None]:
    return {type(one) if one else None for one in outcome}


def often(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Give a race its `number` of turns: a few in every run, and hundreds in the long one."""
    counts = [SHORT, pytest.param(MANY, marks=pytest.mark.long)]
    marked: Callable[..., Awaitable[None]] = pytest.mark.parametrize("number", counts)(test)
    return marked
