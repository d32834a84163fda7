"""Life cycle of a holding, and which dates a commitment can have (product.md S7)."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from alongside.core.errors import Conflict, InvalidInput, wrong_field


class Rhythm(StrEnum):
    """How often its holders give a word on a commitment."""

    NONE = "none"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"
    OWN = "own"


class Unit(StrEnum):
    """What an own rhythm counts in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Serves(StrEnum):
    """What a commitment serves: a thing of the coalition, learning, or nothing but itself."""

    ACTION = "action"
    INITIATIVE = "initiative"
    AGREEMENT = "agreement"
    LEARNING = "learning"
    ITSELF = "itself"


class ReadBy(StrEnum):
    """Who reads: everyone in the coalition, or the partners (fellow holders, co-owners, companions) alone."""

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
    HAND_OVER = "hand_over"
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


class NotHolding(Conflict):
    """The person has no open part in it, so that nobody could walk along with one."""


class AlreadyCompanion(Conflict):
    """They walk along with this part already."""


class CompanionEnded(Conflict):
    """They walk along no longer; it was ended by one of the two."""


class HandingOverAsked(Conflict):
    """Somebody is asked to take the part over and has not answered: one person is asked at a time."""


class NotSilentYet(Conflict):
    """Nothing was silent for three weeks there: whoever holds it goes on with it."""


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
        Step.HAND_OVER: HoldingStatus.RELEASED,
        Step.PAUSE: HoldingStatus.PAUSED,
    },
    HoldingStatus.PAUSED: {
        Step.RESUME: HoldingStatus.ACTIVE,
        Step.RELEASE: HoldingStatus.RELEASED,
        Step.HAND_OVER: HoldingStatus.RELEASED,
    },
    HoldingStatus.KEPT: {},
    HoldingStatus.RELEASED: {},
}

FURTHEST = timedelta(days=731)
SILENT_FOR = timedelta(weeks=3)
# Whoever walked along with a part reads its last words, which are said as it ends.
WALKED_ALONG_FOR = timedelta(weeks=2)
# The longest own rhythms there are: a quarter, half a year, a year.
EVERY_AT_MOST = {Unit.DAYS: 90, Unit.WEEKS: 26, Unit.MONTHS: 12}
SAID_BY = {Unit.DAYS: frozenset[str](), Unit.WEEKS: frozenset({"weekdays"})}
BY_DAY, BY_WEEKDAY = frozenset({"day"}), frozenset({"nth", "weekday"})


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


def own_rhythm(rhythm: Rhythm, said: dict[str, Any] | None) -> dict[str, Any] | None:
    """The days of an own rhythm as they are kept: only what its unit needs. Raises InvalidInput."""
    if rhythm is not Rhythm.OWN or said is None:
        if said is not None or rhythm is Rhythm.OWN:
            raise wrong_field("/own_rhythm", "field_unknown" if said is not None else "field_missing")
        return None
    unit = Unit(said["unit"])
    given = {name for name in ("weekdays", "day", "nth", "weekday") if said.get(name) not in (None, [])}
    needed = SAID_BY.get(unit, BY_WEEKDAY if given & BY_WEEKDAY else BY_DAY)
    for name in sorted(given - needed):
        raise wrong_field(f"/own_rhythm/{name}", "field_unknown")
    for name in sorted(needed - given):
        raise wrong_field(f"/own_rhythm/{name}", "field_missing")
    if said["every"] > EVERY_AT_MOST[unit]:
        raise wrong_field("/own_rhythm/every", "too_large", max=EVERY_AT_MOST[unit])
    kept = {name: said[name] for name in sorted(needed)}
    if "weekdays" in kept:
        kept["weekdays"] = sorted(set(kept["weekdays"]))
    return {"unit": unit.value, "every": said["every"], **kept}


def silent(last_heard: datetime, now: datetime) -> bool:
    """Whether nothing was heard for so long that the work can be taken up beside it."""
    return now - last_heard >= SILENT_FOR


def check_audience(read_by: ReadBy, check_ins_read_by: ReadBy) -> None:
    """Check-ins are never read by more people than the commitment itself. Raises InvalidInput."""
    if read_by is ReadBy.PARTNERS and check_ins_read_by is ReadBy.COALITION:
        raise wrong_field("/check_ins_read_by", "wider_than_the_commitment")
