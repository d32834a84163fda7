"""On which days a holder's word is due, by the rule of a rhythm (`recurrence.py`).

Nothing is owed for the day a part began or was taken up again, nor for any day before it: a new holder owes nothing
backwards. Where there is no rule, nothing is ever due.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from alongside.commitments.recurrence import (
    LAST,
    EveryDays,
    EveryMonthsOnDay,
    EveryMonthsOnWeekday,
    EveryWeeks,
    Recurrence,
)
from alongside.commitments.rules import Rhythm, Unit

EARLIEST = 3


def recurrence(rhythm: Rhythm, weekday: int, own: Mapping[str, Any] | None = None) -> Recurrence | None:
    """The rule of a rhythm: three follow the coalition's weekday (Monday is 0), `own` says its days itself."""
    match rhythm:
        case Rhythm.NONE:
            return None
        case Rhythm.WEEKLY:
            return EveryWeeks(1, (weekday,))
        case Rhythm.TWO_WEEKLY:
            return EveryWeeks(2, (weekday,))
        case Rhythm.MONTHLY:
            return EveryMonthsOnWeekday(1, LAST, weekday)
        case Rhythm.OWN:
            return _own(own or {})


def _own(said: Mapping[str, Any]) -> Recurrence:
    match said["unit"]:
        case Unit.DAYS:
            return EveryDays(said["every"])
        case Unit.WEEKS:
            return EveryWeeks(said["every"], tuple(sorted(said["weekdays"])))
        case _ if said.get("day"):
            return EveryMonthsOnDay(said["every"], said["day"])
        case _:
            return EveryMonthsOnWeekday(said["every"], said["nth"], said["weekday"])


def next_due(rule: Recurrence | None, start: date, day: date) -> date | None:
    """The first due day after `day` of a rhythm that began at `start`."""
    return rule.next(start, day) if rule else None


def latest_due(rule: Recurrence | None, start: date, today: date) -> date | None:
    """The last due day up to and including `today`."""
    return rule.latest(start, today) if rule else None


def due_days(rule: Recurrence | None, start: date, until: date) -> Iterator[date]:
    """Every due day after `start`, up to and including `until`."""
    day = next_due(rule, start, start)
    while day is not None and day <= until:
        yield day
        day = next_due(rule, start, day)


def current_due(
    rule: Recurrence | None,
    *,
    start: date,
    today: date,
    until: date | None = None,
    answered_due_on: date | None = None,
) -> date | None:
    """The due day that waits for a word: the latest one up to today, as long as it is unanswered.

    `start` is the day the part began or was taken up again, `until` the day it ended or was laid to rest.
    """
    day = latest_due(rule, start, today)
    over = day is not None and until is not None and day > until
    return None if over or answered(day, answered_due_on) else day


def coming_due(
    rule: Recurrence | None, *, start: date, today: date, answered_due_on: date | None = None
) -> date | None:
    """The next due day after today that has no word yet."""
    day = next_due(rule, start, today)
    while day is not None and answered(day, answered_due_on):
        day = next_due(rule, start, day)
    return day


def answered_by_today(
    rule: Recurrence | None,
    *,
    start: date,
    today: date,
    answered_due_on: date | None = None,
    elsewhere: int = 0,
) -> date | None:
    """The due day that a word said today answers: the one that waits, else one that comes soon.

    `elsewhere` are days more, for words that were written where it may be another day.
    """
    if rule is None:
        return None
    waiting = current_due(rule, start=start, today=today, answered_due_on=answered_due_on)
    coming = rule.next(start, today)
    early = _early(rule) + elsewhere
    if waiting or (coming - today).days > early or answered(coming, answered_due_on):
        return waiting
    return coming


def opens_on(rule: Recurrence | None, coming: date | None) -> date | None:
    """The day from which a word is for a due day that comes."""
    return None if rule is None or coming is None else coming - timedelta(days=_early(rule))


def _early(rule: Recurrence) -> int:
    """How many days before its day a word can come: three at most, and less than half of the way between two."""
    return min(EARLIEST, (rule.shortest - 1) // 2)


def answered(day: date | None, answered_due_on: date | None) -> bool:
    """Whether a due day has its word."""
    return day is not None and answered_due_on is not None and day <= answered_due_on
