"""When something is mailed: pure, over zones and changes of clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.notices.rules import (
    APART,
    Choices,
    Quiet,
    has_gone,
    instant,
    latest_digest,
    next_digest,
    quiet_until,
)

ZONES = sorted(available_timezones())
FEW = ("America/St_Johns", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Madrid", "Asia/Gaza")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "minute", "found"),
    [
        (date(2027, 3, 28), 150, "2027-03-28T03:30:00+02:00"),  # 02:30 is left out: it moves on by the gap
        (date(2026, 10, 25), 150, "2026-10-25T02:30:00+02:00"),  # 02:30 comes twice: the first
        (date(2026, 11, 23), 540, "2026-11-23T09:00:00+01:00"),
    ],
)
def test_a_local_time_as_an_instant(day: date, minute: int, found: str) -> None:
    assert instant("Europe/Madrid", day, minute) == at(found)


def one_digest_a_day(zone: str, minute: int, years: int) -> None:
    choices = Choices(zone, digest_days=tuple(range(7)), digest_at=minute)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    moments = []
    while now < datetime(2026 + years, 1, 1, tzinfo=UTC):
        coming = next_digest(choices, now)
        assert now < coming
        assert latest_digest(choices, coming) == coming
        moments.append(coming)
        now = coming
    here = [moment.astimezone(ZoneInfo(zone)).date() for moment in moments]
    # A day that a zone left out (Apia, Kwajalein) has none; where a gap lies at midnight it may slip into the next.
    assert len(here) >= 365 * years - 2
    assert len(set(moments)) == len(moments)


@pytest.mark.parametrize("zone", FEW)
@pytest.mark.parametrize("minute", [0, 150, 540])
def test_a_digest_comes_once_a_day_also_when_clocks_change(zone: str, minute: int) -> None:
    one_digest_a_day(zone, minute, 1)


@pytest.mark.long
@pytest.mark.parametrize("zone", ZONES)
def test_a_digest_comes_once_a_day_in_every_zone(zone: str) -> None:
    for minute in (0, 30, 90, 150, 180, 540, 1439):
        one_digest_a_day(zone, minute, 3)


def digests_of_who_moves(moves: dict[int, str], minute: int, hours: int) -> list[tuple[datetime, str]]:
    """When digests go to somebody who always has something new, and where they live then."""
    began, zone = datetime(2026, 3, 1, tzinfo=UTC), "UTC"
    last, sent = None, []
    for hour in range(hours):
        zone = moves.get(hour, zone)
        now = began + timedelta(hours=hour)
        choices = Choices(zone, digest_days=tuple(range(7)), digest_at=minute)
        moment = latest_digest(choices, now)
        assert moment is not None
        if not has_gone(choices, moment, last):
            last = moment
            sent.append((moment, zone))
    return sent


@settings(max_examples=25)
@given(
    moves=st.dictionaries(st.integers(24, 24 * 14), st.sampled_from(ZONES), max_size=6),
    minute=st.integers(0, 1439),
)
def test_who_moves_between_zones_has_a_digest_a_local_day_none_soon_and_none_left_out(
    moves: dict[int, str], minute: int
) -> None:
    moving(moves, minute)


@pytest.mark.long
@settings(max_examples=3000)
@given(
    moves=st.dictionaries(st.integers(24, 24 * 40), st.sampled_from(ZONES), max_size=20),
    minute=st.integers(0, 1439),
)
def test_however_often_somebody_moves(moves: dict[int, str], minute: int) -> None:
    moving(moves, minute)


def moving(moves: dict[int, str], minute: int) -> None:
    sent = digests_of_who_moves(moves, minute, 24 * 45)
    for (one, _), (two, zone) in pairwise(sent):
        assert two - one >= APART
        assert one.astimezone(ZoneInfo(zone)).date() < two.astimezone(ZoneInfo(zone)).date()
    settled = max(moves, default=0)
    for (one, _), (two, _) in pairwise(sent):
        moved = any(timedelta(0) <= at_hour(hour) - one <= timedelta(hours=48) for hour in moves)
        # Each move can put it off once.
        if not moved:
            assert two - one <= timedelta(hours=26)
    calm = [moment for moment, _ in sent if moment > at_hour(settled)]
    assert calm[0] - at_hour(settled) <= timedelta(hours=49)


def at_hour(hour: int) -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=hour)


@given(
    since=st.integers(0, 1439),
    until=st.integers(0, 1439),
    hours=st.integers(0, 24 * 366),
    zone=st.sampled_from(FEW),
)
def test_quiet_hours_end_and_it_is_not_quiet_then(since: int, until: int, hours: int, zone: str) -> None:
    if since == until:
        return
    choices = Choices(zone, quiet=Quiet(since, until))
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=17)
    end = quiet_until(choices, now)
    if end is None:
        return
    assert now < end <= now + timedelta(hours=26)
    assert quiet_until(choices, end) is None or until == since


def test_quiet_hours_over_midnight_and_within_a_day() -> None:
    night, noon = Choices("Europe/Madrid", quiet=Quiet(1200, 480)), Choices("Europe/Madrid", quiet=Quiet(720, 780))
    assert quiet_until(night, at("2026-11-23T23:00:00+01:00")) == at("2026-11-24T08:00:00+01:00")
    assert quiet_until(night, at("2026-11-24T07:59:59+01:00")) == at("2026-11-24T08:00:00+01:00")
    assert quiet_until(night, at("2026-11-24T08:00:00+01:00")) is None
    assert quiet_until(noon, at("2026-11-23T12:30:00+01:00")) == at("2026-11-23T13:00:00+01:00")
    assert quiet_until(noon, at("2026-11-23T13:00:00+01:00")) is None
