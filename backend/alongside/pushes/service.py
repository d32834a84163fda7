"""Turning it on and off for the browser that asks. It ends with the session, and when the push service says so."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete

from alongside.core import clock
from alongside.installation.queries import is_demo
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.pushes import queries, rules, vapid
from alongside.pushes.models import PushKey, PushSubscription
from alongside.pushes.schemas import PushDraft


def have_key(session: Session, _now: datetime) -> None:
    """Make this installation's key, once. One that was made anew would end every subscription."""
    if queries.private_key(session) is None and not is_demo(session):
        session.add(PushKey(private=vapid.new_private()))


def turn_on(session: Session, draft: PushDraft, *, actor: Actor) -> None:
    """Tell this browser from now on, and whoever was told at this address before no more. Raises PushNotHere."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    rules.check_endpoint(draft.endpoint)
    if queries.private_key(session) is None or actor.session_id is None:
        raise rules.PushNotHere
    _end(session, actor.session_id)
    session.exec(delete(PushSubscription).where(col(PushSubscription.endpoint) == draft.endpoint))
    session.add(PushSubscription(session_id=actor.session_id, endpoint=draft.endpoint, since=clock.now()))


def turn_off(session: Session, *, actor: Actor) -> None:
    """Tell this browser no more."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    if actor.session_id is not None:
        _end(session, actor.session_id)


def forget(session: Session, endpoint: str) -> None:
    """The push service knows this browser no more."""
    session.exec(delete(PushSubscription).where(col(PushSubscription.endpoint) == endpoint))


def _end(session: Session, session_id: UUID) -> None:
    session.exec(delete(PushSubscription).where(col(PushSubscription.session_id) == session_id))
