"""Representations of one's own account."""

from sqlmodel import Session

from alongside.core import clock
from alongside.core.pagination import Page
from alongside.people import queries
from alongside.people.models import Person
from alongside.people.rules import LINK_LASTS
from alongside.people.schemas import LinkSent, Profile, SessionOut
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


def profile(session: Session, person: Person, actor: Actor | None) -> Profile:
    """An account, for its own person."""
    return Profile.model_validate(facts(person))


def facts(person: Person) -> dict[str, object]:
    """What a profile is made of."""
    shown = person.model_dump(exclude={"password_hash", "created_at", "unclaimed"})
    return shown | {"has_password": person.password_hash is not None}


def link_sent(session: Session, result: None, actor: Actor | None) -> LinkSent:
    """The same for everyone."""
    return LinkSent(minutes=int(LINK_LASTS.total_seconds() // 60))


def own_sessions(session: Session, *, actor: Actor | None) -> Page[SessionOut]:
    """Where one is signed in."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    assert actor is not None
    rows = queries.sessions_of(session, actor.person_id, clock.now())
    return Page(
        items=[
            SessionOut(
                id=row.id,
                device=row.device,
                current=row.id == actor.session_id,
                started_at=row.created_at,
                seen_at=row.seen_at,
            )
            for row in rows
        ]
    )
