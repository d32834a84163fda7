"""What two would carry together, or one for the other: asking, answering, and taking a question back.

What a yes brings about is done by the noun that asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col

from alongside.coalitions import queries as coalitions
from alongside.consents import again, asking, queries, rules, wording
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentKind, ConsentState, ThingKind
from alongside.consents.service import move
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject

NOBODYS = Subject(UUID(int=0))
THINGS_CARRIED = {ConsentKind.CO_OWN: ThingKind.ACTION, ConsentKind.CO_HOLD: ThingKind.COMMITMENT}


@dataclass(frozen=True, slots=True)
class Question:
    """What two would carry together, or one for the other: who asks whom about which thing, in which words."""

    kind: ConsentKind
    from_: UUID
    to: UUID
    thing_kind: ThingKind
    thing_id: UUID
    text: str
    extra: str | None = None


def ask(
    session: Session,
    *,
    coalition_id: UUID,
    kind: ConsentKind,
    from_: UUID,
    to: UUID,
    thing_id: UUID,
    text: str,
    actor: Actor,
) -> ConsentRequest:
    """Ask one person in the coalition about these exact words; the calling use case has asked for its own right.

    Raises AskingOneself, NotInCoalition, AlreadyAsked, AlreadyAnswered, AskedTwice.
    """
    touch(session.info, actor.person_id)
    return put(session, coalition_id, Question(kind, from_, to, THINGS_CARRIED[kind], thing_id, text))


def put(session: Session, coalition_id: UUID, question: Question) -> ConsentRequest:
    """Put a question as it is written, from today on; the calling use case has asked for its own right.

    Raises AskingOneself, NotInCoalition, AlreadyAsked, AlreadyAnswered, AskedTwice.
    """
    if question.to == question.from_:
        raise rules.AskingOneself
    asking.can_be_asked(session, coalition_id, question.to)
    today = coalitions.today(coalitions.coalition(session, coalition_id))
    _close_earlier(session, question, today)
    earlier = queries.asked_before(session, question.thing_id, question.from_, question.to)
    again.may_ask((again.Asked(one.state, one.asked_at) for one in earlier), clock.now())
    asked = ConsentRequest(
        coalition_id=coalition_id,
        kind=question.kind,
        from_membership=question.from_,
        to_membership=question.to,
        thing_kind=question.thing_kind,
        thing_id=question.thing_id,
        text=question.text,
        extra=question.extra,
        text_hash=wording.text_hash(question.text, question.extra),
        answer_by=today + rules.TIME_TO_ANSWER,
    )
    session.add(asked)
    touch(session.info, *queries.people(session, asked))
    session.flush()
    return asked


def answer(
    session: Session,
    *,
    kind: ConsentKind,
    thing_id: UUID,
    answer: ConsentAnswer,
    actor: Actor | None,
    text_hash: str | None = None,
) -> ConsentRequest:
    """Answer the question about a thing that was put to oneself; asks for the right, so its caller does not.

    Whoever was asked the same by several gives all of them this answer: none of them learns of the others by it. Who
    was not asked gets what a missing thing gets, so that nobody learns whether others were.
    Raises NotFound, AnswerNotOffered, AlreadyAnswered, ConsentWithdrawn, ConsentExpired, ConsentTextChanged.
    """
    seats = [seat.id for seat in actor.seats.values()] if actor else []
    put = sorted(queries.put_to_one(session, kind, thing_id, seats), key=lambda one: (one.asked_at, one.id))
    require(actor, Permission.CONSENT_ANSWER, queries.subject(put[-1]) if put else NOBODYS)
    if not put:
        raise NotFound
    today = coalitions.today(coalitions.coalition(session, put[-1].coalition_id))
    for asked in put:
        asked.state = rules.state_on(asked.state, asked.answer_by, today)
    for asked in [one for one in put if answer in _answers(one)] or put[-1:]:
        state = rules.answered(asked.kind, asked.thing_kind, asked.state, answer, out=asked.out_at is not None)
        move(session, asked, state)
        if text_hash is not None:
            wording.same_text(asked.text_hash, answer, text_hash)
        asked.answered_at, latest = clock.now(), asked
    return latest


def reword(session: Session, *, thing_id: UUID, text: str) -> None:
    """The thing's words changed: who was asked to carry it and has not answered is asked about the new ones."""
    carrying = col(ConsentRequest.kind).not_in(rules.GATES)
    for asked in queries.live(session, col(ConsentRequest.thing_id) == thing_id, carrying):
        text_hash = wording.text_hash(text, asked.extra)
        if asked.text_hash != text_hash:
            asked.text, asked.text_hash = text, text_hash
            touch(session.info, *queries.people(session, asked))


def take_back(session: Session, *, thing_id: UUID, from_: UUID | None = None) -> None:
    """There is nothing left to ask: the thing ended, or the one who asked (`from_`) no longer carries it."""
    which = [col(ConsentRequest.thing_id) == thing_id, col(ConsentRequest.state).in_(rules.BETWEEN_THE_TWO)]
    if from_ is not None:
        which.append(col(ConsentRequest.from_membership) == from_)
    for asked in queries.held(session, *which):
        move(session, asked, ConsentState.WITHDRAWN)


def carried(session: Session, *, thing_ids: Collection[UUID], by: UUID) -> None:
    """Somebody carries these things now by another way than a yes to this: nobody waits for theirs any more."""
    to_them = col(ConsentRequest.to_membership) == by, col(ConsentRequest.kind).in_(rules.CARRYING)
    for asked in queries.live(session, col(ConsentRequest.thing_id).in_(thing_ids), *to_them):
        move(session, asked, ConsentState.WITHDRAWN)


def _close_earlier(session: Session, question: Question, today: date) -> None:
    """What one has open to them about it gives way. Of a part, either of the two may have begun to ask."""
    same = (
        col(ConsentRequest.kind) == question.kind,
        col(ConsentRequest.from_membership) == question.from_,
        col(ConsentRequest.to_membership) == question.to,
    )
    which = () if question.kind in rules.OF_A_PART else same
    for asked in queries.live(session, col(ConsentRequest.thing_id) == question.thing_id, *which):
        if rules.state_on(asked.state, asked.answer_by, today) is ConsentState.ASKED:
            raise rules.AlreadyAsked
        asked.state = ConsentState.EXPIRED
    session.flush()


def _answers(asked: ConsentRequest) -> frozenset[ConsentAnswer]:
    return rules.answers(asked.kind, asked.thing_kind, asked.state, out=asked.out_at is not None)
