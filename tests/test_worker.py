"""The tick: each duty stands alone."""

from datetime import datetime

import pytest
from sqlmodel import Session

from alongside import worker
from alongside.core.live import Hub
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
