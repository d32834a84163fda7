"""What the rule in a calendar expands to is what home says, to the day: told by two implementations of RFC 5545."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.calendar import ics
from alongside.calendar.entries import Reader, of_part
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments.rhythm import due_days, latest_due, recurrence
from alongside.commitments.rules import HoldingStatus, Rhythm
from tests.calendar.scenes import events

ZONES = sorted(available_timezones() - {"localtime"})
ME = UUID(int=7)
_EVERY = st.integers(1, 13)
OWN = (
    st.fixed_dictionaries({"unit": st.just("days"), "every": st.integers(1, 400)})
    | st.fixed_dictionaries(
        {"unit": st.just("weeks"), "every": _EVERY, "weekdays": st.sets(st.integers(0, 6), min_size=1).map(sorted)}
    )
    | st.fixed_dictionaries({"unit": st.just("months"), "every": _EVERY, "day": st.integers(1, 31)})
    | st.fixed_dictionaries(
        {
            "unit": st.just("months"),
            "every": _EVERY,
            "nth": st.sampled_from([1, 2, 3, 4, -1]),
            "weekday": st.integers(0, 6),
        }
    )
)
RHYTHMS = st.one_of(
    st.tuples(st.sampled_from([Rhythm.WEEKLY, Rhythm.TWO_WEEKLY, Rhythm.MONTHLY]), st.none()),
    st.tuples(st.just(Rhythm.OWN), OWN),
)


@st.composite
def parts(draw: Any) -> dict[str, Any]:
    """One's own part at a moment: its rhythm, where it lives, from when to when, and up to where it was answered."""
    zone = draw(st.sampled_from(ZONES))
    since = draw(st.datetimes(datetime(2019, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    rhythm, own = draw(RHYTHMS)
    weekday = draw(st.integers(0, 6))
    rule = recurrence(rhythm, weekday, own)
    again = draw(st.none() | st.integers(0, 200))
    resumed = None if again is None else since + timedelta(days=again, hours=5)
    begun = (resumed or since).astimezone(ZoneInfo(zone)).date()
    by_when = since.date() + timedelta(days=draw(st.integers(0, 731)))
    now = (resumed or since) + timedelta(days=draw(st.integers(0, 800)), minutes=draw(st.integers(0, 1439)))
    known = list(islice(due_days(rule, begun, date(2040, 1, 1)), 120))
    answered = draw(st.none() | st.sampled_from(known))
    return {
        "zone": zone,
        "since": since,
        "resumed": resumed,
        "begun": begun,
        "rhythm": rhythm,
        "own": own,
        "weekday": weekday,
        "by_when": by_when,
        "now": now,
        "answered": answered,
    }


def row(part: dict[str, Any], status: HoldingStatus = HoldingStatus.ACTIVE) -> tuple[Any, ...]:
    return (
        *(uuid4(), part["rhythm"], part["own"], part["by_when"], status, part["since"], part["answered"], part["zone"]),
        *(CoalitionStatus.ACTIVE, None, {"weekday": part["weekday"]}),
        *(part["resumed"], None, None, None, part["since"], None, None),
    )


def expected(part: dict[str, Any]) -> list[date]:
    """Of all due days up to the end: the one that waits and those that come, but for what was answered."""
    rule = recurrence(part["rhythm"], part["weekday"], part["own"])
    today = part["now"].astimezone(ZoneInfo(part["zone"])).date()
    last = latest_due(rule, part["begun"], today)
    waits_from = last if last is not None and last <= part["by_when"] else today + timedelta(days=1)
    answered = part["answered"] or date.min
    return [day for day in due_days(rule, part["begun"], part["by_when"]) if day >= waits_from and day > answered]


def agree(part: dict[str, Any]) -> None:
    entries = list(of_part(row(part), Reader(ME), part["now"]))
    told = {one["title"]: one for one in events(ics.document(entries, "en"))}
    word, end = told["A word is due"], told["A commitment ends"]
    assert word["days"] == expected(part)
    assert word["cancelled"] == (not word["days"])
    assert end["days"] == [part["by_when"]]


@given(parts())
@settings(max_examples=100, deadline=None)
def test_the_days_of_a_calendar_are_those_of_home(part: dict[str, Any]) -> None:
    agree(part)


@pytest.mark.long
@given(parts())
@settings(max_examples=10_000, deadline=None)
def test_the_days_of_ten_thousand_calendars_are_those_of_home(part: dict[str, Any]) -> None:
    agree(part)


@given(parts(), st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_nothing_changes_unsaid(part: dict[str, Any], later: int) -> None:
    """As time goes by, an entry that reads otherwise has a higher sequence; none is ever lower."""
    fixed = row(part)
    before = {one.uid: one for one in of_part(fixed, Reader(ME), part["now"])}
    for after in of_part(fixed, Reader(ME), part["now"] + timedelta(days=later)):
        known = before[after.uid]
        assert after.sequence >= known.sequence
        if (after.starts, after.rule, after.cancelled) != (known.starts, known.rule, known.cancelled):
            assert after.sequence > known.sequence


@pytest.mark.parametrize(
    "zone", ["Pacific/Apia", "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "Pacific/Kiritimati"]
)
def test_a_clock_that_changes_at_midnight_loses_no_day(zone: str) -> None:
    since = datetime.combine(date(2011, 9, 1), time(12), UTC)
    part = {
        "zone": zone,
        "since": since,
        "resumed": None,
        "begun": since.astimezone(ZoneInfo(zone)).date(),
        "rhythm": Rhythm.WEEKLY,
        "own": None,
        "weekday": 4,
        "by_when": date(2013, 9, 1),
        "answered": None,
    }
    for number in range(0, 730, 3):
        agree(part | {"now": since + timedelta(days=number)})
