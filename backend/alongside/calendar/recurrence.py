"""The days on which a word is due, as RFC 5545 says them. `commitments.rhythm` is the authority; this only tells it."""

from dataclasses import dataclass
from datetime import date

from alongside.commitments.rhythm import coming_due, current_due
from alongside.commitments.rules import Rhythm

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The first of some days, and the rule by which the others follow it."""

    first: date
    rule: str


def word_days(
    rhythm: Rhythm, weekday: int, *, start: date, today: date, until: date, answered_due_on: date | None
) -> Recurrence | None:
    """The day that waits for a word and those to come, up to `until`, as home tells them; None when there are none.

    Days that have passed or were answered are not kept: a calendar is no record of what somebody did not say.
    """
    waiting = current_due(rhythm, weekday, start=start, today=today, until=until, answered_due_on=answered_due_on)
    first = waiting or coming_due(rhythm, weekday, start=start, today=today, answered_due_on=answered_due_on)
    if first is None or first > until:
        return None
    return Recurrence(first, f"{_rule(rhythm, weekday)};UNTIL={until:%Y%m%d}")


def _rule(rhythm: Rhythm, weekday: int) -> str:
    if rhythm is Rhythm.MONTHLY:
        return f"FREQ=MONTHLY;BYDAY=-1{WEEKDAYS[weekday]}"
    return "FREQ=WEEKLY;INTERVAL=2" if rhythm is Rhythm.TWO_WEEKLY else "FREQ=WEEKLY"
