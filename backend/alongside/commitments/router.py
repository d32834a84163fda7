"""Routes of commitments."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.commitments import service, views
from alongside.commitments.schemas import Audience, CommitmentDraft, CommitmentOut, LastWords, Renegotiated
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["commitments"], dependencies=[Depends(signed_in)])
CHANGE = route(Permission.HOLDING_CHANGE, writes=True)


@router.get("/commitments/{commitment_id}", response_model=CommitmentOut, **route(Permission.COMMITMENT_READ))
async def commitment(commitment_id: UUID, call: Asking) -> Response:
    """A commitment: its words, its holders with their own dates and states, and what one can do with one's own part."""
    return await call.read(views.by_id, commitment_id)


@router.post(
    "/coalitions/{coalition_id}/commitments",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.COMMITMENT_MAKE, creates=True),
)
async def make(coalition_id: UUID, draft: CommitmentDraft, call: Asking) -> Response:
    """Say what one will do, and by when. Those who are asked to hold it too do so only by their own yes."""
    return await call.write(service.make, coalition_id, draft, view=views.commitment, status=201, creates=True)


@router.post("/commitments/{commitment_id}/renegotiate", response_model=CommitmentOut, **CHANGE)
async def renegotiate(commitment_id: UUID, wanted: Renegotiated, call: Asking) -> Response:
    """Change the date of one's own part. The words can be changed as long as nobody else holds it."""
    return await call.write(service.renegotiate, commitment_id, wanted, view=views.commitment)


@router.post("/commitments/{commitment_id}/keep", response_model=CommitmentOut, **CHANGE)
async def keep(commitment_id: UUID, said: LastWords, call: Asking) -> Response:
    """Say that one's own part is kept."""
    return await call.write(service.keep, commitment_id, said, view=views.commitment)


@router.post("/commitments/{commitment_id}/release", response_model=CommitmentOut, **CHANGE)
async def release(commitment_id: UUID, said: LastWords, call: Asking) -> Response:
    """Let one's own part go. No reason is asked; words, if any, are read by one's partners alone."""
    return await call.write(service.release, commitment_id, said, view=views.commitment)


@router.post("/commitments/{commitment_id}/pause", response_model=CommitmentOut, **CHANGE)
async def pause(commitment_id: UUID, call: Asking) -> Response:
    """Let one's own part rest: nothing is due until it is taken up again."""
    return await call.write(service.pause, commitment_id, view=views.commitment)


@router.post("/commitments/{commitment_id}/resume", response_model=CommitmentOut, **CHANGE)
async def resume(commitment_id: UUID, call: Asking) -> Response:
    """Take one's own part up again. Nothing is owed for the time between."""
    return await call.write(service.resume, commitment_id, view=views.commitment)


@router.post("/commitments/{commitment_id}/audience", response_model=CommitmentOut, **CHANGE)
async def set_audience(commitment_id: UUID, wanted: Audience, call: Asking) -> Response:
    """Widen or narrow who reads one's own check-ins from now on. Earlier ones stay with those they were meant for."""
    return await call.write(service.set_audience, commitment_id, wanted, view=views.commitment)
