"""Representations of web push."""

from sqlmodel import Session

from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.pushes import queries, vapid
from alongside.pushes.schemas import PushOut


def push(session: Session, *, actor: Actor | None) -> PushOut:
    """Whether the browser that asks is told."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    return _push(session, actor)


def turned_on(session: Session, _: None, actor: Actor | None) -> PushOut:
    """As `push`, right after it changed."""
    return _push(session, actor)


def _push(session: Session, actor: Actor | None) -> PushOut:
    private = queries.private_key(session)
    on = queries.subscription(session, actor.session_id if actor else None) is not None
    return PushOut(key=vapid.public(private) if private else None, on=on)
