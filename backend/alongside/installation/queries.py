"""What is known of the installation before anyone signs in."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.core.database import Database
from alongside.core.hot import Hot
from alongside.installation.models import ONLY, Installation

STATE = Hot(select(col(Installation.demo), col(Installation.set_up_at)))


@dataclass(frozen=True, slots=True)
class State:
    """Whether this is a demo, and whether it waits for its first person."""

    demo: bool = False
    setup_needed: bool = False


async def state(database: Database) -> State:
    """Read at each use: several processes may serve one database."""
    rows = await database.hot(STATE, {})
    return State(bool(rows[0][0]), not rows[0][0] and rows[0][1] is None) if rows else State()


def is_demo(session: Session) -> bool:
    """Whether the people in this database are invented."""
    row = session.get(Installation, ONLY)
    return row is not None and row.demo


def for_update(session: Session) -> Installation | None:
    """The row, held until the end of the transaction."""
    return session.get(Installation, ONLY, with_for_update=True)
