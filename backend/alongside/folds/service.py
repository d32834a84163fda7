"""Folding a text for a while, by two members. Who may is asked before."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.core.live import touch
from alongside.folds.models import Fold
from alongside.folds.rules import FOLDED_FOR, Thing


def fold(session: Session, thing: Thing, *, coalition_id: UUID, reason: str, now: datetime) -> Fold:
    """Fold a text for 72 hours."""
    made = Fold(
        coalition_id=coalition_id,
        thing_kind=thing.kind,
        thing_id=thing.id,
        reason=reason,
        since=now,
        until=now + FOLDED_FOR,
    )
    session.add(made)
    session.flush()
    touch(session.info, made.coalition_id)
    return made
