"""The life of a question, without a database."""

from datetime import date, timedelta
from itertools import product

import pytest

from alongside.consents.rules import (
    GATES,
    LIVE,
    TAKEN_OVER,
    TRANSITIONS,
    AlreadyAnswered,
    AnswerNotOffered,
    ConsentAnswer,
    ConsentExpired,
    ConsentKind,
    ConsentState,
    ConsentTextChanged,
    ConsentWithdrawn,
    ThingKind,
    advance,
    answered,
    answers,
    offered,
    reasked,
    state_on,
)
from alongside.consents.wording import changed, same_text, text_hash, wording
from alongside.core.errors import InvalidInput
from alongside.requests.things import THINGS, _nobody_takes_over

S = ConsentState
DAY = date(2026, 11, 24)


ANSWERS = [S.YES, S.YES_WITH_CHANGES, S.MYSELF, S.NO, S.NOT_NOW]


def test_a_question_can_be_answered_once_and_a_not_now_can_be_come_back_to() -> None:
    moves = {(one, to) for one, to in product(S, S) if to in TRANSITIONS[one]}
    assert moves == {
        *product([S.ASKED], [*ANSWERS, S.WITHDRAWN, S.EXPIRED]),
        *product([S.NOT_NOW], [*ANSWERS, S.WITHDRAWN, S.EXPIRED]),
        (S.YES, S.REVOKED),
        (S.YES, S.EXPIRED),
        (S.YES_WITH_CHANGES, S.WITHDRAWN),
        (S.YES_WITH_CHANGES, S.EXPIRED),
        (S.YES_WITH_CHANGES, S.YES),
        (S.YES_WITH_CHANGES, S.REVOKED),
        (S.REVOKED, S.YES),
    } - {(S.NOT_NOW, S.NOT_NOW)}
    assert {S.ASKED, S.NOT_NOW} == LIVE


@pytest.mark.parametrize("state", [S.YES, S.YES_WITH_CHANGES, S.REVOKED, S.NO, S.MYSELF])
@pytest.mark.parametrize("to", S)
def test_an_answer_stands(state: ConsentState, to: ConsentState) -> None:
    if to in TRANSITIONS[state]:
        return
    with pytest.raises(AlreadyAnswered):
        advance(state, to)


@pytest.mark.parametrize("given", ConsentAnswer)
def test_only_its_asker_makes_a_yes_of_other_words(given: ConsentAnswer) -> None:
    with pytest.raises(AlreadyAnswered):
        answered(ConsentKind.NAMED, ThingKind.ACTION, S.YES_WITH_CHANGES, given, out=False)


@pytest.mark.parametrize("state", S)
def test_the_same_words_leave_the_answer_and_others_ask_again(state: ConsentState) -> None:
    assert reasked(state, same=True) is (S.ASKED if state in {S.WITHDRAWN, S.EXPIRED} else state)
    assert reasked(state, same=False) is (state if state in {S.NO, S.REVOKED} else S.ASKED)


@pytest.mark.parametrize("kind", ConsentKind)
def test_only_what_is_said_in_ones_name_can_be_reworded_or_taken_over(kind: ConsentKind) -> None:
    all_of_them = kind in {ConsentKind.NAMED, ConsentKind.OURS, ConsentKind.ON_BEHALF}
    assert (ConsentAnswer.MYSELF in offered(kind, ThingKind.ACTION)) is all_of_them
    assert (ConsentAnswer.YES_WITH_CHANGES in offered(kind, ThingKind.ACTION)) is all_of_them


def test_what_can_be_taken_over_is_what_does_so() -> None:
    can = {kind for kind, thing in THINGS.items() if thing.take_over is not _nobody_takes_over}
    assert can == TAKEN_OVER
    for kind in THINGS:
        assert (ConsentAnswer.MYSELF in offered(ConsentKind.NAMED, kind)) is (kind in can)


@pytest.mark.parametrize("thing", ThingKind)
@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("out", [True, False])
def test_the_answers_that_are_shown_are_those_that_are_taken(thing: ThingKind, state: ConsentState, out: bool) -> None:
    for kind, given in product(GATES, ConsentAnswer):
        if given in answers(kind, thing, state, out=out):
            assert answered(kind, thing, state, given, out=out) is S(given.value)
            continue
        with pytest.raises((AnswerNotOffered, AlreadyAnswered, ConsentWithdrawn, ConsentExpired)):
            answered(kind, thing, state, given, out=out)


def test_a_yes_to_a_told_version_is_not_given_twice() -> None:
    for thing in THINGS:
        again = answers(ConsentKind.NAMED, thing, S.REVOKED, out=True)
        assert again == (set() if thing is ThingKind.PROPOSAL_VERSION else {ConsentAnswer.YES})
        assert answers(ConsentKind.NAMED, thing, S.REVOKED, out=False) == {ConsentAnswer.YES}


@pytest.mark.parametrize(
    ("given", "text", "pointer"),
    [
        (ConsentAnswer.YES, "Other words", "field_unknown"),
        (ConsentAnswer.YES_WITH_CHANGES, None, "field_missing"),
        (ConsentAnswer.YES_WITH_CHANGES, "These words", "text_unchanged"),
    ],
)
def test_a_yes_with_changes_changes_something(given: ConsentAnswer, text: str | None, pointer: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(given, "These words", text)
    assert [(one.pointer, one.code) for one in refused.value.errors] == [("/text", pointer)]
    assert changed(ConsentAnswer.YES_WITH_CHANGES, "These words", "Other words") == "Other words"


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
    assert text_hash(wording("One", "Text")) != text_hash(wording("Two", "Text"))
    same_text(text_hash("Carry"), ConsentAnswer.NO, None)
    same_text(text_hash("Carry"), ConsentAnswer.YES, text_hash("Carry"))
    with pytest.raises(ConsentTextChanged):
        same_text(text_hash("Carry"), ConsentAnswer.NO, text_hash("carry"))


@pytest.mark.parametrize("given", [ConsentAnswer.YES, ConsentAnswer.YES_WITH_CHANGES])
def test_a_yes_says_which_words_it_is_to(given: ConsentAnswer) -> None:
    with pytest.raises(InvalidInput):
        same_text(text_hash("Carry"), given, None)
