"""How a proposal is shown to each reader: its way, its voices as far as they are shown, and what one can do."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core import clock
from alongside.core.diff import words_diff
from alongside.core.errors import NotFound
from alongside.core.locales import has_words, say
from alongside.core.pagination import Page, Window, page
from alongside.decisions import abilities, hearing, names, queries, rules, settling
from alongside.decisions.models import Note, Objection, Proposal, ProposalVersion, Response
from alongside.decisions.notes import NoteKind
from alongside.decisions.payloads import Particulars
from alongside.decisions.rules import ProposalStatus
from alongside.decisions.schemas import (
    AffectedOut,
    DecisionRef,
    Difference,
    DraftOut,
    MyResponse,
    NoteOut,
    ObjectionOut,
    PieceOut,
    ProposalLine,
    ProposalOut,
    Reason,
    StageLine,
    StageOut,
    VersionLine,
    VersionOut,
    VoiceOut,
)
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName

AFFECTED_SHOWN_FROM = 5


def proposal_by_id(session: Session, proposal_id: UUID, *, actor: Actor | None) -> ProposalOut:
    """One proposal. Raises NotFound."""
    return proposal(session, _readable(session, proposal_id, actor), actor)


def _readable(session: Session, proposal_id: UUID, actor: Actor | None) -> Proposal:
    found = queries.proposal(session, proposal_id)
    require(actor, Permission.PROPOSAL_READ, queries.subject(found))
    return found


def proposal(session: Session, found: Proposal, actor: Actor | None) -> ProposalOut:
    """A proposal with what its reader may know and do."""
    me = actor.seat_id(found.coalition_id) if actor else None
    stage = rounds.open_stage(session, found.id)
    path = rounds.stages(session, found.id)
    turn = rounds.turn(session, stage.id, me) if stage else None
    draft = queries.draft_of(session, found.id, me)
    current = queries.version(session, found.id, found.version) if found.version else None
    against = queries.objections(session, found.id)
    touched = queries.affected(session, found.id)
    called = names.of(session, found, current, draft, against)
    decided = queries.decision_of(session, found.id)
    return ProposalOut(
        **found.model_dump(include={"id", "coalition_id", "kind", "weight", "title", "text", "payload", "review_on"}),
        **found.model_dump(include={"trial_days", "status", "version", "in_name", "opened_at"}),
        with_people=[called(UUID(one)) for one in current.with_people] if current else [],
        proposed_by=called(found.proposed_by),
        beside=called(found.beside) if found.beside else None,
        stage=_stage(session, stage) if stage else None,
        path=[StageLine(**one.model_dump()) for one in path],
        all_answered=bool(path) and rounds.all_spoken(session, found.id, path[-1].id),
        quorum_reached=bool(path) and settling.enough(session, found.id, path[-1].id),
        asked_me=rounds.in_round(session, found.id, me),
        my_turn=("passed" if turn.passed else "spoken") if turn else None,
        my_response=_mine(queries.response(session, stage.id if stage else None, me)),
        voices_shown=_voices_shown(session, found, path, me),
        objections=_objections(found, against, actor, called, touched),
        affected=_affected(touched, me),
        reason=reason(found, actor),
        listening_until=settling.listening_until(session, found),
        draft=_draft(found, draft, called) if draft else None,
        decision=DecisionRef(id=decided.id, number=decided.number) if decided else None,
        abilities=abilities.of_proposal(session, found, stage, actor, draft=draft),
    )


def _stage(session: Session, stage: Stage) -> StageOut:
    held: Literal["question", "quorum"] | None = None
    if stage.prolonged:
        held = "quorum"
    elif clock.now() >= stage.closes_at and queries.open_question(session, stage.id):
        held = "question"
    return StageOut(**stage.model_dump(), held_open=held)


def _mine(said: Response | None) -> MyResponse | None:
    return MyResponse(**said.model_dump(include=set(MyResponse.model_fields))) if said else None


def _voices_shown(session: Session, found: Proposal, path: list[Stage], me: UUID | None) -> bool:
    asked = [one for one in path if one.name is StageName.CONSENT]
    return bool(asked) and hearing.shows_voices(session, found.id, asked[-1], me)


def _objections(
    found: Proposal, against: list[Objection], actor: Actor | None, called: names.Names, touched: set[UUID]
) -> list[ObjectionOut]:
    """Objections are read by members, and outlive the name of who left; a newcomer reads none."""
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        return []
    me = actor.seat_id(found.coalition_id)
    return [
        ObjectionOut(
            **one.model_dump(include=set(ObjectionOut.model_fields)),
            by=called(one.membership_id),
            affected=one.membership_id in touched,
            mine=one.membership_id == me,
            abilities=abilities.of_objection(found, one, actor),
        )
        for one in against
    ]


def _affected(touched: set[UUID], me: UUID | None) -> AffectedOut:
    shown = len(touched) if len(touched) >= AFFECTED_SHOWN_FROM else None
    return AffectedOut(mine=me in touched, some=bool(touched), count=shown)


def reason(found: Proposal, actor: Actor | None) -> Reason | None:
    """Why it turned, is reworked or ended, in the reader's language."""
    if found.turned_by is None:
        return None
    language = actor.language if actor else "en"
    code = str(found.reason["code"]) if found.reason else None
    words = [say(language, f"turned_by_{found.turned_by.value}")]
    if found.reason and code and has_words(code):
        words.append(say(language, code, **found.reason["params"]))
    if found.status is ProposalStatus.QUESTIONS:
        words.append(say(language, "becomes_full"))
    return Reason(by=found.turned_by, words=" ".join(words), code=code)


