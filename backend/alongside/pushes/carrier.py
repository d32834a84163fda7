"""Carrying what waits for push services: without a word in it, one at a time, again after a while when it fails.

| What the push service says | What it means |
|---|---|
| 2xx | it is on its way to the browser |
| 404, 410 | the browser is not there any more: it is told no more |
| another 4xx, or an address that we do not go to | given up |
| 429, 5xx, no answer | tried; again later |
"""

from http import HTTPStatus

import structlog
from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from alongside.core import clock, outbox
from alongside.core.database import Database
from alongside.core.egress import Egress, EgressRefused, NoAnswer
from alongside.core.hot import Hot
from alongside.core.model import Instant
from alongside.core.outbox import Delivery, Letter
from alongside.pushes import queries, service, vapid
from alongside.settings import Settings

log = structlog.get_logger()
PUSH = "push"
# For as long a push service keeps it for a browser that is away; seconds.
KEPT = 24 * 60 * 60
_due_at = col(Delivery.due_at)
_now, _never = bindparam("now", type_=Instant()), bindparam("never", type_=Instant())
DUE = Hot(
    select(col(Delivery.id)).where(col(Delivery.carrier) == PUSH, (_due_at <= _now) | (_due_at > _never)).limit(1)
)
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

Failure = tuple[str, bool]


async def deliver_due(database: Database, settings: Settings, egress: Egress | None = None) -> int:
    """Send what is due and say how many went out."""
    way_out = egress or Egress()
    sent = 0
    now = clock.now()
    if not await database.hot(DUE, {"now": now, "never": now + outbox.FARTHEST}):
        return 0
    while claimed := await database.write(lambda session: _claimed(session, settings)):
        letter, headers = claimed
        failure = await _tried(way_out, letter, headers)
        await _settle(database, letter, failure)
        sent += failure is None
    return sent


def _claimed(session: Session, settings: Settings) -> tuple[Letter, dict[str, str]] | None:
    letter = outbox.claim(session, clock.now(), settings.public_origin, PUSH)
    private = queries.private_key(session)
    if letter is None or private is None:
        return None
    contact = f"mailto:{settings.mail_from}"
    word = vapid.authorization(private, letter.recipient, contact, clock.now())
    # What has not been fetched yet is replaced by the next: there is nothing in either.
    return letter, {"Authorization": word, "TTL": f"{KEPT}", "Topic": "new", "Urgency": "normal"}


async def _tried(egress: Egress, letter: Letter, headers: dict[str, str]) -> Failure | None:
    """A word for what went wrong, and whether trying again is of no use."""
    try:
        status = await egress.post(letter.recipient, headers)
    except (EgressRefused, ValueError):
        return "address", True
    except TimeoutError:
        return "timeout", False
    except (OSError, NoAnswer):
        return "connection", False
    if status in GONE:
        return "gone", True
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return "refused", status < HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.TOO_MANY_REQUESTS


async def _settle(database: Database, letter: Letter, failure: Failure | None) -> None:
    kind, final = failure or (None, False)
    if kind:
        log.warning("push.not_sent", kind=kind, final=final)

    def settled(session: Session) -> None:
        outbox.settle(session, letter.id, clock.now(), kind, final=final)
        if kind == "gone":
            service.forget(session, letter.recipient)

    await database.write(settled)
