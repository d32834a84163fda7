"""Asking, answering and taking back. What a yes brings about is done by the noun that asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, delete

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import not_closed
from alongside.consents import again, asking, queries, rules
from alongside.consents.asking import Wanted
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentKind, ConsentState, ThingKind
from alongside.consents.schemas import InvitationAnswer, LandedAnswer
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


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
        text_hash=rules.text_hash(question.text, question.extra),
        answer_by=today + rules.TIME_TO_ANSWER,
    )
    session.add(asked)
    touch(session.info, *queries.people(session, asked))
    session.flush()
    return asked


def ask_again(session: Session, thing_id: UUID, title: str | None, text: str) -> bool:
    """The thing has other words: who has not said yes to these is asked about them; whether all have said yes now.

    The caller holds the thing. Raises NotInCoalition when somebody whom it names has left.
    """
    gates = queries.needed(session, thing_id)
    first = gates[0]
    wanted = Wanted(
        coalition_id=first.coalition_id,
        thing_kind=first.thing_kind,
        thing_id=thing_id,
        title=title,
        text=text,
        from_=first.from_membership,
        asked={asked.to_membership: asked.kind for asked in gates},
        audience=first.audience,
        extra=first.extra,
    )
    return asking.ask_first(session, wanted)


def went_out(session: Session, thing_id: UUID) -> None:
    """What was asked about is said or done now: from here on those in whose name it was can say how it landed."""
    for asked in queries.needed(session, thing_id):
        asked.out_at = asked.out_at or clock.now()
        touch(session.info, *queries.people(session, asked))


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
        _move(session, asked, state)
        if text_hash is not None:
            rules.same_text(asked.text_hash, answer, text_hash)
        asked.answered_at, latest = clock.now(), asked
    return latest


def answer_for_oneself(session: Session, request_id: UUID, given: InvitationAnswer) -> ConsentRequest:
    """The answer to a question of one's own name, whose thing the caller holds and whose right it has asked for.

    Raises AnswerNotOffered, AlreadyAnswered, ConsentWithdrawn, ConsentExpired, ConsentTextChanged, InvalidInput.
    """
    asked = queries.request(session, request_id, lock=True)
    if asked.dropped_at is not None:
        raise rules.ConsentWithdrawn
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    state, out = rules.state_on(asked.state, asked.answer_by, today), asked.out_at is not None
    asked.state = rules.answered(asked.kind, asked.thing_kind, state, given.answer, out=out)
    rules.same_text(asked.text_hash, given.answer, given.text_hash)
    asked.changed_text = rules.changed(given.answer, asked.text, given.text)
    asked.answered_at, asked.mandate_id = clock.now(), None
    touch(session.info, *queries.people(session, asked))
    return asked


def revoke(session: Session, request_id: UUID) -> ConsentRequest:
    """Take a yes back, for its giver's own use case, which holds the thing. Raises StepBackInstead, NoYesToTakeBack."""
    asked = queries.request(session, request_id, lock=True)
    if asked.kind not in rules.GATES:
        raise rules.StepBackInstead
    if asked.state not in rules.SAID:
        raise rules.NoYesToTakeBack
    asked.answered_at = clock.now()
    return _move(session, asked, ConsentState.REVOKED)


def take_changes(session: Session, request_id: UUID) -> str:
    """The other words of somebody's yes, which now is a yes to them. The caller holds the thing and gives it those.

    Raises NoChangesToTake.
    """
    asked = queries.request(session, request_id, lock=True)
    if asked.state is not ConsentState.YES_WITH_CHANGES or asked.changed_text is None or asked.dropped_at is not None:
        raise rules.NoChangesToTake
    asked.text = asked.changed_text
    asked.text_hash = rules.text_hash(rules.wording(asked.title, asked.text), asked.extra)
    _move(session, asked, ConsentState.YES)
    session.flush()
    return asked.text


