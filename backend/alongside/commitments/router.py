"""Routes of commitments."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.commitments import companions, handing_over, service, views
from alongside.commitments.schemas import (
    Audience,
    BesideDraft,
    CommitmentDraft,
    CommitmentOut,
    CompanionOffer,
    LastWords,
    PartnerWanted,
    Renegotiated,
)
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


@router.post(
    "/commitments/{commitment_id}/holders",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.HOLDING_CHANGE, creates=True),
)
async def share(commitment_id: UUID, wanted: PartnerWanted, call: Asking) -> Response:
    """Ask one more member to hold it too. They do so only by their own yes; a no leaves no trace."""
    return await call.write(service.share, commitment_id, wanted, view=views.commitment, status=201, creates=True)


@router.post(
    "/commitments/{commitment_id}/hand-over",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.HOLDING_CHANGE, creates=True),
)
async def hand_over(commitment_id: UUID, wanted: PartnerWanted, call: Asking) -> Response:
    """Ask one member to take one's own part over. With their yes it is theirs, and nothing is owed backwards."""
    return await call.write(handing_over.ask, commitment_id, wanted, view=views.commitment, status=201, creates=True)


@router.post(
    "/commitments/{commitment_id}/companions",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.HOLDING_CHANGE, creates=True),
)
async def ask_companion(commitment_id: UUID, wanted: PartnerWanted, call: Asking) -> Response:
    """Ask one member to walk along with one's own part. From their yes on they read one's check-ins, and may reply."""
    return await call.write(companions.ask, commitment_id, wanted, view=views.commitment, status=201, creates=True)


@router.post(
    "/commitments/{commitment_id}/companion-offers",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.COMPANION_OFFER, creates=True),
)
async def offer_companion(commitment_id: UUID, wanted: CompanionOffer, call: Asking) -> Response:
    """Offer a holder to walk along with their part, as a question; with `pair`, to walk along with each other's."""
    return await call.write(companions.offer, commitment_id, wanted, view=views.commitment, status=201, creates=True)


@router.post(
    "/companions/{companion_id}/end",
    status_code=204,
    response_class=Response,
    **route(Permission.COMPANION_END, writes=True),
)
async def end_companion(companion_id: UUID, call: Asking) -> Response:
    """Walk along no longer, or be walked along with no longer. Either ends it at any time, and nothing is said."""
    return await call.write(companions.end, companion_id)


@router.post(
    "/commitments/{commitment_id}/beside",
    status_code=201,
    response_model=CommitmentOut,
    **route(Permission.WORK_BESIDE, creates=True),
)
async def take_up_beside(commitment_id: UUID, draft: BesideDraft, call: Asking) -> Response:
    """Take up the work beside a part that was silent for three weeks, as a co-owner of its action."""
    return await call.write(
        handing_over.take_up_beside, commitment_id, draft, view=views.commitment, status=201, creates=True
    )


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
