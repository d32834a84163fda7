"""HTTP of what followers read."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.core.pagination import Page
from alongside.following import service as following
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.progress import follower_page
from alongside.progress.schemas import FollowedCoalition, FollowerPage

router = APIRouter(tags=["following"], dependencies=[Depends(signed_in)])


@router.get(
    "/following",
    response_model=Page[FollowedCoalition],
    **route(Permission.FOLLOWING_LIST),
)
async def pages(call: Asking) -> Response:
    """The coalitions that one follows, with how much each asks of one."""
    return await call.read(follower_page.pages)


@router.get(
    "/following/{coalition_id}",
    response_model=FollowerPage,
    **route(Permission.FOLLOWING_READ),
)
async def page(coalition_id: UUID, call: Asking) -> Response:
    """What the coalition asks of this follower and chose to tell. Opening it keeps the day, which members can see."""
    await call.write(following.note_look, coalition_id)
    return await call.read(follower_page.page, coalition_id)
