"""HTTP of asks to followers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.core.pagination import Page, Window, window
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.support import service, views
from alongside.support.schemas import AskAcceptance, AskDraft, AskOut, AskRefusal

router = APIRouter(tags=["support"], dependencies=[Depends(signed_in)])


@router.post(
    "/coalitions/{coalition_id}/asks",
    status_code=201,
    response_model=AskOut,
    **route(Permission.ASK_MAKE, creates=True),
)
async def make(coalition_id: UUID, body: AskDraft, call: Asking) -> Response:
    """Ask a follower for something, in one's own name. They read the text and the name; members read it too."""
    employment = call.settings.asks_about_employment
    return await call.write(
        service.make, coalition_id, body, view=views.ask, status=201, creates=True, employment=employment
    )


@router.get(
    "/coalitions/{coalition_id}/asks",
    response_model=Page[AskOut],
    **route(Permission.ASK_READ),
)
async def of_coalition(coalition_id: UUID, call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """What the coalition asked of its followers, newest first, with how long each waited for an answer."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.get(
    "/asks/{ask_id}",
    response_model=AskOut,
    **route(Permission.ASK_READ),
)
async def one(ask_id: UUID, call: Asking) -> Response:
    """One ask, for members and for the follower who was asked."""
    return await call.read(views.by_id, ask_id)


@router.put("/asks/{ask_id}/draft", response_model=AskOut, **route(Permission.ASK_WITHDRAW, writes=True))
async def redraft(ask_id: UUID, body: AskDraft, call: Asking) -> Response:
    """Write one's own ask anew while it waits for a yes. Everybody in it is asked about the new words."""
    employment = call.settings.asks_about_employment
    return await call.write(service.redraft, ask_id, body, view=views.ask, employment=employment)


@router.post("/asks/{ask_id}/drop", response_model=AskOut, **route(Permission.ASK_WITHDRAW, writes=True))
async def drop(ask_id: UUID, call: Asking) -> Response:
    """Let one's own ask be before it went out. Nobody else ever knew of it."""
    return await call.write(service.drop, ask_id, view=views.ask)


@router.post(
    "/asks/{ask_id}/accept",
    response_model=AskOut,
    **route(Permission.ASK_ANSWER, writes=True),
)
async def accept(ask_id: UUID, body: AskAcceptance, call: Asking) -> Response:
    """Say yes to what one was asked. Members read the answer and how many days it took."""
    return await call.write(service.accept, ask_id, body, view=views.ask)


@router.post(
    "/asks/{ask_id}/refuse",
    response_model=AskOut,
    **route(Permission.ASK_ANSWER, writes=True),
)
async def refuse(ask_id: UUID, body: AskRefusal, call: Asking) -> Response:
    """Say no to what one was asked, with the reason. Members read it and how many days it took."""
    return await call.write(service.refuse, ask_id, body, view=views.ask)


@router.post(
    "/asks/{ask_id}/delivered",
    response_model=AskOut,
    **route(Permission.ASK_DELIVERED, writes=True),
)
async def delivered(ask_id: UUID, call: Asking) -> Response:
    """Say that what one asked for has arrived. Nobody else can say so."""
    return await call.write(service.say_delivered, ask_id, view=views.ask)


@router.post(
    "/asks/{ask_id}/withdraw",
    response_model=AskOut,
    **route(Permission.ASK_WITHDRAW, writes=True),
)
async def withdraw(ask_id: UUID, call: Asking) -> Response:
    """Take back one's own ask while it is open."""
    return await call.write(service.withdraw, ask_id, view=views.ask)