def _draft(found: Proposal, draft: ProposalVersion, called: names.Names) -> DraftOut:
    return DraftOut(
        **draft.model_dump(include=set(DraftOut.model_fields) - {"names", "with_people", "payload"}),
        payload=Particulars(**draft.payload),
        names=[called(UUID(one)) for one in draft.names],
        with_people=[called(UUID(one)) for one in draft.with_people],
        overtaken=draft.base != found.version,
    )


def proposals(
    session: Session,
    coalition_id: UUID,
    wanted: Window,
    status: ProposalStatus | None,
    is_open: bool | None,
    *,
    actor: Actor,
) -> Page[ProposalLine]:
    """A coalition's proposals, the newest first: all that were told for a member, their own for everyone."""
    coalition = coalitions.coalition(session, coalition_id)
    newcomer = actor.seat_id(coalition_id) if actor.standing(coalition_id) is Standing.NEWCOMER else None
    own = frozenset({newcomer}) if newcomer else frozenset()
    about = coalitions.subject(coalition)
    require(actor, Permission.PROPOSAL_READ, Subject(about.coalition_id, open_to_all=about.open_to_all, authors=own))
    rows = queries.proposals(session, coalition_id, wanted, actor=actor, status=status, is_open=is_open)
    called = names.Names(session, {row.proposed_by for row, _ in rows})
    seat = actor.seat_id(coalition_id)
    waiting = queries.waiting_for(session, [seat] if seat else [], clock.now())

    def line(row: tuple[Proposal, datetime | None]) -> ProposalLine:
        found, closing = row
        return ProposalLine(
            **found.model_dump(include={"id", "kind", "weight", "title", "status", "opened_at"}),
            proposed_by=called(found.proposed_by),
            closes_at=closing,
            waits_for_me=found.id in waiting,
        )

    return page(rows, wanted, lambda row: row[0].id, line)


def versions(session: Session, proposal_id: UUID, *, actor: Actor | None) -> Page[VersionLine]:
    """The versions of a proposal, the newest first."""
    found = _readable(session, proposal_id, actor)
    rows = queries.versions(session, found.id)
    called = names.Names(session, {row.by_membership for row in rows})
    return Page(items=[_version_line(row, called) for row in rows])


def _version_line(row: ProposalVersion, called: names.Names) -> VersionLine:
    return VersionLine(
        number=row.number or 0,
        change=row.change,
        note=None if row.withheld_at else row.note,
        by=called(row.by_membership),
        published_at=row.published_at or row.written_at,
        withheld=row.withheld_at is not None,
    )


def version(
    session: Session, proposal_id: UUID, number: int, against: int | None, *, actor: Actor | None
) -> VersionOut:
    """One version with what it changed; the words of a withheld one are shown to its writer alone. Raises NotFound."""
    found = _readable(session, proposal_id, actor)
    me = actor.seat_id(found.coalition_id) if actor else None
    row = queries.version(session, found.id, number)
    called = names.Names(session, {row.by_membership})
    shown = _shown(row, me)
    other = against or (number - 1 or None)
    before = queries.version(session, found.id, other) if other is not None else None
    if against is not None and before is not None and not _shown(before, me):
        raise NotFound
    return VersionOut(
        **_version_line(row, called).model_dump(),
        title=row.title if shown else "",
        text=row.text if shown else "",
        payload=Particulars(**(row.payload if shown else {})),
        review_on=row.review_on,
        trial_days=row.trial_days,
        diff=_difference(before, row) if before and shown and _shown(before, me) else None,
    )


def _shown(row: ProposalVersion, me: UUID | None) -> bool:
    return row.withheld_at is None or row.by_membership == me


def _difference(before: ProposalVersion, after: ProposalVersion) -> Difference:
    return Difference(
        against=before.number or 0,
        title=[PieceOut(op=piece.op, text=piece.text) for piece in words_diff(before.title, after.title)],
        text=[PieceOut(op=piece.op, text=piece.text) for piece in words_diff(before.text, after.text)],
    )


def voices(
    session: Session, proposal_id: UUID, wanted: Window, number: int | None, *, actor: Actor | None
) -> Page[VoiceOut]:
    """What was said in one consent stage. Raises NotFound, VoicesHidden."""
    found = _readable(session, proposal_id, actor)
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
    found = _readable(session, proposal_id, actor)
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        return Page(items=[])
    me = actor.seat_id(found.coalition_id)
    rows = queries.notes(session, found.id, wanted, me=me, kind=kind, objection=objection)
    called = names.Names(session, {row.by_membership for row in rows})
    return page(rows, wanted, lambda row: row.id, lambda row: _note(row, me, called))


def note(session: Session, found: Note, actor: Actor | None) -> NoteOut:
    """A note to who has just written it."""
    me = actor.seat_id(queries.proposal(session, found.proposal_id).coalition_id) if actor else None
    return _note(found, me, names.Names(session, {found.by_membership}))


def _note(row: Note, me: UUID | None, called: names.Names) -> NoteOut:
    return NoteOut(
        **row.model_dump(include={"id", "kind", "text", "version", "at", "objection_id"}),
        by=called(row.by_membership),
        to=row.to_id,
        mine=row.by_membership == me,
        waiting=row.published_at is None,
        folded_until=None,
    )
