"""Routes of web push, each for the browser that asks."""

from fastapi import APIRouter, Depends, Response

from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.pushes import service, views
from alongside.pushes.schemas import PushDraft, PushOut

router = APIRouter(tags=["people"], dependencies=[Depends(signed_in)])


@router.get("/me/push", response_model=PushOut, **route(Permission.SELF_MANAGE))
async def own_push(call: Asking) -> Response:
    """Whether this browser is told that something is new, and the key to ask its push service with."""
    return await call.read(views.push)


@router.put("/me/push", response_model=PushOut, **route(Permission.SELF_MANAGE, writes=True))
async def turn_push_on(draft: PushDraft, call: Asking) -> Response:
    """Tell this browser that something is new, and nothing of what it is."""
    return await call.write(service.turn_on, draft, view=views.turned_on)


@router.delete("/me/push", status_code=204, **route(Permission.SELF_MANAGE, writes=True))
async def turn_push_off(call: Asking) -> Response:
    """Tell this browser no more."""
    return await call.write(service.turn_off)
