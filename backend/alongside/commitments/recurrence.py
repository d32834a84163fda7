"""Rules by which days come again: plain local dates, so that clock changes can neither double nor lose one.

A rule knows no start. Its days are counted from the day a part began or was taken up again: the first of them comes
after that day, and those that follow are counted from the first.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

LAST = -1
_WEEK = 7
_IN_EVERY_MONTH = 28
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Recurrence(Protocol):
    """One rule. `shortest` is fewer days than ever lie between two of its days, or as many."""

    @property
    def shortest(self) -> int: ...

    def first(self, start: date) -> date:
        """The first day after `start`."""

    def next(self, start: date, day: date) -> date:
        """The first day after `day`."""

    def latest(self, start: date, today: date) -> date | None:
        """The last day up to and including `today`."""

    def rrule(self) -> str:
        """The rule as RFC 5545 writes it."""


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every so many days."""

    every: int

    @property
    def shortest(self) -> int:
        return self.every

    def first(self, start: date) -> date:
        return start + timedelta(days=self.every)

    def next(self, start: date, day: date) -> date:
        return start + timedelta(days=(max((day - start).days, 0) // self.every + 1) * self.every)

    def latest(self, start: date, today: date) -> date | None:
        passed = (today - start).days // self.every
        return start + timedelta(days=passed * self.every) if passed > 0 else None

    def rrule(self) -> str:
        return f"FREQ=DAILY;INTERVAL={self.every}"


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """On these weekdays of every so many weeks, from the week of the first of its days on; weeks begin on Monday."""

    every: int
    weekdays: tuple[int, ...]

    @property
    def shortest(self) -> int:
        gaps = (later - earlier for earlier, later in zip(self.weekdays, self.weekdays[1:], strict=False))
        around = self.weekdays[0] - self.weekdays[-1] + self.every * _WEEK
        return min(around, *gaps) if len(self.weekdays) > 1 else around

    def first(self, start: date) -> date:
        return start + timedelta(days=min((weekday - start.weekday() - 1) % _WEEK + 1 for weekday in self.weekdays))

    def next(self, start: date, day: date) -> date:
        first = self.first(start)
        if day < first:
            return first
        week = self._week(first, day)
        there = (one for one in self._days(first, week) if one > day)
        return next(there, None) or next(self._days(first, week + self.every))

    def latest(self, start: date, today: date) -> date | None:
        first = self.first(start)
        if today < first:
            return None
        week = self._week(first, today)
        there = [one for one in self._days(first, week) if first <= one <= today]
        return there[-1] if there else list(self._days(first, week - self.every))[-1]

    def _week(self, first: date, day: date) -> int:
        """Which of its own weeks, counted in weeks from that of the first day, began last."""
        begins = first - timedelta(days=first.weekday())
        return (day - begins).days // _WEEK // self.every * self.every

    def _days(self, first: date, week: int) -> Iterator[date]:
        begins = first - timedelta(days=first.weekday()) + timedelta(weeks=week)
        return (begins + timedelta(days=weekday) for weekday in self.weekdays)

    def rrule(self) -> str:
        days = ",".join(_BYDAY[weekday] for weekday in self.weekdays)
        return f"FREQ=WEEKLY;INTERVAL={self.every};BYDAY={days};WKST=MO"


class _EveryMonths(ABC):
    """What rules by the month share: each has one day in every month."""

    every: int

    @property
    def shortest(self) -> int:
        return _IN_EVERY_MONTH * self.every

    @abstractmethod
    def on(self, year: int, month: int) -> date:
        """Its day in a month."""

    def first(self, start: date) -> date:
        here = self.on(start.year, start.month)
        return here if here > start else self._on(_month(start) + 1)

    def next(self, start: date, day: date) -> date:
        first = self.first(start)
        if day < first:
            return first
        began = self._began(first, day)
        here = self._on(began)
        return here if here > day else self._on(began + self.every)

    def latest(self, start: date, today: date) -> date | None:
        first = self.first(start)
        if today < first:
            return None
        began = self._began(first, today)
        here = self._on(began)
        return here if here <= today else self._on(began - self.every)

    def _on(self, month: int) -> date:
        return self.on(month // 12, month % 12 + 1)

    def _began(self, first: date, day: date) -> int:
        """Which of its own months, counted from that of the first day, began last."""
        since = _month(day) - _month(first)
        return _month(first) + since // self.every * self.every


@dataclass(frozen=True, slots=True)
class EveryMonthsOnDay(_EveryMonths):
    """On this day of every so many months; where a month has no such day, on its last."""

    every: int
    day: int

    def on(self, year: int, month: int) -> date:
        return date(year, month, min(self.day, monthrange(year, month)[1]))

    def rrule(self) -> str:
        return f"FREQ=MONTHLY;INTERVAL={self.every};{self._of_the_month()}"

    def _of_the_month(self) -> str:
        if self.day <= _IN_EVERY_MONTH:
            return f"BYMONTHDAY={self.day}"
        # The last of those days that the month has.
        days = ",".join(str(day) for day in range(_IN_EVERY_MONTH, self.day + 1))
        return f"BYMONTHDAY={days};BYSETPOS=-1"


@dataclass(frozen=True, slots=True)
class EveryMonthsOnWeekday(_EveryMonths):
    """On the first to fourth, or the last, of a weekday in every so many months: those that every month has."""

    every: int
    nth: int
    weekday: int

    def on(self, year: int, month: int) -> date:
        if self.nth == LAST:
            end = date(year, month, monthrange(year, month)[1])
            return end - timedelta(days=(end.weekday() - self.weekday) % _WEEK)
        begins = date(year, month, 1)
        return begins + timedelta(days=(self.weekday - begins.weekday()) % _WEEK + (self.nth - 1) * _WEEK)

    def rrule(self) -> str:
        return f"FREQ=MONTHLY;INTERVAL={self.every};BYDAY={self.nth}{_BYDAY[self.weekday]}"


def rrule(rule: Recurrence, until: date | None = None) -> str:
    """A rule for a calendar, which begins on `rule.first(start)`; the days of `rhythm.due_days` are the authority."""
    return rule.rrule() + (f";UNTIL={until:%Y%m%d}" if until else "")


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
