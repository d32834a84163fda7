"""HTTP of founding, proposals and decisions. What is said about a proposal is in `hearing.py`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from alongside.core.pagination import Page, Window, window
from alongside.decisions import founding, proposing, reading, views, withdrawing
from alongside.decisions import versions as versions_view
from alongside.decisions.decision_schemas import DecisionLine, DecisionOut
from alongside.decisions.drafts import FoundingDraft, ProposalDraft, TextDraft, VersionDraft
from alongside.decisions.rules import ProposalStatus
from alongside.decisions.schemas import (
    FoundedOut,
    ProposalLine,
    ProposalOut,
    VersionLine,
    VersionOut,
)
from alongside.permissions.dependencies import Asking, ExpectedVersion, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["decisions"], dependencies=[Depends(signed_in)])
Wanted = Annotated[Window, Depends(window)]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


@router.post(
    "/coalitions",
    status_code=201,
    response_model=FoundedOut,
    **route(Permission.COALITION_FOUND, creates=True),
)
async def found(body: FoundingDraft, call: Asking) -> Response:
    """Begin a coalition with its purpose: its first decision, of one person, who has no right that others lack."""
    return await call.write(founding.found, body, view=views.founded, status=201, creates=True)


@router.get(
    "/coalitions/{coalition_id}/proposals",
    response_model=Page[ProposalLine],
    **route(Permission.PROPOSAL_READ),
)
async def proposals(
    coalition_id: UUID,
    call: Asking,
    wanted: Wanted,
    status: Annotated[ProposalStatus | None, Query(description="only those in this state")] = None,
    is_open: Annotated[
        bool | None, Query(alias="open", description="only those not decided, or only those that are")
    ] = None,
) -> Response:
    """A coalition's proposals, the newest first. A newcomer reads their own."""
    return await call.read(reading.proposals, coalition_id, wanted, status, is_open)


@router.post(
    "/coalitions/{coalition_id}/proposals",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_MAKE, creates=True),
)
async def propose(coalition_id: UUID, body: ProposalDraft, call: Asking) -> Response:
    """Propose something. Who is named in it, or in whose name it is said, is asked before anyone else reads it.

    A small one is told to all and decided in 48 hours, or once all have answered, unless someone objects or says that
    it affects them; a full one is heard in stages: questions, reactions, consent.
    """
    return await call.write(proposing.propose, coalition_id, body, view=reading.proposal, status=201, creates=True)


@router.get("/proposals/{proposal_id}", response_model=ProposalOut, **route(Permission.PROPOSAL_READ))
async def proposal(proposal_id: UUID, call: Asking) -> Response:
    """A proposal with its text, its stages, one's own voice, and the objections that are to be heard."""
    return await call.read(reading.proposal_by_id, proposal_id)


@router.put(
    "/proposals/{proposal_id}/draft", response_model=ProposalOut, **route(Permission.PROPOSAL_DRAFT, writes=True)
)
async def redraft(proposal_id: UUID, body: TextDraft, version: ExpectedVersion, call: Asking) -> Response:
    """Change one's own words that still wait for a yes. Who is named is asked about the new ones.

    `If-Match` is the version of the proposal that they are now written from, 0 before it is told.
    """
    return await call.write(proposing.redraft, proposal_id, body, base=version, view=reading.proposal)


@router.delete(
    "/proposals/{proposal_id}/draft", response_model=ProposalOut, **route(Permission.PROPOSAL_DRAFT, writes=True)
)
async def drop_draft(proposal_id: UUID, call: Asking) -> Response:
    """Drop one's own next version that still waits for a yes."""
    return await call.write(proposing.drop_draft, proposal_id, view=reading.proposal)


@router.post(
    "/proposals/{proposal_id}/versions",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_AMEND, creates=True),
)
async def amend(proposal_id: UUID, body: VersionDraft, version: ExpectedVersion, call: Asking) -> Response:
    """Write the next version, as any member of the round can. While it is reworked, consent is asked again."""
    return await call.write(
        proposing.amend, proposal_id, body, base=version, view=reading.proposal, status=201, creates=True
    )


@router.get("/proposals/{proposal_id}/versions", response_model=Page[VersionLine], **route(Permission.PROPOSAL_READ))
async def versions(proposal_id: UUID, call: Asking, wanted: Wanted) -> Response:
    """All versions, the newest first."""
    return await call.read(versions_view.versions, proposal_id, wanted)


@router.get("/proposals/{proposal_id}/versions/{number}", response_model=VersionOut, **route(Permission.PROPOSAL_READ))
async def version(
    proposal_id: UUID,
    number: Number,
    call: Asking,
    against: Annotated[int | None, Query(ge=1, le=1_000_000, description="by default the version before")] = None,
) -> Response:
    """One version, and word by word what it changed."""
    return await call.read(versions_view.version, proposal_id, number, against)


@router.post(
    "/proposals/{proposal_id}/withdraw",
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_WITHDRAW, writes=True),
)
async def withdraw(proposal_id: UUID, call: Asking) -> Response:
    """Take back one's own proposal, as long as it is no decision."""
    return await call.write(withdrawing.withdraw, proposal_id, view=reading.proposal)


@router.get(
    "/coalitions/{coalition_id}/decisions",
    response_model=Page[DecisionLine],
    **route(Permission.DECISION_READ),
)
async def decisions(coalition_id: UUID, call: Asking, wanted: Wanted) -> Response:
    """What the coalition agreed, the newest first."""
    return await call.read(views.decisions, coalition_id, wanted)


@router.get("/decisions/{decision_id}", response_model=DecisionOut, **route(Permission.DECISION_READ))
async def decision(decision_id: UUID, call: Asking) -> Response:
    """A decision with its method, its text, concerns and objections on record, its review, and what it made."""
    return await call.read(views.decision_by_id, decision_id, origin=call.settings.public_origin)
