"""What is to be sent: written in the transaction of what it tells of, sent later, at least once (trust.md 5.6).

A row holds a template's name and what its sentences need, never a secret: what is secret or may have changed is asked
of the template's preparer when it goes out. Each carrier (mail, and others beside it) takes one of its own at a time,
right before it sends it: whoever is killed then holds up that one alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, delete, select, update
from sqlmodel import Field, Session, SQLModel, col

from alongside.core import clock, ids, running
from alongside.core.model import Id, Instant

MAIL = "mail"
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
LEASE = timedelta(minutes=5)
# Nothing waits longer for its next try: what seems to was written while the clock was wrong.
FARTHEST = timedelta(days=2)
SENT_KEPT = timedelta(days=2)
DEAD_KEPT = timedelta(days=14)
# What is said of one whose time was over before it was sent.
OVER = "over"
# How many that came to nothing are dropped in one transaction before somebody else has their turn.
DROPPED_AT_ONCE = 50


class Delivery(SQLModel, table=True):
    """One thing to be sent to one recipient. `due_at` is empty once it is sent, given up (a dead letter) or over.

    `key` makes a doubled one impossible. `leased_at` is when somebody took it to send it. `attempts` are those in which
    it was tried; without `until` it is never over. How old one is (`created_at`, `until`) is counted in the time that
    the installation ran: a clock that is wrong for a while, or a machine that sleeps, closes none.
    """

    __tablename__ = "delivery"

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    key: str = Field(max_length=120, unique=True)
    carrier: str = Field(default=MAIL, max_length=16)
    recipient: str = Field(max_length=254)
    template: str = Field(max_length=48)
    params: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    language: str = Field(max_length=8)
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    until: datetime | None = Field(default=None, sa_type=Instant)
    leased_at: datetime | None = Field(default=None, sa_type=Instant)
    attempts: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=Instant)
    last_error: str | None = Field(default=None, max_length=32)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out: to whom, in which language, with everything its sentences need.

    `stop` is where a reader ends mails of this kind without signing in (RFC 8058), where they can.
    """

    id: UUID
    recipient: str
    template: str
    language: str
    params: dict[str, str] = field(default_factory=dict)
    stop: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: its reader does not want to be written to before then."""

    at: datetime


# Gives what a row leaves out; None when there is nobody to write to any more. `origin` begins every link.
Preparer = Callable[[Session, Delivery, str], Letter | Later | None]
_preparers: dict[str, Preparer] = {}


def prepares(template: str) -> Callable[[Preparer], Preparer]:
    """Name the function that completes a template's letters when they go out."""

    def register(preparer: Preparer) -> Preparer:
        _preparers[template] = preparer
        return preparer

    return register


def enqueue(
    session: Session,
    template: str,
    *,
    to: str,
    language: str,
    within: timedelta | None,
    params: dict[str, str] | None = None,
    key: str | None = None,
    carrier: str = MAIL,
) -> Delivery:
    """Write a delivery into the caller's transaction. After `within` it makes no sense any more and is not sent."""
    age = running.now(session)
    row = Delivery(
        key="",
        carrier=carrier,
        recipient=to,
        template=template,
        params=params or {},
        language=language,
        due_at=clock.now(),
        until=None if within is None else age + within,
        created_at=age,
    )
    row.key = key or row.id.hex
    session.add(row)
    return row


def is_due(now: datetime) -> ColumnElement[bool]:
    """What its time has come for; also what was put off while the clock was far ahead."""
    due_at = col(Delivery.due_at)
    return (due_at <= now) | (due_at > now + FARTHEST)


def claim(session: Session, now: datetime, origin: str, carrier: str = MAIL) -> Letter | None:
    """Take one that is due, hidden from other senders for a while, and complete it."""
    due = select(Delivery).where(is_due(now), col(Delivery.carrier) == carrier).order_by(col(Delivery.due_at)).limit(1)
    for _ in range(DROPPED_AT_ONCE):
        row = session.scalars(due.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        letter = _taken(session, row, now, origin)
        session.flush()
        if letter is not None:
            return letter
    return None


def _taken(session: Session, row: Delivery, now: datetime, origin: str) -> Letter | None:
    if row.until is not None and row.until <= running.now(session):
        close(session, row)
        return None
    if row.leased_at is not None:
        # Whoever had it ended in the middle: it may have been this one that ended them.
        _count(row, now, "lost")
        if row.due_at is None:
            return None
    prepared = _completed(session, row, origin)
    match prepared:
        case None:
            session.delete(row)
            return None
        case Later():
            row.due_at, row.leased_at = prepared.at, None
            return None
        case Letter():
            row.leased_at, row.due_at = now, now + LEASE
            return prepared


def _completed(session: Session, row: Delivery, origin: str) -> Letter | Later | None:
    preparer = _preparers.get(row.template)
    if preparer:
        return preparer(session, row, origin)
    return Letter(row.id, row.recipient, row.template, row.language, row.params)


def settle(session: Session, delivery_id: UUID, now: datetime, error: str | None, *, final: bool = False) -> None:
    """Note what became of one that was tried: sent, to be tried again later, or given up."""
    row = session.get(Delivery, delivery_id, with_for_update=True)
    if row is None:
        return
    if error is None:
        row.due_at, row.sent_at, row.leased_at, row.last_error = None, now, None, None
    else:
        _count(row, now, error, final=final)


def _count(row: Delivery, now: datetime, error: str, *, final: bool = False) -> None:
    row.attempts += 1
    row.last_error, row.leased_at = error, None
    row.due_at = None if final or row.attempts > len(DELAYS) else now + DELAYS[row.attempts - 1]


def close(session: Session, row: Delivery) -> None:
    """Note that the time of one is over, by its own last day or because another says what it would have said."""
    age = running.now(session)
    row.due_at, row.leased_at, row.last_error = None, None, OVER
    row.until = age if row.until is None else min(row.until, age)


def keep_here(session: Session, letter: Letter, now: datetime) -> None:
    """Count a mail as sent and keep all of it, to be read on a page of this server."""
    row = session.get_one(Delivery, letter.id)
    row.recipient, row.language, row.template, row.params = (
        letter.recipient,
        letter.language,
        letter.template,
        letter.params,
    )
    row.due_at, row.leased_at, row.sent_at = None, None, now


def look_anew(session: Session, now: datetime) -> None:
    """After the clock was put back: what was put off by the other one is due, and what is being sent is lent anew."""
    off = select(Delivery).where(col(Delivery.due_at) > now).order_by(col(Delivery.id))
    for row in session.scalars(off.with_for_update(skip_locked=True)):
        row.due_at = now if row.leased_at is None else now + LEASE


def forget_old(session: Session, now: datetime) -> None:
    """Drop what is done with or came to nothing: who was written to, and when, is nobody's business for long."""
    age = running.now(session)
    lapsed = col(Delivery.due_at).is_not(None) & (col(Delivery.until) <= age)
    session.execute(update(Delivery).where(lapsed).values(due_at=None, leased_at=None, last_error=OVER))
    done = col(Delivery.due_at).is_(None)
    sent = done & (col(Delivery.sent_at) < now - SENT_KEPT)
    over = done & (col(Delivery.last_error) == OVER) & (col(Delivery.until) < age - SENT_KEPT)
    dead = done & col(Delivery.sent_at).is_(None) & (col(Delivery.created_at) < age - DEAD_KEPT)
    session.execute(delete(Delivery).where(sent | over | dead))
