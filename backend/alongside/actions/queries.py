"""Reads of actions and of who carries them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from alongside.actions import rules
from alongside.actions.models import Action, CoOwnership
from alongside.actions.rules import ActionStatus
from alongside.activity.record import hold_counter
from alongside.coalitions.models import Membership
from alongside.consents import needs
from alongside.core.errors import NotFound
from alongside.core.pagination import MAX_LIMIT, Window
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.vocabulary import Subject

ACTIVE = col(CoOwnership.ended_at).is_(None)


def action(session: Session, action_id: UUID, *, lock: bool = False) -> Action:
    """One action; `lock` holds its row where co-owners can race. Raises NotFound."""
    found = session.get(Action, action_id)
    if found is None:
        raise NotFound
    if lock:
        hold_counter(session, found.coalition_id)
        session.refresh(found, with_for_update=True)
    return found


def co_owners(session: Session, action_id: UUID) -> frozenset[UUID]:
    """The memberships that carry an action now."""
    return frozenset(
        session.exec(select(CoOwnership.membership_id).where(col(CoOwnership.action_id) == action_id, ACTIVE))
    )


def co_owners_of(session: Session, action_ids: Iterable[UUID]) -> defaultdict[UUID, frozenset[UUID]]:
    """As `co_owners`, of each of these actions in one read."""
    wanted = select(CoOwnership.action_id, CoOwnership.membership_id).where(
        col(CoOwnership.action_id).in_(set(action_ids)), ACTIVE
    )
    found: defaultdict[UUID, frozenset[UUID]] = defaultdict(frozenset)
    for action_id, seat in session.exec(wanted):
        found[action_id] |= {seat}
    return found


def carrying_since(session: Session, action_ids: Iterable[UUID]) -> defaultdict[UUID, dict[UUID, datetime]]:
    """The memberships that carry these actions now, each with the moment of their own yes."""
    wanted = select(CoOwnership.action_id, CoOwnership.membership_id, CoOwnership.since).where(
        col(CoOwnership.action_id).in_(set(action_ids)), ACTIVE
    )
    found: defaultdict[UUID, dict[UUID, datetime]] = defaultdict(dict)
    for action_id, seat, since in session.exec(wanted):
        found[action_id][seat] = since
    return found


def subject(session: Session, action: Action) -> Subject:
    """An action as the law sees it: while it lacks the yes of somebody it names, its co-owners alone know."""
    return subjects(session, [action])[action.id]


def subjects(session: Session, actions: Collection[Action]) -> dict[UUID, Subject]:
    """As `subject`, of each of these in as many reads as of one."""
    ids = [one.id for one in actions]
    carrying, waiting = co_owners_of(session, ids), needs.uncleared(session, ids)
    return {
        one.id: Subject(
            one.coalition_id, co_owners=carrying[one.id], narrow=carrying[one.id] if one.id in waiting else None
        )
        for one in actions
    }


def co_ownership(session: Session, action_id: UUID, membership_id: UUID) -> CoOwnership:
    """One's own active part. Raises NotFound."""
    found = session.exec(
        select(CoOwnership).where(
            col(CoOwnership.action_id) == action_id, col(CoOwnership.membership_id) == membership_id, ACTIVE
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def carried_by(session: Session, membership_id: UUID) -> list[UUID]:
    """The actions that a membership carries now, in an order that can't deadlock."""
    mine = select(CoOwnership.action_id).where(col(CoOwnership.membership_id) == membership_id, ACTIVE)
    return list(session.exec(mine.order_by(col(CoOwnership.action_id))))


def named_co_owners(session: Session, action_ids: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """Who carries each of these actions, by name: nobody is first for having been first."""
    rows = session.exec(
        select(CoOwnership.action_id, Membership.id, Membership.name)
        .join(Membership, col(Membership.id) == col(CoOwnership.membership_id))
        .where(col(CoOwnership.action_id).in_(set(action_ids)), ACTIVE)
    )
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for action_id, membership_id, name in rows:
        found[action_id].append((membership_id, name))
    for named in found.values():
        named.sort(key=lambda one: (one[1].casefold(), one[0]))
    return found


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The actions that a person may read: those of coalitions they are a member of, and those they carry."""
    seats = [seat.id for seat in actor.seats.values()]
    carried = select(CoOwnership.action_id).where(col(CoOwnership.membership_id).in_(seats), ACTIVE)
    return or_(
        col(Action.coalition_id).in_(actor.coalitions(Standing.MEMBER)) & ~needs.waits(col(Action.id)),
        col(Action.id).in_(carried),
    )


def listed(session: Session, coalition_id: UUID, wanted: Window, actor: Actor) -> list[Action]:
    """A coalition's actions, newest first; one row more than wanted, to see whether it goes on."""
    rows = select(Action).where(col(Action.coalition_id) == coalition_id, visible_to(actor))
    if wanted.after is not None:
        rows = rows.where(col(Action.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Action.id).desc()).limit(wanted.limit + 1)))


def within(session: Session, initiative_id: UUID, actor: Actor) -> list[Action]:
    """The actions within an initiative that a person may read, the newest first."""
    rows = select(Action).where(col(Action.initiative_id) == initiative_id, visible_to(actor))
    return list(session.exec(rows.order_by(col(Action.id).desc()).limit(MAX_LIMIT)))


def looking(
    session: Session, coalition_id: UUID, actor: Actor, *which: ColumnElement[bool], limit: int
) -> list[Action]:
    """The newest actions of a coalition that a person may read, does not carry, and that look for partners."""
    active = select(CoOwnership.membership_id).where(col(CoOwnership.action_id) == col(Action.id), ACTIVE)
    many = select(func.count()).select_from(active.correlate(Action).subquery()).scalar_subquery()
    mine = [seat.id for seat in actor.seats.values()]
    rows = select(Action).where(
        col(Action.coalition_id) == coalition_id,
        col(Action.status).in_([status for status in ActionStatus if not rules.ended(status)]),
        visible_to(actor),
        many < rules.PARTNERS_NEEDED,
        ~active.where(col(CoOwnership.membership_id).in_(mine)).exists(),
        *which,
    )
    return list(session.exec(rows.order_by(col(Action.id).desc()).limit(limit)))


def wanted_by(session: Session, day: date) -> list[Action]:
    """The actions whose call for partners waits for a day up to this one, held for a change."""
    due = col(Action.wanted_on) <= day
    coalitions = sorted(set(session.exec(select(Action.coalition_id).where(due))))
    for coalition_id in coalitions:
        hold_counter(session, coalition_id)
    rows = select(Action).where(due, col(Action.coalition_id).in_(coalitions)).order_by(col(Action.id))
    return list(session.exec(rows.with_for_update().execution_options(populate_existing=True)))
