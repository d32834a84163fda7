"""How every use case of one initiative begins: hold its row, ask for the right, see that the coalition is open."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import hold_present
from alongside.coalitions.rules import not_closed
from alongside.initiatives import queries
from alongside.initiatives.models import Initiative
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def hold(session: Session, initiative_id: UUID, permission: Permission, actor: Actor | None) -> Initiative:
    """The initiative, held until the transaction ends. Raises NotFound, NotPermitted, CoalitionClosed.

    People are held before things, in the one order that leaving keeps too.
    """
    found = queries.initiative(session, initiative_id)
    mine = actor.seat_id(found.coalition_id) if actor else None
    hold_present(session, *([mine] if mine else []), me=mine)
    found = queries.initiative(session, initiative_id, lock=True)
    require(actor, permission, queries.subject(session, found))
    not_closed(coalitions.coalition(session, found.coalition_id).status)
    return found
