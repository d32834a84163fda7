"""Own rhythms: their days, against an independent reader of RFC 5545, and what is refused."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.commitments import rules
from alongside.commitments.recurrence import EveryMonthsOnDay, Recurrence, rrule
from alongside.commitments.rhythm import answered_by_today, due_days, latest_due, next_due
from alongside.commitments.rules import Rhythm
from alongside.core.errors import InvalidInput
from tests.commitments.rhythms import DAYS, RULES

SPAN = timedelta(days=800)


def read_by_others(rule: Recurrence, start: date, until: date) -> list[date]:
    """The days that an independent implementation reads from the rule."""
    first = datetime.combine(rule.first(start), datetime.min.time())
    days = rrulestr(rrule(rule), dtstart=first).between(first, datetime.combine(until, datetime.max.time()), inc=True)
    return [day.date() for day in days]


def agree(rule: Recurrence, start: date, span: int) -> None:
    until = start + SPAN
    ours = list(due_days(rule, start, until))
    assert ours == read_by_others(rule, start, until)
    today = start + timedelta(days=span)
    past = [day for day in ours if day <= today]
    assert latest_due(rule, start, today) == (past[-1] if past else None)
    following = list(due_days(rule, start, until + SPAN))[len(past) :]
    assert next_due(rule, start, today) == following[0]
    assert all((later - earlier).days >= rule.shortest for earlier, later in pairwise(ours))


@settings(max_examples=200, deadline=None)
@given(RULES, DAYS, st.integers(0, 700))
def test_the_days_are_those_that_rfc_5545_means(rule: Recurrence, start: date, span: int) -> None:
    agree(rule, start, span)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(RULES, DAYS, st.integers(0, 700))
def test_the_days_are_those_that_rfc_5545_means_in_ten_thousand_rules(rule: Recurrence, start: date, span: int) -> None:
    agree(rule, start, span)


@given(RULES, DAYS, st.lists(st.booleans(), max_size=60))
@settings(deadline=None)
def test_a_word_answers_one_due_day_and_never_one_that_is_far(
    rule: Recurrence, start: date, speaks: list[bool]
) -> None:
    answered: date | None = None
    for days, speaking in enumerate(speaks, start=1):
        today = start + timedelta(days=days)
        due_on = answered_by_today(rule, start=start, today=today, answered_due_on=answered) if speaking else None
        if due_on is not None:
            assert answered is None or due_on > answered
            assert (due_on - today).days <= 3
            answered = due_on


def test_the_31st_is_the_last_day_of_a_month_that_has_none() -> None:
    rule = EveryMonthsOnDay(1, 31)
    found = list(due_days(rule, date(2027, 12, 31), date(2028, 4, 30)))
    assert found == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30)]
    assert rrule(rule, date(2028, 4, 30)) == "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;UNTIL=20280430"


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"unit": "weeks", "every": 1}, "weekdays"),
        ({"unit": "weeks", "every": 1, "weekdays": []}, "weekdays"),
        ({"unit": "weeks", "every": 27, "weekdays": [1]}, "every"),
        ({"unit": "days", "every": 91}, "every"),
        ({"unit": "days", "every": 2, "weekdays": [1]}, "weekdays"),
        ({"unit": "months", "every": 1}, "day"),
        ({"unit": "months", "every": 13, "day": 1}, "every"),
        ({"unit": "months", "every": 1, "day": 1, "weekday": 2}, "day"),
        ({"unit": "months", "every": 1, "nth": 2}, "weekday"),
    ],
)
def test_a_rule_that_says_too_little_or_too_much_is_refused_by_its_field(said: dict[str, object], pointer: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        rules.own_rhythm(Rhythm.OWN, said)
    assert [error.pointer for error in refused.value.errors] == [f"/own_rhythm/{pointer}"]


def test_a_rule_is_kept_as_what_its_unit_needs() -> None:
    said = {"unit": "weeks", "every": 2, "weekdays": [4, 0, 4], "day": None, "nth": None, "weekday": None}
    assert rules.own_rhythm(Rhythm.OWN, said) == {"unit": "weeks", "every": 2, "weekdays": [0, 4]}
    assert rules.own_rhythm(Rhythm.WEEKLY, None) is None
    for rhythm, given_too in ((Rhythm.OWN, None), (Rhythm.WEEKLY, said)):
        with pytest.raises(InvalidInput):
            rules.own_rhythm(rhythm, given_too)
