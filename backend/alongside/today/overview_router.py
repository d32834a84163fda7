"""HTTP of coalitions as a whole: their list, one's overview, and a look at where an invitation leads."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.coalitions.schemas import InvitationToken
from alongside.core.pagination import Window, window
from alongside.people import tries
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.today import overview_views as views
from alongside.today.overview_schemas import CoalitionsOut, InvitationLook, Overview

router = APIRouter(tags=["coalitions"], dependencies=[Depends(signed_in)])
for_the_invited = APIRouter(tags=["coalitions"])


@router.get("/coalitions", response_model=CoalitionsOut, **route(Permission.COALITION_LIST))
async def coalitions(wanted: Annotated[Window, Depends(window)], call: Asking) -> Response:
    """The coalitions that one is in, and those that anyone here can know of."""
    return await call.read(views.coalition_list, wanted)


@router.get("/coalitions/{coalition_id}", response_model=Overview, **route(Permission.COALITION_READ))
async def overview(coalition_id: UUID, call: Asking) -> Response:
    """A coalition. Members read what it agreed and who follows; others its name, its purpose and its groups."""
    return await call.read(views.overview, coalition_id)


@for_the_invited.post(
    "/invitations/look",
    response_model=InvitationLook,
    **route(Permission.INVITATION_USE, writes=True),
)
async def look(body: InvitationToken, call: Asking) -> Response:
    """Where an invitation leads, before accepting it. Changes nothing; one that can't be used any more answers 410."""
    tries.spend(call, tries.TOKEN)
    return await call.read(views.look, body)
