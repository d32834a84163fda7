"""Representation of the one who asks."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.people import queries as people
from alongside.people.models import Person
from alongside.people.views import facts
from alongside.permissions.actor import Actor, Seat
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.seats.schemas import Me, SeatOut


def me(session: Session, *, actor: Actor | None) -> Me:
    """Who asks. Raises SignInNeeded."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    assert actor is not None
    return of(session, people.person(session, actor.person_id), actor)


def of(session: Session, person: Person, actor: Actor) -> Me:
    """A person as they read themselves."""
    names = coalitions.names_of_coalitions(session, actor.seats)
    seats = sorted(actor.seats.values(), key=lambda seat: (names[seat.coalition_id].casefold(), seat.id))
    can = abilities(actor, NOTHING, edit=Permission.SELF_MANAGE, found=Permission.COALITION_FOUND)
    shown = [_seat(seat, names).model_dump() for seat in seats]
    return Me.model_validate(facts(person) | {"seats": shown, "abilities": can})


def _seat(seat: Seat, names: dict[UUID, str]) -> SeatOut:
    return SeatOut(
        id=seat.id,
        coalition_id=seat.coalition_id,
        coalition=names[seat.coalition_id],
        standing=seat.standing,
        until=seat.until,
    )
