"""Retries that never double anything (trust.md 5.6): a creating POST carries an Idempotency-Key.

The key, the fingerprint of the request and the answer are kept in the same transaction as the effect, for 48 hours.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, col

from alongside.core import clock
from alongside.core.errors import BadRequest, InvalidInput
from alongside.core.hot import Hot
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


TAKEN: dict[str, Hot] = {
    dialect: Hot(insert(IdempotentAnswer).on_conflict_do_nothing().returning(col(IdempotentAnswer.key)))
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
KEPT_NOW = Hot(
    update(IdempotentAnswer)
    .where(
        col(IdempotentAnswer.owner) == bindparam("whose", type_=Id()),
        col(IdempotentAnswer.route) == bindparam("where"),
        col(IdempotentAnswer.key) == bindparam("which"),
    )
    .values(status=bindparam("code"), body=bindparam("said"))
)


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
    taken = TAKEN[session.get_bind().dialect.name]
    if taken.within(session, _row(tried)):
        return None
    found = session.get_one(IdempotentAnswer, (tried.owner, tried.route, tried.key))
    if found.at < clock.now() - KEPT:
        found.fingerprint, found.at = tried.fingerprint, clock.now()
        return None
    if found.fingerprint != tried.fingerprint:
        raise IdempotencyKeyReused
    return found


def _row(tried: Attempt) -> dict[str, Any]:
    mine = {"owner": tried.owner, "route": tried.route, "key": tried.key, "fingerprint": tried.fingerprint}
    return mine | {"status": 0, "body": b"", "at": clock.now()}


def keep(session: Session, tried: Attempt, status: int, body: bytes) -> None:
    """Remember the answer beside its effect."""
    session.flush()
    KEPT_NOW.do(session, {"whose": tried.owner, "where": tried.route, "which": tried.key, "code": status, "said": body})


def forget_old(session: Session, now: datetime) -> None:
    """Drop answers that no retry can still ask for."""
    session.execute(delete(IdempotentAnswer).where(col(IdempotentAnswer.at) < now - KEPT))
