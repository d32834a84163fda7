"""Mails to be sent: written in the transaction of what they tell of, sent later, at least once (trust.md 5.6).

A row holds a template's name and what its sentences need, never a secret: what is secret or may have changed is asked
of the template's preparer when the mail goes out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import JSON, delete, select
from sqlmodel import Field, Session, SQLModel, col

from alongside.core import clock, ids
from alongside.core.model import Id, Instant

DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
LEASE = timedelta(minutes=5)
KEPT = timedelta(days=2)
BATCH = 20


class MailOut(SQLModel, table=True):
    """One mail. `due_at` is empty once it is sent or given up; `key` makes a doubled one impossible."""

    __tablename__ = "mail_out"

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    key: str = Field(max_length=120, unique=True)
    recipient: str = Field(max_length=254)
    template: str = Field(max_length=48)
    params: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    language: str = Field(max_length=8)
    due_at: datetime | None = Field(sa_type=Instant, index=True)
    until: datetime = Field(sa_type=Instant)
    attempts: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=Instant)
    last_error: str | None = Field(default=None, max_length=32)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it goes out: to whom, in which language, with everything its sentences need."""

    id: UUID
    recipient: str
    template: str
    language: str
    params: dict[str, str] = field(default_factory=dict)


# Gives what a row leaves out, or None when there is nobody to write to any more. `origin` begins every link.
Preparer = Callable[[Session, MailOut, str], Letter | None]
_preparers: dict[str, Preparer] = {}


def prepares(template: str) -> Callable[[Preparer], Preparer]:
    """Name the function that completes a template's mails when they go out."""

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
    within: timedelta,
    params: dict[str, str] | None = None,
    key: str | None = None,
) -> None:
    """Write a mail into the caller's transaction. After `within` it makes no sense any more and is dropped."""
    now = clock.now()
    row = MailOut(
        key="", recipient=to, template=template, params=params or {}, language=language, due_at=now, until=now + within
    )
    row.key = key or row.id.hex
    session.add(row)


def claim(session: Session, now: datetime, origin: str) -> list[Letter]:
    """Take what is due, hidden from other senders for a while, and complete it."""
    due = select(MailOut).where(col(MailOut.due_at) <= now).order_by(col(MailOut.due_at)).limit(BATCH)
    letters = []
    for row in session.scalars(due.with_for_update(skip_locked=True)).all():
        letter = _completed(session, row, origin) if row.until > now else None
        if letter is None:
            session.delete(row)
            continue
        row.attempts += 1
        row.due_at = now + LEASE
        letters.append(letter)
    return letters


def _completed(session: Session, row: MailOut, origin: str) -> Letter | None:
    preparer = _preparers.get(row.template)
    if preparer:
        return preparer(session, row, origin)
    return Letter(row.id, row.recipient, row.template, row.language, row.params)


def settle(session: Session, mail_id: UUID, now: datetime, error: str | None, *, final: bool = False) -> None:
    """Note what became of a mail: sent, to be tried again later, or given up."""
    row = session.get(MailOut, mail_id, with_for_update=True)
    if row is None:
        return
    row.last_error = error
    if error is None:
        row.due_at, row.sent_at = None, now
    elif final or row.attempts > len(DELAYS):
        row.due_at = None
    else:
        row.due_at = now + DELAYS[row.attempts - 1]


def keep_here(session: Session, letter: Letter, now: datetime) -> None:
    """Count a mail as sent and keep all of it, to be read on a page of this server."""
    row = session.get_one(MailOut, letter.id)
    row.recipient, row.language, row.params = letter.recipient, letter.language, letter.params
    row.due_at, row.sent_at = None, now


def forget_old(session: Session, now: datetime) -> None:
    """Drop what is done with or came to nothing: who was written to, and when, is nobody's business for long."""
    done = col(MailOut.due_at).is_(None) & (col(MailOut.created_at) < now - KEPT)
    lapsed = col(MailOut.due_at).is_not(None) & (col(MailOut.until) <= now)
    session.execute(delete(MailOut).where(done | lapsed))
