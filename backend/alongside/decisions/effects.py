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

from alongside.actions import naming, trials
from alongside.actions import service as actions
from alongside.actions.models import Action
from alongside.actions.schemas import ActionPayload as AgreedAction
from alongside.agreements import queries as agreed
from alongside.agreements import service as agreements
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind, AgreementRetired
from alongside.coalitions import groups, state
from alongside.coalitions.groups import GroupPayload
from alongside.coalitions.models import CoalitionGroup, CoalitionState
from alongside.core.errors import FieldError, InvalidInput, NotFound, wrong_field
from alongside.core.problems import from_validation
from alongside.core.text import Body
from alongside.decisions import finished, picking, queries, retiring, reviews, rules
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.outcomes import ReviewOutcome
from alongside.decisions.payloads import (
    ActionPayload,
    AgreementPayload,
    ChoicePayload,
    DecisionReviewed,
    LotPayload,
    NothingMore,
    PurposePayload,
    RhythmPayload,
)
from alongside.decisions.retiring import Retire
from alongside.decisions.rules import Kind
from alongside.following import service as following
from alongside.following.models import Following
from alongside.following.rules import check_term
from alongside.following.schemas import FollowerAdmission
from alongside.initiatives import queries as initiatives_here
from alongside.initiatives import service as initiatives
from alongside.initiatives.models import Initiative
from alongside.initiatives.schemas import InitiativePayload
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
    makes: Thing | None = None
    possible: Callable[[P, date], None] = lambda _payload, _today: None
    end_trial: Callable[[Session, UUID], None] | None = None
    # Beside the day: whether what it points at is there. Asked when proposing; `apply` asks for itself.
    check: Callable[[Session, UUID, P], None] = lambda _session, _coalition_id, _payload: None
    retire: Retire | None = None
    agreement: AgreementKind | None = None

    @property
    def can_be_tried(self) -> bool:
        """Whether it can be adopted for a time, and be undone by rule after it."""
        return self.end_trial is not None


def _action(session: Session, proposal: Proposal, payload: ActionPayload, by: Authority) -> Any:
    _within_initiative(session, proposal.coalition_id, payload)
    about, within = payload.about or proposal.text, payload.initiative_id
    words = AgreedAction(title=proposal.title, about=about, initiative_id=within)
    made = actions.agree(session, words, by=by, proposer=proposal.proposed_by)
    text = queries.version(session, proposal.id, proposal.version)
    naming.decided(session, made, text.id, text.by_membership)
    return made


def _within_initiative(session: Session, coalition_id: UUID, payload: ActionPayload) -> None:
    if payload.initiative_id is not None:
        try:
            initiatives_here.open_in(session, coalition_id, payload.initiative_id)
        except NotFound as error:
            raise wrong_field("/initiative_id", "initiative_unknown") from error


def _initiative(session: Session, proposal: Proposal, payload: InitiativePayload, by: Authority) -> Any:
    said = payload.model_copy(update={"about": payload.about or proposal.text})
    return initiatives.start(session, said, title=proposal.title, by=by, proposer=proposal.proposed_by)


def _follower(session: Session, proposal: Proposal, payload: FollowerAdmission, by: Authority) -> Any:
    return following.admit(session, payload, by=by)


def _within_term(payload: FollowerAdmission, today: date) -> None:
    check_term(payload.until, today)


def _group(session: Session, proposal: Proposal, payload: GroupPayload, by: Authority) -> Any:
    return groups.join(session, payload, by=by)


def _terms(proposal: Proposal, kind: AgreementKind, **more: Any) -> agreements.Terms:
    return agreements.Terms(kind=kind, title=proposal.title, text=proposal.text, review_on=proposal.review_on, **more)


def _agreement(session: Session, proposal: Proposal, payload: AgreementPayload, by: Authority) -> Any:
    _still_stands(session, proposal.coalition_id, payload)
    return _adopt(session, _terms(proposal, AgreementKind.WORKING, subject_id=payload.subject_id), by)


def _still_stands(session: Session, coalition_id: UUID, payload: AgreementPayload) -> None:
    if payload.subject_id is None:
        return
    last = agreed.latest(session, coalition_id, AgreementKind.WORKING, payload.subject_id)
    if last is None:
        raise wrong_field("/subject_id", "agreement_unknown")
    if last.retired:
        raise AgreementRetired


def _adopt(session: Session, terms: agreements.Terms, by: Authority) -> Agreement:
    """Put it in force; the decisions it takes the place of are settled by it."""
    adopted = agreements.adopt(session, terms, by=by)
    reviews.amended(session, adopted, by=by)
    return adopted


def _purpose(session: Session, proposal: Proposal, payload: PurposePayload, by: Authority) -> Any:
    return _adopt(session, _terms(proposal, AgreementKind.PURPOSE), by)


def _rhythm(session: Session, proposal: Proposal, payload: RhythmPayload, by: Authority) -> Any:
    data = {"weekday": int(payload.weekday)}
    return _adopt(session, _terms(proposal, AgreementKind.RHYTHM, data=data), by)


