"""What comes of two who look."""

import pytest

from alongside.safety.rules import TRANSITIONS, AlreadyLooked, ReportState, Verdict, advance, outcome

FOLD, LEAVE = Verdict.FOLD, Verdict.LEAVE


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], ReportState.OPEN),
        ([FOLD], ReportState.OPEN),
        ([FOLD, FOLD], ReportState.FOLDED),
        ([LEAVE], ReportState.STAYS),
        ([FOLD, LEAVE], ReportState.STAYS),
        ([LEAVE, LEAVE], ReportState.STAYS),
    ],
)
def test_both_must_fold_it_and_one_who_leaves_it_settles_it(said: list[Verdict], state: ReportState) -> None:
    assert outcome(said) is state


@pytest.mark.parametrize("state", list(ReportState))
@pytest.mark.parametrize("to", list(ReportState))
def test_what_is_settled_stays_settled(state: ReportState, to: ReportState) -> None:
    if to in TRANSITIONS[state]:
        assert advance(state, to) is to
    else:
        with pytest.raises(AlreadyLooked):
            advance(state, to)
