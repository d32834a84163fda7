"""How a proposal is shown to each reader: its way, its voices as far as they are shown, and what one can do."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.consents import needs
from alongside.consents import queries as consents
from alongside.consents import views as questions
from alongside.consents.rules import InName
from alongside.core import clock
from alongside.core.locales import has_words, say
from alongside.core.pagination import Page, Window, page
from alongside.decisions import (
    abilities,
    choices,
    decision_queries,
    facts,
    names,
    note_queries,
    queries,
    references,
    settling,
    titles,
    waiting,
)
from alongside.decisions.models import Objection, Proposal, ProposalVersion, Response
from alongside.decisions.objections import UNANSWERED
from alongside.decisions.payloads import Particulars
from alongside.decisions.rules import ProposalStatus, Turned
from alongside.decisions.schemas import (
    AffectedOut,
    DecisionRef,
    DraftOut,
    MyResponse,
    ObjectionOut,
    ProposalLine,
    ProposalOut,
    Reason,
    StageLine,
    StageOut,
)
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName, quorum

AFFECTED_SHOWN_FROM = 5
Spoken = Literal["spoken", "passed", "proposed"]
TURNS: dict[bool | None, Spoken | None] = {None: None, True: "passed", False: "spoken"}


def proposal_by_id(session: Session, proposal_id: UUID, *, actor: Actor | None) -> ProposalOut:
    """One proposal. Raises NotFound."""
    return proposal(session, readable(session, proposal_id, actor), actor)


def readable(session: Session, proposal_id: UUID, actor: Actor | None) -> Proposal:
    """A proposal that the actor may read. Raises NotFound."""
    found = queries.proposal(session, proposal_id)
    require(actor, Permission.PROPOSAL_READ, queries.read_by(found))
    return found


def proposal(session: Session, found: Proposal, actor: Actor | None) -> ProposalOut:
    """A proposal with what its reader may know and do."""
    me = actor.seat_id(found.coalition_id) if actor else None
    path = rounds.stages(session, found.id)
    stage = path[-1] if path and path[-1].ended_at is None else None
    known = facts.of(session, found.id, path[-1].id if path else None, me)
    said = queries.response(session, stage.id, me) if stage and known.spoke else None
    draft = queries.draft_of(session, found.id, me) if known.drafting else None
    current = queries.version(session, found.id, found.version) if found.version else None
    in_it = current if current and not current.withheld_at else None
    against = queries.objections(session, found.id)
    called = names.of(session, found, current, draft, against)
    listening = settling.listening_until(session, found)
    everyone, enough = _participation(session, found, path, known)
    return ProposalOut(
        **found.model_dump(include={"id", "coalition_id", "kind", "weight", "title", "text", "payload", "review_on"}),
        **found.model_dump(include={"trial_days", "status", "version", "in_name", "opened_at"}),
        refers_to=references.refers_to(session, found.coalition_id, found.payload, actor, made=known.decision_id),
        names=[called(UUID(one)) for one in in_it.names] if in_it else [],
        with_people=[called(UUID(one)) for one in in_it.with_people] if in_it else [],
        by_standing_yes=_by_standing_yes(session, in_it or draft),
        written_by=called(current.by_membership if current else found.proposed_by),
        proposed_by=called(found.proposed_by),
        beside=called(found.beside) if found.beside else None,
        stage=_stage(session, stage) if stage else None,
        path=[StageLine(**one.model_dump()) for one in path],
        all_answered=everyone,
        quorum_reached=enough,
        asked_me=known.asked_me,
        my_turn=_turn(found, stage, known, me) if stage else None,
        my_response=_mine(said),
        voices_shown=_voices_shown(path, known),
        objections=_objections(found, against, known, actor, called),
        affected=_affected(known),
        reason=reason(found, against, actor),
        listening_until=listening,
        draft=_draft(session, found, draft, called, actor) if draft else None,
        decision=_decision(known),
        choosing=choices.of(session, found, path, me, known.decision_id),
        said_forgotten=titles.said_forgotten(found, actor),
        abilities=abilities.of_proposal(
            found,
            stage,
            actor,
            known,
            said=said,
            draft=draft,
            listening=listening is not None and clock.now() < listening,
        ),
    )


def _by_standing_yes(session: Session, text: ProposalVersion | None) -> bool:
    if text is None or text.in_name is not InName.ON_BEHALF:
        return False
    return needs.by_standing_yes(session, text.id)


def _participation(session: Session, found: Proposal, path: list[Stage], known: facts.Facts) -> tuple[bool, bool]:
    """Whether all have answered, and enough; once the turns are forgotten, as the decision has it on record."""
    if found.forgotten_at is None:
        return bool(path) and not known.someone_is_waited_for, bool(path) and known.enough
    decided = decision_queries.decision(session, known.decision_id) if known.decision_id else None
    if decided is None:
        return False, False
    return decided.asked == decided.answered, decided.answered >= quorum(decided.asked)


def _stage(session: Session, stage: Stage) -> StageOut:
    held: Literal["question", "quorum"] | None = None
    if stage.prolonged:
        held = "quorum"
    elif clock.now() >= stage.closes_at and note_queries.open_question(session, stage.id):
        held = "question"
    return StageOut(**stage.model_dump(), held_open=held)


def _turn(found: Proposal, stage: Stage, known: facts.Facts, me: UUID | None) -> Spoken | None:
    """One's own turn. Who proposed it has none in the round of questions that it opens with, and did not pass it."""
    opens_with = stage.name is StageName.QUESTIONS and stage.number == 1
    return "proposed" if opens_with and me == found.proposed_by and known.spoke else TURNS[known.my_turn_passed]


