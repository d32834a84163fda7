"""Reads of commitments and holdings, and who may know of them: once as facts for the law, once as SQL for lists."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, exists, or_, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.actions import credit
from alongside.actions.models import CoOwnership
from alongside.agreements import queries as agreements
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition, Membership
from alongside.commitments.circle import circle
from alongside.commitments.models import Commitment, Companion, Holding, Renegotiation
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.rhythm import recurrence
from alongside.commitments.rules import OPEN, AlreadyHolding, HoldingStatus, ReadBy, Rhythm
from alongside.core.errors import NotFound
from alongside.core.hot import Hot
from alongside.core.model import Id
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


def subject(session: Session, commitment: Commitment) -> Subject:
    """A commitment as the law sees it."""
    return circle(session, commitment).subject


def holders(session: Session, commitment_id: UUID) -> frozenset[UUID]:
    """The memberships that hold it or kept it."""
    return circle(session, commitment(session, commitment_id)).holders


def part_of(session: Session, commitment_id: UUID, seat: UUID) -> Holding | None:
    """The seat's own part: the open one, else the last one there was."""
    rows = select(Holding).where(col(Holding.commitment_id) == commitment_id, col(Holding.membership_id) == seat)
    open_first = (col(Holding.ended_at).is_(None).desc(), col(Holding.since).desc())
    return session.exec(rows.order_by(*open_first).limit(1)).first()


def has_open_part(session: Session, commitment_id: UUID) -> bool:
    """Whether anyone still holds it."""
    open_part = select(Holding.id).where(col(Holding.commitment_id) == commitment_id, col(Holding.ended_at).is_(None))
    return session.exec(open_part.limit(1)).first() is not None


def part_ids(session: Session, commitment_id: UUID) -> Sequence[UUID]:
    """The parts of a commitment, open or not."""
    return session.exec(select(Holding.id).where(col(Holding.commitment_id) == commitment_id)).all()


def not_holding(session: Session, commitment: Commitment, seat: UUID) -> None:
    """Raises AlreadyHolding when a seat has an open part in it."""
    part = part_of(session, commitment.id, seat)
    if part is not None and part.status in OPEN:
        raise AlreadyHolding


def companion(session: Session, holding_id: UUID, seat: UUID) -> Companion | None:
    """Who walks along with a part now, if it is this seat."""
    rows = select(Companion).where(
        col(Companion.holding_id) == holding_id, col(Companion.membership_id) == seat, col(Companion.ended_at).is_(None)
    )
    return session.exec(rows).first()


def last_changed(session: Session, holding_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each of these parts was last renegotiated."""
    rows = select(Renegotiation.holding_id, Renegotiation.at).where(col(Renegotiation.holding_id).in_(set(holding_ids)))
    return dict(session.exec(rows.order_by(col(Renegotiation.at))).all())


def taken_up(session: Session, commitment_id: UUID) -> list[Commitment]:
    """What was taken up beside it."""
    rows = select(Commitment).where(col(Commitment.beside_id) == commitment_id)
    return list(session.exec(rows.order_by(col(Commitment.id)).limit(CHANGES_SHOWN)))


def changes(session: Session, holding_ids: Iterable[UUID]) -> list[Renegotiation]:
    """The latest of what was renegotiated, newest first."""
    rows = select(Renegotiation).where(col(Renegotiation.holding_id).in_(set(holding_ids)))
    return list(session.exec(rows.order_by(col(Renegotiation.at).desc(), col(Renegotiation.id)).limit(CHANGES_SHOWN)))


def people(session: Session, seats: Iterable[UUID]) -> list[UUID]:
    """The accounts behind these seats: whose streams wake."""
    rows = select(Membership.person_id).where(col(Membership.id).in_(set(seats)), col(Membership.left_at).is_(None))
    return list(session.exec(rows))


def rule_of(session: Session, commitment: Commitment) -> Recurrence | None:
    """On which days its holders' words are due; the weekday is the coalition's."""
    if commitment.rhythm is Rhythm.NONE:
        return None
    weekday = agreements.rhythm(session, commitment.coalition_id).weekday
    return recurrence(commitment.rhythm, weekday, commitment.own_rhythm)


def counts_from(holding: Holding, coalition: Coalition) -> date:
    """The local day the part began, was taken up again, or the coalition woke: what is due comes after it."""
    return started(holding.since, holding.resumed_at, coalition.woken_at).astimezone(ZoneInfo(coalition.zone)).date()


def spoke_today(holding: Holding, coalition: Coalition) -> bool:
    """Whether its holder said a word on it today, where the coalition lives."""
    zone = ZoneInfo(coalition.zone)
    return holding.word_at is not None and holding.word_at.astimezone(zone).date() == coalitions.today(coalition)


def started(since: datetime, *again: datetime | None) -> datetime:
    """The last of the moments from which something counts anew."""
    return max([since, *(moment for moment in again if moment is not None)])


_of, _of_part = bindparam("commitment", type_=Id()), bindparam("part", type_=Id())
_carrying = (
    select(CoOwnership.membership_id)
    .join(Commitment, col(Commitment.action_id) == col(CoOwnership.action_id))
    .where(col(Commitment.id) == _of, col(CoOwnership.ended_at).is_(None))
)
_holding = select(Holding.membership_id).where(
    col(Holding.commitment_id) == _of, col(Holding.status) != HoldingStatus.RELEASED
)
_walking = (
    select(Companion.membership_id)
    .join(Holding, col(Holding.id) == col(Companion.holding_id))
    .where(
        col(Holding.commitment_id) == _of,
        col(Companion.ended_at).is_(None),
        or_(_of_part.is_(None), col(Companion.holding_id) == _of_part),
    )
)
PARTNERS_OF = Hot(
    select(col(Membership.person_id)).where(
        col(Membership.id).in_(union(_holding, _carrying, _walking)), col(Membership.left_at).is_(None)
    )
)


def people_of_partners(session: Session, commitment_id: UUID, part: UUID | None = None) -> list[UUID]:
    """The accounts of its holders, co-owners and companions, in one read; of companions, those of one `part` alone."""
    session.flush()
    return [person_id for (person_id,) in PARTNERS_OF.within(session, {"commitment": commitment_id, "part": part})]


def is_partner(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Whether a seat can read anything that is meant for partners, as a condition on a commitment's row."""
    held = exists().where(
        col(Holding.commitment_id) == col(Commitment.id),
        col(Holding.membership_id) == seat,
        col(Holding.status) != HoldingStatus.RELEASED,
    )
    return or_(held, _co_owned(seat), _walked_along(seat))


def visible_to(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    """What a member with this seat may know of: the same as `subject` and the law say, as a condition on a row."""
    ever_held = exists().where(col(Holding.commitment_id) == col(Commitment.id), col(Holding.membership_id) == seat)
    return or_(col(Commitment.read_by) == ReadBy.COALITION, ever_held, _co_owned(seat), _walked_along(seat))


def _walked_along(seat: ColumnElement[UUID]) -> ColumnElement[bool]:
    part = aliased(Holding)
    return exists().where(
        col(Companion.holding_id) == col(part.id),
        col(part.commitment_id) == col(Commitment.id),
        col(Companion.membership_id) == seat,
        col(Companion.ended_at).is_(None),
    )


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
