"""Admitting followers, their link and their seat, and telling them."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import not_closed
from alongside.coalitions.service import other_seat
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.core.security import digest, new_secret
from alongside.following import queries
from alongside.following.events import (
    ActionTakenBack,
    ActionTold,
    FollowerAccepted,
    FollowerAdmitted,
    FollowerSteppedBack,
    InitiativeTakenBack,
    InitiativeTold,
)
from alongside.following.models import Following, FollowingLook, Told
from alongside.following.rules import (
    LINK_LASTS,
    AlreadyFollowing,
    FollowingStatus,
    FollowLinkEnded,
    LineTakenBack,
    MembershipStillOpen,
    check_invited,
    check_term,
)
from alongside.following.schemas import FollowerAdmission
from alongside.people.models import Person
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


@dataclass(frozen=True, slots=True)
class NewLink:
    """A following with the address that leads to its seat; the secret in it is kept nowhere."""

    following: Following
    url: str


def admit(session: Session, payload: FollowerAdmission, *, by: Authority) -> Following:
    """Keep a seat free for the one whom the coalition decided to let in. Raises InvalidInput when the term is over."""
    coalition = coalitions.coalition(session, by.coalition_id)
    check_term(payload.until, coalitions.today(coalition))
    row = Following(
        coalition_id=coalition.id,
        decision_id=by.decision_id,
        decision_number=by.number,
        name=payload.name,
        until=payload.until,
    )
    session.add(row)
    session.flush()
    record(session, FollowerAdmitted(coalition_id=coalition.id, thing_id=row.id))
    return row


def make_link(session: Session, following_id: UUID, *, actor: Actor | None, origin: str) -> NewLink:
    """A new link for the invited person; it ends the one made before."""
    row = queries.following(session, following_id, lock=True)
    require(actor, Permission.FOLLOWER_LINK, Subject(coalition_id=row.coalition_id))
    not_closed(coalitions.coalition(session, row.coalition_id).status)
    check_invited(queries.status(session, row))
    secret = new_secret()
    row.secret_hash = digest(secret)
    row.link_ends_at = clock.now() + LINK_LASTS
    session.add(row)
    return NewLink(row, f"{origin}/follow#{secret}")


def invited_by(session: Session, token: str, *, lock: bool = False) -> Following:
    """The seat that a link leads to. Raises FollowLinkEnded."""
    row = queries.by_token(session, token, lock=lock)
    if row is None or row.link_ends_at is None or row.link_ends_at <= clock.now():
        raise FollowLinkEnded
    if queries.status(session, row) is not FollowingStatus.INVITED:
        raise FollowLinkEnded
    return row


def accept(session: Session, token: str, person: Person) -> Following:
    """Take the seat that a link leads to, for oneself.

    It asks for no right: the caller does (`departures`, POST /followings/accept), locks the coalition of
    `invited_by(session, token)`, and ends the person's membership of it first, in the same transaction.
    Raises FollowLinkEnded, CoalitionClosed, AlreadyFollowing, MembershipStillOpen.
    """
    row = invited_by(session, token, lock=True)
    not_closed(coalitions.coalition(session, row.coalition_id).status)
    _check_one_seat(session, row.coalition_id, person.id)
    row.person_id, row.name = person.id, person.name
    row.status, row.accepted_at = FollowingStatus.FOLLOWING, clock.now()
    row.secret_hash = row.link_ends_at = None
    session.add(row)
    record(session, FollowerAccepted(coalition_id=row.coalition_id, thing_id=row.id))
    touch(session.info, person.id)
    return row


@other_seat
def follows(session: Session, coalition: Coalition, person_id: UUID) -> bool:
    """Whether a person has a follower's seat in a coalition today."""
    return any(
        held.coalition_id == coalition.id and queries.status(session, held) is FollowingStatus.FOLLOWING
        for held in queries.of_person(session, person_id)
    )


def _check_one_seat(session: Session, coalition_id: UUID, person_id: UUID) -> None:
    for held in queries.of_person(session, person_id):
        if held.coalition_id == coalition_id:
            _free(session, held)
    if coalitions.own_membership(session, coalition_id, person_id) is not None:
        raise MembershipStillOpen


def _free(session: Session, held: Following) -> None:
    """Close a seat whose last day has passed. Raises AlreadyFollowing."""
    if queries.status(session, held) is not FollowingStatus.ENDED:
        raise AlreadyFollowing
    held.status, held.ended_at = FollowingStatus.ENDED, clock.now()
    session.add(held)
    session.flush()


def step_back(session: Session, coalition_id: UUID, *, actor: Actor | None) -> None:
    """Give one's follower's seat back, at once."""
    row = _own(session, coalition_id, actor, Permission.FOLLOWING_STEP_BACK)
    row.status, row.ended_at = FollowingStatus.STEPPED_BACK, clock.now()
    session.add(row)
    record(session, FollowerSteppedBack(coalition_id=coalition_id, thing_id=row.id))


def note_look(session: Session, coalition_id: UUID, *, actor: Actor | None) -> None:
    """Keep the day on which a follower opens their page, once a day."""
    row = _own(session, coalition_id, actor, Permission.FOLLOWING_READ)
    day = coalitions.today(coalitions.coalition(session, coalition_id))
    if session.get(FollowingLook, (row.id, day)) is None:
        session.add(FollowingLook(following_id=row.id, day=day))


def _own(session: Session, coalition_id: UUID, actor: Actor | None, permission: Permission) -> Following:
    """One's own seat, held. Raises NotFound, also when it was given back since one was signed in."""
    require(actor, permission, Subject(coalition_id=coalition_id))
    row = queries.following(session, seat_in(actor, coalition_id), lock=True)
    if queries.status(session, row) is not FollowingStatus.FOLLOWING:
        raise NotFound
    return row


def tell(
    session: Session,
    *,
    coalition_id: UUID,
    action_id: UUID | None = None,
    initiative_id: UUID | None = None,
    title: str,
    stage: str,
    sentence: str,
    by: UUID,
) -> Told:
    """Show followers an action or an initiative as it is now, in one sentence.

    `by` is the membership of a co-owner or partner; the caller asks for the right.
    """
    line = Told(
        coalition_id=coalition_id,
        action_id=action_id,
        initiative_id=initiative_id,
        title=title,
        stage=stage,
        sentence=sentence,
        told_by=by,
    )
    session.add(line)
    session.flush()
    _note(session, line, InitiativeTold if initiative_id else ActionTold, by)
    return line


def _note(session: Session, line: Told, event: type[Event], by: UUID | None) -> None:
    """Record what happened to the line's thing, and wake the followers' pages."""
    thing_id = line.initiative_id or line.action_id
    assert thing_id is not None
    record(session, event(coalition_id=line.coalition_id, thing_id=thing_id), by=by)
    touch(session.info, *queries.people_following(session, line.coalition_id))


def take_back(session: Session, told_id: UUID, *, by: UUID | None) -> Told:
    """Stop showing a line; an earlier line of the same thing shows again. The caller asks for the right.

    By nobody, when somebody whose yes it needs took that back. Raises NotFound, LineTakenBack.
    """
    line = queries.told(session, told_id, lock=True)
    if line.taken_back_at is not None:
        raise LineTakenBack
    line.taken_back_at = clock.now()
    session.add(line)
    _note(session, line, InitiativeTakenBack if line.initiative_id else ActionTakenBack, by)
    return line
