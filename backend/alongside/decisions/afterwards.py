"""What a yes that is taken back still changes once its text was decided (product.md P3)."""

from datetime import datetime

from sqlmodel import Session, col, select

from alongside.actions import naming
from alongside.activity.record import hold_counter
from alongside.core.live import touch
from alongside.decisions import reviews
from alongside.decisions.models import Decision, Proposal, ProposalVersion


def yes_taken_back(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> None:
    """The record of the decision stands; its review comes at once, and an action that it made waits for a yes."""
    hold_counter(session, proposal.coalition_id)
    decision = session.exec(select(Decision).where(col(Decision.proposal_id) == proposal.id)).one()
    review = reviews.open_review(session, decision.id, lock=True)
    if review is not None:
        reviews.bring(session, review, now)
    naming.taken_back(session, decision.id, text.id)
    touch(session.info, proposal.coalition_id)
