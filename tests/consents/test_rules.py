"""The life of a question, without a database."""

from datetime import date, timedelta
from itertools import product

import pytest

from alongside.consents.rules import (
    LIVE,
    TRANSITIONS,
    AlreadyAnswered,
    ConsentExpired,
    ConsentState,
    ConsentTextChanged,
    ConsentWithdrawn,
    advance,
    same_text,
    state_on,
    text_hash,
)

S = ConsentState
DAY = date(2026, 11, 24)


def test_a_question_can_be_answered_once_and_a_not_now_can_be_come_back_to() -> None:
    moves = {(one, to) for one, to in product(S, S) if to in TRANSITIONS[one]}
    assert moves == {
        *product([S.ASKED], [S.YES, S.NO, S.NOT_NOW, S.WITHDRAWN, S.EXPIRED]),
        *product([S.NOT_NOW], [S.YES, S.NO, S.WITHDRAWN, S.EXPIRED]),
    }
    assert {S.ASKED, S.NOT_NOW} == LIVE


@pytest.mark.parametrize("state", [S.YES, S.NO])
@pytest.mark.parametrize("to", S)
def test_an_answer_stands(state: ConsentState, to: ConsentState) -> None:
    with pytest.raises(AlreadyAnswered):
        advance(state, to)


@pytest.mark.parametrize("to", S)
def test_what_was_taken_back_or_not_answered_in_time_says_so(to: ConsentState) -> None:
    with pytest.raises(ConsentWithdrawn):
        advance(S.WITHDRAWN, to)
    with pytest.raises(ConsentExpired):
        advance(S.EXPIRED, to)


@pytest.mark.parametrize("state", S)
def test_the_last_day_is_a_whole_day_and_silence_is_never_a_yes(state: ConsentState) -> None:
    assert state_on(state, DAY, DAY) is state
    after = state_on(state, DAY, DAY + timedelta(days=1))
    assert after is (S.EXPIRED if state in {S.ASKED, S.NOT_NOW} else state)


def test_a_yes_is_bound_to_its_words() -> None:
    assert text_hash("Carry the request") != text_hash("Carry the requests")
    same_text(text_hash("Carry"), None)
    same_text(text_hash("Carry"), text_hash("Carry"))
    with pytest.raises(ConsentTextChanged):
        same_text(text_hash("Carry"), text_hash("carry"))
