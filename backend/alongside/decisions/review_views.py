"""How reviews are shown: what is to be looked at, the soonest first; of what was tried, the objections first."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.core.errors import AlongsideError
from alongside.core.pagination import Page, Window, page
from alongside.decisions import effects, queries, reviews
from alongside.decisions.models import Decision
from alongside.decisions.outcome_schemas import ReviewState
from alongside.decisions.outcomes import Review, Trial
from alongside.decisions.payloads import DecisionReviewed
from alongside.decisions.rules import NOT_REVIEWED, Kind
from alongside.decisions.schemas import DecisionRef
from alongside.decisions.titles import title_of
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission


class ObjectionFirst(BaseModel):
    """What was foreseen when it was adopted for a time, without a name: it is what is looked at now."""

    id: UUID
    harm: str
    safe_enough: str | None


class ReviewOut(BaseModel):
    """A decision that is to be looked at. `talked_about`: an open proposal says what should become of it."""

    id: UUID
    decision: DecisionRef
    kind: Kind
    title: str
    on: date
    came: datetime | None
    trial_ends: date | None
    trial_ended: datetime | None
    objections: list[ObjectionFirst]
    talked_about: bool


def in_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[ReviewOut]:
    """What a coalition is to look at, the soonest first."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.DECISION_READ, coalitions.subject(coalition))
    rows = reviews.in_coalition(session, coalition_id, wanted)
    talked = reviews.talked_about(session, (decision.id for _, decision in rows))

    def line(row: tuple[Review, Decision]) -> ReviewOut:
        return _line(session, row[0], row[1], actor, talked)

    return page(rows, wanted, lambda row: row[0].id, line)


def abilities_of(session: Session, decision: Decision, actor: Actor | None) -> dict[str, bool]:
    """What can be proposed to become of it, by the very rules that would refuse the proposal."""
    coalition = coalitions.coalition(session, decision.coalition_id)
    allowed = may(actor, Permission.PROPOSAL_MAKE, coalitions.subject(coalition))
    possible = allowed and coalition.status is not CoalitionStatus.CLOSED
    return {verb: possible and _possible(session, decision, kind) for verb, kind in VERBS.items()}


VERBS = {"renew": Kind.RENEWAL, "retire": Kind.RETIREMENT}


def _possible(session: Session, decision: Decision, kind: Kind) -> bool:
    about = DecisionReviewed(decision_id=decision.id)
    try:
        effects.refers_to_what_is_there(session, decision.coalition_id, kind, about)
    except AlongsideError:
        return False
    return True


def _line(session: Session, review: Review, decision: Decision, actor: Actor | None, talked: set[UUID]) -> ReviewOut:
    tried = reviews.trial(session, decision.id) if decision.ends_on else None
    return ReviewOut(
        id=review.id,
        decision=DecisionRef(id=decision.id, number=decision.number),
        kind=decision.kind,
        title=title_of(decision, actor),
        on=review.on_date,
        came=review.came_at,
        trial_ends=decision.ends_on,
        trial_ended=tried.ended_at if tried else None,
        objections=_objections(session, decision, tried),
        talked_about=decision.id in talked,
    )


def _objections(session: Session, decision: Decision, tried: Trial | None) -> list[ObjectionFirst]:
    if tried is None or decision.proposal_id is None:
        return []
    against = queries.unanswered(session, decision.proposal_id)
    return [ObjectionFirst(id=one.id, harm=one.harm, safe_enough=one.safe_enough) for one in against]


def state_of(session: Session, decision: Decision) -> ReviewState | None:
    """When a decision is looked at again; nothing for what has no review of its own."""
    if decision.kind in NOT_REVIEWED:
        return None
    last = reviews.last_review(session, decision.id)
    tried = reviews.trial(session, decision.id) if decision.ends_on else None
    return ReviewState(
        on=last.on_date if last else decision.review_on,
        came=last.came_at if last else None,
        outcome=last.outcome if last else None,
        trial_ended=tried.ended_at if tried else None,
    )
