"""What an operator can do for a person from the console."""

from sqlmodel import Session

from alongside.core.errors import NotFound
from alongside.people import queries
from alongside.people.links import make_link


class NobodyWithThisAddress(NotFound):
    """Told on the console alone, never over the network."""


def sign_in_link(session: Session, email: str, origin: str) -> str:
    """A link that signs the person of an address in, once. Raises NobodyWithThisAddress."""
    person = queries.by_email(session, email.strip().lower())
    if person is None:
        raise NobodyWithThisAddress
    return make_link(session, person, origin)
