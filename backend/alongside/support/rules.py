"""Life cycle of an ask to a follower (product.md S8)."""

from datetime import date
from enum import StrEnum

from alongside.core.errors import Conflict, wrong_field
from alongside.following.rules import FollowingEnded, FollowingStatus


class AskKind(StrEnum):
    """What a follower is asked for. Of terms of employment only where the installation's counsel has allowed it."""

    INFORMATION = "information"
    TIME = "time"
    MONEY = "money"
    ACCESS = "access"
    BARRIER = "barrier"
    EMPLOYMENT = "employment"


class AskState(StrEnum):
    """The follower accepts or refuses; who asked says that it was delivered, or withdraws while it is open.

    While those whom it names are `asking_first`, and once it is `unsaid`, it exists for its author alone.
    """

    ASKING_FIRST = "asking_first"
    UNSAID = "unsaid"
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


FOR_ITS_AUTHOR = frozenset({AskState.ASKING_FIRST, AskState.UNSAID})
NEXT: dict[AskState, frozenset[AskState]] = {
    AskState.ASKING_FIRST: frozenset({AskState.OPEN, AskState.UNSAID}),
    AskState.UNSAID: frozenset(),
    AskState.OPEN: frozenset({AskState.ACCEPTED, AskState.REFUSED, AskState.WITHDRAWN, AskState.ASKING_FIRST}),
    AskState.ACCEPTED: frozenset({AskState.DELIVERED}),
    AskState.REFUSED: frozenset(),
    AskState.DELIVERED: frozenset(),
    AskState.WITHDRAWN: frozenset(),
}


class AskNotOutYet(Conflict):
    """It waits for the yes of those whom it names."""


class AskUnsaid(Conflict):
    """Its author let it be before it went out."""


class AskIsOut(Conflict):
    """Its reader has it; its words stay as they are."""


class AskStillOpen(Conflict):
    """No answer yet, so nothing can have been delivered."""


class AskAlreadyAccepted(Conflict):
    """The follower said yes."""


class AskAlreadyRefused(Conflict):
    """The follower said no, with a reason."""


class AskAlreadyDelivered(Conflict):
    """Who asked said that it arrived."""


class AskAlreadyWithdrawn(Conflict):
    """Who asked took it back before an answer."""


class FollowerNotHereYet(Conflict):
    """The invited person has not accepted the seat, so nobody could read the ask."""


STANDS: dict[AskState, type[Conflict]] = {
    AskState.ASKING_FIRST: AskNotOutYet,
    AskState.UNSAID: AskUnsaid,
    AskState.OPEN: AskStillOpen,
    AskState.ACCEPTED: AskAlreadyAccepted,
    AskState.REFUSED: AskAlreadyRefused,
    AskState.DELIVERED: AskAlreadyDelivered,
    AskState.WITHDRAWN: AskAlreadyWithdrawn,
}


def possible(state: AskState, wanted: AskState) -> bool:
    """Whether an ask can move on so."""
    return wanted in NEXT[state]


def advance(state: AskState, wanted: AskState) -> AskState:
    """The wanted state. Raises the conflict that names how the ask stands."""
    if not possible(state, wanted):
        raise STANDS[state]
    return wanted


def check_addressee(status: FollowingStatus) -> None:
    """Only who follows now can be asked. Raises FollowerNotHereYet, FollowingEnded."""
    if status is FollowingStatus.INVITED:
        raise FollowerNotHereYet
    if status is not FollowingStatus.FOLLOWING:
        raise FollowingEnded


def check_kind(kind: AskKind, *, employment: bool) -> None:
    """In many places a company may not deal with a group of its people about the terms of their work: it is off, then.

    Raises InvalidInput.
    """
    if kind is AskKind.EMPLOYMENT and not employment:
        raise wrong_field("/kind", "employment_is_off")


def check_wanted_by(wanted_by: date | None, today: date) -> None:
    """Nobody can be asked for yesterday. Raises InvalidInput."""
    if wanted_by is not None and wanted_by < today:
        raise wrong_field("/wanted_by", "wanted_by_is_past")