def remind(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Remind once of one's own open question. Raises CoalitionClosed, NothingToRemindOf, AlreadyReminded."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_REMIND, queries.subject(asked))
    coalition = coalitions.coalition(session, asked.coalition_id)
    not_closed(coalition.status)
    if rules.state_on(asked.state, asked.answer_by, coalitions.today(coalition)) is not ConsentState.ASKED:
        raise rules.NothingToRemindOf
    if asked.reminded_at is not None:
        raise rules.AlreadyReminded
    asked.reminded_at = clock.now()
    touch(session.info, *queries.people(session, asked))
    return asked


def say_landed(session: Session, request_id: UUID, said: LandedAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Say how an act in one's own name landed; one can say it again. Raises NotFound, NotOutYet."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_LANDED, queries.subject(asked))
    if asked.out_at is None:
        raise rules.NotOutYet
    asked.landed, asked.landed_at = said.landed, clock.now()
    touch(session.info, *queries.people(session, asked))
    return asked


def mandate_ended(session: Session, asked: ConsentRequest) -> None:
    """The standing yes behind this one was taken back: what is out is revoked, what is not is asked after all."""
    if asked.out_at is not None:
        asked.answered_at = clock.now()
        _move(session, asked, ConsentState.REVOKED)
        return
    asking.ask_after_all(session, asked)


def withdraw(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Take one's own question back. Raises NotFound, AlreadyAnswered, ConsentWithdrawn, ConsentExpired."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_WITHDRAW, queries.subject(asked))
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    asked.state = rules.state_on(asked.state, asked.answer_by, today)
    if asked.state not in rules.LIVE:
        raise rules.REFUSED_BY.get(asked.state, rules.AlreadyAnswered)
    return _move(session, asked, ConsentState.WITHDRAWN)


def reword(session: Session, *, thing_id: UUID, text: str) -> None:
    """The thing's words changed: who was asked to carry it and has not answered is asked about the new ones."""
    carrying = col(ConsentRequest.kind).not_in(rules.GATES)
    for asked in queries.live(session, col(ConsentRequest.thing_id) == thing_id, carrying):
        wording = rules.text_hash(text, asked.extra)
        if asked.text_hash != wording:
            asked.text, asked.text_hash = text, wording
            touch(session.info, *queries.people(session, asked))


def take_back(session: Session, *, thing_id: UUID, from_: UUID | None = None) -> None:
    """There is nothing left to ask: the thing ended, or the one who asked (`from_`) no longer carries it."""
    which = [col(ConsentRequest.thing_id) == thing_id, col(ConsentRequest.state).in_(rules.BETWEEN_THE_TWO)]
    if from_ is not None:
        which.append(col(ConsentRequest.from_membership) == from_)
    for asked in queries.held(session, *which):
        _move(session, asked, ConsentState.WITHDRAWN)


def lapse(session: Session, membership_id: UUID) -> None:
    """A membership ended: what it asked is withdrawn; what it was asked expires, and so does a yes not used yet."""
    for asked in queries.ending_with(session, membership_id):
        mine = asked.from_membership == membership_id
        _move(session, asked, ConsentState.WITHDRAWN if mine else ConsentState.EXPIRED)


def expire_due(session: Session, now: datetime) -> int:
    """Close the questions whose last day is over: silence is not a yes."""
    due = queries.unanswered(session, now)
    for asked in due:
        _move(session, asked, ConsentState.EXPIRED)
    return len(due)


def forget_due(session: Session, now: datetime) -> int:
    """Drop what was refused, taken back or never answered, thirty days later (product.md section 6)."""
    before = now - rules.REFUSALS_KEPT
    answered = (ConsentState.NO, ConsentState.REVOKED)
    refused = col(ConsentRequest.state).in_(answered) & (col(ConsentRequest.answered_at) < before)
    silent = col(ConsentRequest.state).in_((ConsentState.WITHDRAWN, ConsentState.EXPIRED)) & (
        col(ConsentRequest.answer_by) < before.date()
    )
    queries.keep_waiting(session, refused | silent)
    return session.exec(delete(ConsentRequest).where(refused | silent)).rowcount


NOBODYS = Subject(UUID(int=0))
THINGS_CARRIED = {ConsentKind.CO_OWN: ThingKind.ACTION, ConsentKind.CO_HOLD: ThingKind.COMMITMENT}


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


def _move(session: Session, asked: ConsentRequest, to: ConsentState) -> ConsentRequest:
    asked.state = rules.advance(asked.state, to)
    touch(session.info, *queries.people(session, asked))
    return asked
