"""HTTP of followings. Their page is in `progress`; accepting a seat is in `departures`."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.core.pagination import Page
from alongside.following import service, telling, views
from alongside.following.schemas import (
    FollowerOut,
    FollowInvitationOut,
    FollowLinkOut,
    LinkSecret,
    ToldDraftOut,
    ToldLine,
    ToldSentence,
)
from alongside.people import tries
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["following"], dependencies=[Depends(signed_in)])
for_the_invited = APIRouter(tags=["following"])


@router.get(
    "/coalitions/{coalition_id}/followers",
    response_model=Page[FollowerOut],
    **route(Permission.FOLLOWER_LIST),
)
async def followers(coalition_id: UUID, call: Asking) -> Response:
    """Who follows the coalition, until when, by which decision, and on which days they looked."""
    return await call.read(views.followers, coalition_id)


@router.post(
    "/followings/{following_id}/link",
    response_model=FollowLinkOut,
    **route(Permission.FOLLOWER_LINK, writes=True),
)
async def make_link(following_id: UUID, call: Asking) -> Response:
    """Make a link for the invited follower, to hand over by oneself. It ends the link made before; it lasts a week."""
    return await call.write(service.make_link, following_id, origin=call.settings.public_origin, view=views.link)


@for_the_invited.post(
    "/followings/look",
    response_model=FollowInvitationOut,
    **route(Permission.FOLLOWER_ACCEPT, writes=True),
)
async def look(body: LinkSecret, call: Asking) -> Response:
    """What a follower's link invites to. Changes nothing; a link that no longer works answers 410."""
    tries.spend(call, tries.TOKEN)
    return await call.read(views.invitation, body.token)


@router.post(
    "/following/{coalition_id}/step-back",
    status_code=204,
    response_class=Response,
    **route(Permission.FOLLOWING_STEP_BACK, writes=True),
)
async def step_back(coalition_id: UUID, call: Asking) -> Response:
    """Stop following, at once. Members see that, and the page is gone."""
    return await call.write(service.step_back, coalition_id)


@router.get(
    "/coalitions/{coalition_id}/told",
    response_model=Page[ToldLine],
    **route(Permission.TOLD_READ),
)
async def told(coalition_id: UUID, call: Asking) -> Response:
    """What followers read now, line by line, as members see it."""
    return await call.read(views.told, coalition_id)


@router.put("/told-drafts/{draft_id}", response_model=ToldDraftOut, **route(Permission.TOLD_DRAFT, writes=True))
async def redraft(draft_id: UUID, body: ToldSentence, call: Asking) -> Response:
    """Write one's own sentence anew while it waits for a yes. Everybody in it is asked about the new words."""
    return await call.write(telling.redraft, draft_id, body, view=views.draft)


@router.delete(
    "/told-drafts/{draft_id}",
    status_code=204,
    response_class=Response,
    **route(Permission.TOLD_DRAFT, writes=True),
)
async def drop(draft_id: UUID, call: Asking) -> Response:
    """Let one's own sentence be before it is told. Nobody but those who were asked ever knew of it."""
    return await call.write(telling.drop, draft_id)
