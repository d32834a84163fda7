"""Putting on record what happens to an action: nothing, while it lacks the yes of somebody whom it names."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries
from alongside.actions.events import ActionBroughtAlong, ActionStarted
from alongside.actions.models import Action
from alongside.activity.events import Event
from alongside.activity.record import known, record
from alongside.coalitions.models import Membership
from alongside.consents import needs
from alongside.core.live import touch


def tell(session: Session, action: Action, event: type[Event], *, by: UUID | None = None) -> None:
    """Record a fact; of what waits for a yes only those who carry it hear. `by` is the acting membership."""
    if needs.uncleared(session, [action.id]):
        wake(session, action)
    else:
        record(session, event(coalition_id=action.coalition_id, thing_id=action.id), by=by)


def begun(session: Session, action: Action, by: UUID) -> bool:
    """Record that it began, once nothing is waited for; whether that is on record only now."""
    if known(session, action.coalition_id, action.id):
        return False
    tell(session, action, ActionBroughtAlong if action.brought_along else ActionStarted, by=by)
    return True


def wake(session: Session, action: Action) -> None:
    """Wake the pages of those who carry it, and of nobody else."""
    for seat in queries.co_owners(session, action.id):
        touch(session.info, session.get_one(Membership, seat).person_id)
