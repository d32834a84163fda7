"""What a holder can do with their part, and on which days their word is due."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.commitments import rules
from alongside.commitments.rhythm import (
    answered_by_today,
    coming_due,
    current_due,
    due_days,
    latest_due,
    next_due,
    recurrence,
)
from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm, Step
from alongside.core.errors import InvalidInput

FRIDAY = 4
RHYTHMS = st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.OWN])
WEEKDAYS = st.integers(0, 6)
DAYS = st.dates(date(2019, 1, 1), date(2033, 12, 31))
SPANS = st.integers(0, 500)


def each_day(start: date, until: date) -> Iterator[date]:
    day = start + timedelta(days=1)
    while day <= until:
        yield day
        day += timedelta(days=1)


def by_hand(rhythm: Rhythm, weekday: int, start: date, until: date) -> list[date]:
    """Every due day, found by looking at each day there is."""
    fitting = [day for day in each_day(start, until) if day.weekday() == weekday]
    if rhythm is Rhythm.NONE:
        return []
    if rhythm is Rhythm.TWO_WEEKLY:
        return fitting[::2]
    if rhythm is Rhythm.MONTHLY:
        return [day for day in fitting if (day + timedelta(days=7)).month != day.month]
    return fitting


@given(RHYTHMS, WEEKDAYS, DAYS, SPANS)
def test_due_days_are_those_that_looking_at_each_day_finds(
    rhythm: Rhythm, weekday: int, start: date, span: int
) -> None:
    until = start + timedelta(days=span)
    expected = by_hand(rhythm, weekday, start, until)
    assert list(due_days(recurrence(rhythm, weekday), start, until)) == expected
    assert latest_due(recurrence(rhythm, weekday), start, until) == (expected[-1] if expected else None)
    following = by_hand(rhythm, weekday, start, until + timedelta(days=70))[len(expected) :]
    assert next_due(recurrence(rhythm, weekday), start, until) == (following[0] if following else None)


@given(RHYTHMS, WEEKDAYS, DAYS, SPANS, st.none() | SPANS, st.none() | SPANS)
def test_what_waits_is_the_latest_due_day_unless_it_is_answered_or_after_the_end(
    rhythm: Rhythm, weekday: int, start: date, span: int, answered: int | None, ended: int | None
) -> None:
    today = start + timedelta(days=span)
    known = by_hand(rhythm, weekday, start, start + timedelta(days=600))
    answered_due_on = known[min(answered, len(known) - 1)] if answered is not None and known else None
    until = start + timedelta(days=ended) if ended is not None else None
    past = [day for day in known if day <= today]
    waiting = past[-1] if past else None
    if waiting and ((answered_due_on and waiting <= answered_due_on) or (until and waiting > until)):
        waiting = None
    found = current_due(
        recurrence(rhythm, weekday), start=start, today=today, until=until, answered_due_on=answered_due_on
    )
    assert found == waiting


@given(RHYTHMS, WEEKDAYS, DAYS, SPANS)
def test_a_new_holder_owes_nothing_backwards_and_nothing_on_the_first_day(
    rhythm: Rhythm, weekday: int, start: date, before: int
) -> None:
    earlier = start - timedelta(days=before)
    assert current_due(recurrence(rhythm, weekday), start=start, today=earlier) is None
    assert all(day > start for day in due_days(recurrence(rhythm, weekday), start, start + timedelta(days=90)))


@given(RHYTHMS.filter(lambda rhythm: rhythm is not Rhythm.NONE), WEEKDAYS, DAYS, st.lists(st.booleans(), max_size=60))
def test_days_go_by_and_each_due_day_is_answered_at_most_once(
    rhythm: Rhythm, weekday: int, start: date, speaks: list[bool]
) -> None:
    answered: date | None = None
    given_for: list[date] = []
    for offset, says_a_word in enumerate(speaks):
        today = start + timedelta(days=offset)
        due_on = answered_by_today(recurrence(rhythm, weekday), start=start, today=today, answered_due_on=answered)
        if says_a_word and due_on is not None:
            assert due_on - today <= timedelta(days=3)
            given_for.append(due_on)
            answered = due_on
            assert current_due(recurrence(rhythm, weekday), start=start, today=today, answered_due_on=answered) is None
            coming = coming_due(recurrence(rhythm, weekday), start=start, today=today, answered_due_on=answered)
            assert coming is not None
            assert coming > due_on
    assert given_for == sorted(set(given_for))
    assert set(given_for) <= set(by_hand(rhythm, weekday, start, start + timedelta(days=70)))


def test_a_word_up_to_three_days_early_counts_for_the_day_to_come() -> None:
    friday = date(2026, 11, 27)
    week_before = friday - timedelta(days=7)
    said = {
        days: answered_by_today(
            recurrence(Rhythm.WEEKLY, FRIDAY),
            start=date(2026, 11, 16),
            today=friday - timedelta(days=days),
            answered_due_on=week_before,
        )
        for days in range(7)
    }
    assert said == {0: friday, 1: friday, 2: friday, 3: friday, 4: None, 5: None, 6: None}


def test_a_month_ends_with_its_last_such_weekday_across_leap_years_and_new_years() -> None:
    found = list(due_days(recurrence(Rhythm.MONTHLY, FRIDAY), date(2027, 12, 31), date(2028, 3, 31)))
    assert found == [date(2028, 1, 28), date(2028, 2, 25), date(2028, 3, 31)]


@pytest.mark.parametrize(
    ("status", "possible"),
    [
        (HoldingStatus.ACTIVE, set(Step) - {Step.RESUME}),
        (HoldingStatus.PAUSED, {Step.RESUME, Step.RELEASE, Step.HAND_OVER}),
        (HoldingStatus.KEPT, set()),
        (HoldingStatus.RELEASED, set()),
    ],
)
def test_a_part_can_do_what_its_state_allows_and_is_refused_by_its_state(
    status: HoldingStatus, possible: set[Step]
) -> None:
    assert rules.steps(status) == possible
    for step in Step:
        if step in possible:
            assert rules.after(status, step) in HoldingStatus
        else:
            with pytest.raises(rules.REFUSALS[status]) as refused:
                rules.after(status, step)
            assert refused.value.code == f"holding_is_{status.value}"


def test_a_promise_is_for_today_or_later_and_within_two_years() -> None:
    today = date(2026, 11, 21)
    rules.check_date(today, today)
    rules.check_date(date(2028, 11, 21), today)
    for day, code in ((date(2026, 11, 20), "date_in_the_past"), (date(2028, 11, 23), "date_too_far")):
        with pytest.raises(InvalidInput) as refused:
            rules.check_date(day, today)
        assert [(error.pointer, error.code) for error in refused.value.errors] == [("/by_when", code)]


def test_check_ins_are_never_read_by_more_people_than_the_commitment() -> None:
    rules.check_audience(ReadBy.COALITION, ReadBy.COALITION)
    rules.check_audience(ReadBy.COALITION, ReadBy.PARTNERS)
    rules.check_audience(ReadBy.PARTNERS, ReadBy.PARTNERS)
    with pytest.raises(InvalidInput):
        rules.check_audience(ReadBy.PARTNERS, ReadBy.COALITION)
