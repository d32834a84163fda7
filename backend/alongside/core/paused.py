"""Addresses that a mail server refused for good: nothing is sent there unasked until their person shows otherwise.

Or until a month has gone by: mailboxes come back, and nobody's address is kept for ever for having been away.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import Field, Session, SQLModel, col

from alongside.core.database import INSERT
from alongside.core.model import Instant

RESTS = timedelta(days=30)


class PausedAddress(SQLModel, table=True):
    """That the mailbox of an address was not there, since when."""

    __tablename__ = "paused_address"

    address: str = Field(primary_key=True, max_length=254)
    since: datetime = Field(sa_type=Instant)


def pause(session: Session, address: str, now: datetime) -> None:
    """Its server says that there is no such mailbox. What is asked for by its person is tried all the same."""
    # Another sender may learn it at the same moment: what became of this mail is settled all the same.
    insert = INSERT[session.get_bind().dialect.name]
    session.execute(insert(PausedAddress).values(address=address, since=now).on_conflict_do_nothing())


def resume(session: Session, address: str) -> None:
    """A mail arrived there, or its person says that it can."""
    session.execute(delete(PausedAddress).where(col(PausedAddress.address) == address))


def paused(session: Session, addresses: Collection[str]) -> frozenset[str]:
    """Which of these are paused."""
    wanted = select(col(PausedAddress.address)).where(col(PausedAddress.address).in_(set(addresses)))
    return frozenset(session.scalars(wanted))


def forget_old(session: Session, now: datetime) -> None:
    """Try what has rested for long once more; also what was noted while the clock was far ahead."""
    since = col(PausedAddress.since)
    session.execute(delete(PausedAddress).where((since <= now - RESTS) | (since > now + RESTS)))
