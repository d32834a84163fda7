"""Routes of consent requests. Answers go to the thing that one would join, since that is where a yes takes effect."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.consents import service, views
from alongside.consents.schemas import ConsentOut
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["consents"], dependencies=[Depends(signed_in)])


@router.get("/consents/{consent_id}", response_model=ConsentOut, **route(Permission.CONSENT_READ))
async def consent(consent_id: UUID, call: Asking) -> Response:
    """A question that was put to one person. Nobody but those two can see that it exists, or what became of it."""
    return await call.read(views.by_id, consent_id)


@router.post(
    "/consents/{consent_id}/withdraw",
    response_model=ConsentOut,
    **route(Permission.CONSENT_WITHDRAW, writes=True),
)
async def withdraw(consent_id: UUID, call: Asking) -> Response:
    """Take one's own question back. It stops at once."""
    return await call.write(service.withdraw, consent_id, view=views.consent)
