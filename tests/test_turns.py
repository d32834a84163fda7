"""Who reads goes before who writes, and before what is written: one core serves both (performance.md G4)."""

import asyncio
import os
import sys
from pathlib import Path
from threading import get_native_id
from typing import Any

import pytest

from alongside.core.database import Database
from alongside.core.turns import Turns
from alongside.core.web import Receive, Scope, Send
from alongside.core.writer import BEHIND

pytestmark = pytest.mark.anyio


async def order(*asked: str) -> list[str]:
    """In which order they begin that come in one round of the loop. Each is a method, and what to tell it by."""
    begun: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        begun.append(scope["name"])

    async def nothing(*_: Any) -> Any:
        return {}

    turns = Turns(app)
    scopes = [{"type": "http", "method": one.split()[0], "name": one} for one in asked]
    await asyncio.gather(*(turns(scope, nothing, nothing) for scope in scopes))
    return begun


async def test_who_reads_begins_before_who_writes_and_writers_keep_their_order() -> None:
    asked = ["POST 1", "PUT 2", "GET 3", "POST 4", "GET 5"]
    assert await order(*asked) == ["GET 3", "GET 5", "POST 1", "PUT 2", "POST 4"]


async def test_a_reader_who_comes_later_is_behind_one_writer_at_most() -> None:
    begun: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        begun.append(scope["method"])
        if begun == ["POST"]:
            coming.append(asyncio.create_task(turns({"type": "http", "method": "GET"}, nothing, nothing)))

    async def nothing(*_: Any) -> Any:
        return {}

    coming: list[asyncio.Task[None]] = []
    turns = Turns(app)
    await asyncio.gather(*(turns({"type": "http", "method": "POST"}, nothing, nothing) for _ in range(5)))
    await coming[0]
    assert begun.index("GET") <= 2


async def test_who_goes_away_while_it_waits_holds_nobody_up() -> None:
    begun: list[int] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        begun.append(scope["number"])

    async def nothing(*_: Any) -> Any:
        return {}

    turns = Turns(app)
    tasks = [
        asyncio.create_task(turns({"type": "http", "method": "POST", "number": number}, nothing, nothing))
        for number in range(3)
    ]
    await asyncio.sleep(0)
    for gone in tasks[:2]:
        gone.cancel()
    await asyncio.wait_for(tasks[2], 10)
    assert begun == [2]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
async def test_what_writes_stands_behind_what_answers_and_nothing_else_does(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'written.db'}")
    before = os.getpriority(os.PRIO_PROCESS, 0)
    writing = await database.write(lambda _: get_native_id())
    assert os.getpriority(os.PRIO_PROCESS, writing) == min(before + BEHIND, 19)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before
    database.dispose()
