"""Ending a membership. There is no event, and nobody is told: what changes for others are things (product.md S2)."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.actions import service as actions
from alongside.coalitions import invitations, queries
from alongside.coalitions.models import Membership
from alongside.commitments import service as commitments
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.following import service as following
from alongside.following.models import Following
from alongside.initiatives import taking_part as initiatives
from alongside.offers import coming_due as offers
from alongside.people.entering import Entry, enter
from alongside.people.service import NewSession
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


def leave(session: Session, coalition_id: UUID, *, actor: Actor) -> None:
    """Leave a coalition, also as its last member. Access ends with the next request."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.COALITION_LEAVE, queries.subject(coalition))
    membership = queries.own_membership(session, coalition_id, actor.person_id, lock=True)
    if membership is None:
        raise NotFound
    end(session, membership)


def end(session: Session, membership: Membership) -> None:
    """End a membership that the caller holds: what it carried goes on with the rest, or looks for partners tomorrow.

    What it asked and offered comes first, since who answers that holds it before the record; then commitments:
    whoever holds one may still want its questions, which lapse with the actions.
    """
    membership.left_at = clock.now()
    session.add(membership)
    session.flush()
    offers.lapse(session, membership.id, membership.left_at)
    commitments.release_all(session, membership.id)
    actions.lapse(session, membership.id)
    initiatives.lapse(session, membership.id)
    invitations.end_those_of(session, membership.id)
    touch(session.info, membership.person_id)


def follow(session: Session, entry: Entry, new: NewSession, language: str, *, actor: Actor | None) -> Following:
    """Take a follower's seat. It ends one's own membership there; nobody but oneself is told so.

    The coalition is held, as it is for whoever comes in: nobody takes two seats in it at the same instant. It is held
    before the seat, as a decision about the seat does.

    Raises FollowLinkEnded, AlreadyFollowing, and what `enter` raises.
    """
    invited = following.invited_by(session, entry.token)
    require(actor, Permission.FOLLOWER_ACCEPT, Subject(coalition_id=invited.coalition_id))
    queries.coalition(session, invited.coalition_id, lock=True)
    person = enter(session, entry, new, actor=actor, language=language)
    membership = queries.own_membership(session, invited.coalition_id, person.id, lock=True)
    if membership is not None:
        end(session, membership)
    return following.accept(session, entry.token, person)


def due_handover(session: Session, now: datetime) -> int:
    """The daily batch: say which things look for partners since somebody left; no fact carries a name."""
    return actions.call_for_partners_due(session, now) + initiatives.call_for_partners_due(session, now)
