"""What agreements there are, what they may hold, and what they refuse."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from alongside.core.errors import Conflict


class AgreementKind(StrEnum):
    """Purpose and rhythm stand from the founding on, one of each; of working agreements there are any number."""

    PURPOSE = "purpose"
    RHYTHM = "rhythm"
    WORKING = "working"


class AgreementRetired(Conflict):
    """The coalition retired this agreement: it stays to be read, and has no further version."""


class AgreementReplaced(Conflict):
    """A later version is in force: what one acknowledges is that one."""


class Weekday(IntEnum):
    """As in ISO 8601, counted from zero."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which weekday check-ins are due, in the coalition's zone."""

    weekday: int = Weekday.FRIDAY

    def __post_init__(self) -> None:
        Weekday(self.weekday)
