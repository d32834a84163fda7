"""What a reader sees of their own part in a commitment: what is due, who reads their words, and what they can do."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus, owes
from alongside.commitments import handing_over, queries, reminders, rules
from alongside.commitments.circle import Circle
from alongside.commitments.models import Holding
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.reminders import Days
from alongside.commitments.rhythm import answered_by_today, coming_due, current_due, opens_on
from alongside.commitments.rules import OPEN, HoldingStatus, ReadBy, Step
from alongside.commitments.schemas import MyHoldingOut
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission


def own(circle: Circle, seat: UUID | None) -> Holding | None:
    """The reader's own part: the open one, else the last one there was."""
    parts = [part for part in circle.parts if part.membership_id == seat]
    return next((part for part in parts if part.status in OPEN), parts[-1] if parts else None)


def shown(session: Session, circle: Circle, mine: Holding, names: Mapping[UUID, str]) -> MyHoldingOut:
    """One's own part. Nothing is due while it or the coalition rests."""
    coalition = coalitions.coalition(session, circle.commitment.coalition_id)
    rule = _rule(session, circle, mine, coalition)
    days = _days(mine, coalition)
    reminder, coming = reminders.reminder_due(rule, **days), coming_due(rule, **days)
    partners = circle.readers(mine)
    check_ins = partners if mine.check_ins_read_by is ReadBy.PARTNERS else ()
    return MyHoldingOut(
        status=mine.status,
        by_when=mine.by_when,
        since=mine.since,
        due_on=current_due(rule, **days),
        next_due_on=coming,
        next_open_on=opens_on(rule, coming),
        reminder=reminder[1] if reminder else None,
        reminders_paused=reminders.paused(rule, **days),
        check_ins_read_by=mine.check_ins_read_by,
        check_ins_read_by_names=_others(check_ins, mine, names),
        words_read_by_names=_others(partners, mine, names),
        steps_read_by_names=_others(circle.subject.narrow or (), mine, names),
    )


def _others(readers: Iterable[UUID], mine: Holding, names: Mapping[UUID, str]) -> list[str]:
    """Those of them who are here, but for oneself."""
    return sorted((names[one] for one in readers if one in names and one != mine.membership_id), key=str.casefold)


def _rule(session: Session, circle: Circle, mine: Holding, coalition: Coalition) -> Recurrence | None:
    if mine.status is not HoldingStatus.ACTIVE or not owes(coalition.status):
        return None
    return queries.rule_of(session, circle.commitment)


def _days(mine: Holding, coalition: Coalition) -> Days:
    return Days(
        start=queries.counts_from(mine, coalition),
        today=coalitions.today(coalition),
        answered_due_on=mine.answered_due_on,
    )


def abilities(session: Session, circle: Circle, mine: Holding | None, actor: Actor | None) -> dict[str, bool]:
    """What the reader can do, as the services take it: with their own part, and beside those of others.

    Nothing in a closed coalition.
    """
    subject = circle.subject
    coalition = coalitions.coalition(session, circle.commitment.coalition_id)
    alive = coalition.status is not CoalitionStatus.CLOSED
    change = may(actor, Permission.HOLDING_CHANGE, subject) and alive
    possible = rules.steps(mine.status) if mine else frozenset()
    found = {step.value: change and step in possible for step in Step}
    is_open = change and mine is not None and mine.status in OPEN
    seat = actor.seat_id(circle.commitment.coalition_id) if actor else None
    others_hold = any(part.status in OPEN and part.membership_id != seat for part in circle.parts)
    offers = alive and others_hold and may(actor, Permission.COMPANION_OFFER, subject)
    beside = alive and may(actor, Permission.WORK_BESIDE, subject)
    return found | {
        Step.CHECK_IN.value: found[Step.CHECK_IN] and mine is not None and _can_speak(session, circle, mine, coalition),
        Step.HAND_OVER.value: found[Step.HAND_OVER]
        and mine is not None
        and not handing_over.asked_now(session, circle.commitment, mine),
        "reword": found[Step.RENEGOTIATE] and mine is not None and circle.holders == {mine.membership_id},
        "share": is_open,
        "ask_companion": is_open,
        "offer_companion": offers,
        "take_up_beside": beside and handing_over.silent(session, circle, coalition, seat),
    }


def _can_speak(session: Session, circle: Circle, mine: Holding, coalition: Coalition) -> bool:
    """Whether a check-in would be taken now: not when none is waited for and a word was said today."""
    rule = _rule(session, circle, mine, coalition)
    if rule is None or not queries.spoke_today(mine, coalition):
        return True
    return answered_by_today(rule, **_days(mine, coalition)) is not None
