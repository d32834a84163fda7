"""Routes of what members bring."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.bringing import service, views
from alongside.bringing.schemas import BringingOut, BringingSaid, LimitChosen, LimitOut
from alongside.core.pagination import Page, Window, window
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["bringing"], dependencies=[Depends(signed_in)])
Part = Annotated[Window, Depends(window)]


@router.get("/coalitions/{coalition_id}/brought", response_model=Page[BringingOut], **route(Permission.BRINGING_READ))
async def brought(coalition_id: UUID, wanted: Part, call: Asking) -> Response:
    """What the members of a coalition bring, of those who show it. Each has written it of themselves."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.get("/coalitions/{coalition_id}/what-i-bring", response_model=BringingOut, **route(Permission.BRINGING_SAY))
async def mine(coalition_id: UUID, call: Asking) -> Response:
    """What one wrote that one brings, shown to others or not."""
    return await call.read(views.mine, coalition_id)


@router.put(
    "/coalitions/{coalition_id}/what-i-bring",
    response_model=BringingOut,
    **route(Permission.BRINGING_SAY, writes=True),
)
async def say(coalition_id: UUID, body: BringingSaid, call: Asking) -> Response:
    """Write what one brings: strengths, limits, time this month. The coalition reads it, or oneself alone."""
    return await call.write(service.say, coalition_id, body, view=views.said)


@router.get("/coalitions/{coalition_id}/my-limit", response_model=LimitOut, **route(Permission.BRINGING_SAY))
async def my_limit(coalition_id: UUID, call: Asking) -> Response:
    """How many asks one takes at a time here. Nobody else can read it."""
    return await call.read(views.my_limit, coalition_id)


@router.put(
    "/coalitions/{coalition_id}/my-limit", response_model=LimitOut, **route(Permission.BRINGING_SAY, writes=True)
)
async def choose_limit(coalition_id: UUID, body: LimitChosen, call: Asking) -> Response:
    """Choose how many asks to oneself alone one takes at a time. Who asks beyond it reads "not now", as ever."""
    return await call.write(service.choose_limit, coalition_id, body, view=views.limit)
