"""How what was said about a proposal is shown: voices once they are, and notes."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.pagination import Page, Window, page
from alongside.decisions import hearing, names, note_queries, queries, rules
from alongside.decisions.models import Note, Response
from alongside.decisions.notes import NoteKind
from alongside.decisions.reading import readable
from alongside.decisions.schemas import NoteOut, VoiceOut
from alongside.folds import queries as folds
from alongside.permissions.actor import Actor, Standing
from alongside.rounds import queries as rounds
from alongside.rounds.rules import StageName


def voices(
    session: Session, proposal_id: UUID, wanted: Window, number: int | None, *, actor: Actor | None
) -> Page[VoiceOut]:
    """What was said in one consent stage. Raises NotFound, VoicesHidden."""
    found = readable(session, proposal_id, actor)
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        raise NotFound
    asked = [one for one in rounds.stages(session, found.id) if one.name in (StageName.CONSENT, StageName.TOLD)]
    stage = next((one for one in reversed(asked) if number is None or one.number == number), None)
    if stage is None:
        raise NotFound
    if stage.name is StageName.TOLD or not hearing.shows_voices(
        session, found.id, stage, actor.seat_id(found.coalition_id)
    ):
        raise rules.VoicesHidden
    rows = queries.voices(session, stage.id, wanted)
    called = names.Names(session, {row.membership_id for row in rows})
    return page(rows, wanted, lambda row: row.id, lambda row: _voice(row, called))


def _voice(said: Response, called: names.Names) -> VoiceOut:
    return VoiceOut(**said.model_dump(include=set(VoiceOut.model_fields) - {"by"}), by=called(said.membership_id))


def notes(
    session: Session,
    proposal_id: UUID,
    wanted: Window,
    kind: NoteKind | None,
    objection: UUID | None,
    *,
    actor: Actor | None,
) -> Page[NoteOut]:
    """What was said about a proposal, the oldest first. Raises NotFound."""
    found = readable(session, proposal_id, actor)
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        return Page(items=[])
    me = actor.seat_id(found.coalition_id)
    rows = note_queries.notes(session, found.id, wanted, me=me, kind=kind, objection=objection)
    called = names.Names(session, {row.by_membership for row in rows})
    closed = folds.folded(session, [row.id for row in rows], clock.now())
    return page(rows, wanted, lambda row: row.id, lambda row: _note(row, me, called, closed))


def note(session: Session, found: Note, actor: Actor | None) -> NoteOut:
    """A note to who has just written it."""
    me = actor.seat_id(queries.proposal(session, found.proposal_id).coalition_id) if actor else None
    return _note(found, me, names.Names(session, {found.by_membership}), {})


def _note(row: Note, me: UUID | None, called: names.Names, closed: Mapping[UUID, datetime | None]) -> NoteOut:
    return NoteOut(
        **row.model_dump(include={"id", "kind", "text", "version", "at", "objection_id"}),
        by=called(row.by_membership),
        to=row.to_id,
        mine=row.by_membership == me,
        waiting=row.published_at is None,
        folded=row.id in closed,
        folded_until=closed.get(row.id),
    )
