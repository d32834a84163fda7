"""What time makes due, and what waits to be sent: one tick in every serving process.

Each duty finds its own work in the domain's dates and does it exactly once, so a tick may be late, doubled or slept
through without harm.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlmodel import Session

from alongside.core import clock, idempotency
from alongside.core.database import Database
from alongside.core.errors import AlongsideError
from alongside.core.live import Hub

log = structlog.get_logger()
EVERY_SECONDS = 10.0
Duty = Callable[[Session, datetime], Any]

DUTIES: tuple[Duty, ...] = (idempotency.forget_old,)


async def tick(database: Database, hub: Hub) -> None:
    """Do once everything that is due. A duty that fails is logged and tried again at the next tick."""
    for duty in DUTIES:
        touched: set[UUID] = set()

        def work(session: Session, duty: Duty = duty, touched: set[UUID] = touched) -> None:
            duty(session, clock.now())
            touched.update(session.info.get("touched", ()))

        try:
            await database.write(work)
        except AlongsideError as error:
            log.warning("tick.refused", duty=duty.__qualname__, code=error.code)
        hub.publish(touched)


async def ticking(database: Database, hub: Hub) -> None:
    """Tick until cancelled."""
    while True:
        try:
            await tick(database, hub)
        except Exception as error:  # the loop must outlive whatever one tick meets
            log.error("tick.broke", kind=type(error).__name__, exc_info=error)
        await asyncio.sleep(EVERY_SECONDS)
