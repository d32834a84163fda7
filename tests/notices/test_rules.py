"""When something is mailed: pure, over zones and changes of clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.notices.rules import Choices, Quiet, instant, latest_digest, next_digest, quiet_until

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
