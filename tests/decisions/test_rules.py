"""The small weight as pure rules: what becomes of a proposal, and what an answer must hold."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from alongside.consents.rules import AlreadyAnswered
from alongside.core.errors import Conflict
from alongside.decisions import rules
from alongside.decisions.rules import Answer, NotInThisRound, Outcome, ProposalClosed, ProposalStatus, Round, Turn

OPENED = datetime(2026, 11, 21, 9, tzinfo=UTC)
CLOSES = OPENED + rules.SMALL_WEIGHT
BEFORE, AFTER = CLOSES - timedelta(microseconds=1), CLOSES + timedelta(days=30)


def decided(now: datetime, *, against: Turn | None = None, left: bool = True, all_answered: bool = False) -> object:
    so_far = Round(spoken_against=against, anyone_left=left, all_answered=all_answered)
    return rules.outcome(so_far, closes_at=CLOSES, now=now)


def test_the_small_weight_lasts_48_hours() -> None:
    assert timedelta(hours=48) == rules.SMALL_WEIGHT


@pytest.mark.parametrize("now", [OPENED, BEFORE])
def test_nobodys_time_is_shortened_while_someone_is_silent(now: datetime) -> None:
    assert decided(now) == (Outcome.WAIT, None)


@pytest.mark.parametrize("now", [OPENED, BEFORE, CLOSES, AFTER])
def test_it_is_adopted_at_once_when_all_have_answered(now: datetime) -> None:
    assert decided(now, all_answered=True) == (Outcome.ADOPT, None)


@pytest.mark.parametrize("now", [CLOSES, AFTER])
def test_it_is_adopted_when_its_time_is_over(now: datetime) -> None:
    assert decided(now) == (Outcome.ADOPT, None)


def test_a_voice_against_wins_whatever_else_is_true() -> None:
    for against, now, left, answered in product(
        (Turn.OBJECTION, Turn.AFFECTS_ME), (OPENED, BEFORE, CLOSES, AFTER), (True, False), (True, False)
    ):
        assert decided(now, against=against, left=left, all_answered=answered) == (Outcome.TURN, against)


def test_nothing_is_decided_by_nobody() -> None:
    assert decided(BEFORE, left=False, all_answered=True) == (Outcome.WAIT, None)
    assert decided(CLOSES, left=False, all_answered=True) == (Outcome.TURN, Turn.NOBODY_LEFT)


def test_every_state_has_its_row_and_only_those_steps() -> None:
    assert set(rules.TRANSITIONS) == set(ProposalStatus)
    for status, to in product(ProposalStatus, ProposalStatus):
        if to in rules.TRANSITIONS[status]:
            assert rules.advance(status, to) is to
        else:
            with pytest.raises(ProposalClosed) as refused:
                rules.advance(status, to)
            assert refused.value.errors[0].code == f"proposal_is_{status.value}"


def test_what_was_decided_or_taken_back_stays_so() -> None:
    assert not rules.TRANSITIONS[ProposalStatus.ADOPTED]
    assert not rules.TRANSITIONS[ProposalStatus.WITHDRAWN]
    assert ProposalStatus.ADOPTED not in rules.TRANSITIONS[ProposalStatus.TURNED_FULL]


@pytest.mark.parametrize(
    ("status", "in_round", "answered", "now", "refusal"),
    [
        (ProposalStatus.TOLD, True, False, OPENED, None),
        (ProposalStatus.TOLD, True, False, BEFORE, None),
        (ProposalStatus.TOLD, True, False, CLOSES, ProposalClosed),
        (ProposalStatus.TOLD, True, True, BEFORE, AlreadyAnswered),
        (ProposalStatus.TOLD, False, False, BEFORE, NotInThisRound),
        (ProposalStatus.ADOPTED, True, False, BEFORE, ProposalClosed),
        (ProposalStatus.TURNED_FULL, True, False, BEFORE, ProposalClosed),
        (ProposalStatus.WITHDRAWN, True, False, BEFORE, ProposalClosed),
    ],
)
def test_who_can_answer_and_when(
    status: ProposalStatus, in_round: bool, answered: bool, now: datetime, refusal: type[Conflict] | None
) -> None:
    assert (refusal is None) is rules.can_answer(
        status, in_round=in_round, answered=answered, closes_at=CLOSES, now=now
    )
    if refusal is not None:
        with pytest.raises(refusal):
            rules.check_answer(status, in_round=in_round, answered=answered, closes_at=CLOSES, now=now)


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (-1, "review_too_early"),
        (0, "review_too_early"),
        (2, "review_too_early"),
        (3, None),
        (365, None),
        (1095, None),
        (1096, "review_too_late"),
    ],
)
def test_a_review_comes_after_the_48_hours_and_within_three_years(days: int, code: str | None) -> None:
    assert rules.wrong_review(TODAY + timedelta(days=days), TODAY) == code


def test_the_last_day_of_the_calendar_is_refused_and_not_a_crash() -> None:
    assert rules.wrong_review(date.max, TODAY) == "review_too_late"


@pytest.mark.parametrize(
    ("answer", "harm", "safe_enough", "wrong"),
    [
        (Answer.FINE, None, None, None),
        (Answer.FINE, "noise", None, ("/harm", "words_with_fine")),
        (Answer.FINE, None, "earplugs", ("/safe_enough", "words_with_fine")),
        (Answer.OBJECTION, None, None, ("/harm", "harm_missing")),
        (Answer.OBJECTION, None, "earplugs", ("/harm", "harm_missing")),
        (Answer.OBJECTION, "noise", None, None),
        (Answer.AFFECTS_ME, None, None, None),
        (Answer.AFFECTS_ME, "noise", "earplugs", None),
    ],
)
def test_an_objection_names_a_harm_and_fine_goes_without_words(
    answer: Answer, harm: str | None, safe_enough: str | None, wrong: tuple[str, str] | None
) -> None:
    assert rules.wrong_words(answer, harm, safe_enough) == wrong
