"""Routes of support between members."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from alongside.core.pagination import Page, Window, window
from alongside.offers import requests, service, suggesting, views
from alongside.offers.schemas import (
    Answered,
    Joining,
    OfferDraft,
    OfferOut,
    OnRequest,
    RequestDraft,
    RequestOut,
    TakenUp,
    WhereWanted,
)
from alongside.offers.views import Box
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["offers"], dependencies=[Depends(signed_in)])
Part = Annotated[Window, Depends(window)]


@router.post(
    "/coalitions/{coalition_id}/support-requests",
    status_code=201,
    response_model=RequestOut,
    **route(Permission.SUPPORT_ASK, creates=True),
)
async def ask(coalition_id: UUID, body: RequestDraft, call: Asking) -> Response:
    """Say what would help. Asked of one person (`to`), it exists for the two alone; else the coalition reads it."""
    return await call.write(requests.ask, coalition_id, body, view=views.request, status=201, creates=True)


@router.get("/support-requests", response_model=Page[RequestOut], **route(Permission.SUPPORT_LIST))
async def box(wanted: Part, call: Asking, which: Annotated[Box, Query(alias="box")] = Box.TO_ME) -> Response:
    """What was asked of oneself (`to_me`), what one asked (`mine`), or what others asked all of one's coalitions."""
    return await call.read(views.request_box, which, wanted)


@router.get("/support-requests/{request_id}", response_model=RequestOut, **route(Permission.SUPPORT_READ))
async def one(request_id: UUID, call: Asking) -> Response:
    """One request, with those of its offers that are the reader's own or wait for their answer."""
    return await call.read(views.request_by_id, request_id)


@router.post(
    "/support-requests/{request_id}/offers",
    status_code=201,
    response_model=OfferOut,
    **route(Permission.SUPPORT_OFFER, creates=True),
)
async def offer_on(request_id: UUID, body: OnRequest, call: Asking) -> Response:
    """Offer something to whoever asked. It is a question; nobody but the two learns of it, or of its answer."""
    return await call.write(service.offer_on, request_id, body, view=views.offer, status=201, creates=True)


@router.post(
    "/support-requests/{request_id}/not-now",
    response_model=RequestOut,
    **route(Permission.SUPPORT_NOT_NOW, writes=True),
)
async def not_now(request_id: UUID, call: Asking) -> Response:
    """Say "not now" to what oneself alone was asked. No reason is asked for."""
    return await call.write(requests.say_not_now, request_id, view=views.request)


@router.post(
    "/support-requests/{request_id}/delivered",
    response_model=RequestOut,
    **route(Permission.SUPPORT_DELIVERED, writes=True),
)
async def delivered(request_id: UUID, call: Asking) -> Response:
    """Say that what one asked for has arrived. Nobody else can say so."""
    return await call.write(requests.say_delivered, request_id, view=views.request)


@router.post(
    "/support-requests/{request_id}/close", response_model=RequestOut, **route(Permission.SUPPORT_CLOSE, writes=True)
)
async def close(request_id: UUID, call: Asking) -> Response:
    """Say that one needs it no longer. Whoever has offered is asked nothing more."""
    return await call.write(requests.close, request_id, view=views.request)


@router.post(
    "/coalitions/{coalition_id}/offers",
    status_code=201,
    response_model=OfferOut,
    **route(Permission.OFFER_MAKE, creates=True),
)
async def offer(coalition_id: UUID, body: OfferDraft, call: Asking) -> Response:
    """Offer something that nobody asked for: to one person (`to`), as a question, or to whoever takes it up.

    What one's place gives one (an agenda slot, a budget, a seat, data, a signature, paid time) is lent until a day,
    with no strings.
    """
    return await call.write(service.offer, coalition_id, body, view=views.offer, status=201, creates=True)


@router.post(
    "/actions/{action_id}/ask-to-join",
    status_code=201,
    response_model=OfferOut,
    **route(Permission.ACTION_TAKE_UP, creates=True),
)
async def ask_to_join(action_id: UUID, body: Joining, call: Asking) -> Response:
    """Ask the one who carries an action that looks for partners whether one may carry it too. A yes lets one in."""
    return await call.write(service.ask_to_join, action_id, body, view=views.offer, status=201, creates=True)


@router.get("/offers", response_model=Page[OfferOut], **route(Permission.SUPPORT_LIST))
async def offers(wanted: Part, call: Asking, which: Annotated[Box, Query(alias="box")] = Box.TO_ME) -> Response:
    """What was offered to oneself (`to_me`), what one offered (`mine`), or what others offer all one's coalitions."""
    return await call.read(views.offer_box, which, wanted)


@router.get("/offers/{offer_id}", response_model=OfferOut, **route(Permission.OFFER_READ))
async def one_offer(offer_id: UUID, call: Asking) -> Response:
    """One offer, for its two people; one that is open to all, for members until somebody takes it up."""
    return await call.read(views.offer_by_id, offer_id)


@router.post("/offers/{offer_id}/answer", response_model=OfferOut, **route(Permission.OFFER_ANSWER, writes=True))
async def answer(offer_id: UUID, body: Answered, call: Asking) -> Response:
    """Answer an offer: yes, yes differently (with `how`), not now, or no thanks. None needs a reason."""
    return await call.write(service.answer, offer_id, body, view=views.offer)


@router.post("/offers/{offer_id}/take-up", response_model=OfferOut, **route(Permission.OFFER_TAKE_UP, writes=True))
async def take_up(offer_id: UUID, body: TakenUp, call: Asking) -> Response:
    """Take up what is offered to all; from then on it is between the two."""
    return await call.write(service.take_up, offer_id, body, view=views.offer)


@router.post("/offers/{offer_id}/withdraw", response_model=OfferOut, **route(Permission.OFFER_WITHDRAW, writes=True))
async def withdraw(offer_id: UUID, call: Asking) -> Response:
    """Take back one's own offer, also after a yes. A request that it answered is open again."""
    return await call.write(service.withdraw, offer_id, view=views.offer)


@router.post("/offers/{offer_id}/delivered", response_model=OfferOut, **route(Permission.OFFER_DELIVERED, writes=True))
async def offer_delivered(offer_id: UUID, call: Asking) -> Response:
    """Say that what was offered to oneself has arrived. Nobody else can say so."""
    return await call.write(service.say_delivered, offer_id, view=views.offer)


@router.get("/coalitions/{coalition_id}/where-wanted", response_model=WhereWanted, **route(Permission.BRINGING_SAY))
async def where_wanted(coalition_id: UUID, call: Asking) -> Response:
    """Where what one brings may be wanted: the asks to all, actions that look for partners and roles wanted with a word
    of one's own strengths in them, at most 20. Of each kind the newest 100 are looked through. Nobody else reads it.
    """
    return await call.read(suggesting.where_wanted, coalition_id)
