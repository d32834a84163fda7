"""Texts that wait for a yes: what they wait for, and that they end with their proposal."""

from enum import StrEnum

from sqlmodel import Session

from alongside.consents import asking as consents
from alongside.consents.needs import uncleared
from alongside.decisions import queries
from alongside.decisions.models import Proposal, ProposalVersion


class WaitsFor(StrEnum):
    """What a text lacks before it goes out: a yes, its writer's word, or a stage in which the text can be changed.

    What everyone said yes to while the text stood still does not go out by itself: it was written before what made it
    change again, so its writer looks at it first and sends it, changed or as it is.
    """

    YES = "yes"
    WRITER = "writer"
    STAGE = "stage"


def waits_for(session: Session, proposal: Proposal, draft: ProposalVersion) -> WaitsFor:
    """What a draft waits for. For its writer's eyes."""
    if proposal.status not in queries.PUBLISHABLE:
        return WaitsFor.STAGE
    if draft.held or draft.base != proposal.version or not uncleared(session, [draft.id]):
        return WaitsFor.WRITER
    return WaitsFor.YES


def discard(session: Session, draft: ProposalVersion) -> None:
    """Forget a text that was never told; the questions about it are taken back."""
    consents.let_go(session, draft.id)
    session.delete(draft)
    session.flush()


def discard_all(session: Session, proposal: Proposal) -> None:
    """Nothing follows any more: no text goes out, and nobody is asked about one."""
    for draft in queries.drafts(session, proposal.id):
        discard(session, draft)
