"""Coming into a coalition: by oneself and a member's welcome, or by an invitation."""

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries
from alongside.coalitions.acting import acting
from alongside.coalitions.events import MemberJoined, MemberWelcomed
from alongside.coalitions.invitations import check_open
from alongside.coalitions.models import Coalition, Invitation, Membership
from alongside.coalitions.rules import (
    AlreadyInCoalition,
    AlreadyWelcomed,
    FollowsInstead,
    InvitationForAnother,
    JoinByInvitation,
    Listing,
    MembershipStanding,
    NameTaken,
    NobodyToWelcome,
    Visibility,
    not_closed,
    status_with,
)
from alongside.coalitions.schemas import InvitationAnswer
from alongside.core.errors import FieldError, wrong_field
from alongside.core.live import touch
from alongside.people.entering import enter
from alongside.people.models import Person
from alongside.people.service import NewSession
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission

OtherSeat = Callable[[Session, Coalition, UUID], bool]
_other_seats: list[OtherSeat] = []


def other_seat(taken: OtherSeat) -> OtherSeat:
    """Register what tells whether a person has another seat than a membership in a coalition: nobody has two."""
    _other_seats.append(taken)
    return taken


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
    """What is read here holds until the commit, for a coalition whose row the caller has locked.

    Raises CoalitionClosed, AlreadyInCoalition, FollowsInstead.
    """
    not_closed(coalition.status)
    if queries.own_membership(session, coalition.id, actor.person_id) is not None:
        raise AlreadyInCoalition
    if any(taken(session, coalition, actor.person_id) for taken in _other_seats):
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


def accept(
    session: Session, answer: InvitationAnswer, new: NewSession, language: str, *, actor: Actor | None
) -> Membership:
    """Come in by an invitation, as a member at once. Of two who take its last use, one gets it.

    Raises InvitationForAnother, AlreadyInCoalition, FollowsInstead, and what `check_open` and `enter` raise.
    """
    invitation = queries.invitation_by(session, answer.token)
    coalition = queries.coalition(session, invitation.coalition_id, lock=True)
    session.refresh(invitation, with_for_update=True)
    require(actor, Permission.INVITATION_USE, queries.subject(coalition))
    check_open(invitation, coalition)
    person = enter(session, answer, new, actor=actor, language=language)
    if invitation.email is not None and person.email != invitation.email:
        raise InvitationForAnother
    if actor is not None:
        check_no_seat(session, coalition, actor)
    name = _shown_name(session, invitation, answer, person)
    invitation.uses_left -= 1
    session.add(invitation)
    return seat(session, coalition, person.id, name, MembershipStanding.MEMBER, invitation.listing)


def _shown_name(session: Session, invitation: Invitation, answer: InvitationAnswer, person: Person) -> str:
    if invitation.listing is Listing.LISTED:
        if answer.chosen_name is not None:
            raise wrong_field("/chosen_name", "chosen_name_not_here")
        return person.name
    if answer.chosen_name is None:
        raise wrong_field("/chosen_name", "field_missing")
    if queries.name_in_use(session, invitation.coalition_id, answer.chosen_name):
        raise NameTaken(errors=(FieldError("/chosen_name", NameTaken.code),))
    return answer.chosen_name


def welcome(session: Session, coalition_id: UUID, membership_id: UUID, *, actor: Actor) -> Membership:
    """Any one member's welcome makes a newcomer a member. Raises CoalitionClosed, AlreadyWelcomed."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.MEMBER_WELCOME, queries.subject(coalition))
    not_closed(coalition.status)
    welcomer = acting(session, actor, coalition_id)
    row = queries.present(session, coalition_id, membership_id, lock=True)
    if row.standing is MembershipStanding.MEMBER:
        raise AlreadyWelcomed
    row.standing, row.welcomed_by = MembershipStanding.MEMBER, welcomer
    session.add(row)
    record(session, MemberWelcomed(coalition_id=coalition_id, thing_id=row.id), by=welcomer)
    touch(session.info, row.person_id)
    return row
