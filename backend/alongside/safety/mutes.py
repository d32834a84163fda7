"""Muting a person for oneself. Nobody else learns of it, and what has to be heard is heard all the same."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.mutes.models import Mute
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.safety.rules import MutingOneself


def mute(session: Session, membership_id: UUID, *, actor: Actor | None) -> None:
    """Fold the words of a person for oneself; a second time changes nothing. Raises NotFound, MutingOneself."""
    mine = _own_seat(session, membership_id, actor)
    if mine == membership_id:
        raise MutingOneself
    if session.get(Mute, (mine, membership_id)) is None:
        _keep(session, Mute(membership_id=mine, muted_id=membership_id))


def unmute(session: Session, membership_id: UUID, *, actor: Actor | None) -> None:
    """Read the words of a person as before; where nothing was muted, nothing changes. Raises NotFound."""
    muted = session.get(Mute, (_own_seat(session, membership_id, actor), membership_id))
    if muted is not None:
        session.delete(muted)


def _keep(session: Session, muted: Mute) -> None:
    try:
        with session.begin_nested():
            session.add(muted)
    except IntegrityError:
        return


def _own_seat(session: Session, membership_id: UUID, actor: Actor | None) -> UUID:
    coalition_id = coalitions.membership(session, membership_id).coalition_id
    require(actor, Permission.MUTE, coalitions.subject(coalitions.coalition(session, coalition_id)))
    return acting(session, actor, coalition_id)
