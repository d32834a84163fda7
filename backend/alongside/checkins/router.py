"""Routes of check-ins."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.checkins import service, views
from alongside.checkins.schemas import CheckInDraft, CheckInOut, ReplyDraft, ReplyOut
from alongside.core.pagination import Page, Window, window
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["check-ins"], dependencies=[Depends(signed_in)])


@router.post(
    "/commitments/{commitment_id}/check-ins",
    status_code=201,
    response_model=CheckInOut,
    **route(Permission.CHECK_IN_MAKE, creates=True),
)
async def check_in(commitment_id: UUID, draft: CheckInDraft, call: Asking) -> Response:
    """Say where one's own part stands. `done` is one's word that it is kept, and keeps it."""
    return await call.write(service.check_in, commitment_id, draft, view=views.check_in, status=201, creates=True)


@router.get(
    "/commitments/{commitment_id}/check-ins",
    response_model=Page[CheckInOut],
    **route(Permission.CHECK_IN_READ),
)
async def check_ins(commitment_id: UUID, call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """What its holders said, newest first: for partners everything, for others what was meant for the coalition."""
    return await call.read(views.page_of, commitment_id, wanted)


@router.post(
    "/check-ins/{check_in_id}/replies",
    status_code=201,
    response_model=ReplyOut,
    **route(Permission.CHECK_IN_REPLY, creates=True),
)
async def reply(check_in_id: UUID, draft: ReplyDraft, call: Asking) -> Response:
    """Reply to a peer: seen, with you, or a question. "I can help" is an offer, which nobody but the two learns of."""
    return await call.write(service.reply, check_in_id, draft, view=views.reply, status=201, creates=True)
