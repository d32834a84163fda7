"""Resting, waking and closing a coalition: only ever by a decision (product.md S2, P4)."""

from uuid import UUID

from sqlmodel import Session, col, select

from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries
from alongside.coalitions.events import CoalitionEnded, CoalitionRested, CoalitionWoke
from alongside.coalitions.models import Coalition, CoalitionState
from alongside.coalitions.rules import CoalitionStatus, awake, decided
from alongside.core import clock
from alongside.permissions.authority import Authority

EVENTS: dict[CoalitionStatus, type[Event]] = {
    CoalitionStatus.RESTING: CoalitionRested,
    CoalitionStatus.CLOSED: CoalitionEnded,
}


def rest(session: Session, *, by: Authority) -> CoalitionState:
    """Let the coalition rest: it goes on reading, proposing and deciding, and nobody owes a word.

    Raises CoalitionRests, CoalitionClosed.
    """
    return _move(session, CoalitionStatus.RESTING, by.coalition_id, by.decision_id, by.number)


def wake(session: Session, *, by: Authority) -> CoalitionState:
    """End the rest; nobody owes a word for the time of it. Raises CoalitionIsAwake, CoalitionClosed."""
    to = awake(queries.people_in(session, by.coalition_id))
    return _move(session, to, by.coalition_id, by.decision_id, by.number)


def close(session: Session, *, by: Authority) -> CoalitionState:
    """Close the coalition for good: it is read, one can leave it, and nothing else changes. Raises CoalitionClosed."""
    return _move(session, CoalitionStatus.CLOSED, by.coalition_id, by.decision_id, by.number)


def end_trial(session: Session, decision_id: UUID) -> None:
    """A rest that was tried for a time is over: the coalition wakes by rule, citing the decision that tried it.

    A later decision goes first, and twice is like once. Waking and closing are not tried.
    """
    tried = session.exec(select(CoalitionState).where(col(CoalitionState.decision_id) == decision_id)).first()
    if tried is None or tried.status is not CoalitionStatus.RESTING:
        return
    last = history(session, tried.coalition_id)[0]
    if last.id == tried.id:
        to = awake(queries.people_in(session, tried.coalition_id))
        _move(session, to, tried.coalition_id, tried.decision_id, tried.decision_number)


def history(session: Session, coalition_id: UUID) -> list[CoalitionState]:
    """What decisions made of the coalition, the latest first."""
    wanted = select(CoalitionState).where(col(CoalitionState.coalition_id) == coalition_id)
    return list(session.exec(wanted.order_by(col(CoalitionState.id).desc())))


def _move(session: Session, to: CoalitionStatus, coalition_id: UUID, decision_id: UUID, number: int) -> CoalitionState:
    coalition: Coalition = queries.coalition(session, coalition_id, lock=True)
    before, coalition.status = coalition.status, decided(coalition.status, to)
    if before is CoalitionStatus.RESTING and to is not CoalitionStatus.CLOSED:
        coalition.woken_at = clock.now()
    session.add(coalition)
    row = CoalitionState(
        coalition_id=coalition_id, status=to, decision_id=decision_id, decision_number=number, at=clock.now()
    )
    session.add(row)
    session.flush()
    event = EVENTS.get(to, CoalitionWoke)
    record(session, event(coalition_id=coalition_id, thing_id=coalition_id))
    return row
