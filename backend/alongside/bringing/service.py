"""Saying what one brings, and how much one takes on. Nobody does it for another (product.md P2)."""

from uuid import UUID

from sqlmodel import Session

from alongside.bringing import queries
from alongside.bringing.models import AskLimit, Bringing
from alongside.bringing.schemas import BringingSaid, LimitChosen
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def say(session: Session, coalition_id: UUID, said: BringingSaid, *, actor: Actor) -> Bringing:
    """Write what one brings to one coalition, in place of what one wrote before. Raises CoalitionClosed."""
    me = _own_seat(session, coalition_id, actor)
    row = session.get(Bringing, me) or Bringing(membership_id=me)
    row.strengths, row.limits, row.time, row.shown_to = said.strengths, said.limits, said.time, said.shown_to
    row.said_at = clock.now()
    session.add(row)
    session.flush()
    # No fact and no version: it is read where one looks for it.
    touch(session.info, actor.person_id)
    return row


def choose_limit(session: Session, coalition_id: UUID, chosen: LimitChosen, *, actor: Actor) -> AskLimit:
    """Choose how many asks one takes at a time. Nobody else learns of it. Raises CoalitionClosed."""
    me = _own_seat(session, coalition_id, actor)
    queries.limit(session, me, lock=True)
    row = session.get(AskLimit, me) or AskLimit(membership_id=me)
    row.at_most, row.chosen_at = chosen.at_most, clock.now()
    session.add(row)
    session.flush()
    touch(session.info, actor.person_id)
    return row


def _own_seat(session: Session, coalition_id: UUID, actor: Actor) -> UUID:
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.BRINGING_SAY, coalitions.subject(coalition))
    not_closed(coalition.status)
    return acting(session, actor, coalition_id)
