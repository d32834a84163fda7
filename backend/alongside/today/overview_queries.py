"""Reads of coalitions as a whole."""

from uuid import UUID

from sqlmodel import Session, col, select

from alongside.agreements.queries import purposes
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import SEEN_BY_ALL, CoalitionStatus
from alongside.core.pagination import Window
from alongside.permissions.actor import Actor, Standing


def with_purposes(session: Session, rows: list[Coalition]) -> list[tuple[Coalition, str]]:
    """Each with why it is there."""
    texts = purposes(session, [row.id for row in rows])
    return [(row, texts.get(row.id, "")) for row in rows]


def mine(session: Session, actor: Actor) -> list[Coalition]:
    """The coalitions that the actor is in, by name."""
    seats = actor.coalitions(Standing.MEMBER, Standing.NEWCOMER)
    rows = session.exec(select(Coalition).where(col(Coalition.id).in_(seats))).all()
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def others(session: Session, actor: Actor, wanted: Window) -> list[Coalition]:
    """The open and listed ones in which someone is and the actor has no seat, newest first; one more than wanted."""
    someone = select(Membership.id).where(
        col(Membership.coalition_id) == col(Coalition.id), col(Membership.left_at).is_(None)
    )
    rows = select(Coalition).where(
        col(Coalition.visibility).in_(SEEN_BY_ALL),
        col(Coalition.status) != CoalitionStatus.CLOSED,
        col(Coalition.id).not_in(set(actor.seats)),
        someone.exists(),
    )
    if wanted.after is not None:
        rows = rows.where(col(Coalition.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Coalition.id).desc()).limit(wanted.limit + 1)))


def own_seat(session: Session, actor: Actor, coalition_id: UUID) -> Membership | None:
    """The actor's membership."""
    seat = actor.seat_id(coalition_id)
    return session.get(Membership, seat) if seat else None
