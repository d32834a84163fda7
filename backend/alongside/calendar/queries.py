"""What a calendar is made of, in ready-made statements: each finds by itself what its person may still know of."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.coalitions.models import Coalition, CoalitionState, Membership
from alongside.coalitions.rules import MembershipStanding
from alongside.commitments.models import Commitment, Holding
from alongside.core.hot import Hot
from alongside.core.model import Id, Instant
from alongside.decisions.models import Decision
from alongside.decisions.outcomes import Review
from alongside.people.models import OwnCalendar, Person
from alongside.rounds.models import Elector, Stage

_me = bindparam("me", type_=Id())
_gone = bindparam("gone", type_=Instant())
_gone_day = bindparam("gone_day", type_=Date())

BY_ADDRESS = Hot(
    select(col(Person.id), col(Person.language), col(OwnCalendar.left_out), col(OwnCalendar.chosen_at)).where(
        col(Person.id) == col(OwnCalendar.person_id), col(OwnCalendar.secret_hash) == bindparam("secret_hash")
    )
)


def _agreed(column: Any) -> Any:
    """Of the rhythm that a coalition agreed to last."""
    return (
        select(column)
        .where(col(Agreement.coalition_id) == col(Coalition.id), col(Agreement.kind) == AgreementKind.RHYTHM)
        .order_by(col(Agreement.version).desc())
        .limit(1)
        .scalar_subquery()
    )


def _parts(*wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """One's own parts that are open, or ended only lately; last of all stands when one left."""
    decided = (
        select(func.max(col(CoalitionState.at)))
        .where(col(CoalitionState.coalition_id) == col(Coalition.id))
        .scalar_subquery()
    )
    return (
        select(
            col(Holding.id),
            col(Commitment.rhythm),
            col(Commitment.own_rhythm),
            col(Holding.by_when),
            col(Holding.status),
            col(Holding.since),
            col(Holding.answered_due_on),
            col(Coalition.zone),
            col(Coalition.status),
            col(Coalition.woken_at),
            _agreed(col(Agreement.data)).label("agreed"),
            col(Holding.resumed_at),
            _agreed(col(Agreement.effective_from)).label("agreed_at"),
            col(Holding.word_at),
            decided.label("decided"),
            col(Commitment.updated_at),
            col(Holding.ended_at),
            col(Membership.left_at),
        )
        .join(Commitment, col(Commitment.id) == col(Holding.commitment_id))
        .join(Coalition, col(Coalition.id) == col(Holding.coalition_id))
        .join(Membership, col(Membership.id) == col(Holding.membership_id))
        .where(
            col(Membership.person_id) == _me,
            or_(col(Holding.ended_at).is_(None), col(Holding.ended_at) > _gone),
            or_(col(Membership.left_at).is_(None), col(Membership.left_at) > _gone),
            *wanted,
        )
    )


PARTS = Hot(_parts())
PARTS_IN = Hot(_parts(col(Holding.commitment_id) == bindparam("commitment", type_=Id())))

_mine = and_(col(Membership.person_id) == _me, col(Membership.left_at).is_(None))
CLOSINGS = Hot(
    select(col(Stage.id), col(Stage.opened_at), col(Stage.closes_at), col(Stage.ended_at))
    .join(Elector, col(Elector.proposal_id) == col(Stage.proposal_id))
    .join(Membership, col(Membership.id) == col(Elector.membership_id))
    .where(_mine, or_(col(Stage.ended_at).is_(None), col(Stage.ended_at) > _gone))
)
_by = aliased(Decision)
REVIEWS = Hot(
    select(
        col(Review.id),
        col(Review.on_date),
        col(Review.came_at),
        col(Review.outcome),
        col(Coalition.status),
        col(Decision.effective_from),
        col(_by.effective_from).label("settled_at"),
    )
    .join(Decision, col(Decision.id) == col(Review.decision_id))
    .outerjoin(_by, col(_by.id) == col(Review.by_decision_id))
    .join(Coalition, col(Coalition.id) == col(Review.coalition_id))
    .join(Membership, col(Membership.coalition_id) == col(Review.coalition_id))
    .where(_mine, col(Membership.standing) == MembershipStanding.MEMBER, col(Review.on_date) >= _gone_day)
)


def own(session: Session, person_id: UUID) -> OwnCalendar | None:
    """What a person has set for their calendar, if they have."""
    return session.get(OwnCalendar, person_id)
