"""Reviews of decisions: made with each, settled by the decision that renews, changes or retires it (product.md S4)."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.activity.record import record
from alongside.agreements import queries as agreements
from alongside.agreements import reviewed
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.core import clock
from alongside.core.errors import Conflict, wrong_field
from alongside.core.pagination import Window
from alongside.decisions.events import ReviewDue
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.outcomes import ProposalAbout, Review, ReviewOutcome, Trial
from alongside.decisions.rules import NOT_REVIEWED, OPEN
from alongside.permissions.authority import Authority


class DecisionNotInForce(Conflict):
    """It was retired, replaced, or its time is over: there is nothing left to look at."""


class DecisionOnTrial(Conflict):
    """It ends by itself. What should stay after that is proposed anew."""


class CannotBeRetired(Conflict):
    """What this decision did can't be ended by another."""


def begin(session: Session, decision: Decision) -> None:
    """A decision is made: it will be looked at again, and what is tried will end by itself."""
    if decision.ends_on is not None:
        session.add(Trial(decision_id=decision.id, coalition_id=decision.coalition_id, ends_on=decision.ends_on))
    if decision.kind not in NOT_REVIEWED:
        _add(session, decision, decision.review_on)
    session.flush()


def _add(session: Session, decision: Decision, on_date: date) -> None:
    session.add(Review(coalition_id=decision.coalition_id, decision_id=decision.id, on_date=on_date))


def open_review(session: Session, decision_id: UUID, *, lock: bool = False) -> Review | None:
    """The review that a decision in force is waiting for."""
    wanted = select(Review).where(col(Review.decision_id) == decision_id, col(Review.outcome).is_(None))
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return session.exec(wanted).first()


def last_review(session: Session, decision_id: UUID) -> Review | None:
    """The review that is open, else the one settled last."""
    wanted = select(Review).where(col(Review.decision_id) == decision_id)
    return session.exec(wanted.order_by(col(Review.outcome).is_not(None), col(Review.id).desc()).limit(1)).first()


def trial(session: Session, decision_id: UUID) -> Trial | None:
    """When what a decision tries ends, or ended."""
    return session.get(Trial, decision_id)


def trials_over(session: Session, coalition_id: UUID) -> frozenset[UUID]:
    """The decisions of a coalition whose trials have ended."""
    wanted = select(Trial.decision_id).where(col(Trial.coalition_id) == coalition_id, col(Trial.ended_at).is_not(None))
    return frozenset(session.exec(wanted))


def bring(session: Session, review: Review, now: datetime) -> None:
    """Its day has begun: it comes, once."""
    if review.came_at is None and review.outcome is None:
        review.came_at = now
        session.add(review)
        session.flush()
        record(session, ReviewDue(coalition_id=review.coalition_id, thing_id=review.decision_id))


def settle(session: Session, decision_id: UUID, to: ReviewOutcome, *, by: Authority) -> None:
    """What was decided about a decision. Raises DecisionNotInForce."""
    review = open_review(session, decision_id, lock=True)
    if review is None:
        raise DecisionNotInForce
    review.outcome, review.by_decision_id = to, by.decision_id
    session.add(review)
    tried = trial(session, decision_id)
    if tried is not None and tried.ended_at is None:
        # Something else was decided about it: it has no end of its own any more.
        tried.ended_at = clock.now()
        session.add(tried)
    session.flush()


def in_force(session: Session, coalition_id: UUID, decision_id: UUID) -> Decision:
    """A decision of this coalition that something can be decided about. Raises InvalidInput, DecisionNotInForce."""
    found = session.get(Decision, decision_id)
    if found is None or found.coalition_id != coalition_id:
        raise wrong_field("/decision_id", "decision_unknown")
    if open_review(session, decision_id) is None:
        raise DecisionNotInForce
    return found


def renewable(session: Session, coalition_id: UUID, decision_id: UUID) -> Decision:
    """Raises InvalidInput, DecisionNotInForce, DecisionOnTrial."""
    found = in_force(session, coalition_id, decision_id)
    if found.ends_on is not None:
        raise DecisionOnTrial
    return found


