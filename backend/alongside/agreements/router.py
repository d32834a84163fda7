"""Routes of agreements. What changes them are decisions."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.agreements import service, views
from alongside.agreements.schemas import AgreementOut, AgreementWithVersions
from alongside.core.pagination import Page, Window, window
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["agreements"], dependencies=[Depends(signed_in)])


@router.get(
    "/coalitions/{coalition_id}/agreements",
    response_model=Page[AgreementOut],
    **route(Permission.AGREEMENT_READ),
)
async def agreements(coalition_id: UUID, call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """What is agreed now: the purpose, the rhythm and the working agreements, each with its decision and review."""
    return await call.read(views.of_coalition, coalition_id, wanted)


@router.get(
    "/agreements/{agreement_id}",
    response_model=AgreementWithVersions,
    **route(Permission.AGREEMENT_READ),
)
async def agreement(agreement_id: UUID, call: Asking) -> Response:
    """One version of an agreement, in force or not, with a list of all of its versions."""
    return await call.read(views.by_id, agreement_id)


@router.post(
    "/agreements/{agreement_id}/acknowledge",
    response_model=AgreementWithVersions,
    **route(Permission.AGREEMENT_ACKNOWLEDGE, writes=True),
)
async def acknowledge(agreement_id: UUID, call: Asking) -> Response:
    """Keep for oneself that one has read the version in force. Nobody else learns whether one has."""
    return await call.write(service.acknowledge, agreement_id, view=views.agreement)
