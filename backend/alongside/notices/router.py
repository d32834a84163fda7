"""HTTP of notices, of what people choose about them, and of ending a kind of mails from a mail."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from alongside.core.pagination import Window, window
from alongside.installation.mails import can_mail
from alongside.notices import service, views
from alongside.notices.rules import NoticeKind
from alongside.notices.schemas import ChoicesOut, Chosen, NoticePage, SeenIn, StopIn, StopOut, Unseen
from alongside.people import tries
from alongside.permissions.dependencies import Asking, Call, ExpectedVersion, View, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(prefix="/me", tags=["notices"], dependencies=[Depends(signed_in)])
from_mails = APIRouter(prefix="/unsubscribe", tags=["notices"])


@router.get("/notices", response_model=NoticePage, **route(Permission.NOTICE_READ))
async def notices(call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """What is new for you, the newest first: as long as it is so, and you may know of it."""
    return await call.read(views.page_of, wanted)


@router.get("/notices/new", response_model=Unseen, **route(Permission.NOTICE_READ))
async def unseen(call: Asking) -> Response:
    """The pages that there is something new on. Opening one of them, or the list, is seeing it."""
    return await call.read(views.unseen)


@router.post("/notices/seen", status_code=204, **route(Permission.NOTICE_READ, writes=True))
async def see(body: SeenIn, call: Asking) -> Response:
    """Say what you have seen: it is mailed no more."""
    return await call.write(service.see, body)


@router.get("/notice-choices", response_model=ChoicesOut, **route(Permission.NOTICE_CHOOSE))
async def choices(call: Asking) -> Response:
    """How you are told of what is new, and what is usual where you chose nothing."""
    return await call.read(views.choices, mail=await can_mail(call.database, call.settings))


@router.put("/notice-choices", response_model=ChoicesOut, **route(Permission.NOTICE_CHOOSE, writes=True))
async def choose(body: Chosen, version: ExpectedVersion, call: Asking) -> Response:
    """Choose by kind and by coalition what is mailed at once, in the digest or not at all, and when."""
    return await call.write(service.choose, body, version, view=await _chosen(call))


@router.post("/notice-choices/address", response_model=ChoicesOut, **route(Permission.NOTICE_CHOOSE, writes=True))
async def try_address_again(call: Asking) -> Response:
    """Say that mails arrive at your address, after a mail server said that they do not."""
    return await call.write(service.try_address_again, view=await _chosen(call))


async def _chosen(call: Call) -> View:
    mail = await can_mail(call.database, call.settings)
    return lambda session, _result, actor: views.choices(session, mail=mail, actor=actor)


@from_mails.post("/look", response_model=StopOut, **route(Permission.NOTICE_STOP, writes=True))
async def stopping(body: StopIn, call: Asking) -> Response:
    """What the mail with this secret was about. Nothing changes."""
    tries.spend(call, tries.TOKEN)
    return await call.read(views.stopping, body.token)


@from_mails.get("/{token}", status_code=303, response_class=RedirectResponse, **route(Permission.NOTICE_STOP))
async def look_first(token: str, call: Asking) -> Response:
    """Where a mail program opens the address instead of posting to it: the page that asks first. Nothing changes."""
    return RedirectResponse(f"/stop#{quote(token, safe='')}", status_code=303)


@from_mails.post("/{token}", response_model=StopOut, **route(Permission.NOTICE_STOP, writes=True))
async def stop(token: str, call: Asking, kind: NoticeKind | None = None) -> Response:
    """End mails of the kinds that a mail was about, or of one of them (RFC 8058). The app goes on telling of them."""
    tries.spend(call, tries.TOKEN)
    return await call.write(service.stop, token, kind, view=views.stopped)
