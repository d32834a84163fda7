"""Reads of commitments and holdings, and who may know of them: once as facts for the law, once as SQL for lists."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, or_
from sqlmodel import Session, col, select

from alongside.actions import credit
from alongside.actions import queries as actions
from alongside.actions.models import CoOwnership
from alongside.coalitions.models import Coalition, Membership
from alongside.commitments.models import Commitment, Holding, Renegotiation
from alongside.commitments.rules import HoldingStatus, ReadBy
from alongside.core.errors import NotFound
from alongside.permissions.vocabulary import Subject

CHANGES_SHOWN = 20


def commitment(session: Session, commitment_id: UUID, *, lock: bool = False) -> Commitment:
    """One commitment; `lock` holds its row, and with it everything that changes its holdings. Raises NotFound."""
    held = {"key_share": True} if lock else None
    found = session.get(Commitment, commitment_id, with_for_update=held, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def holdings(session: Session, commitment_id: UUID) -> list[Holding]:
    """All parts that anyone has or had in it."""
    rows = select(Holding).where(col(Holding.commitment_id) == commitment_id)
    return list(session.exec(rows.order_by(col(Holding.since), col(Holding.id))))


@dataclass(frozen=True, slots=True)
class Circle:
    """Everyone whom a commitment concerns: all who have or had a part in it, and the co-owners of its action."""

    commitment: Commitment
    parts: list[Holding]
    co_owners: frozenset[UUID]

    @property
    def holders(self) -> frozenset[UUID]:
        """The memberships that hold it or kept it: everyone who has a part and did not let go."""
        return frozenset(part.membership_id for part in self.parts if part.status is not HoldingStatus.RELEASED)

    @property
    def partners(self) -> frozenset[UUID]:
        """Who reads what is meant for partners."""
        return self.holders | self.co_owners

    @property
    def subject(self) -> Subject:
        """A commitment as the law sees it. Who once held it still finds it, also after letting go."""
        held = frozenset(part.membership_id for part in self.parts)
        narrow = held | self.co_owners if self.commitment.read_by is ReadBy.PARTNERS else None
        return Subject(self.commitment.coalition_id, co_owners=self.co_owners, holders=held, narrow=narrow)


def circle(session: Session, commitment: Commitment) -> Circle:
    """The facts about its people, in two reads."""
    co_owners = actions.co_owners(session, commitment.action_id) if commitment.action_id else frozenset()
    return Circle(commitment, holdings(session, commitment.id), co_owners)


def circles(session: Session, commitments: Collection[Commitment]) -> dict[UUID, Circle]:
    """As `circle`, of each of these in two reads."""
    rows = select(Holding).where(col(Holding.commitment_id).in_([one.id for one in commitments]))
    parts: defaultdict[UUID, list[Holding]] = defaultdict(list)
    for part in session.exec(rows.order_by(col(Holding.since), col(Holding.id))):
        parts[part.commitment_id].append(part)
    served = {one.action_id for one in commitments if one.action_id}
    carrying = actions.co_owners_of(session, served) if served else {}
    return {
        one.id: Circle(one, parts[one.id], carrying.get(one.action_id, frozenset()) if one.action_id else frozenset())
        for one in commitments
    }


def holders(session: Session, commitment_id: UUID) -> frozenset[UUID]:
    """The memberships that hold it or kept it."""
    return circle(session, commitment(session, commitment_id)).holders


def partners(session: Session, commitment: Commitment) -> frozenset[UUID]:
    """Its holders, and the co-owners of the action that it serves."""
    return circle(session, commitment).partners


def subject(session: Session, commitment: Commitment) -> Subject:
    """A commitment as the law sees it."""
    return circle(session, commitment).subject


def part_of(session: Session, commitment_id: UUID, seat: UUID) -> Holding | None:
    """The seat's own part: the open one, else the last one there was."""
    rows = select(Holding).where(col(Holding.commitment_id) == commitment_id, col(Holding.membership_id) == seat)
    open_first = (col(Holding.ended_at).is_(None).desc(), col(Holding.since).desc())
    return session.exec(rows.order_by(*open_first).limit(1)).first()


def has_open_part(session: Session, commitment_id: UUID) -> bool:
    """Whether anyone still holds it."""
    open_part = select(Holding.id).where(col(Holding.commitment_id) == commitment_id, col(Holding.ended_at).is_(None))
    return session.exec(open_part.limit(1)).first() is not None


def changes(session: Session, holding_ids: Iterable[UUID]) -> list[Renegotiation]:
    """The latest of what was renegotiated, newest first."""
    rows = select(Renegotiation).where(col(Renegotiation.holding_id).in_(set(holding_ids)))
    return list(session.exec(rows.order_by(col(Renegotiation.at).desc(), col(Renegotiation.id)).limit(CHANGES_SHOWN)))


def people(session: Session, seats: Iterable[UUID]) -> list[UUID]:
    """The accounts behind these seats: whose streams wake."""
    rows = select(Membership.person_id).where(col(Membership.id).in_(set(seats)), col(Membership.left_at).is_(None))
    return list(session.exec(rows))


def counts_from(holding: Holding, coalition: Coalition) -> date:
    """The local day the part began, was taken up again, or the coalition woke: what is due comes after it."""
    return started(holding.since, holding.resumed_at, coalition.woken_at).astimezone(ZoneInfo(coalition.zone)).date()


def started(since: datetime, *again: datetime | None) -> datetime:
    """The last of the moments from which something counts anew."""
    return max([since, *(moment for moment in again if moment is not None)])


def people_of_partners(session: Session, commitment: Commitment) -> list[UUID]:
    """The accounts of `partners`, in one read."""
    held = select(Holding.membership_id).where(
        col(Holding.commitment_id) == commitment.id, col(Holding.status) != HoldingStatus.RELEASED
    )
    carried = select(CoOwnership.membership_id).where(
        col(CoOwnership.action_id) == commitment.action_id, col(CoOwnership.ended_at).is_(None)
    )
    partner = or_(col(Membership.id).in_(held), col(Membership.id).in_(carried))
    return list(session.exec(select(Membership.person_id).where(partner, col(Membership.left_at).is_(None))))


def is_partner(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    """`partners`, as a condition on a commitment's row."""
    held = exists().where(
        col(Holding.commitment_id) == col(Commitment.id),
        col(Holding.membership_id) == seat,
        col(Holding.status) != HoldingStatus.RELEASED,
    )
    return or_(held, _co_owned(seat))


def visible_to(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    """What a member with this seat may know of: the same as `subject` and the law say, as a condition on a row."""
    ever_held = exists().where(col(Holding.commitment_id) == col(Commitment.id), col(Holding.membership_id) == seat)
    return or_(col(Commitment.read_by) == ReadBy.COALITION, ever_held, _co_owned(seat))


def _co_owned(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    return exists().where(
        col(CoOwnership.action_id) == col(Commitment.action_id),
        col(CoOwnership.membership_id) == seat,
        col(CoOwnership.ended_at).is_(None),
    )


@credit.also_by
def held_for(session: Session, action_id: UUID) -> set[UUID]:
    """Who holds, kept or held what serves an action, of what the whole coalition reads."""
    rows = (
        select(Holding.membership_id)
        .join(Commitment, col(Commitment.id) == col(Holding.commitment_id))
        .where(col(Commitment.action_id) == action_id, col(Commitment.read_by) == ReadBy.COALITION)
    )
    return set(session.exec(rows))
