"""A calm calendar for oneself: on which days one's own commitments want a word, or end. Nothing about anybody else."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from alongside.commitments.rhythm import answered, current_due, due_days
from alongside.today.promises import Part, part
from alongside.today.schemas import Calendar, CalendarRow, DayKind

AHEAD = timedelta(days=34)


def calendar(promises: Iterable[Any], now: datetime, today: date) -> Calendar:
    """Five weeks from the reader's today, and words that wait from before, from the rows that home is made of."""
    rows = [row for one in promises for row in _days(part(one, now), today + AHEAD)]
    rows.sort(key=lambda row: (row.day, row.kind, row.sentence, row.id))
    return Calendar(from_day=today, until_day=today + AHEAD, items=rows)


def _days(one: Part, until: date) -> Iterator[CalendarRow]:
    """A word that waits stands on the day it was asked for; one that was given, and a day after the end, on none."""
    waiting = current_due(one.rule, start=one.start, today=one.today, answered_due_on=one.answered_due_on)
    coming = (
        day
        for day in due_days(one.rule, one.start, min(until, one.by_when))
        if day > one.today and not answered(day, one.answered_due_on)
    )
    for day in (*([waiting] if waiting else ()), *coming):
        yield _row(one, day, DayKind.WORD)
    if one.today <= one.by_when <= until:
        yield _row(one, one.by_when, DayKind.ENDS)


def _row(one: Part, day: date, kind: DayKind) -> CalendarRow:
    return CalendarRow(
        day=day, kind=kind, id=one.id, coalition_id=one.coalition_id, coalition=one.coalition, sentence=one.sentence
    )
