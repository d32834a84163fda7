"""How every use case of one action begins: hold its row, ask for the right, see that the coalition is open."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries
from alongside.actions.models import Action
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import hold_present
from alongside.coalitions.rules import not_closed
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def hold(session: Session, action_id: UUID, permission: Permission, actor: Actor | None, *asked: UUID) -> Action:
    """The action, held until the transaction ends. Raises NotFound, NotPermitted, CoalitionClosed."""
    action = held(session, action_id, actor, *asked)
    require(actor, permission, queries.subject(session, action))
    not_closed(coalitions.coalition(session, action.coalition_id).status)
    return action


def held(session: Session, action_id: UUID, actor: Actor | None, *asked: UUID) -> Action:
    """The action and its people, held in the one order that leaving keeps too: people, then actions, then questions."""
    found = queries.action(session, action_id)
    mine = actor.seat_id(found.coalition_id) if actor else None
    hold_present(session, *asked, *([mine] if mine else []), me=mine)
    return queries.action(session, action_id, lock=True)
