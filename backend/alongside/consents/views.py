"""Representations of consent requests."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents import queries, rules
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentState
from alongside.consents.schemas import ConsentOut
from alongside.mandates import queries as mandates
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import Permission

HIDDEN = {"title", "state", "from_membership", "to_membership", "dropped_at", "landed_at", "extra"}


def by_id(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentOut:
    """One question, for the one who asks and the one who is asked. Raises NotFound."""
    asked = queries.request(session, request_id)
    require(actor, Permission.CONSENT_READ, queries.subject(asked))
    return consent(session, asked, actor)


def consent(session: Session, asked: ConsentRequest, actor: Actor | None) -> ConsentOut:
    """The question with what its reader can do about it now."""
    return shown(session, [asked], actor)[0]


def shown(session: Session, rows: Sequence[ConsentRequest], actor: Actor | None) -> list[ConsentOut]:
    """Questions for one reader who is one of their two people, in a few reads however many there are."""
    names = coalitions.names(session, {seat for row in rows for seat in (row.from_membership, row.to_membership)})
    topics = mandates.topics(session, [row.mandate_id for row in rows if row.mandate_id])
    return [_out(session, row, names, topics, actor) for row in rows]


def _out(
    session: Session, asked: ConsentRequest, names: dict[UUID, str], topics: dict[UUID, str], actor: Actor | None
) -> ConsentOut:
    coalition = coalitions.coalition(session, asked.coalition_id)
    state = rules.state_on(asked.state, asked.answer_by, coalitions.today(coalition))
    closed = coalition.status is CoalitionStatus.CLOSED
    can = _abilities(actor, asked, state, closed=closed)
    return ConsentOut(
        **asked.model_dump(exclude=HIDDEN),
        title=asked.title or asked.text.partition("\n")[0],
        from_name=names[asked.from_membership],
        to_name=names[asked.to_membership],
        asked_by_me=actor is not None and actor.seat_id(asked.coalition_id) == asked.from_membership,
        state=state,
        by_mandate=topics.get(asked.mandate_id) if asked.mandate_id else None,
        answers=_answers(asked, state, closed=closed) if can["answer"] else [],
        abilities=can,
    )


def _answers(asked: ConsentRequest, state: ConsentState, *, closed: bool) -> list[ConsentAnswer]:
    """In a closed coalition nothing comes of a yes, so that none can be given."""
    possible = rules.NO_YES if closed else rules.offered(asked.kind)
    return [
        answer
        for answer in ConsentAnswer
        if answer in possible and ConsentState(answer.value) in rules.TRANSITIONS[state]
    ]


def _abilities(actor: Actor | None, asked: ConsentRequest, state: ConsentState, *, closed: bool) -> dict[str, bool]:
    moment: dict[str, Any] = {
        "answer": state in rules.LIVE or (state is ConsentState.REVOKED and asked.dropped_at is None and not closed),
        "withdraw": state in rules.LIVE,
        "remind": state is ConsentState.ASKED and asked.reminded_at is None and not closed,
        "revoke": asked.kind in rules.GATES and state in rules.SAID,
        "take_changes": state is ConsentState.YES_WITH_CHANGES and not closed,
        "say_landed": asked.out_at is not None,
    }
    allowed = abilities(
        actor,
        queries.subject(asked),
        answer=Permission.CONSENT_ANSWER,
        withdraw=Permission.CONSENT_WITHDRAW,
        remind=Permission.CONSENT_REMIND,
        revoke=Permission.CONSENT_REVOKE,
        take_changes=Permission.CONSENT_TAKE_CHANGES,
        say_landed=Permission.CONSENT_LANDED,
    )
    return {verb: may and bool(moment[verb]) for verb, may in allowed.items()}
