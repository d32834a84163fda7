"""Reads of decisions."""

from uuid import UUID

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, func, select

from alongside.activity.models import CoalitionCounter
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.decisions.models import Decision


def next_number(session: Session, coalition_id: UUID) -> int:
    """The number of the coalition's next decision; its counter is held until the commit, so that none is doubled."""
    session.get(CoalitionCounter, coalition_id, with_for_update=True)
    last = session.exec(select(func.max(Decision.number)).where(col(Decision.coalition_id) == coalition_id)).one()
    return (last or 0) + 1


def decision(session: Session, decision_id: UUID) -> Decision:
    """One decision. Raises NotFound."""
    found = session.get(Decision, decision_id)
    if found is None:
        raise NotFound
    return found


def decided_by(session: Session, proposal_id: UUID) -> UUID | None:
    """The decision that came of a proposal."""
    return session.exec(select(Decision.id).where(col(Decision.proposal_id) == proposal_id)).first()


def decisions(session: Session, coalition_id: UUID, wanted: Window) -> list[Decision]:
    """The newest first; one row more than wanted, to see whether it goes on."""
    rows = select(Decision).where(col(Decision.coalition_id) == coalition_id)
    if wanted.after is not None:
        rows = rows.where(col(Decision.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Decision.id).desc()).limit(wanted.limit + 1)))


def made_by(session: Session, table: type[SQLModel], id_column: str, decision_id: UUID) -> list[UUID]:
    """The ids of what a decision made in a table."""
    columns = inspect(table).columns
    rows = session.execute(select(columns[id_column]).where(columns.decision_id == decision_id))
    return list(rows.scalars())
