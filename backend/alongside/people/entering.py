"""Coming in by somebody's link: as who one is signed in as, or with an account made on the way."""

from sqlmodel import Session

from alongside.core.errors import Conflict, FieldError
from alongside.core.problems import WrongInput
from alongside.core.text import Body, Email, Language, Name, NewPassword, Token, Zone
from alongside.people import queries, service
from alongside.people.models import Person
from alongside.permissions.actor import Actor

NEEDED = ("name", "email", "password")


class SignOutFirst(Conflict):
    """Somebody is signed in here, and the request brings another account."""


class Entry(Body):
    """The secret of a link, from the part of its address after `#`; who is not signed in adds an account's fields."""

    token: Token
    name: Name | None = None
    email: Email | None = None
    password: NewPassword | None = None
    language: Language | None = None
    zone: Zone | None = None


def enter(
    session: Session, entry: Entry, new: service.NewSession, *, actor: Actor | None, language: str = "en"
) -> Person:
    """The person behind a request that came by a link. The caller has found the link good and asked for its right.

    Raises SignOutFirst, WrongInput when a field is missing, AddressInUse, PasswordTooEasy.
    """
    given = [field for field in NEEDED if getattr(entry, field) is not None]
    if actor is not None:
        if given:
            raise SignOutFirst
        return queries.person(session, actor.person_id)
    if entry.name is None or entry.email is None or entry.password is None:
        missing = [field for field in NEEDED if field not in given]
        raise WrongInput(errors=tuple(FieldError(f"/{field}", "field_missing") for field in missing))
    person = service.create_account(
        session,
        name=entry.name,
        email=entry.email,
        password=entry.password,
        language=entry.language or language,
        zone=entry.zone or "UTC",
    )
    new.start(session, person)
    return person
