"""Routes of initiatives. They begin by a decision; whoever wants to take part says so themselves."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.core.pagination import Page, Window, window
from alongside.following.schemas import ToldSentence
from alongside.initiatives import service, taking_part, views
from alongside.initiatives.schemas import (
    InitiativeOut,
    InitiativeSummary,
    InitiativeText,
    PartnerSteppingBack,
    RoleText,
    StageReached,
    StanceTaken,
)
from alongside.permissions.dependencies import Asking, ExpectedVersion, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["initiatives"], dependencies=[Depends(signed_in)])


@router.get(
    "/coalitions/{coalition_id}/initiatives",
    response_model=Page[InitiativeSummary],
    **route(Permission.INITIATIVE_READ),
)
async def initiatives(coalition_id: UUID, wanted: Annotated[Window, Depends(window)], call: Asking) -> Response:
    """The coalition's initiatives, newest first. A newcomer reads those they take part in."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.get("/initiatives/{initiative_id}", response_model=InitiativeOut, **route(Permission.INITIATIVE_READ))
async def initiative(initiative_id: UUID, call: Asking) -> Response:
    """One initiative: who takes part and how, which roles are wanted, its actions, and what its reader can do."""
    return await call.read(views.by_id, initiative_id)


@router.put(
    "/initiatives/{initiative_id}",
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_EDIT, writes=True),
)
async def edit(initiative_id: UUID, body: InitiativeText, version: ExpectedVersion, call: Asking) -> Response:
    """Change its words, as any partner can."""
    return await call.write(service.edit, initiative_id, body, version, view=views.initiative)


@router.put(
    "/initiatives/{initiative_id}/stance",
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_TAKE_PART, writes=True),
)
async def take_stance(initiative_id: UUID, body: StanceTaken, call: Asking) -> Response:
    """Take part in it, as any member can by their own word, or change how one does."""
    return await call.write(taking_part.take_stance, initiative_id, body, view=views.initiative)


@router.post(
    "/initiatives/{initiative_id}/step-back",
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_STEP_BACK, writes=True),
)
async def step_back(initiative_id: UUID, body: PartnerSteppingBack, call: Asking) -> Response:
    """Stop taking part. When fewer than two go on, it looks for partners; the note is shown without a name."""
    return await call.write(taking_part.step_back, initiative_id, body, view=views.initiative)


@router.post(
    "/initiatives/{initiative_id}/stage",
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_STAGE, writes=True),
)
async def stage(initiative_id: UUID, body: StageReached, call: Asking) -> Response:
    """Say where it stands, as any partner can."""
    return await call.write(service.move, initiative_id, body, view=views.initiative)


@router.post(
    "/initiatives/{initiative_id}/roles",
    status_code=201,
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_EDIT, creates=True),
)
async def want_role(initiative_id: UUID, body: RoleText, call: Asking) -> Response:
    """Write down a role that is wanted, as any partner can."""
    return await call.write(service.want_role, initiative_id, body, view=views.initiative, status=201, creates=True)


@router.post(
    "/initiatives/{initiative_id}/roles/{role_id}/end",
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_EDIT, writes=True),
)
async def end_role(initiative_id: UUID, role_id: UUID, call: Asking) -> Response:
    """Take a role from the list of those that are wanted, as any partner can."""
    return await call.write(service.end_role, initiative_id, role_id, view=views.initiative)


@router.post(
    "/initiatives/{initiative_id}/told",
    status_code=201,
    response_model=InitiativeOut,
    **route(Permission.INITIATIVE_TELL, creates=True),
)
async def tell(initiative_id: UUID, body: ToldSentence, call: Asking) -> Response:
    """Show followers its title, its stage and this sentence, as they are now. Members see what is told.

    Where it names somebody, or speaks for more than its writer, it is told with the last yes; as it is then.
    """
    return await call.write(service.tell, initiative_id, body, view=views.initiative, status=201, creates=True)
