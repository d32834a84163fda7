"""How proposals and decisions are shown.

Others' answers appear only as words against, and who is affected stays unnamed.
"""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core import clock
from alongside.core.locales import has_words, say
from alongside.core.pagination import Page, Window, page
from alongside.decisions import effects, queries
from alongside.decisions.founding import Founded
from alongside.decisions.models import Decision, Proposal, Response
from alongside.decisions.rules import Answer, Kind, ProposalStatus, can_answer
from alongside.decisions.schemas import (
    DecisionLine,
    DecisionOut,
    DecisionRef,
    FoundedOut,
    Made,
    MemberName,
    MyAnswer,
    ProposalLine,
    ProposalOut,
    Turned,
    VoiceAgainst,
)
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission, Subject


def founded(_session: Session, made: Founded, _actor: Actor | None) -> FoundedOut:
    """What the founder needs to go on."""
    coalition = made.coalition
    return FoundedOut(
        id=coalition.id,
        name=coalition.name,
        purpose=made.decision.text,
        visibility=coalition.visibility,
        status=coalition.status,
        zone=coalition.zone,
        membership_id=made.membership.id,
        decision_id=made.decision.id,
    )


def proposal_by_id(session: Session, proposal_id: UUID, *, actor: Actor | None) -> ProposalOut:
    """One proposal. Raises NotFound."""
    found = queries.proposal(session, proposal_id)
    require(actor, Permission.PROPOSAL_READ, queries.subject(found))
    return proposal(session, found, actor)


def proposal(session: Session, found: Proposal, actor: Actor | None) -> ProposalOut:
    """A proposal with what its reader may know and do."""
    me = actor.seat_id(found.coalition_id) if actor else None
    mine = queries.response(session, found.id, me)
    asked_me = queries.in_round(session, found.id, me)
    decided = queries.decision_of(session, found.id)
    return ProposalOut(
        **found.model_dump(exclude={"proposed_by"}),
        proposed_by=_member(session, found.proposed_by),
        all_answered=queries.round_of(session, found.id).all_answered,
        asked_me=asked_me,
        my_answer=MyAnswer(**mine.model_dump(include=set(MyAnswer.model_fields))) if mine else None,
        against=_against(session, found, actor),
        turned=_turned(found, actor),
        decision=DecisionRef(id=decided.id, number=decided.number) if decided else None,
        abilities=_abilities(found, actor, asked_me=asked_me, answered=mine is not None),
    )


def _member(session: Session, membership_id: UUID) -> MemberName:
    return MemberName(id=membership_id, name=coalitions.membership(session, membership_id).name)


def _against(session: Session, found: Proposal, actor: Actor | None) -> list[VoiceAgainst]:
    """Words against are read by members, and outlive the name of who left; a newcomer reads that there were some."""
    if actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        return []
    voices = queries.voices_against(session, found.id)
    named = {said.membership_id for said in voices if said.answer is Answer.OBJECTION}
    names = coalitions.names_of_those_here(session, named)
    return [_voice(said, names.get(said.membership_id)) for said in voices]


def _voice(said: Response, name: str | None) -> VoiceAgainst:
    return VoiceAgainst(
        answer=said.answer,
        by=MemberName(id=said.membership_id, name=name) if name is not None else None,
        harm=said.harm,
        safe_enough=said.safe_enough,
        at=said.at,
    )


def _turned(found: Proposal, actor: Actor | None) -> Turned | None:
    if found.turned_by is None:
        return None
    language = actor.language if actor else "en"
    code = str(found.reason["code"]) if found.reason else None
    words = [say(language, f"turned_by_{found.turned_by.value}")]
    if found.reason and code and has_words(code):
        words.append(say(language, code, **found.reason["params"]))
    words.append(say(language, "becomes_full"))
    return Turned(by=found.turned_by, words=" ".join(words), reason=code)


def _abilities(found: Proposal, actor: Actor | None, *, asked_me: bool, answered: bool) -> dict[str, bool]:
    """Rights, as far as the moment allows them."""
    subject = queries.subject(found)
    open_to_me = can_answer(
        found.status, in_round=asked_me, answered=answered, closes_at=found.closes_at, now=clock.now()
    )
    open_to_take_back = found.status in {ProposalStatus.TOLD, ProposalStatus.TURNED_FULL}
    return {
        "answer": open_to_me and may(actor, Permission.PROPOSAL_ANSWER, subject),
        "withdraw": open_to_take_back and may(actor, Permission.PROPOSAL_WITHDRAW, subject),
    }


def proposals(
    session: Session, coalition_id: UUID, wanted: Window, status: ProposalStatus | None, *, actor: Actor
) -> Page[ProposalLine]:
    """A coalition's proposals, the newest first: all for a member, their own for a newcomer."""
    coalition = coalitions.coalition(session, coalition_id)
    newcomer = actor.seat_id(coalition_id) if actor.standing(coalition_id) is Standing.NEWCOMER else None
    own = frozenset({newcomer}) if newcomer else frozenset()
    about = coalitions.subject(coalition)
    require(actor, Permission.PROPOSAL_READ, Subject(about.coalition_id, open_to_all=about.open_to_all, authors=own))
    rows = queries.proposals(session, coalition_id, wanted, actor=actor, status=status)
    names = coalitions.names(session, {row.proposed_by for row in rows})
    seat = actor.seat_id(coalition_id)
    waiting = {row.id for row in queries.waiting_for(session, [seat] if seat else [], clock.now())}
    return page(rows, wanted, lambda row: row.id, lambda row: _line(row, names[row.proposed_by], row.id in waiting))


def _line(row: Proposal, name: str, waits_for_me: bool) -> ProposalLine:
    return ProposalLine(
        **row.model_dump(include={"id", "kind", "title", "status", "opened_at", "closes_at"}),
        proposed_by=MemberName(id=row.proposed_by, name=name),
        waits_for_me=waits_for_me,
    )


def decision_by_id(session: Session, decision_id: UUID, *, actor: Actor | None) -> DecisionOut:
    """One decision, with what it made. Raises NotFound."""
    found = queries.decision(session, decision_id)
    require(actor, Permission.DECISION_READ, Subject(coalition_id=found.coalition_id))
    thing = effects.MAKES[found.kind]
    made = queries.made_by(session, thing.table, thing.id, found.id)
    return DecisionOut(
        **found.model_dump(exclude={"asked", "answered", "title"}),
        title=_title(found, actor),
        all_answered=found.asked == found.answered,
        made=[Made(thing=thing.word, id=id_) for id_ in made],
    )


def decisions(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[DecisionLine]:
    """A coalition's decisions, the newest first."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.DECISION_READ, coalitions.subject(coalition))
    rows = queries.decisions(session, coalition_id, wanted)
    return page(rows, wanted, lambda row: row.id, lambda row: _decision_line(row, actor))


def _decision_line(row: Decision, actor: Actor | None) -> DecisionLine:
    shown = row.model_dump(include=set(DecisionLine.model_fields) - {"title"})
    return DecisionLine(**shown, title=_title(row, actor))


def _title(row: Decision, actor: Actor | None) -> str:
    """The founding act has no words of a person's in its title: it is named in the reader's language."""
    return say(actor.language, "founding_title") if actor and row.kind is Kind.FOUNDING else row.title
