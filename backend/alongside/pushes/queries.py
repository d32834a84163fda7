"""Reads of web push."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.people.models import SignInSession
from alongside.pushes.models import ONLY, PushKey, PushSubscription


def private_key(session: Session) -> bytes | None:
    """This installation's key, once there is one."""
    row = session.get(PushKey, ONLY)
    return row.private if row else None


def subscription(session: Session, session_id: UUID | None) -> PushSubscription | None:
    """Where a browser is told, if it is."""
    return session.get(PushSubscription, session_id) if session_id else None


def of_person(session: Session, person_id: UUID) -> Sequence[UUID]:
    """The sessions of a person that are told."""
    rows = select(PushSubscription.session_id).join(
        SignInSession, col(SignInSession.id) == col(PushSubscription.session_id)
    )
    return session.exec(rows.where(col(SignInSession.person_id) == person_id)).all()
