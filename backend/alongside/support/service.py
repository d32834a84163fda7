"""Asking a follower, answering, and saying that it arrived."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.following import queries as followings
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.support import queries
from alongside.support.events import AskAccepted, AskDelivered, AskMade, AskRefused, AskWithdrawn
from alongside.support.models import Ask
from alongside.support.rules import AskState, advance, check_addressee, check_wanted_by
from alongside.support.schemas import AskAcceptance, AskDraft, AskRefusal


def make(session: Session, coalition_id: UUID, draft: AskDraft, *, actor: Actor | None) -> Ask:
    """Ask a follower, in one's own name. Raises NotFound, FollowerNotHereYet, FollowingEnded, InvalidInput."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.ASK_MAKE, coalitions.subject(coalition))
    not_closed(coalition.status)
    follower = followings.follower_of(session, coalition_id, draft.following_id)
    check_addressee(followings.status(session, follower))
    check_wanted_by(draft.wanted_by, coalitions.today(coalition))
    _check_action(session, coalition_id, draft.action_id)
    asker = acting(session, actor, coalition_id)
    row = Ask(coalition_id=coalition_id, asked_by=asker, **draft.model_dump())
    session.add(row)
    session.flush()
    _note(session, row, AskMade, by=asker)
    return row


def _check_action(session: Session, coalition_id: UUID, action_id: UUID | None) -> None:
    if action_id is not None and actions.action(session, action_id).coalition_id != coalition_id:
        raise NotFound


def accept(session: Session, ask_id: UUID, answer: AskAcceptance, *, actor: Actor | None) -> Ask:
    """Say yes to what one was asked. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_ANSWER)
    _answer(row, AskState.ACCEPTED, answer.advice_sought)
    row.answer_words = answer.words
    _note(session, row, AskAccepted)
    return row


def refuse(session: Session, ask_id: UUID, answer: AskRefusal, *, actor: Actor | None) -> Ask:
    """Say no to what one was asked, and why. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_ANSWER)
    _answer(row, AskState.REFUSED, answer.advice_sought)
    row.reason = answer.reason
    _note(session, row, AskRefused)
    return row


def say_delivered(session: Session, ask_id: UUID, *, actor: Actor | None) -> Ask:
    """Say that what one asked for has arrived. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_DELIVERED)
    row.state = advance(row.state, AskState.DELIVERED)
    row.delivered_at = clock.now()
    _note(session, row, AskDelivered, by=row.asked_by)
    return row


def withdraw(session: Session, ask_id: UUID, *, actor: Actor | None) -> Ask:
    """Take back one's own open ask. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_WITHDRAW)
    row.state = advance(row.state, AskState.WITHDRAWN)
    _note(session, row, AskWithdrawn, by=row.asked_by)
    return row


def _find(session: Session, ask_id: UUID, actor: Actor | None, permission: Permission) -> Ask:
    row = queries.ask(session, ask_id, lock=True)
    require(actor, permission, queries.subject(row))
    not_closed(coalitions.coalition(session, row.coalition_id).status)
    return row


def _answer(row: Ask, state: AskState, advice_sought: str | None) -> None:
    row.state = advance(row.state, state)
    row.answered_at = clock.now()
    row.advice_sought = advice_sought


def _note(session: Session, row: Ask, event: type[Event], *, by: UUID | None = None) -> None:
    """Keep the row, record the fact, and wake the follower's page too."""
    session.add(row)
    record(session, event(coalition_id=row.coalition_id, thing_id=row.id), by=by)
    follower = followings.following(session, row.following_id)
    if follower.person_id is not None:
        touch(session.info, follower.person_id)
