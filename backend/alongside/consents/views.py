"""Representations of consent requests."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents import queries, rules
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentState, ThingKind
from alongside.consents.schemas import ConsentOut
from alongside.mandates import queries as mandates
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities
from alongside.permissions.vocabulary import Permission

HIDDEN = {"title", "state", "from_membership", "to_membership", "dropped_at", "landed_at", "extra", "thing_id"}


def consent(session: Session, asked: ConsentRequest, actor: Actor | None) -> ConsentOut:
    """The question with what its reader can do about it now."""
    return shown(session, [asked], actor)[0]


def shown(
    session: Session,
    rows: Sequence[ConsentRequest],
    actor: Actor | None,
    proposals: Mapping[UUID, UUID] | None = None,
    staying: Collection[UUID] = (),
    decided: Collection[UUID] = (),
) -> list[ConsentOut]:
    """Questions for one reader who is one of their two people, in a few reads however many there are.

    `proposals` says by their things which proposals they lead to: those alone that this reader may read. `staying` are
    questions whose thing whoever is asked can't take over as it stands; of the `decided` things, a decision was made.
    """
    names = coalitions.names(session, {seat for row in rows for seat in (row.from_membership, row.to_membership)})
    topics = mandates.topics(session, [row.mandate_id for row in rows if row.mandate_id])
    led = proposals or {}
    return [
        _out(
            session,
            row,
            names,
            topics,
            led.get(row.thing_id),
            actor,
            stays=row.id in staying,
            decided=row.thing_id in decided,
        )
        for row in rows
    ]


def _out(
    session: Session,
    asked: ConsentRequest,
    names: dict[UUID, str],
    topics: dict[UUID, str],
    proposal_id: UUID | None,
    actor: Actor | None,
    *,
    stays: bool,
    decided: bool,
) -> ConsentOut:
    coalition = coalitions.coalition(session, asked.coalition_id)
    state = rules.state_on(asked.state, asked.answer_by, coalitions.today(coalition))
    closed = coalition.status is CoalitionStatus.CLOSED
    answers = _answers(asked, state, closed=closed, stays=stays)
    can = _abilities(actor, asked, state, answers, closed=closed)
    return ConsentOut(
        **asked.model_dump(exclude=HIDDEN),
        # As `queries.shown_thing` has it where many are read at once.
        thing_id=asked.id if asked.thing_kind is ThingKind.PART else asked.thing_id,
        title=asked.title or asked.text.partition("\n")[0],
        from_name=names[asked.from_membership],
        to_name=names[asked.to_membership],
        proposal_id=proposal_id,
        asked_by_me=actor is not None and actor.seat_id(asked.coalition_id) == asked.from_membership,
        state=state,
        decided=decided,
        by_mandate=topics.get(asked.mandate_id) if asked.mandate_id else None,
        answers=answers if can["answer"] else [],
        abilities=can,
    )


def _answers(asked: ConsentRequest, state: ConsentState, *, closed: bool, stays: bool) -> list[ConsentAnswer]:
    """In a closed coalition nothing comes of a yes, so that none can be given; who is in it no longer is not asked."""
    if asked.dropped_at is not None:
        return []
    taken = rules.answers(asked.kind, asked.thing_kind, state, out=asked.out_at is not None)
    possible = taken & rules.NO_YES if closed else taken - ({ConsentAnswer.MYSELF} if stays else set())
    return [answer for answer in ConsentAnswer if answer in possible]


def _abilities(
    actor: Actor | None, asked: ConsentRequest, state: ConsentState, answers: Collection[ConsentAnswer], *, closed: bool
) -> dict[str, bool]:
    moment: dict[str, Any] = {
        "answer": bool(answers),
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
