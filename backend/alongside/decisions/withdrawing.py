"""Taking one's own proposal back."""

from uuid import UUID

from sqlmodel import Session

from alongside.core import clock
from alongside.decisions import pausing, queries, settling
from alongside.decisions.models import Proposal
from alongside.decisions.rules import ProposalStatus, PutByRule
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def withdraw(session: Session, proposal_id: UUID, *, actor: Actor | None) -> Proposal:
    """Take back one's own proposal, as long as it is no decision; what was asked for it is taken back too.

    Raises ProposalClosed, PutByRule.
    """
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_WITHDRAW, queries.subject(proposal))
    if pausing.by_rule(session, proposal.id):
        raise PutByRule
    settling.close(session, proposal, ProposalStatus.WITHDRAWN, clock.now())
    return proposal
