"""The life of an action, without a database."""

from itertools import product

import pytest

from alongside.actions.rules import (
    TRANSITIONS,
    ActionAlreadyUnderway,
    ActionDone,
    ActionLetGo,
    ActionNotStarted,
    ActionStatus,
    WaitingForAYes,
    advance,
    looking_for_partners,
    next_stages,
    still_open,
    with_note,
    wording,
)

S = ActionStatus


def test_an_action_goes_from_agreed_by_underway_to_done_or_is_let_go() -> None:
    moves = {(one, to) for one, to in product(S, S) if to in TRANSITIONS[one]}
    assert moves == {
        (S.AGREED, S.UNDERWAY),
        (S.AGREED, S.LET_GO),
        (S.UNDERWAY, S.DONE),
        (S.UNDERWAY, S.LET_GO),
    }


@pytest.mark.parametrize(
    ("status", "to", "reason"),
    [
        (S.AGREED, S.DONE, ActionNotStarted),
        (S.UNDERWAY, S.UNDERWAY, ActionAlreadyUnderway),
        *((S.DONE, to, ActionDone) for to in S),
        *((S.LET_GO, to, ActionLetGo) for to in S),
    ],
)
def test_what_is_refused_names_where_the_action_stands(
    status: ActionStatus, to: ActionStatus, reason: type[Exception]
) -> None:
    for waiting in (True, False):
        with pytest.raises(reason):
            advance(status, to, waiting=waiting)


def test_what_waits_for_a_yes_does_not_start_and_can_be_let_go() -> None:
    with pytest.raises(WaitingForAYes):
        advance(S.AGREED, S.UNDERWAY, waiting=True)
    assert advance(S.AGREED, S.LET_GO, waiting=True) is S.LET_GO
    assert advance(S.UNDERWAY, S.DONE, waiting=True) is S.DONE
    assert next_stages(S.AGREED, waiting=True) == [S.LET_GO]
    assert next_stages(S.AGREED, waiting=False) == [S.UNDERWAY, S.LET_GO]
    assert next_stages(S.UNDERWAY, waiting=True) == [S.DONE, S.LET_GO]
    assert next_stages(S.DONE, waiting=False) == []


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("co_owners", range(4))
def test_fewer_than_two_look_for_partners_while_there_is_something_to_carry(
    status: ActionStatus, co_owners: int
) -> None:
    goes_on = status in {S.AGREED, S.UNDERWAY}
    assert looking_for_partners(status, co_owners) is (goes_on and co_owners < 2)


def test_what_ended_stays_as_it_is() -> None:
    still_open(S.AGREED)
    still_open(S.UNDERWAY)
    with pytest.raises(ActionDone):
        still_open(S.DONE)
    with pytest.raises(ActionLetGo):
        still_open(S.LET_GO)


def test_the_words_asked_about_are_the_whole_of_it() -> None:
    assert wording("Ask for the room", "") == "Ask for the room"
    assert wording("Ask for the room", "Two pages.") == "Ask for the room\n\nTwo pages."


def test_notes_are_handed_over_one_after_another() -> None:
    assert with_note(None, None) is None
    assert with_note(None, "The key is at the desk.") == "The key is at the desk."
    assert with_note("The key is at the desk.", None) == "The key is at the desk."
    assert with_note("First.", "Second.") == "First.\n\nSecond."
