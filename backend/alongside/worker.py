"""What time makes due, and what waits to be sent: a tick and a sender in every serving process.

Each duty finds its own work in the domain's dates and does it exactly once, so a tick may be late, doubled or slept
through without harm.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlmodel import Session

from alongside.checkins import service as checkins
from alongside.commitments import companions
from alongside.consents import service as consents
from alongside.core import clock, idempotency, outbox, paused
from alongside.core.database import Database
from alongside.core.errors import AlongsideError
from alongside.core.live import Hub
from alongside.decisions import coming_due, forgetting
from alongside.decisions import settling as decisions
from alongside.departures.service import due_handover
from alongside.following import telling
from alongside.installation.mails import deliver_due
from alongside.notices import mails as notice_mails
from alongside.notices import pulling as notices
from alongside.notices import waiting
from alongside.offers import coming_due as offers
from alongside.people import service as people
from alongside.pushes import carrier as push_carrier
from alongside.pushes import service as pushes
from alongside.safety import service as safety
from alongside.settings import Settings

log = structlog.get_logger()
EVERY_SECONDS = 10.0
Duty = Callable[[Session, datetime], Any]

DUTIES: tuple[Duty, ...] = (
    waiting.follow_clock,
    decisions.close_due,
    coming_due.days_come,
    forgetting.forget_due,
    telling.forget_untold,
    consents.expire_due,
    due_handover,
    consents.forget_due,
    companions.end_due,
    offers.settle_due,
    offers.forget_due,
    safety.end_gone,
    safety.replace_silent,
    safety.forget_old,
    checkins.forget_old,
    # After all that changes what there is to tell; what is new at one moment goes into one mail.
    notices.pull,
    notices.pull_words,
    notice_mails.plan,
    notices.forget_old,
    pushes.have_key,
    people.forget_ended,
    outbox.forget_old,
    paused.forget_old,
    idempotency.forget_old,
)

# Each sends what is due of its own (`Delivery.carrier`) and says how many went out.
Carrier = Callable[[Database, Settings], Awaitable[int]]
CARRIERS: dict[str, Carrier] = {outbox.MAIL: deliver_due, push_carrier.PUSH: push_carrier.deliver_due}


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
            continue
        except Exception as error:  # one duty must not keep the others, nor the mail, from being done
            log.error("tick.broke", duty=duty.__qualname__, exc_info=error)
            continue
        hub.publish(touched)


async def ticking(database: Database, hub: Hub) -> None:
    """Tick until cancelled."""
    while True:
        try:
            await tick(database, hub)
        except Exception as error:  # the loop must outlive whatever one tick meets
            log.error("tick.broke", kind=type(error).__name__, exc_info=error)
        await asyncio.sleep(EVERY_SECONDS)


async def sending(database: Database, settings: Settings) -> None:
    """Send what waits until cancelled. Beside the tick, so that a server that hangs holds up no closing.

    Each carrier for itself: whoever makes push services wait that they chose makes nobody's mail wait.
    """
    await asyncio.gather(*(_carrying(name, carry, database, settings) for name, carry in CARRIERS.items()))


async def _carrying(name: str, carry: Carrier, database: Database, settings: Settings) -> None:
    while True:
        try:
            await carry(database, settings)
        except Exception as error:  # the loop must outlive whatever one round meets
            log.error("send.broke", carrier=name, kind=type(error).__name__, exc_info=error)
        await asyncio.sleep(EVERY_SECONDS)
