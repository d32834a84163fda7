"""When an agreement is looked at again: the decisions above know it, since each review can move the day."""

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session

Days = Callable[[Session, Collection[UUID]], dict[UUID, date]]
_known: list[Days] = []


def by(read: Days) -> Days:
    """Name what knows on which day each of these decisions is looked at again."""
    _known[:] = [read]
    return read


def days(session: Session, decision_ids: Collection[UUID]) -> dict[UUID, date]:
    """The day of each of these decisions that waits for its review, in one read."""
    (read,) = _known
    return read(session, decision_ids)
