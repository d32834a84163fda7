"""Life cycle of a consent request, and what it refuses (product.md P2, P3, S3)."""

import hashlib
from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, NotFound

TIME_TO_ANSWER = timedelta(days=14)
REFUSALS_KEPT = timedelta(days=30)


class ConsentKind(StrEnum):
    """What the yes is for."""

    CO_OWN = "co_own"
    CO_HOLD = "co_hold"


class ConsentState(StrEnum):
    """`asked` is open and seen as "waiting for a yes"; after `not_now` nothing waits, but one may come back to it."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    NOT_NOW = "not_now"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ConsentAnswer(StrEnum):
    """What the person who was asked can say."""

    YES = "yes"
    NO = "no"
    NOT_NOW = "not_now"


class AlreadyAsked(Conflict):
    """The same question to the same person is open."""


class AskingOneself(Conflict):
    """One's own yes needs no question."""


class NotInCoalition(NotFound):
    """Nobody of this coalition has that membership: it never was, it ended, or it is elsewhere."""


class AlreadyAnswered(Conflict):
    """An answer stands; nobody changes it for another."""


class ConsentWithdrawn(Conflict):
    """The question was taken back."""


class ConsentExpired(Conflict):
    """The day to answer by has passed; silence is not a yes."""


class ConsentTextChanged(Conflict):
    """The answer was to other words than those that are asked now."""


TRANSITIONS: dict[ConsentState, frozenset[ConsentState]] = {
    ConsentState.ASKED: frozenset(ConsentState) - {ConsentState.ASKED},
    ConsentState.NOT_NOW: frozenset({ConsentState.YES, ConsentState.NO, ConsentState.WITHDRAWN, ConsentState.EXPIRED}),
    ConsentState.YES: frozenset(),
    ConsentState.NO: frozenset(),
    ConsentState.WITHDRAWN: frozenset(),
    ConsentState.EXPIRED: frozenset(),
}
LIVE = frozenset(state for state, following in TRANSITIONS.items() if following)
REFUSED_BY: dict[ConsentState, type[Conflict]] = {
    ConsentState.WITHDRAWN: ConsentWithdrawn,
    ConsentState.EXPIRED: ConsentExpired,
}


def advance(state: ConsentState, to: ConsentState) -> ConsentState:
    """The next state. Raises AlreadyAnswered, ConsentWithdrawn, ConsentExpired."""
    if to not in TRANSITIONS[state]:
        raise REFUSED_BY.get(state, AlreadyAnswered)
    return to


def state_on(state: ConsentState, answer_by: date, today: date) -> ConsentState:
    """The state as it is on a day: what was not answered in time has expired, noted or not."""
    return ConsentState.EXPIRED if state in LIVE and today > answer_by else state


def text_hash(text: str) -> str:
    """What a yes is bound to: change one word, and it is another question."""
    return hashlib.sha256(text.encode()).hexdigest()


def same_text(asked: str, answered: str | None) -> None:
    """Raises ConsentTextChanged when the answer says that it is to other words."""
    if answered is not None and answered != asked:
        raise ConsentTextChanged
