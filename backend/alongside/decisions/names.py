"""The names that memberships are shown under: read once for a page, and none for who has left."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.decisions.models import Objection, Proposal, ProposalVersion
from alongside.decisions.schemas import MemberName


class Names:
    """Looks names up; who left goes without one (product.md P10)."""

    def __init__(self, session: Session, ids: Iterable[UUID]) -> None:
        self._names = coalitions.names_of_those_here(session, ids)

    def __call__(self, membership_id: UUID) -> MemberName:
        return MemberName(id=membership_id, name=self._names.get(membership_id))


def of(
    session: Session,
    proposal: Proposal,
    current: ProposalVersion | None,
    draft: ProposalVersion | None,
    objections: list[Objection],
) -> Names:
    """The names that a proposal's page needs, in one read."""
    wanted = {proposal.proposed_by, *(one.membership_id for one in objections)}
    if proposal.beside:
        wanted.add(proposal.beside)
    for text in (current, draft):
        if text is not None:
            wanted.add(text.by_membership)
            wanted |= {UUID(one) for one in (*text.names, *text.with_people)}
    return Names(session, wanted)
