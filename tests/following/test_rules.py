"""How a following stands on a day, and which terms can be agreed."""

from datetime import date, timedelta

import pytest

from alongside.core.errors import InvalidInput
from alongside.following.rules import (
    FollowerAlreadyHere,
    FollowingEnded,
    FollowingStatus,
    check_invited,
    check_term,
    status_on,
)

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize("status", [FollowingStatus.INVITED, FollowingStatus.FOLLOWING])
def test_the_last_day_is_part_of_the_term(status: FollowingStatus) -> None:
    assert status_on(status, TODAY, TODAY) is status


@pytest.mark.parametrize("status", [FollowingStatus.INVITED, FollowingStatus.FOLLOWING, FollowingStatus.ENDED])
def test_a_following_ends_by_itself(status: FollowingStatus) -> None:
    assert status_on(status, YESTERDAY, TODAY) is FollowingStatus.ENDED


def test_having_stepped_back_stays_what_it_was() -> None:
    assert status_on(FollowingStatus.STEPPED_BACK, YESTERDAY, TODAY) is FollowingStatus.STEPPED_BACK


@pytest.mark.parametrize("days", [0, 1, 366])
def test_a_term_of_up_to_a_year_can_be_agreed(days: int) -> None:
    check_term(TODAY + timedelta(days=days), TODAY)


@pytest.mark.parametrize(("days", "code"), [(-1, "until_is_past"), (367, "until_is_too_far")])
def test_a_term_that_is_over_or_without_an_end_in_sight_is_refused(days: int, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_term(TODAY + timedelta(days=days), TODAY)
    assert [(field.pointer, field.code) for field in refusal.value.errors] == [("/until", code)]


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (FollowingStatus.FOLLOWING, FollowerAlreadyHere),
        (FollowingStatus.ENDED, FollowingEnded),
        (FollowingStatus.STEPPED_BACK, FollowingEnded),
    ],
)
def test_a_link_is_made_only_for_who_has_not_come_yet(status: FollowingStatus, error: type[Exception]) -> None:
    check_invited(FollowingStatus.INVITED)
    with pytest.raises(error):
        check_invited(status)
