"""Reads of accounts, sessions and links. Nobody reads another person's."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session, col

from alongside.core.errors import NotFound
from alongside.core.hot import Hot
from alongside.people.models import Person, SignInLink, SignInSession
from alongside.people.rules import IDLE

PASSWORD_OF = Hot(select(col(Person.id), col(Person.password_hash)).where(col(Person.email) == bindparam("email")))
SEEN = Hot(select(col(SignInSession.seen_at)).where(col(SignInSession.id) == bindparam("id")))


def person(session: Session, person_id: UUID) -> Person:
    """An account. Raises NotFound."""
    found = session.get(Person, person_id)
    if found is None:
        raise NotFound
    return found


def person_for_update(session: Session, person_id: UUID) -> Person:
    """An account, held until the end of the transaction. Raises NotFound."""
    found = session.get(Person, person_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found


def by_email(session: Session, email: str, *, lock: bool = False) -> Person | None:
    """The account of an address, if there is one. Never tell a stranger which."""
    wanted = select(Person).where(col(Person.email) == email)
    return session.scalars(wanted.with_for_update() if lock else wanted).first()


def known_addresses(session: Session, addresses: Iterable[str]) -> frozenset[str]:
    """Which of these addresses have an account."""
    return frozenset(session.scalars(select(col(Person.email)).where(col(Person.email).in_(set(addresses)))))


def sessions_of(session: Session, person_id: UUID, now: datetime) -> Sequence[SignInSession]:
    """Where a person is signed in, the last seen first."""
    mine = select(SignInSession).where(
        col(SignInSession.person_id) == person_id,
        col(SignInSession.ends_at) > now,
        col(SignInSession.seen_at) > now - IDLE,
    )
    return session.scalars(mine.order_by(col(SignInSession.seen_at).desc(), col(SignInSession.id))).all()


def take_link(session: Session, secret_hash: bytes, now: datetime) -> UUID | None:
    """Remove a link that is still good and say whose it was. Of two at once, one gets it."""
    taken = delete(SignInLink).where(col(SignInLink.secret_hash) == secret_hash, col(SignInLink.ends_at) > now)
    return session.scalars(taken.returning(col(SignInLink.person_id))).first()
