"""HTTP of what goes on after a decision: its review and its record; and of choosing among options and by lot."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from alongside.core.pagination import Page, Window, window
from alongside.decisions import choosing, choosing_views, reading, record, record_text, review_views
from alongside.decisions.outcome_schemas import ChoiceDraft, LotEntry
from alongside.decisions.schemas import ProposalOut
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["decisions"], dependencies=[Depends(signed_in)])
Wanted = Annotated[Window, Depends(window)]
RECORD = route(Permission.DECISION_READ)
RECORD["responses"][200] = {"content": {"text/markdown": {"schema": {"type": "string"}}}}
MEDIA_TYPES = {"json": "application/json", "md": "text/markdown; charset=utf-8"}


@router.get(
    "/coalitions/{coalition_id}/reviews",
    response_model=Page[review_views.ReviewOut],
    **route(Permission.DECISION_READ),
)
async def reviews(coalition_id: UUID, call: Asking, wanted: Wanted) -> Response:
    """The decisions that are to be looked at, the soonest first: those whose day has come, then those to come."""
    return await call.read(review_views.in_coalition, coalition_id, wanted)


@router.get("/decisions/{decision_id}/record", response_model=record.DecisionRecord, **RECORD)
async def decision_record(
    decision_id: UUID,
    call: Asking,
    form: Annotated[Literal["json", "md"], Query(alias="format", description="JSON, or plain Markdown")] = "md",
) -> Response:
    """A decision's record to keep: how it came about, its texts, concerns, objections and review."""
    actor = call.signed_in
    origin = call.settings.public_origin
    found = await call.database.read(
        lambda session: record.of_decision(session, decision_id, origin=origin, actor=actor)
    )
    body = found.model_dump_json(indent=2) if form == "json" else record_text.markdown(found, actor.language)
    name = f'attachment; filename="decision-{found.number}.{form}"'
    return Response(body, headers={"Content-Disposition": name}, media_type=MEDIA_TYPES[form])


@router.post(
    "/proposals/{proposal_id}/choices",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_ANSWER, creates=True),
)
async def choose(proposal_id: UUID, body: ChoiceDraft, call: Asking) -> Response:
    """Approve of as many options as one likes. How many approve of each is known once it is decided."""
    return await call.write(choosing.choose, proposal_id, body, view=reading.proposal, status=201, creates=True)


@router.put(
    "/proposals/{proposal_id}/choices", response_model=ProposalOut, **route(Permission.PROPOSAL_ANSWER, writes=True)
)
async def change_choice(proposal_id: UUID, body: ChoiceDraft, call: Asking) -> Response:
    """Approve of other options, until the stage ends."""
    return await call.write(choosing.change, proposal_id, body, view=reading.proposal)


@router.post(
    "/proposals/{proposal_id}/lot", response_model=ProposalOut, **route(Permission.PROPOSAL_ANSWER, writes=True)
)
async def take_part(proposal_id: UUID, body: LotEntry, call: Asking) -> Response:
    """Put oneself in a lot, or out of it, or add a word to it. Nobody enters another.

    A word stays until another is sent, or null.
    """
    return await call.write(choosing.take_part, proposal_id, body, view=reading.proposal)


@router.get("/proposals/{proposal_id}/lot", response_model=choosing_views.LotOut, **route(Permission.PROPOSAL_READ))
async def lot(proposal_id: UUID, call: Asking) -> Response:
    """A lot such that anyone can draw it again, once it is drawn; before that, what was promised of it."""
    return await call.read(choosing_views.lot_of, proposal_id)
