"""Coming into a coalition: by oneself, and by a member's welcome."""

from uuid import UUID

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries
from alongside.coalitions.events import MemberJoined, MemberWelcomed
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import (
    AlreadyInCoalition,
    AlreadyWelcomed,
    CoalitionClosed,
    CoalitionStatus,
    FollowsInstead,
    JoinByInvitation,
    Listing,
    MembershipStanding,
    NobodyToWelcome,
    Visibility,
    status_with,
)
from alongside.core.live import touch
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def join(session: Session, coalition_id: UUID, *, actor: Actor) -> Membership:
    """Come into an open coalition by oneself: listed, under one's own name, and a newcomer until someone welcomes."""
    coalition = queries.coalition(session, coalition_id, lock=True)
    require(actor, Permission.COALITION_JOIN, queries.subject(coalition))
    check_no_seat(session, coalition, actor)
    if coalition.visibility is not Visibility.OPEN:
        raise JoinByInvitation
    if not queries.people_in(session, coalition_id):
        raise NobodyToWelcome
    return seat(session, coalition, actor.person_id, actor.name, MembershipStanding.NEWCOMER)


def check_no_seat(session: Session, coalition: Coalition, actor: Actor) -> None:
    """Raises CoalitionClosed, AlreadyInCoalition, FollowsInstead."""
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed
    if queries.own_membership(session, coalition.id, actor.person_id) is not None:
        raise AlreadyInCoalition
    if actor.standing(coalition.id) is Standing.FOLLOWER:
        raise FollowsInstead


def seat(
    session: Session,
    coalition: Coalition,
    person_id: UUID,
    name: str,
    standing: MembershipStanding,
    listing: Listing = Listing.LISTED,
) -> Membership:
    """A place in a coalition whose row the caller has locked. Coming in unlisted leaves no fact."""
    row = Membership(coalition_id=coalition.id, person_id=person_id, name=name, standing=standing, listing=listing)
    session.add(row)
    session.flush()
    coalition.status = status_with(queries.people_in(session, coalition.id), coalition.status)
    session.add(coalition)
    if listing is Listing.LISTED:
        record(session, MemberJoined(coalition_id=coalition.id, thing_id=row.id), by=row.id)
    touch(session.info, person_id)
    return row


def welcome(session: Session, coalition_id: UUID, membership_id: UUID, *, actor: Actor) -> Membership:
    """Any one member's welcome makes a newcomer a member. Raises AlreadyWelcomed."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.MEMBER_WELCOME, queries.subject(coalition))
    row = queries.present(session, coalition_id, membership_id, lock=True)
    if row.standing is MembershipStanding.MEMBER:
        raise AlreadyWelcomed
    row.standing, row.welcomed_by = MembershipStanding.MEMBER, actor.seat_id(coalition_id)
    session.add(row)
    record(session, MemberWelcomed(coalition_id=coalition_id, thing_id=row.id), by=row.welcomed_by)
    touch(session.info, row.person_id)
    return row
