"""Coming in by one press."""

from uuid import UUID

from sqlmodel import Session

from alongside.core.errors import NotFound
from alongside.installation.queries import is_demo
from alongside.people import queries as people
from alongside.people.models import Person
from alongside.people.service import NewSession
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


def come_in(session: Session, person_id: UUID, new: NewSession, *, actor: Actor | None) -> Person:
    """Sign in as an invented person. Raises NotFound, and always outside a demo."""
    require(actor, Permission.DEMO_USE, NOTHING)
    if not is_demo(session):
        raise NotFound
    person = people.person(session, person_id)
    new.start(session, person, by_link=True)
    return person
