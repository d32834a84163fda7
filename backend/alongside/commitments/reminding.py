"""Whose reminder has come, for whatever tells them of it: read from days alone, so that a tick may be late or doubled.

A reminder is known by its holding, its due day and its kind; who tells of it keeps that it was told. It goes to the
holder and to nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from alongside.agreements import queries as agreements
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, owes
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import counts_from
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.reminders import ONE_DAY, Reminder, hour_of, reminder_due
from alongside.commitments.rhythm import recurrence
from alongside.commitments.rules import HoldingStatus, Rhythm

# Who slept longer than this does not remind of it any more: the day still waits on the holder's page.
LOOK_BACK = timedelta(days=2)
OWING = [status for status in CoalitionStatus if owes(status)]


@dataclass(frozen=True, slots=True)
class DueReminder:
    """One reminder whose hour has come, at the moment it came."""

    person_id: UUID
    membership_id: UUID
    coalition_id: UUID
    commitment_id: UUID
    holding_id: UUID
    due_on: date
    kind: Reminder
    at: datetime


def due_reminders(session: Session, now: datetime, since: datetime | None = None) -> list[DueReminder]:
    """The reminders whose hour came after `since`, by default two days ago, and by `now`; what has a word has none."""
    after = since or now - LOOK_BACK
    coming = {zone: list(_days(zone, after, now)) for zone in session.exec(select(Coalition.zone).distinct())}
    here = [zone for zone, days in coming.items() if days]
    rows = session.exec(
        select(Holding, Commitment, Coalition, Membership.person_id)
        .join(Commitment, col(Commitment.id) == col(Holding.commitment_id))
        .join(Coalition, col(Coalition.id) == col(Holding.coalition_id))
        .join(Membership, col(Membership.id) == col(Holding.membership_id))
        .where(
            col(Coalition.zone).in_(here),
            col(Coalition.status).in_(OWING),
            col(Holding.ended_at).is_(None),
            col(Holding.status) == HoldingStatus.ACTIVE,
            col(Commitment.rhythm) != Rhythm.NONE,
            col(Membership.left_at).is_(None),
        )
        .order_by(col(Holding.id))
    )
    weekdays: dict[UUID, int] = {}
    found = []
    for part, commitment, coalition, person_id in rows:
        if coalition.id not in weekdays:
            weekdays[coalition.id] = agreements.rhythm(session, coalition.id).weekday
        rule = recurrence(commitment.rhythm, weekdays[coalition.id], commitment.own_rhythm)
        found += [
            DueReminder(
                person_id=person_id,
                membership_id=part.membership_id,
                coalition_id=coalition.id,
                commitment_id=commitment.id,
                holding_id=part.id,
                due_on=day,
                kind=kind,
                at=hour_of(day, coalition.zone),
            )
            for day, kind in _of(rule, part, coalition, coming[coalition.zone])
        ]
    return found


def _days(zone: str, after: datetime, now: datetime) -> Iterator[date]:
    """The local days whose hour came in that time."""
    day, last = (moment.astimezone(ZoneInfo(zone)).date() for moment in (after, now))
    while day <= last:
        if after < hour_of(day, zone) <= now:
            yield day
        day += ONE_DAY


def _of(
    rule: Recurrence | None, part: Holding, coalition: Coalition, days: list[date]
) -> Iterator[tuple[date, Reminder]]:
    start = counts_from(part, coalition)
    for day in days:
        due = reminder_due(rule, start=start, today=day, answered_due_on=part.answered_due_on)
        if due is not None and due[0] == day:
            yield due
