"""What comes of a decision: one row for each kind that can be proposed.

The payload is checked when proposing and again when adopting; the effect runs in the transaction of the decision.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from sqlmodel import Session, SQLModel

from alongside.actions import service as actions
from alongside.actions.models import Action
from alongside.actions.schemas import ActionPayload as AgreedAction
from alongside.agreements.models import Agreement
from alongside.coalitions import groups
from alongside.coalitions.groups import GroupPayload
from alongside.coalitions.models import CoalitionGroup
from alongside.core.errors import FieldError, InvalidInput
from alongside.core.problems import from_validation
from alongside.core.text import Body
from alongside.decisions.models import Proposal
from alongside.decisions.rules import Kind
from alongside.decisions.schemas import ActionPayload
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
    """How one kind of proposal is carried out."""

    payload: type[P]
    apply: Callable[[Session, Proposal, P, Authority], Any]
    makes: Thing
    possible: Callable[[P, date], None] = lambda _payload, _today: None


def _action(session: Session, proposal: Proposal, payload: ActionPayload, by: Authority) -> Any:
    agreed = AgreedAction(title=proposal.title, about=payload.about or proposal.text)
    return actions.agree(session, agreed, by=by, proposer=proposal.proposed_by)


def _follower(session: Session, proposal: Proposal, payload: FollowerAdmission, by: Authority) -> Any:
    return following.admit(session, payload, by=by)


def _within_term(payload: FollowerAdmission, today: date) -> None:
    check_term(payload.until, today)


def _group(session: Session, proposal: Proposal, payload: GroupPayload, by: Authority) -> Any:
    return groups.join(session, payload, by=by)


EFFECTS: Mapping[Kind, Effect[Any]] = {
    Kind.ACTION: Effect(ActionPayload, _action, Thing("action", Action)),
    Kind.FOLLOWER: Effect(FollowerAdmission, _follower, Thing("following", Following), _within_term),
    Kind.GROUP: Effect(GroupPayload, _group, Thing("group", CoalitionGroup, "group_id")),
}

# Besides what is proposed: the founding act makes the first agreements.
MAKES: Mapping[Kind, Thing] = {kind: effect.makes for kind, effect in EFFECTS.items()} | {
    Kind.FOUNDING: Thing("agreement", Agreement)
}


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
