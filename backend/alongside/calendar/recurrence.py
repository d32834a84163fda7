"""The days on which a word is due, as RFC 5545 says them. `commitments.rhythm` is the authority; this only tells it."""

from dataclasses import dataclass
from datetime import date

from alongside.commitments.recurrence import Recurrence, rrule
from alongside.commitments.rhythm import coming_due, current_due


@dataclass(frozen=True, slots=True)
class WordDays:
    """The first of some days, and the rule by which the others follow it."""

    first: date
    rule: str


def word_days(
    rule: Recurrence, *, start: date, today: date, until: date, answered_due_on: date | None
) -> WordDays | None:
    """The day that waits for a word and those to come, up to `until`, as home tells them; None when there are none.

    Days that have passed or were answered are not kept: a calendar is no record of what somebody did not say.
    """
    waiting = current_due(rule, start=start, today=today, until=until, answered_due_on=answered_due_on)
    first = waiting or coming_due(rule, start=start, today=today, answered_due_on=answered_due_on)
    if first is None or first > until:
        return None
    return WordDays(first, rrule(rule, until))
