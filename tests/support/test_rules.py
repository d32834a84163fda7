"""How an ask moves on, and what is refused."""

from datetime import date, timedelta
from itertools import product

import pytest

from alongside.core.errors import InvalidInput
from alongside.following.rules import FollowingEnded, FollowingStatus
from alongside.support.rules import (
    STANDS,
    AskState,
    FollowerNotHereYet,
    advance,
    check_addressee,
    check_wanted_by,
    possible,
)

TODAY = date(2026, 11, 23)
MOVES = {
    (AskState.ASKING_FIRST, AskState.OPEN),
    (AskState.ASKING_FIRST, AskState.UNSAID),
    (AskState.OPEN, AskState.ASKING_FIRST),
    (AskState.OPEN, AskState.ACCEPTED),
    (AskState.OPEN, AskState.REFUSED),
    (AskState.OPEN, AskState.WITHDRAWN),
    (AskState.ACCEPTED, AskState.DELIVERED),
}


@pytest.mark.parametrize(("state", "wanted"), list(product(AskState, AskState)))
def test_an_ask_moves_on_as_agreed_and_else_names_how_it_stands(state: AskState, wanted: AskState) -> None:
    assert possible(state, wanted) == ((state, wanted) in MOVES)
    if (state, wanted) in MOVES:
        assert advance(state, wanted) is wanted
    else:
        with pytest.raises(STANDS[state]):
            advance(state, wanted)


def test_only_who_follows_now_can_be_asked() -> None:
    check_addressee(FollowingStatus.FOLLOWING)
    with pytest.raises(FollowerNotHereYet):
        check_addressee(FollowingStatus.INVITED)
    for status in (FollowingStatus.ENDED, FollowingStatus.STEPPED_BACK):
        with pytest.raises(FollowingEnded):
            check_addressee(status)


def test_nobody_is_asked_for_yesterday() -> None:
    check_wanted_by(None, TODAY)
    check_wanted_by(TODAY, TODAY)
    with pytest.raises(InvalidInput) as refusal:
        check_wanted_by(TODAY - timedelta(days=1), TODAY)
    assert [(field.pointer, field.code) for field in refusal.value.errors] == [("/wanted_by", "wanted_by_is_past")]
