"""Folding a text, by two members for a while or by a decision for good. Who may is asked before."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.core import clock
from alongside.core.live import touch
from alongside.folds.models import Fold
from alongside.folds.rules import FOLDED_FOR, Thing
from alongside.permissions.authority import Authority


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
    return _keep(session, made)


def keep_folded(session: Session, thing: Thing, reason: str, *, by: Authority) -> Fold:
    """Fold a text for good: only a decision does that. `thing` is of the coalition that decided."""
    made = Fold(
        coalition_id=by.coalition_id,
        thing_kind=thing.kind,
        thing_id=thing.id,
        reason=reason,
        since=clock.now(),
        decision_id=by.decision_id,
    )
    return _keep(session, made)


def _keep(session: Session, made: Fold) -> Fold:
    session.add(made)
    session.flush()
    touch(session.info, made.coalition_id)
    return made
