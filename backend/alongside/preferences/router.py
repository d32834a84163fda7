"""Routes of support preferences."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.preferences import service, views
from alongside.preferences.schemas import PreferenceChosen, PreferenceOut

router = APIRouter(tags=["preferences"], dependencies=[Depends(signed_in)])


@router.get(
    "/coalitions/{coalition_id}/my-preference",
    response_model=PreferenceOut,
    **route(Permission.PREFERENCE_SET),
)
async def mine(coalition_id: UUID, call: Asking) -> Response:
    """What one wishes for when something happens: ask me first, unless one said otherwise in the last 90 days."""
    return await call.read(views.mine, coalition_id)


@router.put(
    "/coalitions/{coalition_id}/my-preference",
    response_model=PreferenceOut,
    **route(Permission.PREFERENCE_SET, writes=True),
)
async def choose(coalition_id: UUID, body: PreferenceChosen, call: Asking) -> Response:
    """Say what one wishes for. Others in the coalition read it where they name one; it never stands for a yes."""
    return await call.write(service.choose, coalition_id, body, view=views.chosen)


@router.get(
    "/memberships/{membership_id}/preference",
    response_model=PreferenceOut,
    **route(Permission.PREFERENCE_READ),
)
async def of_member(membership_id: UUID, call: Asking) -> Response:
    """What somebody in the same coalition wishes for, to be read before naming them."""
    return await call.read(views.of_member, membership_id)
