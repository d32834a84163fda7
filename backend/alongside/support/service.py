"""Asking a follower, answering, and saying that it arrived."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.following import queries as followings
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.support import asking, queries
from alongside.support.asking import note
from alongside.support.events import AskAccepted, AskDelivered, AskRefused, AskWithdrawn
from alongside.support.models import Ask
from alongside.support.rules import (
    FOR_ITS_AUTHOR,
    AskIsOut,
    AskState,
    AskUnsaid,
    advance,
    check_addressee,
    check_kind,
    check_wanted_by,
)
from alongside.support.schemas import AskAcceptance, AskDraft, AskRefusal


def make(
    session: Session, coalition_id: UUID, draft: AskDraft, *, actor: Actor | None, employment: bool = False
) -> Ask:
    """Ask a follower. Where it names somebody or speaks for them, it goes out with their yes.

    `employment` is whether this installation lets terms of employment be asked about.

    Raises NotFound, FollowerNotHereYet, FollowingEnded, InvalidInput, AskingOneself, NotInCoalition.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.ASK_MAKE, coalitions.subject(coalition))
    not_closed(coalition.status)
    follower = followings.follower_of(session, coalition_id, draft.following_id)
    check_addressee(followings.status(session, follower))
    check_kind(draft.kind, employment=employment)
    check_wanted_by(draft.wanted_by, coalitions.today(coalition))
    _check_action(session, coalition_id, draft.action_id)
    asker = acting(session, actor, coalition_id)
    row = Ask(coalition_id=coalition_id, asked_by=asker, state=AskState.ASKING_FIRST, **_fields(draft))
    session.add(row)
    session.flush()
    asking.ask_first(session, row, draft)
    return row


def redraft(session: Session, ask_id: UUID, draft: AskDraft, *, actor: Actor | None, employment: bool = False) -> Ask:
    """Write one's own ask anew while it waits for a yes: whoever is in it is asked about the new words.

    Raises NotFound, AskIsOut, AskUnsaid, and what `make` raises.
    """
    row = _own_draft(session, ask_id, actor)
    follower = followings.follower_of(session, row.coalition_id, draft.following_id)
    check_addressee(followings.status(session, follower))
    check_kind(draft.kind, employment=employment)
    check_wanted_by(draft.wanted_by, coalitions.today(coalitions.coalition(session, row.coalition_id)))
    _check_action(session, row.coalition_id, draft.action_id)
    for name, value in _fields(draft).items():
        setattr(row, name, value)
    session.flush()
    asking.ask_first(session, row, draft)
    return row


def drop(session: Session, ask_id: UUID, *, actor: Actor | None) -> Ask:
    """Let one's own ask be before it went out: nobody else ever knew of it. Raises NotFound, AskIsOut, AskUnsaid."""
    row = _own_draft(session, ask_id, actor)
    row.state = advance(row.state, AskState.UNSAID)
    asking.ask_nobody(session, row)
    return row


def _own_draft(session: Session, ask_id: UUID, actor: Actor | None) -> Ask:
    acting(session, actor, queries.ask(session, ask_id).coalition_id)
    row = _find(session, ask_id, actor, Permission.ASK_WITHDRAW)
    if row.state not in FOR_ITS_AUTHOR:
        raise AskIsOut
    if row.state is AskState.UNSAID:
        raise AskUnsaid
    return row


def _fields(draft: AskDraft) -> dict[str, Any]:
    return draft.model_dump(exclude={"names", "with_people", "mandates"})


def _check_action(session: Session, coalition_id: UUID, action_id: UUID | None) -> None:
    if action_id is not None and actions.action(session, action_id).coalition_id != coalition_id:
        raise NotFound


def accept(session: Session, ask_id: UUID, answer: AskAcceptance, *, actor: Actor | None) -> Ask:
    """Say yes to what one was asked. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_ANSWER)
    _answer(row, AskState.ACCEPTED, answer.advice_sought)
    row.answer_words = answer.words
    note(session, row, AskAccepted)
    return row


def refuse(session: Session, ask_id: UUID, answer: AskRefusal, *, actor: Actor | None) -> Ask:
    """Say no to what one was asked, and why. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_ANSWER)
    _answer(row, AskState.REFUSED, answer.advice_sought)
    row.reason = answer.reason
    note(session, row, AskRefused)
    return row


def say_delivered(session: Session, ask_id: UUID, *, actor: Actor | None) -> Ask:
    """Say that what one asked for has arrived. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_DELIVERED)
    row.state = advance(row.state, AskState.DELIVERED)
    row.delivered_at = clock.now()
    note(session, row, AskDelivered, by=row.asked_by)
    return row


def withdraw(session: Session, ask_id: UUID, *, actor: Actor | None) -> Ask:
    """Take back one's own open ask. Raises NotFound, and a conflict that names how the ask stands."""
    row = _find(session, ask_id, actor, Permission.ASK_WITHDRAW)
    row.state = advance(row.state, AskState.WITHDRAWN)
    note(session, row, AskWithdrawn, by=row.asked_by)
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
