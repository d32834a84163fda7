"""Invitations: any member makes them, sees all of them, and ends any of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.coalitions import queries
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition, Invitation
from alongside.coalitions.rules import (
    INVITATION_LASTS,
    INVITATION_LASTS_AT_MOST,
    InvitationEnded,
    not_closed,
    still_open,
)
from alongside.coalitions.schemas import InvitationDraft
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.core.security import digest, new_secret
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """An invitation with the address that leads to it; the secret in it is kept nowhere."""

    invitation: Invitation
    url: str


def make(session: Session, coalition_id: UUID, draft: InvitationDraft, *, actor: Actor, origin: str) -> InvitationLink:
    """An invitation and its link. Raises CoalitionClosed, InvalidInput when the last day is past or too far."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.INVITATION_MAKE, queries.subject(coalition))
    not_closed(coalition.status)
    row = Invitation(
        coalition_id=coalition_id,
        made_by=acting(session, actor, coalition_id),
        listing=draft.standing,
        uses_left=draft.uses,
        ends_on=_last_day(draft.ends_on, queries.today(coalition)),
    )
    return _with_link(session, row, origin)


def make_link(
    session: Session, coalition_id: UUID, invitation_id: UUID, *, actor: Actor, origin: str
) -> InvitationLink:
    """The first link of an invitation from a roster, or a new one that ends the link before."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.INVITATION_MAKE, queries.subject(coalition))
    acting(session, actor, coalition_id)
    row = queries.invitation(session, coalition_id, invitation_id)
    check_open(row, coalition)
    return _with_link(session, row, origin)


def end(session: Session, coalition_id: UUID, invitation_id: UUID, *, actor: Actor) -> None:
    """End an invitation, whoever made it. Raises CoalitionClosed, InvitationEnded."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.INVITATION_END, queries.subject(coalition))
    not_closed(coalition.status)
    row = queries.invitation(session, coalition_id, invitation_id)
    if row.ended_at is not None:
        raise InvitationEnded
    row.ended_at = clock.now()
    session.add(row)


def end_those_of(session: Session, membership_id: UUID) -> None:
    """Whoever leaves takes no way back in along: their open links end. One bound to an address is somebody else's."""
    wanted = select(Invitation).where(
        col(Invitation.made_by) == membership_id, col(Invitation.ended_at).is_(None), col(Invitation.email).is_(None)
    )
    for row in session.exec(wanted.with_for_update()):
        row.ended_at = clock.now()
        session.add(row)


def check_open(row: Invitation, coalition: Coalition) -> None:
    """Let an invitation be used. Raises InvitationEnded, InvitationExpired, InvitationUsedUp, CoalitionClosed."""
    still_open(
        ended=row.ended_at is not None,
        ends_on=row.ends_on,
        today=queries.today(coalition),
        uses_left=row.uses_left,
    )
    not_closed(coalition.status)


def _last_day(wanted: date | None, today: date) -> date:
    if wanted is None:
        return today + INVITATION_LASTS
    if wanted < today:
        raise wrong_field("/ends_on", "invitation_day_past")
    if wanted > today + INVITATION_LASTS_AT_MOST:
        raise wrong_field("/ends_on", "invitation_too_long", days=INVITATION_LASTS_AT_MOST.days)
    return wanted


def _with_link(session: Session, row: Invitation, origin: str) -> InvitationLink:
    secret = new_secret()
    row.secret_hash = digest(secret)
    session.add(row)
    session.flush()
    return InvitationLink(row, f"{origin}/join#{secret}")
