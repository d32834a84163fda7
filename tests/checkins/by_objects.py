"""A check-in as it was written before its path was made of ready statements: by objects, a rule after the other."""

from datetime import date

from sqlmodel import Session

from alongside.activity.record import record
from alongside.checkins import rules
from alongside.checkins.events import CheckInMade
from alongside.checkins.models import CheckIn
from alongside.checkins.rules import Answer
from alongside.checkins.schemas import CheckInDraft
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import not_closed, owes
from alongside.commitments import queries as commitments
from alongside.commitments import service as holding_service
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rhythm import answered_by_today
from alongside.commitments.rules import ReadBy, Step, after
from alongside.permissions.actor import Actor


def check_in(session: Session, commitment: Commitment, draft: CheckInDraft, actor: Actor) -> None:
    """Of a holder: their right is not asked for here."""
    seat = actor.seat_id(commitment.coalition_id)
    assert seat is not None
    holding = commitments.part_of(session, commitment.id, seat)
    assert holding is not None
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
    holding.answered_due_on, holding.word_at = due_on or holding.answered_due_on, said.at
    commitment.last_check_in_id = said.id
    if said.read_by is ReadBy.PARTNERS:
        holding_service.wake_partners(session, commitment.id, holding.id)
    else:
        commitment.last_shared_check_in_id = said.id
        holding_service.changed(session, commitment)
        record(session, CheckInMade(coalition_id=coalition.id, thing_id=commitment.id), by=holding.membership_id)
    if draft.answer is Answer.DONE:
        holding_service.end(session, commitment, holding, Step.KEEP)


def _answered_by(
    session: Session, draft: CheckInDraft, commitment: Commitment, holding: Holding, coalition: Coalition
) -> date | None:
    if draft.for_no_day:
        return None
    rule = commitments.rule_of(session, commitment) if owes(coalition.status) else None
    due_on = answered_by_today(
        rule,
        start=commitments.counts_from(holding, coalition),
        today=coalitions.today(coalition),
        answered_due_on=holding.answered_due_on,
        elsewhere=0 if draft.written_for is None else rules.ELSEWHERE,
    )
    if draft.written_for is not None:
        rules.still_waits(draft.written_for, due_on, holding.answered_due_on)
    elif rule is not None and due_on is None and commitments.spoke_today(holding, coalition):
        raise rules.AlreadyCheckedIn
    return due_on
