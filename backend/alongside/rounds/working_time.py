"""When a stage ends: the same time of day some working days later, where the coalition lives (trust.md 5.7).

Working days are Monday to Friday. A local time that does not exist moves forward by the gap; of one that exists twice
the first counts.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
SECOND = timedelta(seconds=1)


def closes_at(opened_at: datetime, working_days: int, zone: str) -> datetime:
    """The opening's local time of day on the n-th working day after its local day, in UTC.

    Raises ValueError where it is not at least one working day.
    """
    if working_days < 1:
        raise ValueError("A stage lasts at least one working day.")
    there = ZoneInfo(zone)
    opened = opened_at.astimezone(there)
    return _instant(working_day(opened.date(), working_days), opened.time(), there)


def working_day(start: date, number: int) -> date:
    """The n-th Monday to Friday after a day."""
    weeks, rest = divmod(number, 5)
    day = start - timedelta(days=max(0, start.weekday() - SATURDAY + 1)) + timedelta(weeks=weeks)
    if not rest:
        return day
    return day + timedelta(days=rest + (2 if day.weekday() + rest >= SATURDAY else 0))


def review_instant(day: date, zone: str) -> datetime:
    """The first instant of a local day, in UTC; also where its midnight is skipped, or the whole day."""
    there = ZoneInfo(zone)
    late = _instant(day, time.min, there)
    early = datetime.combine(day, time.min.replace(fold=1), there).astimezone(UTC)
    # Only a skipped midnight reads earlier the second way: the clock was put forward between the two.
    while late - early > SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(there).date() < day:
            early = middle
        else:
            late = middle
    return late


def _instant(day: date, at: time, there: ZoneInfo) -> datetime:
    """`fold=0` reads a skipped time by the clock before the gap, which moves it forward, and a doubled one as first."""
    return datetime.combine(day, at.replace(fold=0), there).astimezone(UTC)
