"""The clock and the turns of a round (product.md S4): how long a stage lasts, who has spoken, when it is over.

Time is promised beforehand and the same for all: a stage ends early only when everyone in it has answered.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict
from alongside.rounds.working_time import closes_at

SMALL_WEIGHT = timedelta(hours=48)
MORE_TIME = 2
QUORUM_AT_LEAST = 2
QUORUM_AT_MOST = 12
# Beyond so many asked the quorum stays the same, so nothing has to look further.
QUORUM_LOOKS_AT = 3 * QUORUM_AT_MOST


class StageName(StrEnum):
    """The stages a round can go through. `told` is the one stage of the small weight."""

    TOLD = "told"
    QUESTIONS = "questions"
    REACTIONS = "reactions"
    CONSENT = "consent"
    INTEGRATING = "integrating"
    CHOOSING = "choosing"


WORKING_DAYS: dict[StageName, int] = {
    StageName.QUESTIONS: 2,
    StageName.REACTIONS: 2,
    StageName.CONSENT: 3,
    StageName.INTEGRATING: 10,
    StageName.CHOOSING: 3,
}
# In these, everyone in the round has a turn.
TURNS = frozenset(StageName) - {StageName.INTEGRATING}


class NotInThisRound(Conflict):
    """Joined, or was welcomed, after the round opened: may read and comment, and is asked next time."""


class NobodyToAsk(Conflict):
    """There is no member in the coalition who could answer."""


class OthersFirst(Conflict):
    """One has had one's turn, and not everyone has had theirs."""


class AlreadyExtended(Conflict):
    """A stage is extended once."""


class StageOver(Conflict):
    """The time that was told for this stage has passed."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is known of a stage. Who left meanwhile is neither waited for nor among those left."""

    anyone_left: bool
    all_spoken: bool
    time_over: bool
    open_question: bool = False
    anything_carried: bool = False


def end_of(name: StageName, opened_at: datetime, zone: str) -> datetime:
    """When a stage that opens now closes: 48 hours for the small weight, else working days in the coalition's zone."""
    if name is StageName.TOLD:
        return opened_at + SMALL_WEIGHT
    return closes_at(opened_at, WORKING_DAYS[name], zone)


def extended(closing: datetime, zone: str) -> datetime:
    """The new end after "I need more time"."""
    return closes_at(closing, MORE_TIME, zone)


def quorum(asked: int) -> int:
    """How many answers a decision needs: max(2, a third, at most 12), and never more than there are people."""
    third = -(-asked // 3)
    return min(asked, max(QUORUM_AT_LEAST, min(third, QUORUM_AT_MOST)))


def over(hearing: Hearing) -> bool:
    """Whether a stage ends: all have spoken, or its time is up; a question that nobody answered holds it open.

    What was said to other words is no word to these: while an answer is carried over, its time is never shortened.
    """
    heard = hearing.anyone_left and hearing.all_spoken and not hearing.anything_carried
    return (heard or hearing.time_over) and not (hearing.open_question and hearing.anyone_left)


def check_turn(*, in_round: bool, spoken: bool, all_spoken: bool, closing: datetime, now: datetime) -> None:
    """Whether a member can take a turn: once each before anyone twice.

    Raises NotInThisRound, OthersFirst, StageOver.
    """
    if not in_round:
        raise NotInThisRound
    if spoken and not all_spoken:
        raise OthersFirst
    if now >= closing and not (spoken and all_spoken):
        raise StageOver
