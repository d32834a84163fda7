"""Reminders: one on the due day, one question after a day without a word, then none until the next word."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
import time_machine
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments.recurrence import EveryWeeks, Recurrence
from alongside.commitments.reminders import HOUR, Reminder, hour_of, paused, reminder_due
from alongside.commitments.rhythm import due_days
from tests.actions.scenes import stay_signed_in
from tests.commitments.rhythms import EXAMPLES
from tests.commitments.scenes import MADRID, at, check_in, do, look, make
from tests.world import Browser, World

FRIDAYS = EveryWeeks(1, (4,))
START = date(2026, 11, 2)
FROM, UNTIL = date(2026, 1, 1), date(2028, 12, 31)
SOME_ZONES = (
    *("UTC", "Europe/Madrid", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Asia/Gaza", "Africa/Cairo"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "America/Santiago", "Antarctica/Troll", "Asia/Tehran"),
)


def test_one_gentle_reminder_then_one_question_then_none_until_the_next_word() -> None:
    told = {
        days: reminder_due(FRIDAYS, start=START, today=START + timedelta(days=days))
        for days in (3, 4, 10, 11, 17, 18, 25)
    }
    first, second = date(2026, 11, 6), date(2026, 11, 13)
    assert told == {
        3: None,
        4: (first, Reminder.DUE),
        10: (first, Reminder.DUE),
        11: (second, Reminder.NO_WORD),
        17: (second, Reminder.NO_WORD),
        18: None,
        25: None,
    }
    resting = [days for days in range(40) if paused(FRIDAYS, start=START, today=START + timedelta(days=days))]
    assert resting == list(range(12, 40))
    again = reminder_due(FRIDAYS, start=START, today=date(2026, 12, 4), answered_due_on=date(2026, 11, 27))
    assert again == (date(2026, 12, 4), Reminder.DUE)
    assert not paused(FRIDAYS, start=START, today=date(2026, 12, 4), answered_due_on=date(2026, 11, 27))


def test_an_hour_that_is_left_out_comes_as_much_later_and_of_a_repeated_one_the_first_counts() -> None:
    assert hour_of(date(2026, 3, 29), "Europe/Madrid", hour=2) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert hour_of(date(2026, 10, 25), "Europe/Madrid", hour=2) == datetime(2026, 10, 25, 0, tzinfo=UTC)
    # The whole day was left out here.
    assert hour_of(date(2011, 12, 30), "Pacific/Apia") == datetime(2011, 12, 30, 19, tzinfo=UTC)


def every_day_once(zone: str) -> dict[date, datetime]:
    """The moment of each day's reminder; each comes on that very day, after the one before."""
    days = [FROM + timedelta(days=days) for days in range((UNTIL - FROM).days + 1)]
    moments = [hour_of(day, zone) for day in days]
    place = ZoneInfo(zone)
    assert all(earlier < later for earlier, later in pairwise(moments))
    for day, moment in zip(days, moments, strict=True):
        local = moment.astimezone(place)
        assert (local.date(), local.hour >= HOUR) == (day, True)
    return dict(zip(days, moments, strict=True))


def none_missing_none_doubled(zone: str, rule: Recurrence, moments: dict[date, datetime]) -> None:
    """A clock that ticks at uneven moments, and someone who answers now and then: what is told is what was to be."""
    place = ZoneInfo(zone)
    due = list(due_days(rule, FROM, UNTIL))
    told: list[tuple[date, Reminder]] = []
    expected: list[tuple[date, Reminder]] = []
    answered: date | None = None
    unanswered = 0
    for number, day in enumerate(due):
        for tick in (-1, 0, 1, 3600):
            today = (moments[day] + timedelta(seconds=tick)).astimezone(place).date()
            found = reminder_due(rule, start=FROM, today=today, answered_due_on=answered)
            if tick >= 0 and found is not None and found[0] == day and found not in told:
                told.append(found)
        unanswered += 1
        if unanswered <= 2:
            expected.append((day, Reminder.DUE if unanswered == 1 else Reminder.NO_WORD))
        if number % 5 in {0, 3}:
            answered, unanswered = day, 0
    assert told == expected
    assert len(due) == len(set(due))


