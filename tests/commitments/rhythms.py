"""Rules of rhythms as chance makes them, for tests of their days."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from alongside.commitments.recurrence import LAST, Recurrence
from alongside.commitments.rhythm import recurrence
from alongside.commitments.rules import EVERY_AT_MOST, Rhythm, Unit

WEEKDAYS = st.integers(0, 6)
DAYS = st.dates(date(2019, 1, 1), date(2033, 12, 31))


def every(unit: Unit) -> st.SearchStrategy[int]:
    return st.integers(1, EVERY_AT_MOST[unit])


OWN: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"unit": st.just(Unit.DAYS), "every": every(Unit.DAYS)}),
    st.fixed_dictionaries(
        {
            "unit": st.just(Unit.WEEKS),
            "every": every(Unit.WEEKS),
            "weekdays": st.lists(WEEKDAYS, min_size=1, unique=True),
        }
    ),
    st.fixed_dictionaries(
        {"unit": st.just(Unit.MONTHS), "every": every(Unit.MONTHS), "day": st.integers(1, 31)},
    ),
    st.fixed_dictionaries(
        {
            "unit": st.just(Unit.MONTHS),
            "every": every(Unit.MONTHS),
            "nth": st.sampled_from((1, 2, 3, 4, LAST)),
            "weekday": WEEKDAYS,
        }
    ),
)


def _rule(rhythm: Rhythm, weekday: int, own: dict[str, Any]) -> Recurrence:
    found = recurrence(rhythm, weekday, own)
    assert found is not None
    return found


RULES = st.builds(_rule, st.sampled_from([one for one in Rhythm if one is not Rhythm.NONE]), WEEKDAYS, OWN)
EXAMPLES = tuple(
    _rule(rhythm, 4, own)
    for rhythm, own in (
        (Rhythm.WEEKLY, {}),
        (Rhythm.TWO_WEEKLY, {}),
        (Rhythm.MONTHLY, {}),
        (Rhythm.OWN, {"unit": "days", "every": 1}),
        (Rhythm.OWN, {"unit": "days", "every": 10}),
        (Rhythm.OWN, {"unit": "weeks", "every": 3, "weekdays": [0, 2, 6]}),
        (Rhythm.OWN, {"unit": "months", "every": 1, "day": 31}),
        (Rhythm.OWN, {"unit": "months", "every": 3, "nth": 2, "weekday": 1}),
    )
)
