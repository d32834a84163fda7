"""Reads of initiatives, of who takes part, and of the roles they want."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from alongside.activity.record import hold_counter
from alongside.coalitions.models import Membership
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.initiatives import rules
from alongside.initiatives.models import Initiative, Partner, RoleWanted
from alongside.initiatives.rules import InitiativeStage, Stance
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.vocabulary import Subject

ACTIVE = col(Partner.ended_at).is_(None)
WANTED = col(RoleWanted.ended_at).is_(None)


def initiative(session: Session, initiative_id: UUID, *, lock: bool = False) -> Initiative:
    """One initiative; `lock` holds its row where partners can race. Raises NotFound."""
    found = session.get(Initiative, initiative_id)
    if found is None:
        raise NotFound
    if lock:
        hold_counter(session, found.coalition_id)
        session.refresh(found, with_for_update=True)
    return found


def open_in(session: Session, coalition_id: UUID, initiative_id: UUID) -> Initiative:
    """One that something new can belong to. Raises NotFound, also for another coalition's, and InitiativeClosed."""
    found = initiative(session, initiative_id)
    if found.coalition_id != coalition_id:
        raise NotFound
    rules.still_open(found.stage)
    return found


def by_decision(session: Session, decision_id: UUID, *, lock: bool = False) -> Initiative | None:
    """The initiative that a decision began; `lock` holds its row for a change."""
    wanted = select(Initiative).where(col(Initiative.decision_id) == decision_id)
    return session.exec(wanted.with_for_update() if lock else wanted).one_or_none()


def partners(session: Session, initiative_id: UUID) -> frozenset[UUID]:
    """The memberships that take part now."""
    return frozenset(
        session.exec(select(Partner.membership_id).where(col(Partner.initiative_id) == initiative_id, ACTIVE))
    )


def subject(session: Session, initiative: Initiative) -> Subject:
    """An initiative as the law sees it."""
    return Subject(initiative.coalition_id, partners=partners(session, initiative.id))


def partnership(session: Session, initiative_id: UUID, membership_id: UUID | None) -> Partner | None:
    """One's own active part, of which there is none without a seat."""
    return session.exec(
        select(Partner).where(
            col(Partner.initiative_id) == initiative_id, col(Partner.membership_id) == membership_id, ACTIVE
        )
    ).one_or_none()


def shared_by(session: Session, membership_id: UUID) -> list[UUID]:
    """The initiatives that a membership takes part in now, in an order that can't deadlock."""
    mine = select(Partner.initiative_id).where(col(Partner.membership_id) == membership_id, ACTIVE)
    return list(session.exec(mine.order_by(col(Partner.initiative_id))))


def named_partners(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, str, Stance]]]:
    """Who takes part in each of these initiatives, by name: nobody is first for having been first."""
    rows = session.exec(
        select(Partner.initiative_id, Membership.id, Membership.name, Partner.stance)
        .join(Membership, col(Membership.id) == col(Partner.membership_id))
        .where(col(Partner.initiative_id).in_(set(ids)), ACTIVE)
    )
    found: dict[UUID, list[tuple[UUID, str, Stance]]] = defaultdict(list)
    for initiative_id, membership_id, name, stance in rows:
        found[initiative_id].append((membership_id, name, Stance(stance)))
    for named in found.values():
        named.sort(key=lambda one: (one[1].casefold(), one[0]))
    return found


def roles_wanted(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[RoleWanted]]:
    """The roles that each of these initiatives wants now, in the order in which they were written."""
    rows = select(RoleWanted).where(col(RoleWanted.initiative_id).in_(set(ids)), WANTED)
    found: dict[UUID, list[RoleWanted]] = defaultdict(list)
    for role in session.exec(rows.order_by(col(RoleWanted.id))):
        found[role.initiative_id].append(role)
    return found


def newest_roles(session: Session, coalition_id: UUID, seat: UUID, limit: int) -> list[RoleWanted]:
    """The roles that a coalition's open initiatives want, but for those in which a seat takes part; newest first."""
    mine = select(Partner.id).where(
        col(Partner.initiative_id) == col(Initiative.id), col(Partner.membership_id) == seat, ACTIVE
    )
    rows = (
        select(RoleWanted)
        .join(Initiative, col(Initiative.id) == col(RoleWanted.initiative_id))
        .where(
            col(Initiative.coalition_id) == coalition_id,
            col(Initiative.stage) != InitiativeStage.CLOSED,
            WANTED,
            ~mine.exists(),
        )
    )
    return list(session.exec(rows.order_by(col(RoleWanted.id).desc()).limit(limit)))


def role(session: Session, initiative_id: UUID, role_id: UUID) -> RoleWanted:
    """One role of this initiative, wanted or no longer. Raises NotFound."""
    found = session.get(RoleWanted, role_id)
    if found is None or found.initiative_id != initiative_id:
        raise NotFound
    return found


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The initiatives that a person may read: those of coalitions they are a member of, and those they share."""
    seats = [seat.id for seat in actor.seats.values()]
    shared = select(Partner.initiative_id).where(col(Partner.membership_id).in_(seats), ACTIVE)
    return or_(
        col(Initiative.coalition_id).in_(actor.coalitions(Standing.MEMBER)),
        col(Initiative.id).in_(shared),
    )


def listed(session: Session, coalition_id: UUID, wanted: Window, actor: Actor) -> list[Initiative]:
    """A coalition's initiatives, newest first; one row more than wanted, to see whether it goes on."""
    rows = select(Initiative).where(col(Initiative.coalition_id) == coalition_id, visible_to(actor))
    if wanted.after is not None:
        rows = rows.where(col(Initiative.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Initiative.id).desc()).limit(wanted.limit + 1)))


def wanted_by(session: Session, day: date) -> list[Initiative]:
    """The initiatives whose call for partners waits for a day up to this one, held for a change."""
    due = col(Initiative.wanted_on) <= day
    coalitions = sorted(set(session.exec(select(Initiative.coalition_id).where(due))))
    for coalition_id in coalitions:
        hold_counter(session, coalition_id)
    rows = select(Initiative).where(due, col(Initiative.coalition_id).in_(coalitions)).order_by(col(Initiative.id))
    return list(session.exec(rows.with_for_update().execution_options(populate_existing=True)))
