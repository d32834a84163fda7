"""Writing the record."""

from uuid import UUID

from sqlmodel import Session, col, select

from alongside.activity.events import Event
from alongside.activity.models import Activity, ActivityActor, CoalitionCounter
from alongside.core.live import touch


def hold_counter(session: Session, coalition_id: UUID) -> CoalitionCounter | None:
    """Hold the coalition's version until the transaction ends, before the things that will be recorded about.

    Everybody holds in one order: the coalition or the people, then this, then actions, initiatives and followings. A
    decision, and the end of what it tried, hold it before they touch these; who changes one of them holds it before
    that one's row, so that neither waits for what the other has.
    """
    return session.get(CoalitionCounter, coalition_id, with_for_update=True)


def known(session: Session, coalition_id: UUID, thing_id: UUID) -> bool:
    """Whether anything about a thing is on record."""
    about = select(Activity.id).where(col(Activity.coalition_id) == coalition_id, col(Activity.thing_id) == thing_id)
    return session.exec(about.limit(1)).first() is not None


def record(session: Session, event: Event, *, by: UUID | None = None) -> Activity:
    """Append one coalition-visible fact in the caller's transaction, bump the coalition's version, wake its streams.

    `by` is the acting membership; a rule of time acts without one.
    """
    counter = hold_counter(session, event.coalition_id)
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
