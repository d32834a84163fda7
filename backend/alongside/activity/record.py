"""Writing the record."""

from uuid import UUID

from sqlmodel import Session

from alongside.activity.events import Event
from alongside.activity.models import Activity, ActivityActor, CoalitionCounter
from alongside.core.live import touch


def record(session: Session, event: Event, *, by: UUID | None = None) -> Activity:
    """Append one coalition-visible fact in the caller's transaction, bump the coalition's version, wake its streams.

    `by` is the acting membership; a rule of time acts without one.
    """
    counter = session.get(CoalitionCounter, event.coalition_id, with_for_update=True)
    if counter is None:
        counter = CoalitionCounter(coalition_id=event.coalition_id)
        session.add(counter)
    counter.version += 1
    row = Activity(coalition_id=event.coalition_id, sequence=counter.version, kind=event.kind, thing_id=event.thing_id)
    session.add(row)
    session.flush()
    if by is not None:
        session.add(ActivityActor(activity_id=row.id, membership_id=by))
    touch(session.info, event.coalition_id)
    return row