def renew(session: Session, decision: Decision, on_date: date, *, by: Authority) -> None:
    """It goes on as it is, and is looked at again on another day. Raises DecisionNotInForce."""
    settle(session, decision.id, ReviewOutcome.RENEWED, by=by)
    _add(session, decision, on_date)
    session.flush()


def amended(session: Session, agreement: Agreement, *, by: Authority) -> None:
    """An agreement has a next version: every decision that stood in it and stands nowhere else is settled by it.

    What is only tried amends nothing: when its time is over, what stood before stands again.
    """
    if trial(session, by.decision_id) is None:
        _stand_no_longer(session, agreement, ReviewOutcome.AMENDED, by)


def retired(session: Session, agreement: Agreement, *, by: Authority) -> None:
    """An agreement was ended: nothing is left of what stood, or was tried, in it."""
    _stand_no_longer(session, agreement, ReviewOutcome.RETIRED, by)


def _stand_no_longer(session: Session, agreement: Agreement, to: ReviewOutcome, by: Authority) -> None:
    standing = {decision_of(session, one) for one in agreements.standing(session, agreement.coalition_id)}
    for before in {one.decision_id for one in agreements.versions(session, agreement)} - standing:
        if open_review(session, before) is not None:
            settle(session, before, to, by=by)


@reviewed.by
def days(session: Session, decision_ids: Collection[UUID]) -> dict[UUID, date]:
    """When each of these decisions is looked at again, as last decided; none of those that nothing waits for."""
    wanted = select(col(Review.decision_id), col(Review.on_date)).where(
        col(Review.decision_id).in_(decision_ids), col(Review.outcome).is_(None)
    )
    return {row[0]: row[1] for row in session.exec(wanted)} if decision_ids else {}


def note_about(session: Session, proposal: Proposal, kind: AgreementKind | None) -> None:
    """Keep which decision a proposal is about, as its text says it now."""
    decision_id = proposal.payload.get("decision_id")
    if kind is not None:
        subject = proposal.payload.get("subject_id")
        stands = None
        if kind is not AgreementKind.WORKING or subject:
            subject_id = UUID(str(subject)) if subject else None
            stands = agreements.in_force(session, proposal.coalition_id, kind, subject_id)
        decision_id = decision_of(session, stands) if stands else None
    known = session.get(ProposalAbout, proposal.id)
    if decision_id is not None:
        session.merge(ProposalAbout(proposal_id=proposal.id, decision_id=UUID(str(decision_id))))
    elif known is not None:
        session.delete(known)
    session.flush()


def decision_of(session: Session, stands: Agreement) -> UUID:
    """The decision by which an agreement stands: that of the version that came back, where a trial is over."""
    return agreements.standing_by(session, [stands])[stands.id]


def talked_about(session: Session, decision_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these decisions an open proposal is about."""
    wanted = (
        select(ProposalAbout.decision_id)
        .join(Proposal, col(Proposal.id) == col(ProposalAbout.proposal_id))
        .where(col(ProposalAbout.decision_id).in_(set(decision_ids)), col(Proposal.status).in_(OPEN))
    )
    return set(session.exec(wanted))


def in_coalition(session: Session, coalition_id: UUID, wanted: Window) -> list[tuple[Review, Decision]]:
    """What is to be looked at, the soonest first; one row more than wanted, to see whether it goes on."""
    rows = (
        select(Review, Decision)
        .join(Decision, col(Decision.id) == col(Review.decision_id))
        .where(col(Review.coalition_id) == coalition_id, col(Review.outcome).is_(None))
    )
    after = session.get(Review, wanted.after) if wanted.after else None
    if after is not None:
        later = col(Review.on_date) > after.on_date
        rows = rows.where(later | ((col(Review.on_date) == after.on_date) & (col(Review.id) > after.id)))
    ordered = rows.order_by(col(Review.on_date), col(Review.id)).limit(wanted.limit + 1)
    return [(row[0], row[1]) for row in session.exec(ordered)]
