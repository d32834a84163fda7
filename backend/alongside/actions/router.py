"""Routes of actions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.actions import co_owners, credit, pauses, service, views
from alongside.actions.schemas import (
    ActionDraft,
    ActionOut,
    ActionStage,
    ActionSummary,
    ActionWords,
    CoOwnerWanted,
    CreditOrder,
    OwnCredit,
    SteppingBack,
)
from alongside.consents import views as consent_views
from alongside.consents.schemas import ConsentOut
from alongside.core.pagination import Page, Window, window
from alongside.following.schemas import ToldLine, ToldSentence
from alongside.permissions.dependencies import Asking, ExpectedVersion, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["actions"], dependencies=[Depends(signed_in)])


@router.get(
    "/coalitions/{coalition_id}/actions",
    response_model=Page[ActionSummary],
    **route(Permission.ACTION_READ),
)
async def actions(coalition_id: UUID, wanted: Annotated[Window, Depends(window)], call: Asking) -> Response:
    """The coalition's actions, newest first. A newcomer reads those they carry."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.post(
    "/coalitions/{coalition_id}/actions",
    status_code=201,
    response_model=ActionOut,
    **route(Permission.ACTION_MAKE, creates=True),
)
async def make(coalition_id: UUID, body: ActionDraft, call: Asking) -> Response:
    """Begin an action of those who say yes to it, or write down what is underway already (`brought_along`).

    It binds nobody but them. Everybody named in `ask` is asked, and carries it from their yes on.
    """
    return await call.write(service.make, coalition_id, body, view=views.action, status=201, creates=True)


@router.get("/actions/{action_id}", response_model=ActionOut, **route(Permission.ACTION_READ))
async def action(action_id: UUID, call: Asking) -> Response:
    """One action: who carries it, where it stands, and what its reader can do about it."""
    return await call.read(views.by_id, action_id)


@router.put("/actions/{action_id}", response_model=ActionOut, **route(Permission.ACTION_EDIT, writes=True))
async def edit(action_id: UUID, body: ActionWords, version: ExpectedVersion, call: Asking) -> Response:
    """Change its words, as any co-owner can. Open invitations are then about the new words."""
    return await call.write(service.edit, action_id, body, version, view=views.action)


@router.post(
    "/actions/{action_id}/co-owners",
    status_code=201,
    response_model=ConsentOut,
    **route(Permission.ACTION_INVITE, creates=True),
)
async def invite(action_id: UUID, body: CoOwnerWanted, call: Asking) -> Response:
    """Ask somebody to carry it too. Only the two of them see the question and its answer."""
    return await call.write(co_owners.invite, action_id, body, view=consent_views.consent, status=201, creates=True)


@router.post(
    "/actions/{action_id}/step-back",
    response_model=ActionOut,
    **route(Permission.ACTION_STEP_BACK, writes=True),
)
async def step_back(action_id: UUID, body: SteppingBack, call: Asking) -> Response:
    """Stop carrying it. When fewer than two go on, it looks for partners; the note is shown without a name."""
    return await call.write(co_owners.step_back, action_id, body, view=views.action)


@router.post(
    "/actions/{action_id}/take-up",
    response_model=ActionOut,
    **route(Permission.ACTION_TAKE_UP, writes=True),
)
async def take_up(action_id: UUID, call: Asking) -> Response:
    """Carry on what nobody carries. Where somebody does, they are asked instead."""
    return await call.write(co_owners.take_up, action_id, view=views.action)


@router.post(
    "/actions/{action_id}/stage",
    response_model=ActionOut,
    **route(Permission.ACTION_STAGE, writes=True),
)
async def stage(action_id: UUID, body: ActionStage, call: Asking) -> Response:
    """Say where it stands, as any co-owner can. It does not start while it waits for a yes."""
    return await call.write(service.move, action_id, body, view=views.action)


@router.post(
    "/actions/{action_id}/told",
    status_code=201,
    response_model=ActionOut,
    **route(Permission.ACTION_TELL, creates=True),
)
async def tell(action_id: UUID, body: ToldSentence, call: Asking) -> Response:
    """Show followers the action's title, its stage and this sentence, as they are now. Members see what is told.

    Where it names somebody, or speaks for more than its writer, it is told with the last yes; as it is then.
    """
    return await call.write(service.tell, action_id, body, view=views.action, status=201, creates=True)


@router.put("/actions/{action_id}/credits", response_model=ActionOut, **route(Permission.ACTION_EDIT, writes=True))
async def order_credits(action_id: UUID, body: CreditOrder, call: Asking) -> Response:
    """Choose in which order the credits stand, as any co-owner can; null for the alphabet's."""
    return await call.write(credit.choose_order, action_id, body, view=views.action)


@router.put("/actions/{action_id}/my-credit", response_model=ActionOut, **route(Permission.ACTION_CREDIT, writes=True))
async def own_credit(action_id: UUID, body: OwnCredit, call: Asking) -> Response:
    """Be named in the credits, or stay uncredited: by one's own word alone, and at any time."""
    return await call.write(credit.choose_own, action_id, body, view=views.action)


@router.post("/actions/{action_id}/go-on", response_model=ActionOut, **route(Permission.ACTION_AFFECTS_ME, writes=True))
async def go_on(action_id: UUID, call: Asking) -> Response:
    """End a pause before its time, as the one who paused alone can. What is talked about goes on being talked about."""
    return await call.write(pauses.go_on, action_id, view=views.action)


@router.post("/told/{told_id}/take-back", response_model=ToldLine, **route(Permission.ACTION_TELL, writes=True))
async def take_back(told_id: UUID, call: Asking) -> Response:
    """Stop showing followers a line, as any co-owner can. The line before it shows again, if there is one."""
    return await call.write(service.take_back, told_id, view=views.taken_back)
