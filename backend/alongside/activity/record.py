"""Writing the record."""

from uuid import UUID

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col, select

from alongside.activity.events import Event
from alongside.activity.models import Activity, ActivityActor, CoalitionCounter
from alongside.core import clock, ids
from alongside.core.hot import Hot
from alongside.core.live import touch
from alongside.core.model import Id

COUNTED = Hot(
    update(CoalitionCounter)
    .where(col(CoalitionCounter.coalition_id) == bindparam("coalition", type_=Id()))
    .values(version=col(CoalitionCounter.version) + 1)
    .returning(col(CoalitionCounter.version))
)
ADDED = Hot(insert(Activity))
BY = Hot(insert(ActivityActor))


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


def record(session: Session, event: Event, *, by: UUID | None = None) -> None:
    """Append one coalition-visible fact in the caller's transaction, bump the coalition's version, wake its streams.

    `by` is the acting membership; a rule of time acts without one.
    """
    version = _counted(session, event.coalition_id)
    # After the counter, which is held before anything that is recorded about.
    session.flush()
    fact = {"id": ids.shared_id(), "sequence": version, "kind": event.kind, "at": clock.now()}
    ADDED.do(session, fact | {"coalition_id": event.coalition_id, "thing_id": event.thing_id})
    if by is not None:
        BY.do(session, {"activity_id": fact["id"], "membership_id": by})
    touch(session.info, event.coalition_id)


def _counted(session: Session, coalition_id: UUID) -> int:
    """The coalition's next version, held until the transaction ends."""
    found = COUNTED.within(session, {"coalition": coalition_id})
    if not found:
        # It is new, and its counter not sent yet, if it has one.
        session.flush()
        found = COUNTED.within(session, {"coalition": coalition_id})
    if found:
        return int(found[0][0])
    session.add(CoalitionCounter(coalition_id=coalition_id, version=1))
    return 1
