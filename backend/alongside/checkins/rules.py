"""What a check-in can say, what peers can reply, and what is refused (product.md S7)."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.commitments.rules import ReadBy
from alongside.core.errors import Conflict, wrong_field

ELSEWHERE = 1
"""Where the words were written it may be a day later than where the coalition lives."""
KEPT_AFTER_THE_END = timedelta(days=365)


class Answer(StrEnum):
    """Five answers of equal weight. `done` is the holder's word that their part is kept, and keeps it.

    `change` says that they want to change or let go; the change itself is its own act.
    """

    DONE = "done"
    MOVING = "moving"
    SLOWER = "slower"
    STUCK = "stuck"
    CHANGE = "change"


class ReplyKind(StrEnum):
    """What a peer can reply. Of each kind but questions, a person says one on a check-in; "I can help" is an offer."""

    SEEN = "seen"
    WITH_YOU = "with_you"
    CAN_HELP = "can_help"
    QUESTION = "question"


class AlreadyCheckedIn(Conflict):
    """A word was said today, and the next due day is not near yet."""


class DueDayAnswered(Conflict):
    """The due day that these words were written for has its word already."""


class DueDayOver(Conflict):
    """The due day that these words were written for does not wait for a word any more."""


class ReplyToOneself(Conflict):
    """Replies are for one's peers."""


class AlreadyReplied(Conflict):
    """The same was said by the same person before."""


def still_waits(written_for: date, due_on: date | None, answered_due_on: date | None) -> None:
    """Words written for one due day answer no other. Raises DueDayAnswered, DueDayOver."""
    if answered_due_on is not None and written_for <= answered_due_on:
        raise DueDayAnswered
    if written_for != due_on:
        raise DueDayOver


def narrower(now: ReadBy, then: ReadBy | None) -> ReadBy:
    """Who reads words: no more than those whom their writer was told of, and no more than now."""
    return ReadBy.PARTNERS if then is ReadBy.PARTNERS else now


def check_reply(kind: ReplyKind, words: str | None) -> None:
    """A question needs its words; everything else can stand alone. Raises InvalidInput."""
    if kind is ReplyKind.QUESTION and words is None:
        raise wrong_field("/words", "question_needs_words")
