"""Life cycle of proposals and the rules of the small weight (product.md section 4, S4).

An objection, or "this affects me", wins over any number of yeses; time is never shortened for anyone who is silent.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from alongside.consents.rules import AlreadyAnswered
from alongside.core.errors import Conflict, FieldError

SMALL_WEIGHT = timedelta(hours=48)
REVIEW_IN = timedelta(days=365)
REVIEW_AT_MOST = timedelta(days=3 * 365)


class Kind(StrEnum):
    """What a decision is about; each that can be proposed has one row in `effects.py`."""

    FOUNDING = "founding"
    ACTION = "action"
    FOLLOWER = "follower"
    GROUP = "group"


class Method(StrEnum):
    """How a decision came about."""

    FOUNDING = "founding"
    SMALL = "small"


class ProposalStatus(StrEnum):
    """`told` to all at once; then a decision, or a full proposal that stays open, or taken back by its proposer."""

    TOLD = "told"
    ADOPTED = "adopted"
    TURNED_FULL = "turned_full"
    WITHDRAWN = "withdrawn"


TRANSITIONS: dict[ProposalStatus, frozenset[ProposalStatus]] = {
    ProposalStatus.TOLD: frozenset(
        {ProposalStatus.ADOPTED, ProposalStatus.TURNED_FULL, ProposalStatus.WITHDRAWN},
    ),
    ProposalStatus.TURNED_FULL: frozenset({ProposalStatus.WITHDRAWN}),
    ProposalStatus.ADOPTED: frozenset(),
    ProposalStatus.WITHDRAWN: frozenset(),
}


class Answer(StrEnum):
    """What a member of the round can say. Each of the last two alone turns the proposal into a full one."""

    FINE = "fine"
    OBJECTION = "objection"
    AFFECTS_ME = "affects_me"


class Turn(StrEnum):
    """Why a proposal became a full one. `not_possible`: what it asked for could not be done when its time came."""

    OBJECTION = "objection"
    AFFECTS_ME = "affects_me"
    NOT_POSSIBLE = "not_possible"
    NOBODY_LEFT = "nobody_left"


class NotInThisRound(Conflict):
    """Joined, or was welcomed, after the proposal was told: may read it, and is asked next time."""


class NobodyToAsk(Conflict):
    """There is no member in the coalition who could answer."""


class ProposalClosed(Conflict):
    """Takes no more of this. Which state it is in stands in `errors`."""

    @classmethod
    def being(cls, state: ProposalStatus) -> "ProposalClosed":
        """The refusal that names the state."""
        return cls(errors=(FieldError("/status", f"proposal_is_{state.value}"),))

    @classmethod
    def by_time(cls) -> "ProposalClosed":
        """The refusal of an answer after the time that was told."""
        return cls(errors=(FieldError("/closes_at", "proposal_time_over"),))


@dataclass(frozen=True, slots=True)
class Round:
    """What is known of a proposal's round. Who left meanwhile is neither waited for nor among those left."""

    spoken_against: Turn | None
    anyone_left: bool
    all_answered: bool


class Outcome(StrEnum):
    """What becomes of a told proposal now."""

    WAIT = "wait"
    ADOPT = "adopt"
    TURN = "turn"


def advance(status: ProposalStatus, to: ProposalStatus) -> ProposalStatus:
    """The next state. Raises ProposalClosed where the table has no such step."""
    if to not in TRANSITIONS[status]:
        raise ProposalClosed.being(status)
    return to


def outcome(so_far: Round, *, closes_at: datetime, now: datetime) -> tuple[Outcome, Turn | None]:
    """The small weight: any voice against turns it; all answers adopt it at once, and so does its time."""
    if so_far.spoken_against is not None:
        return Outcome.TURN, so_far.spoken_against
    time_over = now >= closes_at
    if not so_far.anyone_left:
        return (Outcome.TURN, Turn.NOBODY_LEFT) if time_over else (Outcome.WAIT, None)
    return (Outcome.ADOPT if so_far.all_answered or time_over else Outcome.WAIT), None


def check_answer(status: ProposalStatus, *, in_round: bool, answered: bool, closes_at: datetime, now: datetime) -> None:
    """Whether a member can answer: once, and one's own proposal is one's own yes.

    Raises NotInThisRound, AlreadyAnswered, ProposalClosed.
    """
    if not in_round:
        raise NotInThisRound
    if answered:
        raise AlreadyAnswered
    if status is not ProposalStatus.TOLD:
        raise ProposalClosed.being(status)
    if now >= closes_at:
        raise ProposalClosed.by_time()


def can_answer(status: ProposalStatus, *, in_round: bool, answered: bool, closes_at: datetime, now: datetime) -> bool:
    """Whether `check_answer` would let pass."""
    try:
        check_answer(status, in_round=in_round, answered=answered, closes_at=closes_at, now=now)
    except Conflict:
        return False
    return True


def wrong_review(review_on: date, today: date) -> str | None:
    """The field code for a day of review that can't be taken: it comes after the 48 hours, within three years."""
    if review_on <= today + SMALL_WEIGHT:
        return "review_too_early"
    return "review_too_late" if review_on > today + REVIEW_AT_MOST else None


def wrong_words(answer: Answer, harm: str | None, safe_enough: str | None) -> tuple[str, str] | None:
    """Pointer and code of what an answer's words lack: an objection names a harm; "fine" goes without."""
    if answer is Answer.OBJECTION and harm is None:
        return "/harm", "harm_missing"
    if answer is Answer.FINE and (harm or safe_enough):
        return ("/harm" if harm else "/safe_enough"), "words_with_fine"
    return None
