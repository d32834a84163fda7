"""What stands in one person's calendar, made from the facts of the moment: nothing is kept of what a calendar has seen.

An entry of the same thing has the same UID for ever, made from the reader's own id, so that two calendars laid side by
side do not tell that their people are in the same round. SEQUENCE is made of moments that only ever go on, and of one
step for what is off, so that it rises whenever something about the entry has changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from alongside.agreements.rules import Rhythm
from alongside.calendar.recurrence import word_days
from alongside.calendar.rules import GONE_FOR, EntryKind
from alongside.coalitions.rules import CoalitionStatus, owes
from alongside.commitments.queries import started
from alongside.commitments.rhythm import latest_due, recurrence
from alongside.commitments.rules import HoldingStatus


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose calendar it is, and which kinds they left out of it, as chosen last at a moment."""

    person_id: UUID
    left_out: frozenset[EntryKind] = frozenset()
    chosen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar: a day, or a moment, or days that follow from the first by a rule."""

    kind: EntryKind
    uid: str
    starts: date | datetime
    changed: datetime
    sequence: int
    cancelled: bool = False
    rule: str | None = None


def chosen(entries: Iterator[Entry], reader: Reader, now: datetime) -> Iterator[Entry]:
    """Those of the reader's kinds; what they left out just now is called off for a time, so that calendars drop it."""
    for entry in entries:
        if entry.kind not in reader.left_out:
            yield entry
        elif reader.chosen_at is not None and now - reader.chosen_at < GONE_FOR:
            yield entry if entry.cancelled else replace(entry, cancelled=True, sequence=entry.sequence + 1)


def of_part(row: Any, reader: Reader, now: datetime) -> Iterator[Entry]:
    """Of one's own part in a commitment: on which days a word is due, if its rhythm has any, and when it ends."""
    id_, rhythm, own_rhythm, by_when, status, since, *rest = row
    answered_due_on, zone, lives, woken_at, agreed, *moments = rest
    resumed_at = moments[0]
    place = ZoneInfo(zone)
    goes_on = status is HoldingStatus.ACTIVE and owes(lives) and moments[-1] is None
    last = _latest(now, since, woken_at, reader.chosen_at, *moments)
    end = _uid(EntryKind.END, id_, reader)
    yield _entry(EntryKind.END, end, starts=by_when, begun=since, changed=last, cancelled=not goes_on)
    rule = recurrence(rhythm, Rhythm(**(agreed or {})).weekday, own_rhythm)
    if rule is None:
        return
    start, today = started(since, resumed_at, woken_at).astimezone(place).date(), now.astimezone(place).date()
    due = came = None
    if goes_on:
        due = word_days(rule, start=start, today=today, until=by_when, answered_due_on=answered_due_on)
        came = latest_due(rule, start, today)
    yield _entry(
        EntryKind.WORD,
        _uid(EntryKind.WORD, id_, reader),
        starts=due.first if due else by_when,
        begun=since,
        # With each day that comes the one before it is over.
        changed=_latest(now, last, datetime.combine(came, time(), place) if came else None),
        cancelled=due is None,
        rule=due.rule if due else None,
    )


def of_closing(row: Any, reader: Reader, now: datetime) -> Iterator[Entry]:
    """Of a round one is in: when its stage closes, which can only be put off. One that ended early is off."""
    id_, opened_at, closes_at, ended_at = row
    early = ended_at is not None and ended_at < closes_at
    yield _entry(
        EntryKind.CLOSING,
        _uid(EntryKind.CLOSING, id_, reader),
        starts=closes_at,
        begun=opened_at,
        changed=_latest(now, opened_at, reader.chosen_at, ended_at if early else None),
        cancelled=early,
        put_off=closes_at - opened_at,
    )


def of_review(row: Any, reader: Reader, now: datetime) -> Iterator[Entry]:
    """Of a decision: the day on which it is looked at again. One that was settled before its day is off."""
    id_, on_date, came_at, outcome, lives, decided_at, settled_at = row
    yield _entry(
        EntryKind.REVIEW,
        _uid(EntryKind.REVIEW, id_, reader),
        starts=on_date,
        begun=decided_at,
        changed=_latest(now, decided_at, reader.chosen_at, settled_at),
        cancelled=lives is CoalitionStatus.CLOSED or (outcome is not None and came_at is None),
    )


def _entry(
    kind: EntryKind,
    uid: str,
    *,
    starts: date | datetime,
    begun: datetime,
    changed: datetime,
    cancelled: bool,
    rule: str | None = None,
    put_off: timedelta = timedelta(),
) -> Entry:
    went_on = max(changed - begun, timedelta()) + put_off
    return Entry(
        kind=kind,
        uid=uid,
        starts=starts,
        changed=changed,
        sequence=int(went_on.total_seconds()) * 2 + cancelled,
        cancelled=cancelled,
        rule=rule,
    )


def _uid(kind: EntryKind, id_: UUID, reader: Reader) -> str:
    return str(uuid5(reader.person_id, f"{kind.value} {id_}"))


def _latest(now: datetime, *moments: datetime | None) -> datetime:
    """The last of these that has come."""
    return max((moment for moment in moments if moment is not None and moment <= now), default=now).astimezone(UTC)