def _mine(said: Response | None) -> MyResponse | None:
    return MyResponse(**said.model_dump(include=set(MyResponse.model_fields))) if said else None


def _voices_shown(path: list[Stage], known: facts.Facts) -> bool:
    asked = [one for one in path if one.name is StageName.CONSENT]
    return bool(asked) and (asked[-1].ended_at is not None or known.spoke)


def _decision(known: facts.Facts) -> DecisionRef | None:
    if known.decision_id is None or known.decision_number is None:
        return None
    return DecisionRef(id=known.decision_id, number=known.decision_number)


def _objections(
    found: Proposal, against: list[Objection], known: facts.Facts, actor: Actor | None, called: names.Names
) -> list[ObjectionOut]:
    """Objections are read by members, and outlive the name of who left; a newcomer reads none."""
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        return []
    me = actor.seat_id(found.coalition_id)
    return [
        ObjectionOut(
            **one.model_dump(include=set(ObjectionOut.model_fields)),
            by=called(one.membership_id),
            affected=one.membership_id == me and known.affects_me,
            mine=one.membership_id == me,
            abilities=abilities.of_objection(found, one, actor),
        )
        for one in against
    ]


def _affected(known: facts.Facts) -> AffectedOut:
    shown = known.affected if known.affected >= AFFECTED_SHOWN_FROM else None
    return AffectedOut(mine=known.affects_me, some=known.affected > 0, five_or_more=shown)


def reason(found: Proposal, against: list[Objection], actor: Actor | None) -> Reason | None:
    """Why it turned, is reworked or ended, in the reader's language. None where nothing of it is true any more."""
    if found.turned_by is None:
        return None
    language = actor.language if actor else "en"
    code = str(found.reason["code"]) if found.reason else None
    # Who has closed their objection agrees by now: that somebody objects would point at them.
    heard = found.turned_by is Turned.OBJECTION and not any(one.state in UNANSWERED for one in against)
    words = [] if heard else [say(language, f"turned_by_{found.turned_by.value}")]
    if found.reason and code and has_words(code):
        words.append(say(language, code, **found.reason["params"]))
    if found.status is ProposalStatus.QUESTIONS:
        words.append(say(language, "becomes_full"))
    if not words:
        return None
    return Reason(by=found.turned_by, words=" ".join(words), code=code)


def _draft(
    session: Session, found: Proposal, draft: ProposalVersion, called: names.Names, actor: Actor | None
) -> DraftOut:
    asked = consents.asked_about(session, draft.id, draft.by_membership)
    return DraftOut(
        **draft.model_dump(include=set(DraftOut.model_fields) - {"names", "with_people", "payload"}),
        asked=questions.shown(session, asked, actor, dict.fromkeys([draft.id], found.id)),
        waits_for=waiting.waits_for(session, found, draft),
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
