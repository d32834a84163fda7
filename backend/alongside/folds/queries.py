"""Reads of folds. Their end is not written down: it follows from the time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.folds.models import Fold


def folded(session: Session, thing_ids: Iterable[UUID], now: datetime) -> dict[UUID, datetime | None]:
    """Which of these texts are folded now, and until when; None where a decision keeps them so."""
    wanted = set(thing_ids)
    if not wanted:
        return {}
    going_on = col(Fold.until).is_(None) | (col(Fold.until) > now)
    rows = session.exec(select(Fold.thing_id, Fold.until).where(col(Fold.thing_id).in_(wanted), going_on))
    found: dict[UUID, datetime | None] = {}
    for thing_id, until in rows:
        before = found.get(thing_id, until)
        found[thing_id] = None if before is None or until is None else max(before, until)
    return found


def since(session: Session, coalition_ids: Iterable[UUID], moment: datetime) -> list[Fold]:
    """What was folded in these coalitions after a moment, and what a decision keeps folded; the newest first."""
    rows = select(Fold).where(
        col(Fold.coalition_id).in_(set(coalition_ids)), (col(Fold.since) > moment) | col(Fold.until).is_(None)
    )
    return list(session.exec(rows.order_by(col(Fold.since).desc(), col(Fold.id))))
