"""What an operator sees of deliveries, and can do about those that were given up: no words, no address in full."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.core import clock, running
from alongside.core.errors import NotFound
from alongside.core.outbox import OVER, Delivery


class NoSuchDelivery(NotFound):
    """Told on the console alone: sent, dropped or forgotten meanwhile, or never there."""


def lines(session: Session) -> Iterable[str]:
    """What waits, what was given up, and what was not sent before its time was over; the oldest first, a line each."""
    rows = select(Delivery).where(col(Delivery.sent_at).is_(None)).order_by(col(Delivery.id))
    for row in session.scalars(rows):
        what = f"{_state(row)}  {row.carrier}  {row.template}"
        yield f"{row.id}  {what}  {_masked(row.recipient)}  {row.attempts}  {row.last_error or 'not tried'}"


def _state(row: Delivery) -> str:
    if row.due_at is not None:
        return f"due {_at(row.due_at)}"
    return OVER if row.last_error == OVER else "dead"


def retry(session: Session, delivery_id: UUID | None) -> int:
    """Try one that was given up again from the start, or all of them; not what is over. Raises NoSuchDelivery."""
    now, age = clock.now(), running.now(session)
    dead = [row for row in _dead(session, delivery_id) if row.last_error != OVER]
    found = [row for row in dead if row.until is None or row.until > age]
    for row in found:
        row.due_at, row.attempts, row.last_error = now, 0, None
    return len(found)


def drop(session: Session, delivery_id: UUID | None) -> int:
    """Take one that was given up away, or all of them. Raises NoSuchDelivery."""
    found = _dead(session, delivery_id)
    for row in found:
        session.delete(row)
    return len(found)


def _dead(session: Session, delivery_id: UUID | None) -> list[Delivery]:
    dead = select(Delivery).where(col(Delivery.due_at).is_(None), col(Delivery.sent_at).is_(None))
    if delivery_id is not None:
        dead = dead.where(col(Delivery.id) == delivery_id)
    found = list(session.scalars(dead.order_by(col(Delivery.id)).with_for_update()))
    if delivery_id is not None and not found:
        raise NoSuchDelivery
    return found


def _at(due_at: datetime) -> str:
    return due_at.strftime("%Y-%m-%d %H:%M")


def _masked(recipient: str) -> str:
    """Enough to see which server is meant, and not who."""
    name, at, domain = recipient.rpartition("@")
    return f"{name[:1]}…@{domain}" if at else "…"
