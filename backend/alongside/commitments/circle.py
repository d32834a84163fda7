"""The people of a commitment, and who of them reads what one of them says: each from their own yes on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import queries as actions
from alongside.commitments.models import Commitment, Companion, Holding
from alongside.commitments.rules import HoldingStatus, ReadBy
from alongside.permissions.vocabulary import Subject


@dataclass(frozen=True, slots=True)
class Circle:
    """Everyone whom a commitment concerns: all who have or had a part in it, the co-owners of its action, companions.

    What is said to partners is said to those who are there then: a holder, a co-owner and a companion read it from
    their own yes on, a companion of one holder only what that holder says.
    """

    commitment: Commitment
    parts: Sequence[Holding]
    carrying: Mapping[UUID, datetime] = field(default_factory=dict)
    companions: Sequence[Companion] = ()

    @property
    def co_owners(self) -> frozenset[UUID]:
        """Who carries the action that it serves."""
        return frozenset(self.carrying)

    @property
    def holders(self) -> frozenset[UUID]:
        """The memberships that hold it or kept it: everyone who has a part and did not let go."""
        return frozenset(part.membership_id for part in self.parts if part.status is not HoldingStatus.RELEASED)

    def readers(self, part: Holding, said_at: datetime | None = None) -> frozenset[UUID]:
        """Who reads what was said to partners by the holder of a part: at a moment, or from now on."""
        mine = [one for one in self.companions if one.holding_id == part.id]
        since = [
            *((one.membership_id, one.since) for one in self.parts if one.id in self._held),
            *((one.membership_id, one.since) for one in mine),
            *self.carrying.items(),
        ]
        return frozenset(seat for seat, moment in since if said_at is None or moment <= said_at) | {part.membership_id}

    def reads_from(self, seat: UUID | None) -> dict[UUID, datetime]:
        """From when on a seat reads what was said to partners, by parts; none where it reads nothing of one."""
        everyone = [part.since for part in self.parts if part.membership_id == seat and part.id in self._held]
        if seat is not None and seat in self.carrying:
            everyone.append(self.carrying[seat])
        walked = {one.holding_id: one.since for one in self.companions if one.membership_id == seat}
        found: dict[UUID, datetime] = {}
        for part in self.parts:
            since = [*everyone, *([walked[part.id]] if part.id in walked else ())]
            if since:
                found[part.id] = min(since)
        return found

    @property
    def _held(self) -> frozenset[UUID]:
        return frozenset(part.id for part in self.parts if part.status is not HoldingStatus.RELEASED)

    @property
    def subject(self) -> Subject:
        """A commitment as the law sees it. Who once held it still finds it, also after letting go."""
        held = frozenset(part.membership_id for part in self.parts)
        walking = frozenset(one.membership_id for one in self.companions)
        narrow = held | self.co_owners | walking if self.commitment.read_by is ReadBy.PARTNERS else None
        return Subject(
            self.commitment.coalition_id,
            co_owners=self.co_owners,
            holders=held,
            companions=walking,
            narrow=narrow,
        )


def circle(session: Session, commitment: Commitment) -> Circle:
    """The facts about its people, in three reads."""
    return circles(session, [commitment])[commitment.id]


def circles(session: Session, commitments: Collection[Commitment]) -> dict[UUID, Circle]:
    """As `circle`, of each of these in as many reads."""
    rows = select(Holding).where(col(Holding.commitment_id).in_([one.id for one in commitments]))
    parts: defaultdict[UUID, list[Holding]] = defaultdict(list)
    of_part: dict[UUID, UUID] = {}
    for part in session.exec(rows.order_by(col(Holding.since), col(Holding.id))):
        parts[part.commitment_id].append(part)
        of_part[part.id] = part.commitment_id
    walking: defaultdict[UUID, list[Companion]] = defaultdict(list)
    here = select(Companion).where(col(Companion.holding_id).in_(of_part), col(Companion.ended_at).is_(None))
    for one in session.exec(here.order_by(col(Companion.since), col(Companion.id))):
        walking[of_part[one.holding_id]].append(one)
    served = {one.action_id for one in commitments if one.action_id}
    carrying = actions.carrying_since(session, served) if served else {}
    return {
        one.id: Circle(one, parts[one.id], carrying.get(one.action_id, {}) if one.action_id else {}, walking[one.id])
        for one in commitments
    }
