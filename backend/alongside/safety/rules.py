"""Muting, reporting and looking: how it goes on, and what is refused (product.md S2)."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from alongside.core.errors import Conflict

WHO_LOOK = 2
ELIGIBLE_AT_LEAST = 3
TIME_TO_LOOK = timedelta(days=3)
REPORTS_KEPT = timedelta(days=365)
REASONS_SHOWN = timedelta(days=30)


class ReportState(StrEnum):
    """`open` while two look at it; then the text is `folded`, or it `stays`; `gone`: the words went before that."""

    OPEN = "open"
    FOLDED = "folded"
    STAYS = "stays"
    GONE = "gone"


class Verdict(StrEnum):
    """What one who looks can say."""

    FOLD = "fold"
    LEAVE = "leave"


class MutingOneself(Conflict):
    """One reads one's own words."""


class ReportingOneself(Conflict):
    """What one wrote, or carries with others, one changes or takes back oneself."""


class NothingWritten(Conflict):
    """There are no words in it that could be folded."""


class AlreadyReported(Conflict):
    """One reports a text once."""


class AlreadyFolded(Conflict):
    """It is folded now."""


class AskedToLook(Conflict):
    """One of the two who look at it says so there."""


class TooFewToLook(Conflict):
    """There are not enough members who have nothing to do with it."""


class AlreadyLooked(Conflict):
    """Who was asked has answered; nobody changes it for another."""


TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.OPEN: frozenset({ReportState.FOLDED, ReportState.STAYS, ReportState.GONE}),
    ReportState.FOLDED: frozenset(),
    ReportState.STAYS: frozenset(),
    ReportState.GONE: frozenset(),
}


def outcome(verdicts: Iterable[Verdict]) -> ReportState:
    """What comes of what was said so far: both must fold it; one who leaves it settles it."""
    said = list(verdicts)
    if Verdict.LEAVE in said:
        return ReportState.STAYS
    return ReportState.FOLDED if len(said) == WHO_LOOK else ReportState.OPEN


def advance(state: ReportState, to: ReportState) -> ReportState:
    """The next state. Raises AlreadyLooked once it is settled."""
    if to not in TRANSITIONS[state]:
        raise AlreadyLooked
    return to
