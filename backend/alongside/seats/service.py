"""Changing what one is called, wherever one goes by one's own name."""

from sqlalchemy import select, update
from sqlmodel import Session, col

from alongside.coalitions.models import Membership
from alongside.coalitions.rules import Listing
from alongside.core.live import touch
from alongside.following.models import Following
from alongside.people import service as people
from alongside.people.models import Person
from alongside.people.schemas import ProfileChange
from alongside.permissions.actor import Actor


def change_profile(session: Session, change: ProfileChange, version: int, *, actor: Actor) -> Person:
    """Change one's profile; a new name shows in every listed seat at once, and leaves no trace of the old one.

    Raises ChangedMeanwhile.
    """
    person = people.change_profile(session, change, version, actor=actor)
    if change.name is not None:
        _rename(session, person)
    return person


def _rename(session: Session, person: Person) -> None:
    listed = (col(Membership.person_id) == person.id, col(Membership.listing) == Listing.LISTED)
    session.execute(update(Membership).where(*listed).values(name=person.name))
    session.execute(update(Following).where(col(Following.person_id) == person.id).values(name=person.name))
    here = select(col(Membership.coalition_id)).where(*listed, col(Membership.left_at).is_(None))
    touch(session.info, person.id, *session.scalars(here))
