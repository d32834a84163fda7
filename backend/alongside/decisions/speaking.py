"""Turns and notes: asking, answering, reacting, passing, wanting more time, being affected."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.consents import asking as consents
from alongside.consents.rules import Audience, ConsentKind, ThingKind
from alongside.core import clock
from alongside.core.errors import NotFound, wrong_field
from alongside.core.live import touch
from alongside.decisions import hearing, note_queries, notes, objections, queries, rules, settling
from alongside.decisions.drafts import AffectedDraft, NoteDraft
from alongside.decisions.models import Affected, Note, Proposal
from alongside.decisions.notes import NoteKind
from alongside.decisions.rules import ProposalStatus
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.rounds import queries as rounds
from alongside.rounds import rules as round_rules
from alongside.rounds import service as stages
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName

SPOKEN = frozenset({StageName.QUESTIONS, StageName.REACTIONS})


def say(session: Session, proposal_id: UUID, draft: NoteDraft, *, actor: Actor) -> Note:
    """Say something. Each speaks once in a stage before anyone twice; answers and the talk on an objection are free.

    Raises NotInThisRound, OthersFirst, StageOver, ProposalClosed, NotFound, InvalidInput, and what asking refuses with.
    """
    proposal, me, stage = _begin(session, proposal_id, Permission.PROPOSAL_COMMENT, actor)
    now = clock.now()
    if wrong := notes.wrong_place(draft.kind, to=draft.to is not None, objection=draft.objection_id is not None):
        raise wrong_field(*wrong)
    listening = settling.listening_until(session, proposal)
    notes.check_kind(draft.kind, proposal.status, listening=listening is not None and now < listening)
    _check_place(session, proposal, draft, me)
    _check_turn(session, proposal, stage, draft.kind, me)
    note = Note(
        proposal_id=proposal.id,
        stage_id=stage.id if stage else None,
        kind=draft.kind,
        by_membership=me,
        text=draft.text,
        version=proposal.version,
        to_id=draft.to,
        objection_id=draft.objection_id,
    )
    session.add(note)
    session.flush()
    # Until those it names have said yes, its writer has not spoken, and the stage waits for them in its time.
    if _publish(session, proposal, note, draft):
        hearing.spoken(session, note, stage)
    settling.settle(session, proposal, now)
    touch(session.info, actor.person_id)
    return note


def _begin(session: Session, proposal_id: UUID, right: Permission, actor: Actor) -> tuple[Proposal, UUID, Stage | None]:
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, right, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    not_closed(coalitions.coalition(session, proposal.coalition_id).status)
    return proposal, me, rounds.open_stage(session, proposal.id)


def _check_place(session: Session, proposal: Proposal, draft: NoteDraft, me: UUID) -> None:
    """What an answer or a talk goes to exists, and is shown to who speaks. Raises NotFound, ObjectionClosed."""
    if draft.to is not None:
        question = note_queries.note(session, draft.to)
        if question.proposal_id != proposal.id or question.kind is not NoteKind.QUESTION:
            raise NotFound
        if question.published_at is None and question.by_membership != me:
            raise NotFound
    if draft.objection_id is None:
        return
    one = queries.objection(session, draft.objection_id)
    if one.proposal_id != proposal.id:
        raise NotFound
    if one.state not in objections.UNANSWERED:
        raise objections.ObjectionClosed


def _check_turn(session: Session, proposal: Proposal, stage: Stage | None, kind: NoteKind, me: UUID) -> None:
    if stage is None or kind in (NoteKind.ANSWER, NoteKind.TALK) or stage.name is StageName.INTEGRATING:
        return
    everyone = rounds.all_spoken(session, proposal.id, stage.id)
    if kind is NoteKind.COMMENT:
        in_round = rounds.in_round(session, proposal.id, me)
        if (in_round or note_queries.spoke_freely(session, stage.id, me)) and not everyone:
            raise round_rules.OthersFirst
        return
    round_rules.check_turn(
        in_round=rounds.in_round(session, proposal.id, me),
        spoken=rounds.turn(session, stage.id, me) is not None or note_queries.waits_to_speak(session, stage.id, me),
        all_spoken=everyone,
        closing=stage.closes_at,
        now=clock.now(),
    )


def _publish(session: Session, proposal: Proposal, note: Note, draft: NoteDraft) -> bool:
    """Let it be read by all, once everyone it names has said yes. Whether it is."""
    wanted = consents.Wanted(
        coalition_id=proposal.coalition_id,
        thing_kind=ThingKind.NOTE,
        thing_id=note.id,
        title=None,
        text=note.text,
        from_=note.by_membership,
        asked=dict.fromkeys(draft.names, ConsentKind.NAMED),
        audience=Audience.COALITION,
    )
    if not consents.ask_first(session, wanted):
        return False
    note.published_at = note.at
    session.add(note)
    touch(session.info, proposal.coalition_id)
    return True


def drop_note(session: Session, note_id: UUID, *, actor: Actor | None) -> Proposal:
    """Drop one's own words that wait for a yes; whom they name is asked no more. Raises NotFound, NoteAnswered."""
    note = note_queries.note(session, note_id)
    proposal = queries.proposal(session, note.proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_DRAFT, note_queries.subject(proposal, note))
    acting(session, actor, proposal.coalition_id)
    session.refresh(note)
    if note.published_at is not None:
        raise NotFound
    if note_queries.answered(session, note.id):
        raise notes.NoteAnswered
    consents.let_go(session, note.id)
    session.delete(note)
    session.flush()
    return proposal


