"""How every use case of one action begins: hold its row, ask for the right, see that the coalition is open."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries
from alongside.actions.models import Action
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionClosed, CoalitionStatus
from alongside.permissions.actor import Actor
from alongside.permissions.policy import SignInNeeded, require
from alongside.permissions.vocabulary import Permission


def hold(session: Session, action_id: UUID, permission: Permission, actor: Actor | None) -> Action:
    """The action, held until the transaction ends. Raises NotFound, NotPermitted, CoalitionClosed."""
    action = queries.action(session, action_id, lock=True)
    require(actor, permission, queries.subject(session, action))
    open_coalition(coalitions.coalition(session, action.coalition_id))
    return action


def open_coalition(coalition: Coalition) -> None:
    """Raises CoalitionClosed."""
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed


def seat(actor: Actor | None, coalition_id: UUID) -> UUID:
    """The membership that acts; its right has been asked for. Raises SignInNeeded."""
    found = actor.seat_id(coalition_id) if actor else None
    if found is None:
        raise SignInNeeded
    return found
