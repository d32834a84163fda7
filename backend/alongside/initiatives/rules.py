"""Life cycle of an initiative, and what it refuses (product.md P1, S5)."""

from enum import StrEnum

from alongside.core.errors import Conflict

PARTNERS_NEEDED = 2
ROLES_AT_MOST = 10


class InitiativeStage(StrEnum):
    """Where an initiative stands, in outline. Before it, it lives as the proposal."""

    FORMING = "forming"
    ACTING = "acting"
    CLOSED = "closed"


class Stance(StrEnum):
    """How one takes part, by one's own word and for as long as one wants. None of them is a rank."""

    IN_FRONT = "in_front"
    BESIDE = "beside"
    BEHIND = "behind"
    ON_CALL = "on_call"


class InitiativeForming(Conflict):
    """It is forming: it can begin to act, or be closed."""


class InitiativeActing(Conflict):
    """It is acting: it can be closed."""


class InitiativeClosed(Conflict):
    """It is closed, and stays as it is."""


class EnoughRolesWanted(Conflict):
    """So many roles are wanted already that one more would be read by nobody."""


class RoleNoLongerWanted(Conflict):
    """Somebody took it from the list before."""


TRANSITIONS: dict[InitiativeStage, frozenset[InitiativeStage]] = {
    InitiativeStage.FORMING: frozenset({InitiativeStage.ACTING, InitiativeStage.CLOSED}),
    InitiativeStage.ACTING: frozenset({InitiativeStage.CLOSED}),
    InitiativeStage.CLOSED: frozenset(),
}
REFUSED_BY: dict[InitiativeStage, type[Conflict]] = {
    InitiativeStage.FORMING: InitiativeForming,
    InitiativeStage.ACTING: InitiativeActing,
    InitiativeStage.CLOSED: InitiativeClosed,
}


def next_stages(stage: InitiativeStage) -> list[InitiativeStage]:
    """Where an initiative can go from here, in the order of its life."""
    return [to for to in InitiativeStage if to in TRANSITIONS[stage]]


def advance(stage: InitiativeStage, to: InitiativeStage) -> InitiativeStage:
    """The next stage. Raises what stands in the way, named by the stage that the initiative has."""
    if to not in TRANSITIONS[stage]:
        raise REFUSED_BY[stage]
    return to


def still_open(stage: InitiativeStage) -> None:
    """Raises InitiativeClosed."""
    if stage is InitiativeStage.CLOSED:
        raise InitiativeClosed


def looking_for_partners(stage: InitiativeStage, partners: int) -> bool:
    """Fewer than two take part in what is still open."""
    return stage is not InitiativeStage.CLOSED and partners < PARTNERS_NEEDED


def room_for_a_role(wanted: int) -> None:
    """Raises EnoughRolesWanted."""
    if wanted >= ROLES_AT_MOST:
        raise EnoughRolesWanted


def with_note(notes: str | None, note: str | None) -> str | None:
    """What is handed over: about the thing, one note after another, nobody's name beside it."""
    return "\n\n".join(part for part in (notes, note) if part) or None
