"""Links that let their holder in, once."""

from sqlmodel import Session

from alongside.core import clock
from alongside.core.security import digest, new_secret
from alongside.people.models import Person, SignInLink
from alongside.people.rules import LINK_LASTS


def make_link(session: Session, person: Person, origin: str) -> str:
    """A new link for a person. Only a hash of its secret is kept, and the secret rides in the fragment."""
    secret = new_secret()
    session.add(SignInLink(person_id=person.id, secret_hash=digest(secret), ends_at=clock.now() + LINK_LASTS))
    return f"{origin}/sign-in/link#{secret}"