def _resting(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.rest(session, by=by)


def _waking(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.wake(session, by=by)


def _closing(session: Session, proposal: Proposal, payload: NothingMore, by: Authority) -> Any:
    return state.close(session, by=by)


def _renewable(session: Session, coalition_id: UUID, payload: DecisionReviewed) -> None:
    _going_on(session, coalition_id, payload)


def _going_on(session: Session, coalition_id: UUID, payload: DecisionReviewed) -> Decision:
    """What has come to its end can't go on, though its review is still open until the next tick."""
    decision = reviews.renewable(session, coalition_id, payload.decision_id)
    if finished.over(session, decision.id):
        raise reviews.DecisionNotInForce
    return decision


def _renewal(session: Session, proposal: Proposal, payload: DecisionReviewed, by: Authority) -> Any:
    renewed = _going_on(session, proposal.coalition_id, payload)
    reviews.renew(session, renewed, proposal.review_on, by=by)


def _retirable(session: Session, coalition_id: UUID, payload: DecisionReviewed) -> None:
    _ending(session, coalition_id, payload)


def _ending(session: Session, coalition_id: UUID, payload: DecisionReviewed) -> tuple[Decision, Retire]:
    decision = reviews.in_force(session, coalition_id, payload.decision_id)
    ending = EFFECTS[decision.kind].retire if decision.kind in EFFECTS else None
    if ending is None:
        raise reviews.CannotBeRetired
    ending.check(session, decision)
    return decision, ending


def _retirement(session: Session, proposal: Proposal, payload: DecisionReviewed, by: Authority) -> Any:
    decision, ending = _ending(session, proposal.coalition_id, payload)
    reviews.settle(session, decision.id, ReviewOutcome.RETIRED, by=by)
    ending.end(session, decision, by)


def _choice(session: Session, proposal: Proposal, payload: ChoicePayload | LotPayload, by: Authority) -> Any:
    return picking.pick(session, proposal, by)


def _to_come(session: Session, coalition_id: UUID, payload: ChoicePayload) -> None:
    picking.still_to_come(payload)


_AGREEMENT = Thing("agreement", Agreement)
_COALITION = Thing("coalition", CoalitionState, "coalition_id")
_tried = retiring.agreement_trial_ends

EFFECTS: Mapping[Kind, Effect[Any]] = {
    Kind.ACTION: Effect(
        ActionPayload,
        _action,
        Thing("action", Action),
        end_trial=trials.end_trial,
        check=_within_initiative,
        retire=retiring.ACTION,
    ),
    Kind.INITIATIVE: Effect(
        InitiativePayload,
        _initiative,
        Thing("initiative", Initiative),
        end_trial=initiatives.end_trial,
        retire=retiring.INITIATIVE,
    ),
    Kind.FOLLOWER: Effect(FollowerAdmission, _follower, Thing("following", Following), _within_term),
    Kind.GROUP: Effect(GroupPayload, _group, Thing("group", CoalitionGroup, "group_id")),
    Kind.AGREEMENT: Effect(
        AgreementPayload,
        _agreement,
        _AGREEMENT,
        end_trial=_tried,
        check=_still_stands,
        retire=retiring.AGREEMENT,
        agreement=AgreementKind.WORKING,
    ),
    Kind.PURPOSE: Effect(PurposePayload, _purpose, _AGREEMENT, end_trial=_tried, agreement=AgreementKind.PURPOSE),
    Kind.RHYTHM: Effect(RhythmPayload, _rhythm, _AGREEMENT, end_trial=_tried, agreement=AgreementKind.RHYTHM),
    Kind.RESTING: Effect(NothingMore, _resting, _COALITION, end_trial=state.end_trial),
    Kind.WAKING: Effect(NothingMore, _waking, _COALITION),
    Kind.CLOSING: Effect(NothingMore, _closing, _COALITION),
    Kind.RENEWAL: Effect(DecisionReviewed, _renewal, check=_renewable),
    Kind.RETIREMENT: Effect(DecisionReviewed, _retirement, check=_retirable),
    Kind.CHOICE: Effect(
        ChoicePayload, _choice, possible=picking.well_formed, check=_to_come, retire=retiring.NOTHING_TO_UNDO
    ),
    Kind.LOT: Effect(LotPayload, _choice, possible=picking.drawable, retire=retiring.NOTHING_TO_UNDO),
}

# Besides what is proposed: the founding act makes the first agreements.
MAKES: Mapping[Kind, Thing] = {kind: effect.makes for kind, effect in EFFECTS.items() if effect.makes} | {
    Kind.FOUNDING: _AGREEMENT
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
        raise _inside(error) from error
    return payload


def refers_to_what_is_there(session: Session, coalition_id: UUID, kind: Kind, payload: Body) -> None:
    """Whether what a proposal is about can be decided on. Raises InvalidInput, and what the noun below refuses with."""
    try:
        EFFECTS[kind].check(session, coalition_id, payload)
    except InvalidInput as error:
        raise _inside(error) from error


def _inside(error: InvalidInput) -> InvalidInput:
    wrong = (FieldError("/payload" + field.pointer, field.code, field.params) for field in error.errors)
    return InvalidInput(errors=tuple(wrong))


def looked_at_again(proposal: Proposal, today: date) -> None:
    """Whether its day of review is still to come, as every decision needs one. Raises InvalidInput."""
    if rules.review_is_past(proposal.kind, proposal.review_on, today):
        raise wrong_field("/review_on", "review_is_past")


def carry_out(session: Session, proposal: Proposal, payload: Body, *, by: Authority) -> None:
    """Do what was decided. Raises what the noun below refuses with."""
    EFFECTS[proposal.kind].apply(session, proposal, payload, by)
