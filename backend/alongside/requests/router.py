"""Routes of questions that only one person can answer, and of mandates."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from alongside.consents import service as asking
from alongside.consents.schemas import ConsentOut, InvitationAnswer, LandedAnswer
from alongside.core.pagination import Page, Window, window
from alongside.mandates import service as mandates
from alongside.mandates.schemas import MandateDraft, MandateOut
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.requests import service, views
from alongside.requests.schemas import QuestionOut
from alongside.requests.views import Box

router = APIRouter(tags=["consents"], dependencies=[Depends(signed_in)])
Part = Annotated[Window, Depends(window)]


@router.get("/consents", response_model=Page[ConsentOut], **route(Permission.CONSENT_LIST))
async def box(wanted: Part, call: Asking, which: Annotated[Box, Query(alias="box")] = Box.TO_ME) -> Response:
    """What one was asked (`to_me`), or what one asked (`from_me`), in all coalitions, newest first."""
    return await call.read(views.box, which, wanted)


@router.get("/consents/{consent_id}", response_model=QuestionOut, **route(Permission.CONSENT_READ))
async def consent(consent_id: UUID, call: Asking) -> Response:
    """A question that was put to one person. Nobody but those two can see that it exists, or what became of it."""
    return await call.read(views.by_id, consent_id)


@router.post(
    "/consents/{consent_id}/answer", response_model=QuestionOut, **route(Permission.CONSENT_ANSWER, writes=True)
)
async def answer(consent_id: UUID, body: InvitationAnswer, call: Asking) -> Response:
    """Answer as the one who was asked. After a no, nothing of it shows to anybody else.

    A yes needs the `text_hash` of the words that were read; `yes_with_changes` also the other words, as `text`;
    with `myself` one takes it over, and who asked stands beside.
    """
    return await call.write(service.answer, consent_id, body, view=views.consent)


@router.post(
    "/consents/{consent_id}/withdraw", response_model=QuestionOut, **route(Permission.CONSENT_WITHDRAW, writes=True)
)
async def withdraw(consent_id: UUID, call: Asking) -> Response:
    """Take one's own question back. What it was about goes on waiting until it names them no longer."""
    return await call.write(asking.withdraw, consent_id, view=views.consent)


@router.post(
    "/consents/{consent_id}/remind", response_model=QuestionOut, **route(Permission.CONSENT_REMIND, writes=True)
)
async def remind(consent_id: UUID, call: Asking) -> Response:
    """Remind of one's own question, once."""
    return await call.write(asking.remind, consent_id, view=views.consent)


@router.post(
    "/consents/{consent_id}/revoke", response_model=QuestionOut, **route(Permission.CONSENT_REVOKE, writes=True)
)
async def revoke(consent_id: UUID, call: Asking) -> Response:
    """Take one's own yes back. What was said or done by it halts at once.

    A yes can be given again, but for a version of a proposal that was told: its next version asks anew.
    """
    return await call.write(service.revoke, consent_id, view=views.consent)


@router.post(
    "/consents/{consent_id}/take-changes",
    response_model=QuestionOut,
    **route(Permission.CONSENT_TAKE_CHANGES, writes=True),
)
async def take_changes(consent_id: UUID, call: Asking) -> Response:
    """Take the words of a yes with changes. It counts as their yes; everybody else is asked about the new words."""
    return await call.write(service.take_changes, consent_id, view=views.consent)


@router.post(
    "/consents/{consent_id}/landed", response_model=QuestionOut, **route(Permission.CONSENT_LANDED, writes=True)
)
async def say_landed(consent_id: UUID, body: LandedAnswer, call: Asking) -> Response:
    """Say how something said or done in one's name landed with oneself. Only the one who asked reads it."""
    return await call.write(asking.say_landed, consent_id, body, view=views.consent)


@router.post(
    "/coalitions/{coalition_id}/mandates",
    status_code=201,
    response_model=MandateOut,
    **route(Permission.MANDATE_GIVE, creates=True),
)
async def give(coalition_id: UUID, body: MandateDraft, call: Asking) -> Response:
    """Let another member speak in one's name: about this, before these readers, until that day and 90 days at most."""
    return await call.write(mandates.give, coalition_id, body, view=views.mandate, status=201, creates=True)


@router.get("/coalitions/{coalition_id}/mandates", response_model=Page[MandateOut], **route(Permission.MANDATE_LIST))
async def of_coalition(coalition_id: UUID, wanted: Part, call: Asking) -> Response:
    """The mandates one gave, each with every use of it, and those one was given. Nobody else sees them."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.post(
    "/mandates/{mandate_id}/revoke", response_model=MandateOut, **route(Permission.MANDATE_REVOKE, writes=True)
)
async def revoke_mandate(mandate_id: UUID, call: Asking) -> Response:
    """Take one's mandate back in one step. What was prepared by it waits for one's own yes; what is out halts."""
    return await call.write(service.revoke_mandate, mandate_id, view=views.mandate)
