"""Importing a roster: all of it or nothing, and twice is like once."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.activity.record import record
from alongside.coalitions import events, queries
from alongside.coalitions.models import Coalition, Invitation
from alongside.coalitions.rules import ROSTER_INVITATION_LASTS, CoalitionClosed, CoalitionStatus
from alongside.people import service as people
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.roster.rules import Roster, Row, RowState, all_right, state


@dataclass(frozen=True, slots=True)
class Imported:
    """The lines that made an invitation, and those that changed nothing."""

    new: tuple[Row, ...]
    already: tuple[Row, ...]


def bring_in(session: Session, coalition_id: UUID, roster: Roster, *, actor: Actor) -> Imported:
    """Shells and unsent invitations for everyone in the file. Raises CoalitionClosed, RosterLinesWrong."""
    coalition = queries.coalition(session, coalition_id, lock=True)
    require(actor, Permission.ROSTER_IMPORT, queries.subject(coalition))
    return write(session, coalition, roster, by=actor.seat_id(coalition_id), language=actor.language)


def write(session: Session, coalition: Coalition, roster: Roster, *, by: UUID | None, language: str) -> Imported:
    """The import itself, for a coalition whose row the caller holds; the command line has nobody to name in `by`.

    Nothing in it depends on who is a member or has an account, so that a file can't be used to find out.
    """
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed
    all_right(roster)
    invited = invited_addresses(session, coalition)
    parts = {kind: tuple(row for row in roster.rows if state(row, invited) is kind) for kind in RowState}
    new = parts[RowState.NEW]
    people.make_shells(session, {row.email: row.name for row in new}, language)
    ends_on = queries.today(coalition) + ROSTER_INVITATION_LASTS
    for row in new:
        session.add(Invitation(coalition_id=coalition.id, made_by=by, email=row.email, uses_left=1, ends_on=ends_on))
    if new:
        record(session, events.RosterImported(coalition_id=coalition.id, thing_id=coalition.id), by=by)
    return Imported(new, parts[RowState.ALREADY])


def invited_addresses(session: Session, coalition: Coalition) -> frozenset[str]:
    """The addresses that were invited by themselves and may still be: used invitations count, ended ones do not."""
    wanted = select(Invitation.email).where(
        col(Invitation.coalition_id) == coalition.id,
        col(Invitation.email).is_not(None),
        col(Invitation.ended_at).is_(None),
        col(Invitation.ends_on) >= queries.today(coalition),
    )
    return frozenset(email for email in session.exec(wanted) if email is not None)
