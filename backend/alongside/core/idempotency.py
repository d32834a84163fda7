"""Retries that never double anything (trust.md 5.6): a creating POST carries an Idempotency-Key.

The key, the fingerprint of the request and the answer are kept in the same transaction as the effect, for 48 hours.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Field, Session, SQLModel, col

from alongside.core import clock
from alongside.core.errors import BadRequest, InvalidInput
from alongside.core.model import Id, Instant

KEPT = timedelta(hours=48)
MAX_LENGTH = 100


class IdempotencyKeyMissing(BadRequest):
    """A creating POST without the header."""


class IdempotencyKeyUnreadable(BadRequest):
    """Empty, too long, or not plain ASCII."""


class IdempotencyKeyReused(InvalidInput):
    """The same key with another body."""


class IdempotentAnswer(SQLModel, table=True):
    """What a key was answered with."""

    __tablename__ = "idempotent_answer"

    owner: UUID = Field(primary_key=True, sa_type=Id)
    route: str = Field(primary_key=True, max_length=120)
    key: str = Field(primary_key=True, max_length=MAX_LENGTH)
    fingerprint: bytes
    status: int
    body: bytes
    at: datetime = Field(sa_type=Instant, index=True)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a creating request: whose, where, under which key, with which content."""

    owner: UUID
    route: str
    key: str
    fingerprint: bytes


def attempt(owner: UUID, route: str, key: str | None, body: bytes) -> Attempt:
    """Read the header. Raises IdempotencyKeyMissing, IdempotencyKeyUnreadable."""
    if key is None:
        raise IdempotencyKeyMissing
    if not 1 <= len(key) <= MAX_LENGTH or not key.isascii() or not key.isprintable():
        raise IdempotencyKeyUnreadable
    return Attempt(owner, route, key, hashlib.sha256(body).digest())


def earlier(session: Session, tried: Attempt) -> IdempotentAnswer | None:
    """What this key was answered before; else the key is taken before anything is done under it.

    A second request with the key waits here for the first, then meets its row as an IntegrityError and is run again.
    Raises IdempotencyKeyReused when the content differs.
    """
    found = session.get(IdempotentAnswer, (tried.owner, tried.route, tried.key))
    if found and found.at < clock.now() - KEPT:
        session.delete(found)
        session.flush()
        found = None
    if found is None:
        session.add(IdempotentAnswer(**asdict(tried), status=0, body=b"", at=clock.now()))
        session.flush()
        return None
    if found.fingerprint != tried.fingerprint:
        raise IdempotencyKeyReused
    return found


def keep(session: Session, tried: Attempt, status: int, body: bytes) -> None:
    """Remember the answer beside its effect."""
    taken = session.get_one(IdempotentAnswer, (tried.owner, tried.route, tried.key))
    taken.status, taken.body = status, body
    session.add(taken)


def forget_old(session: Session, now: datetime) -> None:
    """Drop answers that no retry can still ask for."""
    session.execute(delete(IdempotentAnswer).where(col(IdempotentAnswer.at) < now - KEPT))
