"""Life cycle of a holding, and which dates a commitment can have (product.md S7)."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, InvalidInput, wrong_field


class Rhythm(StrEnum):
    """How often its holders give a word on a commitment."""

    NONE = "none"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"


class ReadBy(StrEnum):
    """Who reads: everyone in the coalition, or the partners (fellow holders, and co-owners of the action) alone."""

    COALITION = "coalition"
    PARTNERS = "partners"


class HoldingStatus(StrEnum):
    """Where one holder's part stands. Renegotiating returns to `active`, with its history kept."""

    ACTIVE = "active"
    PAUSED = "paused"
    KEPT = "kept"
    RELEASED = "released"


OPEN = frozenset({HoldingStatus.ACTIVE, HoldingStatus.PAUSED})


class Step(StrEnum):
    """What a holder can do with their own part, and nobody else."""

    RENEGOTIATE = "renegotiate"
    KEEP = "keep"
    RELEASE = "release"
    PAUSE = "pause"
    RESUME = "resume"
    CHECK_IN = "check_in"


class HoldingIsActive(Conflict):
    """It goes on already; it can be kept, changed, paused or let go."""


class HoldingIsPaused(Conflict):
    """It rests; it can be taken up again or let go."""


class HoldingIsKept(Conflict):
    """Its holder said that it is kept; nothing more is asked of it."""


class HoldingIsReleased(Conflict):
    """Its holder let it go; what comes next is a new commitment."""


class CommitmentEnded(Conflict):
    """Nobody holds it any more, so nobody can join in holding it."""


class AlreadyHolding(Conflict):
    """The person has an open part in it."""


class SentenceIsShared(Conflict):
    """Several hold it in these words, and nobody changes the words for another."""


class NothingChanged(InvalidInput):
    """A renegotiation that says neither another date nor other words."""


REFUSALS: dict[HoldingStatus, type[Conflict]] = {
    HoldingStatus.ACTIVE: HoldingIsActive,
    HoldingStatus.PAUSED: HoldingIsPaused,
    HoldingStatus.KEPT: HoldingIsKept,
    HoldingStatus.RELEASED: HoldingIsReleased,
}

TRANSITIONS: dict[HoldingStatus, dict[Step, HoldingStatus]] = {
    HoldingStatus.ACTIVE: {
        Step.RENEGOTIATE: HoldingStatus.ACTIVE,
        Step.CHECK_IN: HoldingStatus.ACTIVE,
        Step.KEEP: HoldingStatus.KEPT,
        Step.RELEASE: HoldingStatus.RELEASED,
        Step.PAUSE: HoldingStatus.PAUSED,
    },
    HoldingStatus.PAUSED: {
        Step.RESUME: HoldingStatus.ACTIVE,
        Step.RELEASE: HoldingStatus.RELEASED,
    },
    HoldingStatus.KEPT: {},
    HoldingStatus.RELEASED: {},
}

FURTHEST = timedelta(days=731)


def after(status: HoldingStatus, step: Step) -> HoldingStatus:
    """The state a step leads to. Raises the refusal that names the state it is in."""
    reached = TRANSITIONS[status].get(step)
    if reached is None:
        raise REFUSALS[status]
    return reached


def steps(status: HoldingStatus) -> frozenset[Step]:
    """What is possible from a state."""
    return frozenset(TRANSITIONS[status])


def check_date(by_when: date, today: date) -> None:
    """A promise is for today or later, and at most two years ahead. Raises InvalidInput."""
    if by_when < today:
        raise wrong_field("/by_when", "date_in_the_past")
    if by_when > today + FURTHEST:
        raise wrong_field("/by_when", "date_too_far")


def check_audience(read_by: ReadBy, check_ins_read_by: ReadBy) -> None:
    """Check-ins are never read by more people than the commitment itself. Raises InvalidInput."""
    if read_by is ReadBy.PARTNERS and check_ins_read_by is ReadBy.COALITION:
        raise wrong_field("/check_ins_read_by", "wider_than_the_commitment")
