"""Reads of folds. Their end is not written down: it follows from the time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from alongside.folds.models import Fold
from alongside.folds.rules import Thing


def folded(session: Session, thing_ids: Iterable[UUID], now: datetime) -> dict[UUID, datetime | None]:
    """Which of these texts are folded now, and until when; None where a decision keeps them so."""
    wanted = set(thing_ids)
    if not wanted:
        return {}
    return {thing.id: until for thing, until in _now(session, col(Fold.thing_id).in_(wanted), now).items()}


def going_on(session: Session, coalition_id: UUID, now: datetime) -> dict[Thing, datetime | None]:
    """As `folded`, of a whole coalition."""
    return _now(session, col(Fold.coalition_id) == coalition_id, now)


def _now(session: Session, which: ColumnElement[bool], now: datetime) -> dict[Thing, datetime | None]:
    still = col(Fold.until).is_(None) | (col(Fold.until) > now)
    found: dict[Thing, datetime | None] = {}
    for row in session.exec(select(Fold).where(which, still).order_by(col(Fold.since), col(Fold.id))):
        thing = Thing(row.thing_kind, row.thing_id)
        before = found.get(thing, row.until)
        found[thing] = None if before is None or row.until is None else max(before, row.until)
    return found


def since(session: Session, coalition_ids: Iterable[UUID], moment: datetime) -> list[Fold]:
    """What was folded in these coalitions after a moment, and what a decision keeps folded; the newest first."""
    rows = select(Fold).where(
        col(Fold.coalition_id).in_(set(coalition_ids)), (col(Fold.since) > moment) | col(Fold.until).is_(None)
    )
    return list(session.exec(rows.order_by(col(Fold.since).desc(), col(Fold.id))))
