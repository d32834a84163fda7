"""On which days a holder's word is due: plain local dates, so that clock changes can't double or lose one.

Nothing is owed for the day a part began or was taken up again, nor for any day before it: a new holder owes nothing
backwards.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from alongside.commitments.rules import Rhythm

STRIDE = {Rhythm.WEEKLY: 7, Rhythm.TWO_WEEKLY: 14}
EARLY = timedelta(days=3)


def next_due(rhythm: Rhythm, weekday: int, start: date, day: date) -> date | None:
    """The first due day after `day` of a rhythm that began at `start`; Monday is weekday 0."""
    if rhythm is Rhythm.NONE:
        return None
    if rhythm is Rhythm.MONTHLY:
        return _next_monthly(weekday, max(start, day))
    first = _first(weekday, start)
    if day < first:
        return first
    stride = STRIDE[rhythm]
    return first + timedelta(days=((day - first).days // stride + 1) * stride)


def latest_due(rhythm: Rhythm, weekday: int, start: date, today: date) -> date | None:
    """The last due day up to and including `today`."""
    if rhythm is Rhythm.NONE:
        return None
    if rhythm is Rhythm.MONTHLY:
        latest = _latest_monthly(weekday, today)
        return latest if latest > start else None
    first = _first(weekday, start)
    stride = STRIDE[rhythm]
    return first + timedelta(days=(today - first).days // stride * stride) if today >= first else None


def due_days(rhythm: Rhythm, weekday: int, start: date, until: date) -> Iterator[date]:
    """Every due day after `start`, up to and including `until`."""
    day = next_due(rhythm, weekday, start, start)
    while day is not None and day <= until:
        yield day
        day = next_due(rhythm, weekday, start, day)


def current_due(
    rhythm: Rhythm,
    weekday: int,
    *,
    start: date,
    today: date,
    until: date | None = None,
    answered_due_on: date | None = None,
) -> date | None:
    """The due day that waits for a word: the latest one up to today, as long as it is unanswered.

    `start` is the day the part began or was taken up again, `until` the day it ended or was laid to rest.
    """
    day = latest_due(rhythm, weekday, start, today)
    over = day is not None and until is not None and day > until
    return None if over or _answered(day, answered_due_on) else day


def coming_due(
    rhythm: Rhythm, weekday: int, *, start: date, today: date, answered_due_on: date | None = None
) -> date | None:
    """The next due day after today that has no word yet."""
    day = next_due(rhythm, weekday, start, today)
    while day is not None and _answered(day, answered_due_on):
        day = next_due(rhythm, weekday, start, day)
    return day


def answered_by_today(
    rhythm: Rhythm,
    weekday: int,
    *,
    start: date,
    today: date,
    answered_due_on: date | None = None,
    early: timedelta = EARLY,
) -> date | None:
    """The due day that a word said today answers: the one that waits, else one that comes within three days."""
    waiting = current_due(rhythm, weekday, start=start, today=today, answered_due_on=answered_due_on)
    coming = next_due(rhythm, weekday, start, today)
    if waiting or coming is None or coming - today > early or _answered(coming, answered_due_on):
        return waiting
    return coming


def opens_on(coming: date | None) -> date | None:
    """The day from which a word is for a due day that comes."""
    return None if coming is None else coming - EARLY


def _answered(day: date | None, answered_due_on: date | None) -> bool:
    return day is not None and answered_due_on is not None and day <= answered_due_on


def _first(weekday: int, start: date) -> date:
    return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)


def _last_of_month(weekday: int, year: int, month: int) -> date:
    end = date(year, month, monthrange(year, month)[1])
    return end - timedelta(days=(end.weekday() - weekday) % 7)


def _next_monthly(weekday: int, day: date) -> date:
    due = _last_of_month(weekday, day.year, day.month)
    if due > day:
        return due
    following = date(day.year, day.month, 28) + timedelta(days=4)
    return _last_of_month(weekday, following.year, following.month)


def _latest_monthly(weekday: int, today: date) -> date:
    due = _last_of_month(weekday, today.year, today.month)
    if due <= today:
        return due
    before = today.replace(day=1) - timedelta(days=1)
    return _last_of_month(weekday, before.year, before.month)
