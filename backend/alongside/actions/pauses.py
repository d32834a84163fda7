"""Pauses by someone affected: who paused is for the rules and for themselves, and named to nobody (product.md S4)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from alongside.actions import queries, rules
from alongside.actions.events import ActionGoesOn, ActionPausedByAffected
from alongside.actions.held import hold
from alongside.actions.models import Action, ActionPause
from alongside.actions.telling import tell
from alongside.actions.trials import end_trial
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.coalitions.models import Membership
from alongside.consents import needs
from alongside.core import clock
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.vocabulary import Permission
from alongside.rounds.working_time import closes_at


def paused(session: Session, action_ids: Iterable[UUID]) -> dict[UUID, ActionPause]:
    """Which of these actions pause now: until a moment, or somebody, ends it."""
    rows = select(ActionPause).where(
        col(ActionPause.action_id).in_(set(action_ids)),
        col(ActionPause.ended_at).is_(None),
        col(ActionPause.until) > clock.now(),
    )
    return {one.action_id: one for one in session.exec(rows)}


def paused_before(session: Session, action_id: UUID, seat: UUID | None) -> bool:
    """Whether the person of this seat has paused it; also one who left and came back."""
    if seat is None:
        return False
    person = select(Membership.person_id).where(col(Membership.id) == seat).scalar_subquery()
    rows = (
        select(ActionPause.id)
        .join(Membership, col(Membership.id) == col(ActionPause.paused_by))
        .where(col(ActionPause.action_id) == action_id, col(Membership.person_id) == person)
    )
    return session.exec(rows.limit(1)).first() is not None


def pause(session: Session, action_id: UUID, words: str | None, *, actor: Actor | None) -> tuple[Action, ActionPause]:
    """Pause an action of the coalition that affects oneself, for ten working days at most.

    Raises ActionDone, ActionLetGo, OnlyOfTheCoalition, ActionPaused, PausedBefore, WaitingForAYes.
    """
    action = hold(session, action_id, Permission.ACTION_AFFECTS_ME, actor)
    me, now = seat_in(actor, action.coalition_id), clock.now()
    before = paused_before(session, action_id, me)
    rules.may_pause(action.standing, action.status, paused=bool(paused(session, [action_id])), before=before)
    if needs.uncleared(session, [action_id]):
        raise rules.WaitingForAYes
    _end(session, action_id, now)
    zone = coalitions.coalition(session, action.coalition_id).zone
    row = ActionPause(
        coalition_id=action.coalition_id,
        action_id=action_id,
        paused_by=me,
        words=words,
        since=now,
        until=closes_at(now, rules.PAUSED_WORKING_DAYS, zone),
    )
    session.add(row)
    session.flush()
    tell(session, action, ActionPausedByAffected)
    return action, row


def go_on(session: Session, action_id: UUID, *, actor: Actor | None) -> Action:
    """End the pause before its time, as the one who paused alone can. To all others there is none to end.

    Raises NotPaused.
    """
    action = hold(session, action_id, Permission.ACTION_AFFECTS_ME, actor)
    row = paused(session, [action_id]).get(action_id)
    if row is None or row.paused_by != seat_in(actor, action.coalition_id):
        raise rules.NotPaused
    _end(session, action_id, clock.now())
    tell(session, action, ActionGoesOn)
    return action


def decided(session: Session, proposal_id: UUID, *, refused: bool) -> None:
    """What was talked about since the pause is settled, and the pause ends. What is refused does not go on."""
    # Several may have paused it one after another, and all of that is talked about in one proposal.
    of_it = col(ActionPause.proposal_id) == proposal_id
    action_id = session.exec(select(ActionPause.action_id).where(of_it).limit(1)).first()
    if action_id is None:
        return
    action = queries.action(session, action_id, lock=True)
    _end(session, action.id, clock.now(), of_it)
    if refused and action.decision_id is not None:
        end_trial(session, action.decision_id)
    touch(session.info, action.coalition_id)


def _end(session: Session, action_id: UUID, now: datetime, *which: ColumnElement[bool]) -> None:
    rows = select(ActionPause).where(col(ActionPause.action_id) == action_id, col(ActionPause.ended_at).is_(None))
    for row in session.exec(rows.where(*which)):
        row.ended_at = min(now, row.until)
        session.add(row)
    session.flush()
