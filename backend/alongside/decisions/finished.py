"""What a decision began and has come to its end: there is nothing left to look at again (product.md S4, S6)."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from alongside.actions import rules as action_rules
from alongside.actions.models import Action
from alongside.actions.rules import ActionStatus
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core.live import touch
from alongside.decisions.outcomes import Review, ReviewOutcome, Trial
from alongside.initiatives.models import Initiative
from alongside.initiatives.rules import InitiativeStage

OVER = tuple(status for status in ActionStatus if action_rules.ended(status))


def _finished() -> ColumnElement[bool]:
    """An open review of what is done, let go or closed. What is tried has an end of its own, and is looked at then."""
    this = col(Review.decision_id)
    done = exists().where(col(Action.decision_id) == this, col(Action.status).in_(OVER))
    closed = exists().where(col(Initiative.decision_id) == this, col(Initiative.stage) == InitiativeStage.CLOSED)
    return col(Review.outcome).is_(None) & (done | closed) & ~exists().where(col(Trial.decision_id) == this)


def over(session: Session, decision_id: UUID) -> bool:
    """Whether what this decision began has come to its end, and its review waits for nothing."""
    return (
        session.exec(select(Review.id).where(col(Review.decision_id) == decision_id, _finished())).first() is not None
    )


def where(session: Session) -> set[tuple[UUID, str]]:
    """The coalitions that have such reviews, with their zones."""
    rows = (
        select(Coalition.id, Coalition.zone)
        .join(Review, col(Review.coalition_id) == col(Coalition.id))
        .where(col(Coalition.status) != CoalitionStatus.CLOSED, _finished())
    )
    return set(session.exec(rows.distinct()).all())


def settle(session: Session, coalition_id: UUID) -> int:
    """Settle them by rule: nobody is asked to look at what is over, and nothing comes later. Says how many."""
    wanted = select(Review).where(col(Review.coalition_id) == coalition_id, _finished()).order_by(col(Review.id))
    found = session.exec(wanted.with_for_update().execution_options(populate_existing=True)).all()
    for one in found:
        one.outcome = ReviewOutcome.FINISHED
        session.add(one)
    if found:
        touch(session.info, coalition_id)
    session.flush()
    return len(found)
