"""Retries that never double anything (trust.md 5.6): a creating POST carries an Idempotency-Key.

The key, the fingerprint of the request and the answer are kept in the same transaction as the effect, for 48 hours.
"""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, col

from alongside.core import clock
from alongside.core.errors import BadRequest, InvalidInput
from alongside.core.model import Id, Instant

KEPT = timedelta(hours=48)
INSERT: dict[str, Callable[..., sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
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

    A second request with the key waits here until the first is committed, and then finds its answer.
    Raises IdempotencyKeyReused when the content differs.
    """
    row = {**asdict(tried), "status": 0, "body": b"", "at": clock.now()}
    insert = INSERT[session.get_bind().dialect.name]
    taken = insert(IdempotentAnswer).values(row).on_conflict_do_nothing().returning(col(IdempotentAnswer.key))
    if session.execute(taken).first() is not None:
        return None
    found = session.get_one(IdempotentAnswer, (tried.owner, tried.route, tried.key))
    if found.at < clock.now() - KEPT:
        found.fingerprint, found.at = tried.fingerprint, clock.now()
        return None
    if found.fingerprint != tried.fingerprint:
        raise IdempotencyKeyReused
    return found


def keep(session: Session, tried: Attempt, status: int, body: bytes) -> None:
    """Remember the answer beside its effect."""
    session.execute(
        update(IdempotentAnswer)
        .where(
            col(IdempotentAnswer.owner) == tried.owner,
            col(IdempotentAnswer.route) == tried.route,
            col(IdempotentAnswer.key) == tried.key,
        )
        .values(status=status, body=body)
    )


def forget_old(session: Session, now: datetime) -> None:
    """Drop answers that no retry can still ask for."""
    session.execute(delete(IdempotentAnswer).where(col(IdempotentAnswer.at) < now - KEPT))
