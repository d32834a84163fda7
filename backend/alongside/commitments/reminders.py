"""When a holder is reminded, and when that pauses by itself (product.md S7): derived from days, and stored nowhere.

On a due day there is one gentle reminder. If it stays without a word, the next due day asks whether it is still right.
After two such days nothing more is asked until the next word. None of it goes to anybody but the holder.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypedDict
from zoneinfo import ZoneInfo

from alongside.commitments.recurrence import Recurrence
from alongside.commitments.rhythm import answered, latest_due

HOUR = 9
PAUSED_AFTER = 2
ONE_DAY = timedelta(days=1)


class Reminder(StrEnum):
    """What a holder is told on a due day: that their word is due, or, after one without a word, whether it is right."""

    DUE = "due"
    NO_WORD = "no_word"


class Days(TypedDict):
    """From when on days count, which day it is, and up to which due day there is a word."""

    start: date
    today: date
    answered_due_on: date | None


def reminder_due(
    rule: Recurrence | None, *, start: date, today: date, answered_due_on: date | None = None
) -> tuple[date, Reminder] | None:
    """The latest due day and what is said on it, if anything: the same from that day on, until a word or the next one.

    With the holding these two are the key of a reminder, which is given once.
    """
    waiting = _unanswered(rule, start, today, answered_due_on)
    if not waiting or len(waiting) > PAUSED_AFTER:
        return None
    return waiting[0], Reminder.DUE if len(waiting) == 1 else Reminder.NO_WORD


def paused(rule: Recurrence | None, *, start: date, today: date, answered_due_on: date | None = None) -> bool:
    """Whether reminders rest until the next word, since two due days went by without one."""
    return len(_unanswered(rule, start, today - ONE_DAY, answered_due_on)) >= PAUSED_AFTER


def _unanswered(rule: Recurrence | None, start: date, today: date, answered_due_on: date | None) -> list[date]:
    """The latest due days without a word, the last first, and no more of them than can matter."""
    found: list[date] = []
    day = latest_due(rule, start, today)
    while day is not None and not answered(day, answered_due_on) and len(found) <= PAUSED_AFTER:
        found.append(day)
        day = latest_due(rule, start, day - ONE_DAY)
    return found


def hour_of(day: date, zone: str, hour: int = HOUR) -> datetime:
    """The moment of an hour of a local day, in UTC.

    An hour that the clocks leave out comes as much later as they jump; of one that they repeat, the first is meant.
    """
    return datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)
