"""Muting a person for oneself. Nobody else learns of it, and what has to be heard is heard all the same."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Membership
from alongside.mutes import queries as mutes
from alongside.mutes.models import Mute
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.safety.rules import MutingOneself


def mute(session: Session, membership_id: UUID, *, actor: Actor | None) -> None:
    """Fold the words of a person for oneself; a second time changes nothing. Raises NotFound, MutingOneself."""
    mine, theirs = _two(session, membership_id, actor)
    if mine.person_id == theirs.person_id:
        raise MutingOneself
    if not _between(session, mine, theirs):
        _keep(session, Mute(membership_id=mine.id, muted_id=theirs.id))


def unmute(session: Session, membership_id: UUID, *, actor: Actor | None) -> None:
    """Read the words of a person as before; where nothing was muted, nothing changes. Raises NotFound."""
    for muted in _between(session, *_two(session, membership_id, actor)):
        session.delete(muted)


def _between(session: Session, mine: Membership, theirs: Membership) -> list[Mute]:
    """What one said of a person under the name of this seat, under whichever seats of the two."""
    seats = [one.id for one in mutes.known_as(session, theirs)]
    return mutes.of_person(session, mine.person_id, seats)


def _keep(session: Session, muted: Mute) -> None:
    try:
        with session.begin_nested():
            session.add(muted)
    except IntegrityError:
        return


def _two(session: Session, membership_id: UUID, actor: Actor | None) -> tuple[Membership, Membership]:
    theirs = coalitions.membership(session, membership_id)
    require(actor, Permission.MUTE, coalitions.subject(coalitions.coalition(session, theirs.coalition_id)))
    mine = acting(session, actor, theirs.coalition_id)
    return coalitions.membership(session, mine), theirs
