"""The tick: each duty stands alone."""

import asyncio
from datetime import datetime

import pytest
from sqlmodel import Session

from alongside import worker
from alongside.core.database import Database
from alongside.core.live import Hub
from alongside.settings import Settings
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_a_duty_that_breaks_keeps_no_other_from_being_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[datetime] = []

    def breaks(_session: Session, _now: datetime) -> None:
        raise RuntimeError("broken")

    def works(_session: Session, now: datetime) -> None:
        done.append(now)

    monkeypatch.setattr(worker, "DUTIES", (breaks, works))
    await worker.tick(world.database, Hub())
    assert len(done) == 1


async def test_a_carrier_that_hangs_holds_up_no_other(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = asyncio.Event()

    async def hangs(_database: Database, _settings: Settings) -> int:
        await asyncio.Event().wait()
        return 0

    async def carries(_database: Database, _settings: Settings) -> int:
        carried.set()
        return 1

    monkeypatch.setattr(worker, "CARRIERS", {"first": hangs, "second": carries})
    sending = asyncio.create_task(worker.sending(world.database, settings))
    try:
        await asyncio.wait_for(carried.wait(), timeout=5)
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
