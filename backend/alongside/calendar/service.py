"""An address for one's own calendar, and what stands in it. Every use case here is a person's own."""

from dataclasses import dataclass

from sqlmodel import Session

from alongside.calendar import queries
from alongside.calendar.rules import EntryKind
from alongside.calendar.schemas import KindsChosen
from alongside.core import clock
from alongside.core.security import digest, new_secret
from alongside.people import queries as people
from alongside.people.models import OwnCalendar
from alongside.people.service import end_calendar_address
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


@dataclass(frozen=True, slots=True)
class NewAddress:
    """A calendar with its address, which nothing keeps."""

    calendar: OwnCalendar
    url: str


def make_address(session: Session, origin: str, *, actor: Actor) -> NewAddress:
    """Make an address for the calendar. It takes the place of the one before, which ends at once."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    secret = new_secret()
    row = _own(session, actor)
    row.secret_hash, row.made_at = digest(secret), clock.now()
    session.flush()
    return NewAddress(row, f"{origin}/api/v1/calendar/{secret}.ics")


def end_address(session: Session, *, actor: Actor) -> None:
    """End the address: from now on nothing answers there. Without one it does nothing."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    end_calendar_address(session, actor.person_id)


def choose(session: Session, chosen: KindsChosen, *, actor: Actor) -> OwnCalendar:
    """Choose which kinds of days stand in the calendar."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    row = _own(session, actor)
    left_out = [kind.value for kind in EntryKind if kind not in chosen.kinds]
    if left_out != row.left_out:
        row.left_out, row.chosen_at = left_out, clock.now()
    session.flush()
    return row


def _own(session: Session, actor: Actor) -> OwnCalendar:
    """The person's own row, with their account held: a new password ends each address that was made before it."""
    people.person_for_update(session, actor.person_id)
    row = queries.own(session, actor.person_id) or OwnCalendar(person_id=actor.person_id)
    session.add(row)
    return row
