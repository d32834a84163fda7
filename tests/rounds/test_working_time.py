"""When stages end, in every time zone, over three years of clocks put forward and back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from alongside.rounds.working_time import closes_at, review_instant, working_day

FIRST = date(2025, 12, 29)
DAYS = [FIRST + timedelta(days=number) for number in range(3 * 366)]
TIMES = [time(0, 0), time(0, 30), time(1, 59, 59), time(2, 30), time(12, 0, 0, 1), time(23, 30)]
HOUR = timedelta(hours=1)


def clock_of(zone: str) -> tuple[timedelta | None, ...]:
    """How far a zone is from UTC on each of the days: zones that agree need no second walk."""
    there = ZoneInfo(zone)
    noons = (datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in DAYS)
    return tuple(noon.astimezone(there).utcoffset() for noon in noons)


ZONES = sorted(available_timezones() - {"localtime"})
CLOCKS = {clock_of(zone): zone for zone in ZONES}
ONE_OF_EACH = pytest.mark.parametrize(("zone", "clock"), [(zone, clock) for clock, zone in CLOCKS.items()])


def days_of_interest(clock: tuple[timedelta | None, ...]) -> list[date]:
    """The first five weeks, and three weeks around every change of the clock."""
    changes = [place for place in range(1, len(clock)) if clock[place] != clock[place - 1]]
    near = {place + step for place in changes for step in range(-16, 4)} | set(range(35))
    return [DAYS[place] for place in sorted(near) if 0 <= place < len(DAYS)]


def openings(zone: str, clock: tuple[timedelta | None, ...]) -> Iterator[datetime]:
    there = ZoneInfo(zone)
    for day in days_of_interest(clock):
        for at in TIMES:
            yield datetime.combine(day, at, there).astimezone(UTC)


def working_days_between(start: date, end: date) -> int:
    return sum((start + timedelta(days=step)).weekday() < 5 for step in range(1, (end - start).days + 1))


def wall(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@ONE_OF_EACH
def test_a_stage_ends_at_the_same_local_time_the_right_number_of_working_days_later(
    zone: str, clock: tuple[timedelta | None, ...]
) -> None:
    last_told, last_end = datetime(1, 1, 1), datetime(1, 1, 1, tzinfo=UTC)  # noqa: DTZ001 – local times
    for number, opening in enumerate(openings(zone, clock)):
        days = (2, 3, 10)[number % 3]
        opened, end = wall(opening, zone), closes_at(opening, days, zone)
        closed = wall(end, zone)
        assert end > opening
        assert closed.weekday() < 5
        assert working_days_between(opened.date(), closed.date()) == days
        told = datetime.combine(closed.date(), opened.time())
        assert closed == told or _skipped(told, zone) == closed - told, (opening, end)
        assert end.astimezone(ZoneInfo(zone)).fold == 0
        if days == 2 and told >= last_told and closed == told:
            assert end >= last_end
            last_told, last_end = told, end


def _skipped(told: datetime, zone: str) -> timedelta:
    """By how much the clock was put forward over a local time, zero where that time exists."""
    there = ZoneInfo(zone)
    before, after = (there.utcoffset(told.replace(fold=fold)) for fold in (0, 1))
    assert before is not None
    assert after is not None
    return max(after - before, timedelta())


@ONE_OF_EACH
def test_a_day_begins_at_its_first_instant(zone: str, clock: tuple[timedelta | None, ...]) -> None:
    for day in days_of_interest(clock):
        begins = review_instant(day, zone)
        assert wall(begins, zone).date() == day
        assert wall(begins - timedelta(microseconds=1), zone).date() < day
        assert wall(begins, zone).time() == time.min or _skipped(datetime.combine(day, time.min), zone)


def test_every_zone_that_is_known_by_name_is_taken() -> None:
    opening = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    for zone in ZONES:
        assert wall(closes_at(opening, 2, zone), zone).time() == wall(opening, zone).time()


@pytest.mark.parametrize(
    ("opened", "days", "zone", "end"),
    [
        # Friday at nine, two working days: Tuesday at nine.
        ("2026-11-20T09:00", 2, "UTC", "2026-11-24T09:00"),
        # Opened on a Saturday or Sunday, the first working day is Monday.
        ("2026-11-21T09:00", 1, "UTC", "2026-11-23T09:00"),
        ("2026-11-22T09:00", 1, "UTC", "2026-11-23T09:00"),
        # Over the night in which Paris puts its clocks back: the local time stays.
        ("2026-10-23T16:00", 1, "Europe/Paris", "2026-10-26T17:00"),
        # Friday in UTC is Saturday in Auckland already.
        ("2026-11-20T12:00", 1, "Pacific/Auckland", "2026-11-22T12:00"),
        # Cairo skips the first hour of a Friday: half past midnight becomes half past one.
        ("2026-04-22T22:30", 1, "Africa/Cairo", "2026-04-23T22:30"),
        # Opened in the second half past one of a night that has two: it ends at half past one all the same.
        ("2026-10-25T01:30", 1, "Europe/London", "2026-10-26T01:30"),
    ],
)
def test_a_stage_ends(opened: str, days: int, zone: str, end: str) -> None:
    assert closes_at(_utc(opened), days, zone) == _utc(end)


def test_of_a_local_time_that_comes_twice_the_first_counts() -> None:
    # Until 2027 no zone puts its clocks back on a working day but Cairo's, at the end of the last Thursday of October.
    opened = datetime(2026, 10, 28, 23, 30, tzinfo=ZoneInfo("Africa/Cairo"))
    end = closes_at(opened, 1, "Africa/Cairo")
    assert end == datetime(2026, 10, 29, 20, 30, tzinfo=UTC)
    assert wall(end, "Africa/Cairo") == wall(end + HOUR, "Africa/Cairo")


@pytest.mark.parametrize(
    ("day", "zone", "begins"),
    [
        (date(2026, 4, 24), "Africa/Cairo", "2026-04-23T22:00"),
        (date(2026, 11, 1), "America/Havana", "2026-11-01T04:00"),
        (date(2011, 12, 30), "Pacific/Apia", "2011-12-30T10:00"),
        (date(2011, 12, 31), "Pacific/Apia", "2011-12-30T10:00"),
        (date(1919, 3, 31), "America/Toronto", "1919-03-31T04:30"),
    ],
)
def test_a_day_begins_also_where_midnight_is_skipped_or_comes_twice(day: date, zone: str, begins: str) -> None:
    assert review_instant(day, zone) == _utc(begins)


def _utc(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@pytest.mark.parametrize("number", range(1, 30))
@pytest.mark.parametrize("start", DAYS[:7])
def test_working_days_are_monday_to_friday(start: date, number: int) -> None:
    day = working_day(start, number)
    assert day.weekday() < 5
    assert working_days_between(start, day) == number


@pytest.mark.parametrize("days", [0, -1])
def test_a_stage_lasts_at_least_a_working_day(days: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        closes_at(datetime.now(UTC), days, "UTC")
