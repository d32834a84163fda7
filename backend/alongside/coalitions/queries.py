"""Reads of coalitions, memberships and invitations."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from alongside.coalitions.models import Coalition, CoalitionGroup, Invitation, Membership
from alongside.coalitions.rules import SEEN_BY_ALL, Listing, MembershipStanding, same_name
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.core.security import digest
from alongside.groups.models import Group
from alongside.permissions.vocabulary import Subject


def coalition(session: Session, coalition_id: UUID, *, lock: bool = False) -> Coalition:
    """One coalition; `lock` holds its row where two people can race, but lets others point at it. Raises NotFound."""
    held = {"key_share": True} if lock else None
    found = session.get(Coalition, coalition_id, with_for_update=held, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def names_of_coalitions(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """What these coalitions are called."""
    return dict(session.exec(select(Coalition.id, Coalition.name).where(col(Coalition.id).in_(set(ids)))).all())


def subject(coalition: Coalition) -> Subject:
    """A coalition as the law sees it."""
    return Subject(coalition_id=coalition.id, open_to_all=coalition.visibility in SEEN_BY_ALL)


def membership(session: Session, membership_id: UUID) -> Membership:
    """One membership, also of someone who left. Raises NotFound."""
    found = session.get(Membership, membership_id)
    if found is None:
        raise NotFound
    return found


def active_members(session: Session, coalition_id: UUID) -> list[Membership]:
    """Everyone with a member's seat: neither newcomers nor those who left."""
    wanted = select(Membership).where(
        col(Membership.coalition_id) == coalition_id,
        col(Membership.standing) == MembershipStanding.MEMBER,
        col(Membership.left_at).is_(None),
    )
    return list(session.exec(wanted.order_by(col(Membership.id))))


def present(session: Session, coalition_id: UUID, membership_id: UUID, *, lock: bool = False) -> Membership:
    """Someone who is in this coalition now, newcomers too. Raises NotFound."""
    found = session.get(Membership, membership_id, populate_existing=lock, with_for_update=True if lock else None)
    if found is None or found.coalition_id != coalition_id or found.left_at is not None:
        raise NotFound
    return found


def own_membership(session: Session, coalition_id: UUID, person_id: UUID, *, lock: bool = False) -> Membership | None:
    """The place that a person has in a coalition now; `lock` lets others go on pointing at it, but not act with it."""
    wanted = select(Membership).where(
        col(Membership.coalition_id) == coalition_id,
        col(Membership.person_id) == person_id,
        col(Membership.left_at).is_(None),
    )
    return session.exec(wanted.with_for_update(key_share=True) if lock else wanted).one_or_none()


def member_list(session: Session, coalition_id: UUID, wanted: Window) -> list[Membership]:
    """The listed people of a coalition, newcomers too; one row more than wanted, to see whether it goes on.

    Who is unlisted is in no list, not even their own: everyone reads the same.
    """
    rows = select(Membership).where(
        col(Membership.coalition_id) == coalition_id,
        col(Membership.listing) == Listing.LISTED,
        col(Membership.left_at).is_(None),
    )
    if wanted.after is not None:
        rows = rows.where(col(Membership.id) > wanted.after)
    return list(session.exec(rows.order_by(col(Membership.id)).limit(wanted.limit + 1)))


def people_in(session: Session, coalition_id: UUID) -> int:
    """How many people are in it in any standing; a fact for rules, never shown."""
    seats = select(func.count()).where(col(Membership.coalition_id) == coalition_id, col(Membership.left_at).is_(None))
    return session.exec(seats.select_from(Membership)).one()


def today(coalition: Coalition) -> date:
    """The day it is where the coalition lives."""
    return clock.now().astimezone(ZoneInfo(coalition.zone)).date()


def names(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The name that each membership is shown under."""
    wanted = select(Membership.id, Membership.name).where(col(Membership.id).in_(set(ids)))
    return dict(session.exec(wanted).all())


def names_of_those_here(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """As `names`, without those who left."""
    wanted = select(Membership.id, Membership.name).where(
        col(Membership.id).in_(set(ids)), col(Membership.left_at).is_(None)
    )
    return dict(session.exec(wanted).all())


def name_in_use(session: Session, coalition_id: UUID, name: str) -> bool:
    """Whether someone who is in the coalition goes by a name that reads the same."""
    wanted = select(Membership.name).where(
        col(Membership.coalition_id) == coalition_id, col(Membership.left_at).is_(None)
    )
    return any(same_name(name, other) for other in session.exec(wanted))


def invitation(session: Session, coalition_id: UUID, invitation_id: UUID) -> Invitation:
    """One invitation of this coalition, locked. Raises NotFound."""
    found = session.get(Invitation, invitation_id, with_for_update=True)
    if found is None or found.coalition_id != coalition_id:
        raise NotFound
    return found


def invitation_by(session: Session, token: str) -> Invitation:
    """The invitation whose link carries this secret, in any state. Raises NotFound."""
    wanted = select(Invitation).where(col(Invitation.secret_hash) == digest(token))
    found = session.exec(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found


def open_invitations(session: Session, coalition: Coalition, wanted: Window) -> list[Invitation]:
    """What can still be used or sent; one row more than wanted. What was used, ended or expired leaves no list."""
    rows = select(Invitation).where(
        col(Invitation.coalition_id) == coalition.id,
        col(Invitation.ended_at).is_(None),
        col(Invitation.uses_left) > 0,
        col(Invitation.ends_on) >= today(coalition),
    )
    if wanted.after is not None:
        rows = rows.where(col(Invitation.id) > wanted.after)
    return list(session.exec(rows.order_by(col(Invitation.id)).limit(wanted.limit + 1)))


def joined_groups(session: Session, coalition_id: UUID) -> list[Group]:
    """The groups that are peers here now, by name."""
    wanted = (
        select(Group)
        .join(CoalitionGroup, col(CoalitionGroup.group_id) == col(Group.id))
        .where(col(CoalitionGroup.coalition_id) == coalition_id, col(CoalitionGroup.stepped_out_at).is_(None))
    )
    return list(session.exec(wanted.order_by(col(Group.name))))
