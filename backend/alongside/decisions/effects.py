"""What comes of a decision: one row for each kind that can be proposed.

The payload is checked when proposing and again when adopting; the effect runs in the transaction of the decision.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session, SQLModel

from alongside.actions import service as actions
from alongside.actions import trials
from alongside.actions.models import Action
from alongside.actions.schemas import ActionPayload as AgreedAction
from alongside.agreements import service as agreements
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.coalitions import groups, state
from alongside.coalitions.groups import GroupPayload
from alongside.coalitions.models import CoalitionGroup, CoalitionState
from alongside.core.errors import FieldError, InvalidInput
from alongside.core.problems import from_validation
from alongside.core.text import Body
from alongside.decisions.models import Proposal
from alongside.decisions.payloads import (
    ActionPayload,
    AgreementPayload,
    NothingMore,
    PurposePayload,
    RhythmPayload,
)
from alongside.decisions.rules import Kind
from alongside.following import service as following
from alongside.following.models import Following
from alongside.following.rules import check_term
from alongside.following.schemas import FollowerAdmission
from alongside.permissions.authority import Authority

P = TypeVar("P", bound=Body)


@dataclass(frozen=True, slots=True)
class Thing:
    """A table whose rows cite decisions, and which of its columns names the thing."""

    word: str
    table: type[SQLModel]
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Effect(Generic[P]):
    """How one kind of proposal is carried out, and how it ends when it was adopted for a time."""

    payload: type[P]
    apply: Callable[[Session, Proposal, P, Authority], Any]
    makes: Thing
    possible: Callable[[P, date], None] = lambda _payload, _today: None
    end_trial: Callable[[Session, UUID], None] | None = None

    @property
    def can_be_tried(self) -> bool:
        """Whether it can be adopted for a time, and be undone by rule after it."""
        return self.end_trial is not None


def _action(session: Session, proposal: Proposal, payload: ActionPayload, by: Authority) -> Any:
    agreed = AgreedAction(title=proposal.title, about=payload.about or proposal.text)
    return actions.agree(session, agreed, by=by, proposer=proposal.proposed_by)


def _follower(session: Session, proposal: Proposal, payload: FollowerAdmission, by: Authority) -> Any:
    return following.admit(session, payload, by=by)


def _within_term(payload: FollowerAdmission, today: date) -> None:
    check_term(payload.until, today)


def _group(session: Session, proposal: Proposal, payload: GroupPayload, by: Authority) -> Any:
    return groups.join(session, payload, by=by)


def _terms(proposal: Proposal, kind: AgreementKind, **more: Any) -> agreements.Terms:
    return agreements.Terms(kind=kind, title=proposal.title, text=proposal.text, review_on=proposal.review_on, **more)


def _agreement(session: Session, proposal: Proposal, payload: AgreementPayload, by: Authority) -> Any:
    return agreements.adopt(session, _terms(proposal, AgreementKind.WORKING, subject_id=payload.subject_id), by=by)


def _purpose(session: Session, proposal: Proposal, payload: PurposePayload, by: Authority) -> Any:
    return agreements.adopt(session, _terms(proposal, AgreementKind.PURPOSE), by=by)


def _rhythm(session: Session, proposal: Proposal, payload: RhythmPayload, by: Authority) -> Any:
    data = {"weekday": int(payload.weekday)}
    return agreements.adopt(session, _terms(proposal, AgreementKind.RHYTHM, data=data), by=by)


def _resting(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.rest(session, by=by)


def _waking(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.wake(session, by=by)


def _closing(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.close(session, by=by)


_AGREEMENT = Thing("agreement", Agreement)
_COALITION = Thing("coalition", CoalitionState, "coalition_id")
_tried = agreements.end_trial

EFFECTS: Mapping[Kind, Effect[Any]] = {
    Kind.ACTION: Effect(ActionPayload, _action, Thing("action", Action), end_trial=trials.end_trial),
    Kind.FOLLOWER: Effect(FollowerAdmission, _follower, Thing("following", Following), _within_term),
    Kind.GROUP: Effect(GroupPayload, _group, Thing("group", CoalitionGroup, "group_id")),
    Kind.AGREEMENT: Effect(AgreementPayload, _agreement, _AGREEMENT, end_trial=_tried),
    Kind.PURPOSE: Effect(PurposePayload, _purpose, _AGREEMENT, end_trial=_tried),
    Kind.RHYTHM: Effect(RhythmPayload, _rhythm, _AGREEMENT, end_trial=_tried),
    Kind.RESTING: Effect(NothingMore, _resting, _COALITION, end_trial=state.end_trial),
    Kind.WAKING: Effect(NothingMore, _waking, _COALITION),
    Kind.CLOSING: Effect(NothingMore, _closing, _COALITION),
}

# Besides what is proposed: the founding act makes the first agreements.
MAKES: Mapping[Kind, Thing] = {kind: effect.makes for kind, effect in EFFECTS.items()} | {Kind.FOUNDING: _AGREEMENT}


def checked(kind: Kind, raw: object, today: date) -> Body:
    """The payload of a kind, if it can be carried out today. Raises InvalidInput with pointers into `/payload`."""
    effect = EFFECTS[kind]
    try:
        payload: Body = effect.payload.model_validate(raw)
        effect.possible(payload, today)
    except ValidationError as error:
        raise from_validation([{**wrong, "loc": ("payload", *wrong["loc"])} for wrong in error.errors()]) from error
    except InvalidInput as error:
        wrong_fields = (FieldError("/payload" + field.pointer, field.code, field.params) for field in error.errors)
        raise InvalidInput(errors=tuple(wrong_fields)) from error
    return payload


def carry_out(session: Session, proposal: Proposal, payload: Body, *, by: Authority) -> None:
    """Do what was decided. Raises what the noun below refuses with."""
    EFFECTS[proposal.kind].apply(session, proposal, payload, by)
