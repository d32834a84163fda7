"""HTTP of muting, reporting and looking."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.folds.rules import Thing, ThingKind
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.safety import mutes, service, views
from alongside.safety.schemas import (
    FoldedTexts,
    FoldsOut,
    LookAnswer,
    MutesOut,
    ReportableOut,
    ReportDraft,
    ReportMade,
    ReportsOut,
)

router = APIRouter(tags=["safety"], dependencies=[Depends(signed_in)])


@router.put("/memberships/{membership_id}/mute", status_code=204, **route(Permission.MUTE, writes=True))
async def mute(membership_id: UUID, call: Asking) -> Response:
    """Fold a person's words for oneself. Nobody else learns of it; objections and questions to oneself stay open."""
    return await call.write(mutes.mute, membership_id)


@router.delete("/memberships/{membership_id}/mute", status_code=204, **route(Permission.MUTE, writes=True))
async def unmute(membership_id: UUID, call: Asking) -> Response:
    """Read a person's words as before."""
    return await call.write(mutes.unmute, membership_id)


@router.get("/me/mutes", response_model=MutesOut, **route(Permission.SELF_MANAGE))
async def my_mutes(call: Asking) -> Response:
    """Whom one muted. A client folds their words, and opens them on request."""
    return await call.read(views.mutes)


@router.post("/reports", status_code=201, response_model=ReportMade, **route(Permission.REPORT_MAKE, creates=True))
async def report(body: ReportDraft, call: Asking) -> Response:
    """Report a text. Two members, drawn by lot, look at it; they read the text and one's words, and not one's name."""
    return await call.write(service.report, body, view=views.made, status=201, creates=True)


@router.get("/reports/of/{text_kind}/{text_id}", response_model=ReportableOut, **route(Permission.REPORT_MAKE))
async def reportable(text_kind: ThingKind, text_id: UUID, call: Asking) -> Response:
    """Whether enough members could be drawn to look at this text. Whether anyone has reported it is not said."""
    return await call.read(views.reportable, Thing(text_kind, text_id))


@router.get("/reports/mine", response_model=ReportsOut, **route(Permission.SELF_MANAGE))
async def my_reports(call: Asking) -> Response:
    """The reports that one was drawn to look at, and those that one made."""
    return await call.read(views.mine)


@router.post("/reports/{report_id}/answer", response_model=ReportsOut, **route(Permission.REPORT_ANSWER, writes=True))
async def answer(report_id: UUID, body: LookAnswer, call: Asking) -> Response:
    """Say whether to fold a text, and why. When both do, it is folded for 72 hours; otherwise it stays."""
    return await call.write(service.answer, report_id, body, view=views.after_looking)


@router.get("/coalitions/{coalition_id}/folds", response_model=FoldedTexts, **route(Permission.FOLD_READ))
async def folded(coalition_id: UUID, call: Asking) -> Response:
    """The texts that are folded now. A client shows them closed, and opens them on request; nothing is deleted."""
    return await call.read(views.folded_in, coalition_id)


@router.get("/me/folds", response_model=FoldsOut, **route(Permission.SELF_MANAGE))
async def my_folds(call: Asking) -> Response:
    """What was folded of one's own, and why. Who reported it and who looked at it is not said."""
    return await call.read(views.my_folds)
