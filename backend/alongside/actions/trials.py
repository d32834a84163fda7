"""The end of an action that was decided for a time: by rule, and by nobody."""

from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions.events import ActionMoved
from alongside.actions.models import Action
from alongside.actions.rules import ActionStatus, ended
from alongside.actions.telling import tell
from alongside.consents import between
from alongside.core import clock


def end_trial(session: Session, decision_id: UUID) -> None:
    """Let go what a trial brought about, unless it has ended. Twice is like once."""
    found = select(Action).where(col(Action.decision_id) == decision_id).with_for_update()
    action = session.exec(found).first()
    if action is None or ended(action.status):
        return
    action.status, action.updated_at = ActionStatus.LET_GO, clock.now()
    session.add(action)
    between.take_back(session, thing_id=action.id)
    tell(session, action, ActionMoved)
