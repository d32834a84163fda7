"""Whether words reach somebody: whoever leaves and comes back takes a new seat, and is the same person."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.coalitions.rules import same_name
from alongside.mutes.models import Mute


def muted(by: Any, whom: Any) -> ColumnElement[bool]:
    """Whether the person of the seat in one column folds the words of the person of the seat in the other."""
    reader, writer, mine, theirs = (aliased(Membership) for _ in range(4))
    return exists().where(
        col(reader.id) == by,
        col(writer.id) == whom,
        col(mine.person_id) == col(reader.person_id),
        col(mine.coalition_id) == col(reader.coalition_id),
        col(Mute.membership_id) == col(mine.id),
        col(theirs.id) == col(Mute.muted_id),
        col(theirs.person_id) == col(writer.person_id),
        col(theirs.coalition_id) == col(writer.coalition_id),
    )


def of_person(session: Session, person_id: UUID, muted_ids: Collection[UUID] | None = None) -> list[Mute]:
    """Whom a person muted, the first first; of these seats alone, if they are given."""
    mine = select(Membership.id).where(col(Membership.person_id) == person_id)
    rows = select(Mute).where(col(Mute.membership_id).in_(mine))
    if muted_ids is not None:
        rows = rows.where(col(Mute.muted_id).in_(muted_ids))
    return list(session.exec(rows.order_by(col(Mute.since), col(Mute.muted_id))))


def known_as(session: Session, seat: Membership) -> list[Membership]:
    """The seats that its person has or had in this coalition under the same name.

    Under another name nothing says that it is the same person: it is kept back, and not shown as muted.
    """
    wanted = select(Membership).where(
        col(Membership.person_id) == seat.person_id, col(Membership.coalition_id) == seat.coalition_id
    )
    return [one for one in session.exec(wanted.order_by(col(Membership.id))) if same_name(one.name, seat.name)]
