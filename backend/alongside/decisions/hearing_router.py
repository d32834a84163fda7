"""HTTP of what members say about a proposal: turns, answers, notes, objections."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from alongside.actions import views as actions
from alongside.actions.schemas import ActionOut, AffectsMe
from alongside.core.pagination import Page, Window, window
from alongside.decisions import objecting, pausing, reading, responding, speaking
from alongside.decisions import voices as voices_view
from alongside.decisions.drafts import AffectedDraft, NoteDraft, ResponseDraft
from alongside.decisions.notes import NoteKind
from alongside.decisions.schemas import NoteOut, ProposalOut, VoiceOut
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["decisions"], dependencies=[Depends(signed_in)])
Wanted = Annotated[Window, Depends(window)]


@router.post(
    "/proposals/{proposal_id}/responses",
    status_code=201,
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_ANSWER, creates=True),
)
async def respond(proposal_id: UUID, body: ResponseDraft, call: Asking) -> Response:
    """Answer for oneself: `fine` or `objection` to a small proposal; when consent is asked, one of the other five."""
    return await call.write(responding.respond, proposal_id, body, view=reading.proposal, status=201, creates=True)


@router.put(
    "/proposals/{proposal_id}/response", response_model=ProposalOut, **route(Permission.PROPOSAL_ANSWER, writes=True)
)
async def change_response(proposal_id: UUID, body: ResponseDraft, call: Asking) -> Response:
    """Change one's own voice, until the consent stage ends."""
    return await call.write(responding.change, proposal_id, body, view=reading.proposal)


@router.get(
    "/proposals/{proposal_id}/voices",
    response_model=Page[VoiceOut],
    **route(Permission.PROPOSAL_READ, has_its_time=True),
)
async def voices(
    proposal_id: UUID,
    call: Asking,
    wanted: Wanted,
    stage: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Response:
    """What was said in a consent stage, by default the last: shown once one has spoken, to all when it has ended."""
    return await call.read(voices_view.voices, proposal_id, wanted, stage)


@router.post(
    "/proposals/{proposal_id}/pass", response_model=ProposalOut, **route(Permission.PROPOSAL_SPEAK, writes=True)
)
async def pass_turn(proposal_id: UUID, call: Asking) -> Response:
    """Pass in this stage: passing is an answer."""
    return await call.write(speaking.pass_turn, proposal_id, view=reading.proposal)


@router.post(
    "/proposals/{proposal_id}/more-time", response_model=ProposalOut, **route(Permission.PROPOSAL_SPEAK, writes=True)
)
async def more_time(proposal_id: UUID, call: Asking) -> Response:
    """Ask for more time: the stage stays open two more working days, once, and no reason is asked."""
    return await call.write(speaking.more_time, proposal_id, view=reading.proposal)


@router.post(
    "/proposals/{proposal_id}/affects-me",
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_AFFECTS_ME, writes=True),
)
async def affects_me(proposal_id: UUID, body: AffectedDraft, call: Asking) -> Response:
    """Say that the matter affects oneself. It makes a small proposal a full one; nobody is named."""
    return await call.write(speaking.affects_me, proposal_id, body, view=reading.proposal)


@router.post(
    "/actions/{action_id}/affects-me", response_model=ActionOut, **route(Permission.ACTION_AFFECTS_ME, writes=True)
)
async def pause(action_id: UUID, body: AffectsMe, call: Asking) -> Response:
    """Say that an action of the coalition affects oneself: it pauses for ten working days at most.

    What was decided is put to all again, with the full weight. Nobody is named, and no reason is needed.
    """
    return await call.write(pausing.affects_me, action_id, body, view=actions.action)


@router.post(
    "/proposals/{proposal_id}/ask-everyone",
    response_model=ProposalOut,
    **route(Permission.PROPOSAL_SPEAK, writes=True),
)
async def ask_everyone(proposal_id: UUID, call: Asking) -> Response:
    """Say that what was called a change of wording is one of substance: everyone is asked again."""
    return await call.write(responding.ask_everyone, proposal_id, view=reading.proposal)


@router.get("/proposals/{proposal_id}/notes", response_model=Page[NoteOut], **route(Permission.PROPOSAL_READ))
async def notes(
    proposal_id: UUID,
    call: Asking,
    wanted: Wanted,
    kind: NoteKind | None = None,
    objection: UUID | None = None,
) -> Response:
    """What was said about a proposal, the oldest first."""
    return await call.read(voices_view.notes, proposal_id, wanted, kind, objection)


@router.post(
    "/proposals/{proposal_id}/notes",
    status_code=201,
    response_model=NoteOut,
    **route(Permission.PROPOSAL_COMMENT, creates=True),
)
async def say(proposal_id: UUID, body: NoteDraft, call: Asking) -> Response:
    """Ask, answer, react, comment, or talk with an objector. Each speaks once in a stage before anyone twice."""
    return await call.write(speaking.say, proposal_id, body, view=voices_view.note, status=201, creates=True)


@router.delete("/notes/{note_id}", response_model=ProposalOut, **route(Permission.PROPOSAL_DRAFT, writes=True))
async def drop_note(note_id: UUID, call: Asking) -> Response:
    """Drop one's own words that wait for a yes; with them goes what was asked about them."""
    return await call.write(speaking.drop_note, note_id, view=reading.proposal)


@router.post(
    "/objections/{objection_id}/answered",
    response_model=ProposalOut,
    **route(Permission.OBJECTION_CLOSE, writes=True),
)
async def answered(objection_id: UUID, call: Asking) -> Response:
    """Say that one's own objection is answered. Nobody else can."""
    return await call.write(objecting.answered, objection_id, view=reading.proposal)


@router.post(
    "/objections/{objection_id}/withdraw",
    response_model=ProposalOut,
    **route(Permission.OBJECTION_CLOSE, writes=True),
)
async def withdraw(objection_id: UUID, call: Asking) -> Response:
    """Take one's own objection back."""
    return await call.write(objecting.withdrawn, objection_id, view=reading.proposal)
