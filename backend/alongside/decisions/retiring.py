"""Ending by a decision what an earlier one did: each way says whether there is still something to end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import rules as action_rules
from alongside.actions import trials
from alongside.actions.models import Action
from alongside.agreements import queries as agreed
from alongside.agreements import service as agreements
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.decisions import reviews
from alongside.decisions.models import Decision
from alongside.initiatives import queries as initiatives_here
from alongside.initiatives import rules as initiative_rules
from alongside.initiatives import service as initiatives
from alongside.permissions.authority import Authority


@dataclass(frozen=True, slots=True)
class Retire:
    """How what a decision did is ended by another: whether it still stands, and its end."""

    check: Callable[[Session, Decision], Any]
    end: Callable[[Session, Decision, Authority], Any]


def _working(session: Session, decision: Decision) -> Agreement:
    """The agreement that stands by this decision. Raises DecisionNotInForce."""
    made = agreed.by_decision(session, decision.id)
    stands = (
        agreed.in_force(session, decision.coalition_id, AgreementKind.WORKING, made[0].subject_id) if made else None
    )
    if stands is None or decision.id != reviews.decision_of(session, stands):
        raise reviews.DecisionNotInForce
    return stands


def _agreement_ends(session: Session, decision: Decision, by: Authority) -> None:
    stands = _working(session, decision)
    if decision.ends_on is not None:
        # What was only tried ends as it would by itself: what stood before it stands again.
        agreement_trial_ends(session, decision.id)
        return
    reviews.retired(session, agreements.retire(session, stands.subject_id, by=by), by=by)


def agreement_trial_ends(session: Session, decision_id: UUID) -> None:
    """What stood before a trial stands again, unless that was tried too, and its time is over."""
    over = reviews.trials_over(session, session.get_one(Decision, decision_id).coalition_id)
    agreements.end_trial(session, decision_id, over=over)


def _action(session: Session, decision: Decision) -> None:
    """Raises DecisionNotInForce when it is done, or was let go."""
    action = session.exec(select(Action).where(col(Action.decision_id) == decision.id)).first()
    if action is None or action_rules.ended(action.status):
        raise reviews.DecisionNotInForce


def _action_ends(session: Session, decision: Decision, by: Authority) -> None:
    trials.end_trial(session, decision.id)


def _initiative(session: Session, decision: Decision) -> None:
    """Raises DecisionNotInForce, InitiativeClosed."""
    initiative = initiatives_here.by_decision(session, decision.id)
    if initiative is None:
        raise reviews.DecisionNotInForce
    initiative_rules.still_open(initiative.stage)


def _initiative_ends(session: Session, decision: Decision, by: Authority) -> None:
    initiative = initiatives_here.by_decision(session, decision.id)
    if initiative is not None:
        initiatives.close_by(session, initiative.id, by=by)


def _nothing(*_: Any) -> None:
    """Words alone: they stand no longer, and that is all."""


AGREEMENT = Retire(check=_working, end=_agreement_ends)
ACTION = Retire(check=_action, end=_action_ends)
INITIATIVE = Retire(check=_initiative, end=_initiative_ends)
NOTHING_TO_UNDO = Retire(check=_nothing, end=_nothing)