def pass_turn(session: Session, proposal_id: UUID, *, actor: Actor) -> Proposal:
    """Pass in the stages of questions and reactions. Raises NotInThisRound, OthersFirst, StageOver, ProposalClosed."""
    proposal, me, stage = _begin(session, proposal_id, Permission.PROPOSAL_SPEAK, actor)
    if stage is None or stage.name not in SPOKEN:
        raise rules.ProposalClosed.being(proposal.status)
    now = clock.now()
    round_rules.check_turn(
        in_round=rounds.in_round(session, proposal.id, me),
        spoken=rounds.turn(session, stage.id, me) is not None,
        all_spoken=False,
        closing=stage.closes_at,
        now=now,
    )
    stages.take_turn(session, stage, me, passed=True)
    settling.settle(session, proposal, now)
    touch(session.info, actor.person_id)
    return proposal


def more_time(session: Session, proposal_id: UUID, *, actor: Actor) -> Proposal:
    """Extend the stage by two working days, once; nobody is named.

    Raises NotInThisRound, AlreadyExtended, StageOver, ProposalClosed.
    """
    proposal, me, stage = _begin(session, proposal_id, Permission.PROPOSAL_SPEAK, actor)
    rounds.hold_place(session, proposal.id, me)
    if stage is None or stage.name not in SPOKEN | {StageName.CONSENT, StageName.CHOOSING}:
        raise rules.ProposalClosed.being(proposal.status)
    if clock.now() >= stage.closes_at:
        raise round_rules.StageOver
    stages.extend(stage, settling.zone_of(session, proposal))
    session.add(stage)
    touch(session.info, proposal.coalition_id)
    return proposal


def affects_me(session: Session, proposal_id: UUID, draft: AffectedDraft, *, actor: Actor) -> Proposal:
    """Say, or say no longer, that it affects oneself. Nobody is named; a small proposal becomes a full one.

    Raises ProposalClosed.
    """
    proposal, me, stage = _begin(session, proposal_id, Permission.PROPOSAL_AFFECTS_ME, actor)
    if proposal.status not in rules.OPEN - {ProposalStatus.ASKING_FIRST}:
        raise rules.ProposalClosed.being(proposal.status)
    if stage is not None and stage.name is StageName.TOLD and clock.now() >= stage.closes_at:
        raise rules.ProposalClosed.by_time()
    said = session.get(Affected, (proposal.id, me))
    if draft.affects_me and said is None:
        session.add(Affected(proposal_id=proposal.id, membership_id=me))
    elif said is not None and not draft.affects_me:
        session.delete(said)
    session.flush()
    settling.settle(session, proposal, clock.now())
    touch(session.info, actor.person_id)
    return proposal
