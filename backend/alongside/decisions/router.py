"""HTTP of founding, proposals, answers and decisions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from alongside.core.pagination import Page, Window, window
from alongside.decisions import founding, service, views
from alongside.decisions.rules import ProposalStatus
from alongside.decisions.schemas import (
    DecisionLine,
    DecisionOut,
    FoundedOut,
    FoundingDraft,
    ProposalDraft,
    ProposalLine,
    ProposalOut,
    ResponseDraft,
)
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["decisions"], dependencies=[Depends(signed_in)])
Wanted = Annotated[Window, Depends(window)]


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
) -> Response:
    """A coalition's proposals, the newest first. A newcomer reads their own."""
    return await call.read(views.proposals, coalition_id, wanted, status)


@router.post(
    "/coalitions/{coalition_id}/proposals",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_MAKE, creates=True),
)
async def propose(coalition_id: UUID, body: ProposalDraft, call: Asking) -> Response:
    """Tell a proposal to all members. It is decided in 48 hours, or once all have answered, unless someone objects."""
    return await call.write(service.propose, coalition_id, body, view=views.proposal, status=201, creates=True)


@router.get("/proposals/{proposal_id}", response_model=ProposalOut, **route(Permission.PROPOSAL_READ))
async def proposal(proposal_id: UUID, call: Asking) -> Response:
    """A proposal with its text, its time, one's own answer, and the words that turned it into a full one, if any."""
    return await call.read(views.proposal_by_id, proposal_id)


@router.post(
    "/proposals/{proposal_id}/responses",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_ANSWER, creates=True),
)
async def respond(proposal_id: UUID, body: ResponseDraft, call: Asking) -> Response:
    """Answer once, for oneself. An objection, or "this affects me", turns the proposal into a full one."""
    return await call.write(service.respond, proposal_id, body, view=views.proposal, status=201, creates=True)


@router.post(
    "/proposals/{proposal_id}/withdraw",
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_WITHDRAW, writes=True),
)
async def withdraw(proposal_id: UUID, call: Asking) -> Response:
    """Take back one's own proposal, as long as it is no decision."""
    return await call.write(service.withdraw, proposal_id, view=views.proposal)


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
    """A decision with its method, its text, since when it holds, when it is looked at again, and what it made."""
    return await call.read(views.decision_by_id, decision_id)
