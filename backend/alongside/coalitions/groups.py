"""Groups in a coalition: each joins by a decision."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from alongside.activity.record import record
from alongside.coalitions.events import GroupJoined
from alongside.coalitions.models import CoalitionGroup
from alongside.coalitions.rules import GroupAlreadyHere
from alongside.core import clock
from alongside.core.text import Body, Title, Words
from alongside.groups.models import Group
from alongside.permissions.authority import Authority


class GroupPayload(Body):
    """The group that a proposal wants to let in."""

    name: Title
    about: Words | None = None


def join(session: Session, payload: GroupPayload, *, by: Authority) -> CoalitionGroup:
    """Let a group in as a peer; one that stepped out comes back. Raises GroupAlreadyHere."""
    group = _named(session, payload.name) or _new(session, payload)
    seat = session.get(CoalitionGroup, (by.coalition_id, group.id), with_for_update=True)
    if seat is None:
        seat = CoalitionGroup(coalition_id=by.coalition_id, group_id=group.id, decision_id=by.decision_id)
    elif seat.stepped_out_at is None:
        raise GroupAlreadyHere
    seat.decision_id, seat.joined_at, seat.stepped_out_at = by.decision_id, clock.now(), None
    session.add(seat)
    session.flush()
    record(session, GroupJoined(coalition_id=by.coalition_id, thing_id=group.id))
    return seat


def _named(session: Session, name: str) -> Group | None:
    return session.exec(select(Group).where(col(Group.name) == name)).one_or_none()


def _new(session: Session, payload: GroupPayload) -> Group:
    """A group under a new name; of two coalitions that bring the same one in at once, the second finds the first's."""
    group = Group(name=payload.name, about=payload.about or "")
    try:
        with session.begin_nested():
            session.add(group)
    except IntegrityError:
        return session.exec(select(Group).where(col(Group.name) == payload.name)).one()
    return group
