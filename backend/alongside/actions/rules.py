"""Life cycle of an action, and what it refuses (product.md P1, P3, S6)."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from uuid import UUID

from alongside.core.errors import Conflict

PARTNERS_NEEDED = 2
# Where the coalition lives (product.md S4).
PAUSED_WORKING_DAYS = 10
ASKED_AT_MOST = 10


class ActionStatus(StrEnum):
    """`proposed` comes before: it lives as the proposal."""

    AGREED = "agreed"
    UNDERWAY = "underway"
    DONE = "done"
    LET_GO = "let_go"


class ActionStanding(StrEnum):
    """Whose it is: of those who said yes to it, or of the coalition, which then has decided it."""

    OWN = "own"
    COALITION = "coalition"


class Stage(StrEnum):
    """Where co-owners can move an action."""

    UNDERWAY = "underway"
    DONE = "done"
    LET_GO = "let_go"


class ActionNotStarted(Conflict):
    """It is agreed: it can start or be let go."""


class ActionAlreadyUnderway(Conflict):
    """It is underway: it can be done or be let go."""


class ActionDone(Conflict):
    """It is done, and stays as it is."""


class ActionLetGo(Conflict):
    """It was let go, and stays as it is."""


class WaitingForAYes(Conflict):
    """Somebody was asked and has not answered: it starts after that, or once the question is taken back."""


class ActionPaused(Conflict):
    """It affects somebody, who paused it: it can be let go, and goes on after that."""


class OnlyOfTheCoalition(Conflict):
    """It is of those who said yes to it, and not the coalition's to pause."""


class PausedBefore(Conflict):
    """One pauses an action once; after that it is talked about."""


class NotPaused(Conflict):
    """Nothing is paused."""


class NoPartnersWanted(Conflict):
    """Two or more carry it: joining is by their invitation."""


class TakeItUp(Conflict):
    """Nobody carries it: whoever wants to takes it up."""


class CreditsComeLater(Conflict):
    """It is not done; who held a part is named once it is."""


class NoPartInIt(Conflict):
    """One did not hold a part of it, so there is no credit to give or to leave."""


class AlreadyCoOwner(Conflict):
    """That person carries it already."""


class AskTheCoOwner(Conflict):
    """Somebody carries it: joining is by their invitation."""


TRANSITIONS: dict[ActionStatus, frozenset[ActionStatus]] = {
    ActionStatus.AGREED: frozenset({ActionStatus.UNDERWAY, ActionStatus.LET_GO}),
    ActionStatus.UNDERWAY: frozenset({ActionStatus.DONE, ActionStatus.LET_GO}),
    ActionStatus.DONE: frozenset(),
    ActionStatus.LET_GO: frozenset(),
}
REFUSED_BY: dict[ActionStatus, type[Conflict]] = {
    ActionStatus.AGREED: ActionNotStarted,
    ActionStatus.UNDERWAY: ActionAlreadyUnderway,
    ActionStatus.DONE: ActionDone,
    ActionStatus.LET_GO: ActionLetGo,
}


def next_stages(status: ActionStatus, *, waiting: bool, paused: bool = False) -> list[ActionStatus]:
    """Where an action can go from here, in the order of its life.

    What waits for a yes does not start; what is paused can be let go, and nothing else.
    """
    return [
        stage
        for stage in ActionStatus
        if stage in TRANSITIONS[status]
        and not (waiting and stage is ActionStatus.UNDERWAY)
        and not (paused and stage is not ActionStatus.LET_GO)
    ]


def advance(status: ActionStatus, to: ActionStatus, *, waiting: bool, paused: bool = False) -> ActionStatus:
    """The next status. Raises what stands in the way, named by the status that the action has."""
    if to not in TRANSITIONS[status]:
        raise REFUSED_BY[status]
    if to not in next_stages(status, waiting=waiting, paused=paused):
        raise ActionPaused if paused else WaitingForAYes
    return to


def ended(status: ActionStatus) -> bool:
    """Whether nothing follows any more."""
    return not TRANSITIONS[status]


def still_open(status: ActionStatus) -> None:
    """Raises ActionDone, ActionLetGo."""
    if ended(status):
        raise REFUSED_BY[status]


def looking_for_partners(status: ActionStatus, co_owners: int) -> bool:
    """Fewer than two carry what is still to be carried."""
    return not ended(status) and co_owners < PARTNERS_NEEDED


def wording(title: str, about: str) -> str:
    """The exact words that somebody asked to carry an action says yes to."""
    return f"{title}\n\n{about}" if about else title


def with_note(notes: str | None, note: str | None) -> str | None:
    """What is handed over: about the thing, one note after another, nobody's name beside it."""
    return "\n\n".join(part for part in (notes, note) if part) or None


def can_let_in(status: ActionStatus, carrying: Collection[UUID], who: UUID, by: UUID) -> None:
    """Only who carries it says yes to somebody who asked to join.

    Raises ActionDone, ActionLetGo, AlreadyCoOwner, AskTheCoOwner, TakeItUp.
    """
    still_open(status)
    if who in carrying:
        raise AlreadyCoOwner
    if by not in carrying:
        raise AskTheCoOwner if carrying else TakeItUp


def may_pause(standing: ActionStanding, status: ActionStatus, *, paused: bool, before: bool) -> None:
    """What an action of the coalition can be paused for, once by each.

    Raises ActionDone, ActionLetGo, OnlyOfTheCoalition, ActionPaused, PausedBefore.
    """
    still_open(status)
    if standing is not ActionStanding.COALITION:
        raise OnlyOfTheCoalition
    if paused:
        raise ActionPaused
    if before:
        raise PausedBefore


def in_credits(parts: Iterable[tuple[UUID, str]], chosen: list[str] | None) -> list[tuple[UUID, str]]:
    """The credits in order: as co-owners chose, whom they did not know of after it; else by the alphabet."""
    by_name = sorted(parts, key=lambda one: (one[1].casefold(), one[0]))
    place = {UUID(seat): number for number, seat in enumerate(chosen or ())}
    return sorted(by_name, key=lambda one: place.get(one[0], len(place)))
