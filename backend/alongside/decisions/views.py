"""How founding and decisions are shown."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.actions.models import Action
from alongside.agreements.models import Agreement
from alongside.agreements.views import title as title_of_agreement
from alongside.coalitions import queries as coalitions
from alongside.core.locales import DEFAULT_LANGUAGE
from alongside.core.pagination import Page, Window, page
from alongside.decisions import decision_queries, effects, names, queries, reviews
from alongside.decisions.choosing_views import chosen
from alongside.decisions.decision_schemas import Concern, DecisionLine, DecisionOut, Made
from alongside.decisions.founding import Founded
from alongside.decisions.models import Decision, Objection, Response
from alongside.decisions.review_views import abilities_of, state_of
from alongside.decisions.rules import Answer
from alongside.decisions.schemas import FoundedOut, ObjectionOut
from alongside.decisions.titles import citation, said_forgotten, title_of
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject
from alongside.rounds import queries as rounds
from alongside.rounds.rules import StageName, quorum


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


def decision_by_id(session: Session, decision_id: UUID, *, origin: str, actor: Actor | None) -> DecisionOut:
    """One decision, with what it made and what is on record beside it; cited at `origin`. Raises NotFound."""
    found = decision_queries.decision(session, decision_id)
    require(actor, Permission.DECISION_READ, Subject(coalition_id=found.coalition_id))
    thing = effects.MAKES.get(found.kind)
    made = decision_queries.made_by(session, thing.table, thing.id, found.id) if thing else []
    concerned, against = _beside(session, found)
    called = names.Names(session, {row.membership_id for row in concerned} | {row.membership_id for row in against})
    me = actor.seat_id(found.coalition_id) if actor else None
    proposal = queries.proposal(session, found.proposal_id) if found.proposal_id else None
    return DecisionOut(
        **found.model_dump(exclude={"asked", "answered", "title", "review_on"}),
        title=title_of(found, actor),
        review_on=reviews.days(session, [found.id]).get(found.id, found.review_on),
        version=proposal.version if proposal else None,
        all_answered=found.asked == found.answered,
        quorum_reached=found.answered >= quorum(found.asked),
        concerns=[Concern(by=called(row.membership_id), words=row.words or "") for row in concerned],
        objections=[_on_record(row, called, me) for row in against],
        made=[_made(session, thing, id_, actor) for id_ in made if _is_shown(session, thing, id_, me)] if thing else [],
        chosen=chosen(session, found),
        review=state_of(session, found),
        citation=citation(found, coalitions.coalition(session, found.coalition_id), actor, origin),
        said_forgotten=said_forgotten(proposal, actor),
        abilities=abilities_of(session, found, actor),
    )


def _made(session: Session, thing: effects.Thing, made: UUID, actor: Actor | None) -> Made:
    agreed = session.get(Agreement, made) if thing.table is Agreement else None
    called = title_of_agreement(agreed, actor.language if actor else DEFAULT_LANGUAGE) if agreed else None
    return Made(thing=thing.word, id=made, title=called)


def _is_shown(session: Session, thing: effects.Thing, made: UUID, me: UUID | None) -> bool:
    """An action that lacks a yes is there for those alone who carry it."""
    action = session.get(Action, made) if thing.table is Action else None
    readers = actions.subject(session, action).narrow if action else None
    return readers is None or me in readers


def _beside(session: Session, found: Decision) -> tuple[list[Response], list[Objection]]:
    """Concerns of the stage that decided, and every objection that was raised."""
    if found.proposal_id is None:
        return [], []
    # What was consented to may come into force while it is reworked, once its objectors say so.
    path = [one for one in rounds.stages(session, found.proposal_id) if one.name is not StageName.INTEGRATING]
    last = path[-1] if path else None
    said = queries.responses(session, last.id) if last else []
    return [row for row in said if row.answer is Answer.CONCERN], queries.objections(session, found.proposal_id)


def _on_record(row: Objection, called: names.Names, me: UUID | None) -> ObjectionOut:
    return ObjectionOut(
        **row.model_dump(include=set(ObjectionOut.model_fields)),
        by=called(row.membership_id),
        affected=False,
        mine=row.membership_id == me,
        abilities={},
    )


def decisions(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[DecisionLine]:
    """A coalition's decisions, the newest first."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.DECISION_READ, coalitions.subject(coalition))
    rows = decision_queries.decisions(session, coalition_id, wanted)
    on = reviews.days(session, [row.id for row in rows])
    return page(rows, wanted, lambda row: row.id, lambda row: _decision_line(row, on, actor))


def _decision_line(row: Decision, on: dict[UUID, date], actor: Actor | None) -> DecisionLine:
    """The day is that of the review that waits, which a renewal moves."""
    shown = row.model_dump(include=set(DecisionLine.model_fields) - {"title", "review_on"})
    return DecisionLine(**shown, title=title_of(row, actor), review_on=on.get(row.id, row.review_on))
