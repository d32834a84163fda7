"""What agreements there are, and what they may hold."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class AgreementKind(StrEnum):
    """Each coalition has one of each from its founding on; a later version takes the place of the one before."""

    PURPOSE = "purpose"
    RHYTHM = "rhythm"


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
