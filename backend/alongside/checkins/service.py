"""Saying where one's part stands, and replying to a peer. Nobody checks in for another (product.md P2)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from alongside.activity.record import record
from alongside.checkins import queries, rules, saying
from alongside.checkins.events import CheckInMade
from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.rules import Answer, ReplyKind
from alongside.checkins.saying import Part, Said
from alongside.checkins.schemas import CheckInDraft, ReplyDraft
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting, seat_in
from alongside.coalitions.rules import not_closed, owes
from alongside.commitments import queries as commitments
from alongside.commitments import service as holding_service
from alongside.commitments.models import Holding
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.rhythm import answered_by_today
from alongside.commitments.rules import ReadBy, Step, after
from alongside.core import clock, ids
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.offers import coming_due as asked_for
from alongside.offers import queries as support
from alongside.offers import requests
from alongside.offers import service as offers
from alongside.offers.models import Offer
from alongside.offers.rules import OfferKind
from alongside.offers.schemas import OnRequest
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


@dataclass(frozen=True, slots=True)
class NewWord:
    """A check-in with whose it is."""

    said: Said
    membership_id: UUID
    name: str | None


def check_in(session: Session, commitment_id: UUID, draft: CheckInDraft, *, actor: Actor | None) -> NewWord:
    """Say where one's own part stands. `done` keeps it; `change` changes nothing by itself. Raises CoalitionClosed."""
    session.flush()
    coalition_id, rhythm, own = saying.held(session, commitment_id)
    seat = actor.seat_id(coalition_id) if actor else None
    part = saying.part_of(session, commitment_id, seat) if seat else None
    if part is None or seat is None:
        raise _refusal(session, commitment_id, actor)
    require(actor, Permission.CHECK_IN_MAKE, Subject(coalition_id, holders=frozenset({seat})))
    not_closed(part.lives)
    # What one can check in on goes on as it was.
    after(part.status, Step.CHECK_IN)
    now = clock.now()
    said = Said(
        id=ids.shared_id(),
        coalition_id=coalition_id,
        commitment_id=commitment_id,
        holding_id=part.id,
        due_on=_answered_by(draft, part, part.rule(rhythm, own), now),
        read_by=rules.narrower(part.read_by, draft.read_by),
        at=now,
        **draft.model_dump(exclude={"written_for", "read_by"}),
    )
    _tell(session, said, seat)
    saying.keep(session, said, part)
    # What was read into objects before, if anything was, is from before.
    session.expire_all()
    if draft.ask is not None:
        # However the part goes: what would help is asked of whoever reads this, and "I can help" answers it.
        requests.ask_in_check_in(session, coalition_id, commitment_id, said.id, seat, draft.ask, part.day(now))
    if draft.answer is Answer.DONE:
        commitment = commitments.commitment(session, commitment_id)
        holding_service.end(session, commitment, session.get_one(Holding, part.id), Step.KEEP)
    return NewWord(said, seat, None if part.left_at else part.name)


def reply(session: Session, check_in_id: UUID, draft: ReplyDraft, *, actor: Actor | None) -> CheckInReply | Offer:
    """Reply to a peer's check-in, to be read by whoever reads it.

    "I can help" is an offer: a question to its writer, which exists for the two alone.
    """
    said = queries.check_in(session, check_in_id, lock=True)
    require(actor, Permission.CHECK_IN_REPLY, queries.subject(session, said))
    not_closed(coalitions.coalition(session, said.coalition_id).status)
    writer = queries.writer(session, said)
    if seat_in(actor, said.coalition_id) == writer:
        raise rules.ReplyToOneself
    rules.check_reply(draft.kind, draft.words)
    if draft.kind is ReplyKind.CAN_HELP:
        return _help(session, said, writer, draft.words, actor)
    seat = acting(session, actor, said.coalition_id)
    if draft.kind is not ReplyKind.QUESTION and queries.replied(session, said.id, seat, draft.kind):
        raise rules.AlreadyReplied
    made = CheckInReply(check_in_id=said.id, membership_id=seat, **draft.model_dump())
    session.add(made)
    touch(session.info, *commitments.people(session, queries.readers(session, said)))
    return made


def _help(session: Session, said: CheckIn, writer: UUID, words: str | None, actor: Actor | None) -> Offer:
    """What it asks for is offered on its request, else it is offered to its writer. The caller holds the check-in."""
    asked = support.asked_in(session, [said.id]).get(said.id)
    if asked is not None:
        return offers.offer_on(session, asked, OnRequest(kind=OfferKind.PRESENCE, text=words), actor=actor)
    # As it was said to all its readers before, it stays said.
    if queries.replied(session, said.id, seat_in(actor, said.coalition_id), ReplyKind.CAN_HELP):
        raise rules.AlreadyReplied
    return offers.offer_help(session, said.coalition_id, said.id, writer, words, actor=actor)


def forget_old(session: Session, now: datetime) -> int:
    """Drop the check-ins of commitments that ended a year ago (product.md section 6), some at each tick."""
    ended = queries.to_forget(session, now - rules.KEPT_AFTER_THE_END)
    if not ended:
        return 0
    of_ended = col(CheckIn.commitment_id).in_([commitment.id for commitment in ended])
    ids = session.exec(select(CheckIn.id).where(of_ended)).all()
    asked_for.forget_asked_in(session, ids)
    session.exec(delete(CheckInReply).where(col(CheckInReply.check_in_id).in_(ids)))
    forgotten = session.exec(delete(CheckIn).where(of_ended)).rowcount
    for commitment in ended:
        commitment.last_check_in_id = commitment.last_shared_check_in_id = None
    return forgotten


def _refusal(session: Session, commitment_id: UUID, actor: Actor | None) -> NotFound:
    """Whoever has no part in it: the whole law says what they may know."""
    commitment = commitments.commitment(session, commitment_id)
    require(actor, Permission.CHECK_IN_MAKE, commitments.subject(session, commitment))
    return NotFound()


def _answered_by(draft: CheckInDraft, part: Part, wanted: Recurrence | None, now: datetime) -> date | None:
    """The due day that these words answer, if any: the one they were written for, else the one that waits now.

    There is none while the coalition rests. Raises AlreadyCheckedIn, DueDayAnswered, DueDayOver.
    """
    if draft.for_no_day:
        return None
    rule = wanted if owes(part.lives) else None
    today, answered = part.day(now), part.answered_due_on
    due_on = answered_by_today(
        rule,
        start=part.start,
        today=today,
        answered_due_on=answered,
        elsewhere=0 if draft.written_for is None else rules.ELSEWHERE,
    )
    if draft.written_for is not None:
        rules.still_waits(draft.written_for, due_on, answered)
    elif rule is not None and due_on is None and part.word_at is not None and part.day(part.word_at) == today:
        raise rules.AlreadyCheckedIn
    return due_on


def _tell(session: Session, said: Said, seat: UUID) -> None:
    """The coalition sees what it reads. Of a narrower word not even a moved version tells that there was one."""
    if said.read_by is ReadBy.PARTNERS:
        holding_service.wake_partners(session, said.commitment_id, said.holding_id)
        return
    record(session, CheckInMade(coalition_id=said.coalition_id, thing_id=said.commitment_id), by=seat)
