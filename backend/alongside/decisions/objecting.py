"""Closing one's own objection. Nobody else can (P2, P5)."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions.acting import acting
from alongside.core import clock
from alongside.core.live import touch
from alongside.decisions import hearing, queries, rules, settling
from alongside.decisions.models import Proposal
from alongside.decisions.objections import ObjectionState
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def answered(session: Session, objection_id: UUID, *, actor: Actor) -> Proposal:
    """It is answered by a change, or by what was said. Raises ObjectionClosed, ProposalClosed."""
    return _close(session, objection_id, ObjectionState.ANSWERED, actor)


def withdrawn(session: Session, objection_id: UUID, *, actor: Actor) -> Proposal:
    """Take it back. Raises ObjectionClosed, ProposalClosed."""
    return _close(session, objection_id, ObjectionState.WITHDRAWN, actor)


def _close(session: Session, objection_id: UUID, to: ObjectionState, actor: Actor) -> Proposal:
    proposal = queries.proposal(session, queries.objection(session, objection_id).proposal_id, lock=True)
    one = queries.objection(session, objection_id)
    session.refresh(one)
    require(actor, Permission.OBJECTION_CLOSE, hearing.subject(proposal, one))
    acting(session, actor, proposal.coalition_id)
    if proposal.status not in rules.OPEN:
        raise rules.ProposalClosed.being(proposal.status)
    now = clock.now()
    hearing.close(session, one, to, now)
    settling.settle(session, proposal, now)
    touch(session.info, proposal.coalition_id)
    return proposal
