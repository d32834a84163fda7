"""Making decisions. The only place where a decision, and with it an Authority, is made."""

from datetime import timedelta

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.core.errors import AlongsideError
from alongside.decisions import decision_queries, effects, queries, reviews
from alongside.decisions.events import DecisionMade
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.rules import Method
from alongside.permissions.authority import Authority
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage

Reason = dict[str, object]


def decide(session: Session, decision: Decision) -> Authority:
    """Number a decision and put it on record; what it creates is created by the Authority that comes back."""
    decision.number = decision_queries.next_number(session, decision.coalition_id)
    session.add(decision)
    session.flush()
    reviews.begin(session, decision)
    record(session, DecisionMade(coalition_id=decision.coalition_id, thing_id=decision.id))
    return Authority(decision.id, decision.coalition_id, decision.kind.value, decision.number)


def adopt(session: Session, proposal: Proposal, stage: Stage, method: Method) -> Reason | None:
    """Make a proposal a decision and carry it out, both or neither. Says why not, where it can't be done any more."""
    coalition = queries.hold_around(session, proposal)
    try:
        with session.begin_nested():
            today = coalitions.today(coalition)
            payload = effects.checked(proposal.kind, proposal.payload, today)
            effects.looked_at_again(proposal, today)
            decision = _decision(session, proposal, stage, method, coalition)
            effects.carry_out(session, proposal, payload, by=decide(session, decision))
    except AlongsideError as error:
        return _reason(error)
    return None


def _decision(session: Session, proposal: Proposal, stage: Stage, method: Method, coalition: Coalition) -> Decision:
    asked, answered = rounds.participation(session, proposal.id, stage.id)
    today = coalitions.today(coalition)
    ends_on = today + timedelta(days=proposal.trial_days) if proposal.trial_days else None
    return Decision(
        coalition_id=proposal.coalition_id,
        number=0,
        kind=proposal.kind,
        method=method,
        title=proposal.title,
        text=proposal.text,
        proposal_id=proposal.id,
        asked=asked,
        answered=answered,
        review_on=min(proposal.review_on, ends_on) if ends_on else proposal.review_on,
        ends_on=ends_on,
    )


def _reason(error: AlongsideError) -> Reason:
    """The refusal's code and what its sentence needs; of a wrong form, that of its first field."""
    if error.errors:
        return {"code": error.errors[0].code, "params": error.errors[0].params}
    return {"code": error.code, "params": error.params}