@pytest.mark.parametrize("zone", SOME_ZONES)
def test_in_three_years_no_reminder_is_missing_and_none_comes_twice(zone: str) -> None:
    moments = every_day_once(zone)
    for rule in EXAMPLES[-1:]:
        none_missing_none_doubled(zone, rule, moments)


@pytest.mark.long
@pytest.mark.parametrize("zone", sorted(available_timezones() - {"Factory", "localtime"}))
def test_in_three_years_in_every_zone_there_is(zone: str) -> None:
    moments = every_day_once(zone)
    for rule in EXAMPLES:
        none_missing_none_doubled(zone, rule, moments)


def travel(time: time_machine.Traveller, day: int, hour: int, minute: int = 0) -> None:
    time.move_to(datetime(2026, 11, day, hour, minute, tzinfo=MADRID))


@pytest.mark.anyio
async def test_reminders_rest_after_two_days_without_a_word_and_say_so(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    with at(START) as time:
        made = await make(dana, coalition, rhythm="weekly", by_when="2027-03-01")
        travel(time, 14, 9)
        mine = (await look(dana, made))["mine"]
        assert (mine["reminder"], mine["reminders_paused"]) == ("no_word", True)
        (row,) = (await dana.get("/today")).json()["promises"]
        assert (row["due_on"], row["reminder"], row["reminders_paused"]) == ("2026-11-13", "no_word", True)
        travel(time, 20, 10)
        assert (await look(dana, made))["mine"]["reminder"] is None
        assert (await check_in(dana, made)).status_code == 201
        assert (await look(dana, made))["mine"]["reminders_paused"] is False
        travel(time, 27, 10)
        assert (await look(dana, made))["mine"]["reminder"] == "due"
        assert await asked_for(dana) == ("2026-11-27", "due", ["2026-11-27", "2026-12-04"])
        await do(dana, made, "pause")
        assert (await look(dana, made))["mine"]["reminder"] is None
        assert await asked_for(dana) == (None, None, [])
        await do(dana, made, "resume")
        time.shift(timedelta(days=7))
        await stay_signed_in(world)
        assert await asked_for(dana) == ("2026-12-04", "due", ["2026-12-04", "2026-12-11"])

        def rest(session: Session) -> None:
            session.get_one(Coalition, coalition.id).status = CoalitionStatus.RESTING

        await world.database.write(rest)
        assert await asked_for(dana) == (None, None, [])


async def asked_for(browser: Browser) -> tuple[str | None, str | None, list[str]]:
    """What home asks for the one promise there is, and the first two days of its words in the calendar."""
    (row,) = (await browser.get("/today")).json()["promises"]
    days = [one["day"] for one in (await browser.get("/calendar")).json()["items"] if one["kind"] == "word"]
    return row["due_on"], row["reminder"], days[:2]


@pytest.mark.anyio
async def test_the_calendar_shows_ones_own_days_of_five_weeks_and_nothing_else(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    _, amina = await world.member(coalition, "Amina")
    with at(date(2026, 11, 2)):
        own = {"unit": "weeks", "every": 2, "weekdays": [1, 3]}
        made = await make(dana, coalition, rhythm="own", own_rhythm=own, by_when="2026-11-27")
        await make(amina, coalition, rhythm="weekly", by_when="2026-11-20")
        shown = (await dana.get("/calendar")).json()
    assert (shown["from_day"], shown["until_day"]) == ("2026-11-02", "2026-12-06")
    assert [(row["day"], row["kind"]) for row in shown["items"]] == [
        ("2026-11-03", "word"),
        ("2026-11-05", "word"),
        ("2026-11-17", "word"),
        ("2026-11-19", "word"),
        ("2026-11-27", "ends"),
    ]
    assert {row["id"] for row in shown["items"]} == {made["id"]}


@pytest.mark.anyio
async def test_a_word_that_waits_stands_in_the_calendar_on_its_own_day(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    with at(date(2026, 11, 2)) as time:
        await make(dana, coalition, rhythm="weekly", by_when="2026-11-18")
        travel(time, 9, 10)
        rows = (await dana.get("/calendar")).json()["items"]
    assert [(row["day"], row["kind"]) for row in rows] == [
        ("2026-11-06", "word"),
        ("2026-11-13", "word"),
        ("2026-11-18", "ends"),
    ]
