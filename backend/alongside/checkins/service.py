"""Saying where one's part stands, and replying to a peer. Nobody checks in for another (product.md P2)."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, delete, select

from alongside.activity.record import record
from alongside.agreements import queries as agreements
from alongside.checkins import queries, rules
from alongside.checkins.events import CheckInMade
from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.rules import Answer, ReplyKind
from alongside.checkins.schemas import CheckInDraft, ReplyDraft
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import not_closed, owes
from alongside.commitments import queries as commitments
from alongside.commitments import service as holding_service
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rhythm import EARLY, answered_by_today
from alongside.commitments.rules import ReadBy, Rhythm, Step, after
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


def check_in(session: Session, commitment_id: UUID, draft: CheckInDraft, *, actor: Actor | None) -> CheckIn:
    """Say where one's own part stands. `done` keeps it; `change` changes nothing by itself. Raises CoalitionClosed."""
    commitment = commitments.commitment(session, commitment_id, lock=True)
    holding = _own_part(session, commitment, actor)
    coalition = coalitions.coalition(session, commitment.coalition_id)
    not_closed(coalition.status)
    holding.status = after(holding.status, Step.CHECK_IN)
    due_on = _answered_by(session, draft, commitment, holding, coalition)
    said = CheckIn(
        coalition_id=commitment.coalition_id,
        commitment_id=commitment.id,
        holding_id=holding.id,
        due_on=due_on,
        read_by=rules.narrower(holding.check_ins_read_by, draft.read_by),
        **draft.model_dump(exclude={"written_for", "read_by"}),
    )
    session.add(said)
    holding.answered_due_on = due_on or holding.answered_due_on
    commitment.last_check_in_id = said.id
    _tell(session, commitment, said, holding.membership_id)
    if draft.answer is Answer.DONE:
        holding_service.end(session, commitment, holding, Step.KEEP)
    return said


def reply(session: Session, check_in_id: UUID, draft: ReplyDraft, *, actor: Actor | None) -> CheckInReply:
    """Reply to a peer's check-in, to be read by whoever reads it."""
    said = queries.check_in(session, check_in_id, lock=True)
    require(actor, Permission.CHECK_IN_REPLY, queries.subject(session, said))
    not_closed(coalitions.coalition(session, said.coalition_id).status)
    seat = acting(session, actor, said.coalition_id)
    if seat == queries.writer(session, said):
        raise rules.ReplyToOneself
    rules.check_reply(draft.kind, draft.words)
    if draft.kind is not ReplyKind.QUESTION and queries.replied(session, said.id, seat, draft.kind):
        raise rules.AlreadyReplied
    made = CheckInReply(check_in_id=said.id, membership_id=seat, **draft.model_dump())
    session.add(made)
    touch(session.info, *commitments.people(session, queries.readers(session, said)))
    return made


def forget_old(session: Session, now: datetime) -> int:
    """Drop the check-ins of commitments that ended a year ago (product.md section 6), some at each tick."""
    ended = queries.to_forget(session, now - rules.KEPT_AFTER_THE_END)
    if not ended:
        return 0
    of_ended = col(CheckIn.commitment_id).in_([commitment.id for commitment in ended])
    session.exec(delete(CheckInReply).where(col(CheckInReply.check_in_id).in_(select(CheckIn.id).where(of_ended))))
    forgotten = session.exec(delete(CheckIn).where(of_ended)).rowcount
    for commitment in ended:
        commitment.last_check_in_id = commitment.last_shared_check_in_id = None
    return forgotten


def _own_part(session: Session, commitment: Commitment, actor: Actor | None) -> Holding:
    """The actor's own part. One statement for a holder; the whole law only for whoever is not."""
    seat = actor.seat_id(commitment.coalition_id) if actor else None
    holding = commitments.part_of(session, commitment.id, seat) if seat else None
    if holding is None:
        require(actor, Permission.CHECK_IN_MAKE, commitments.subject(session, commitment))
        raise NotFound
    own = Subject(commitment.coalition_id, holders=frozenset({holding.membership_id}))
    require(actor, Permission.CHECK_IN_MAKE, own)
    return holding


def _answered_by(
    session: Session, draft: CheckInDraft, commitment: Commitment, holding: Holding, coalition: Coalition
) -> date | None:
    """The due day that these words answer, if any: the one they were written for, else the one that waits now.

    There is none while the coalition rests. Raises AlreadyCheckedIn, DueDayAnswered, DueDayOver.
    """
    if draft.for_no_day:
        return None
    owed = commitment.rhythm is not Rhythm.NONE and owes(coalition.status)
    early = EARLY if draft.written_for is None else rules.EARLY_ELSEWHERE
    due_on = _waiting_day(session, commitment, holding, coalition, early) if owed else None
    if draft.written_for is not None:
        rules.still_waits(draft.written_for, due_on, holding.answered_due_on)
    elif owed and due_on is None:
        _not_twice_a_day(session, holding, coalition)
    return due_on


def _waiting_day(
    session: Session, commitment: Commitment, holding: Holding, coalition: Coalition, early: timedelta
) -> date | None:
    """The due day that a word said now answers, which may come so many days from now."""
    return answered_by_today(
        commitment.rhythm,
        agreements.rhythm(session, commitment.coalition_id).weekday,
        start=commitments.counts_from(holding, coalition),
        today=coalitions.today(coalition),
        answered_due_on=holding.answered_due_on,
        early=early,
    )


def _not_twice_a_day(session: Session, holding: Holding, coalition: Coalition) -> None:
    """Raises AlreadyCheckedIn when the last due day was answered today."""
    answered = holding.answered_due_on
    at = queries.said_at(session, holding.id, answered) if answered is not None else None
    if at is not None and at.astimezone(ZoneInfo(coalition.zone)).date() == coalitions.today(coalition):
        raise rules.AlreadyCheckedIn


def _tell(session: Session, commitment: Commitment, said: CheckIn, seat: UUID) -> None:
    """The coalition sees what it reads. Of a narrower word not even a moved version tells that there was one."""
    if said.read_by is ReadBy.PARTNERS:
        holding_service.wake_partners(session, commitment)
        return
    commitment.last_shared_check_in_id = said.id
    holding_service.changed(session, commitment)
    record(session, CheckInMade(coalition_id=commitment.coalition_id, thing_id=commitment.id), by=seat)
