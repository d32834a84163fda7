"""Founding, proposing, answering, and closing. The only place where a decision, and with it an Authority, is made."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionClosed, CoalitionStatus
from alongside.core import clock
from alongside.core.errors import AlongsideError, wrong_field
from alongside.core.live import touch
from alongside.decisions import effects, queries, rules
from alongside.decisions.events import DecisionMade, ProposalTold, ProposalTurnedFull
from alongside.decisions.models import Decision, Elector, Proposal, Response
from alongside.decisions.rules import Answer, Kind, Method, Outcome, ProposalStatus, Turn
from alongside.decisions.schemas import ProposalDraft, ResponseDraft
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def decide(session: Session, decision: Decision) -> Authority:
    """Number a decision and put it on record; what it creates is created by the Authority that comes back."""
    decision.number = queries.next_number(session, decision.coalition_id)
    session.add(decision)
    session.flush()
    record(session, DecisionMade(coalition_id=decision.coalition_id, thing_id=decision.id))
    return Authority(decision.id, decision.coalition_id, decision.kind.value, decision.number)


def propose(session: Session, coalition_id: UUID, draft: ProposalDraft, *, actor: Actor | None) -> Proposal:
    """Tell a proposal to all members at once; its 48 hours begin. Raises CoalitionClosed, NobodyToAsk, InvalidInput."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.PROPOSAL_MAKE, coalitions.subject(coalition))
    proposer = acting(session, actor, coalition_id)
    proposal = _drafted(coalition, draft, proposer)
    asked = [member.id for member in coalitions.active_members(session, coalition_id)]
    if not asked:
        raise rules.NobodyToAsk
    session.add(proposal)
    session.flush()
    session.add_all(Elector(proposal_id=proposal.id, membership_id=membership) for membership in asked)
    session.flush()
    if proposer in asked:
        session.add(Response(proposal_id=proposal.id, membership_id=proposer, answer=Answer.FINE))
    record(session, ProposalTold(coalition_id=coalition_id, thing_id=proposal.id), by=proposer)
    _settle(session, proposal, proposal.opened_at)
    return proposal


def _drafted(coalition: Coalition, draft: ProposalDraft, proposer: UUID) -> Proposal:
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed
    now, today = clock.now(), coalitions.today(coalition)
    review_on = draft.review_on or today + rules.REVIEW_IN
    if code := rules.wrong_review(review_on, today):
        raise wrong_field("/review_on", code)
    return Proposal(
        coalition_id=coalition.id,
        kind=Kind(draft.kind),
        title=draft.title,
        text=draft.text,
        payload=effects.checked(draft.kind, draft.payload, today).model_dump(mode="json", exclude_none=True),
        review_on=review_on,
        proposed_by=proposer,
        opened_at=now,
        closes_at=now + rules.SMALL_WEIGHT,
    )


def respond(session: Session, proposal_id: UUID, draft: ResponseDraft, *, actor: Actor) -> Proposal:
    """Give one's own answer, once. The last yes adopts the proposal; one voice against turns it into a full one.

    Raises NotInThisRound, AlreadyAnswered, ProposalClosed, InvalidInput.
    """
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_ANSWER, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    if wrong := rules.wrong_words(draft.answer, draft.harm, draft.safe_enough):
        raise wrong_field(*wrong)
    now = clock.now()
    rules.check_answer(
        proposal.status,
        in_round=queries.in_round(session, proposal.id, me),
        answered=queries.response(session, proposal.id, me) is not None,
        closes_at=proposal.closes_at,
        now=now,
    )
    session.add(Response(proposal_id=proposal.id, membership_id=me, **draft.model_dump()))
    session.flush()
    _settle(session, proposal, now)
    touch(session.info, actor.person_id)
    return proposal


def withdraw(session: Session, proposal_id: UUID, *, actor: Actor | None) -> Proposal:
    """Take back one's own proposal, as long as it is no decision. Raises ProposalClosed."""
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_WITHDRAW, queries.subject(proposal))
    proposal.status = rules.advance(proposal.status, ProposalStatus.WITHDRAWN)
    session.add(proposal)
    touch(session.info, proposal.coalition_id)
    return proposal


def close_due(session: Session, now: datetime) -> int:
    """Settle what time has made due, or what waits for nobody any more since members left; say how many."""
    return sum(_settle(session, proposal, now) for proposal in queries.due(session, now))


def _settle(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Let the rules say what becomes of a told proposal that this transaction holds."""
    so_far = queries.round_of(session, proposal.id)
    result, turn = rules.outcome(so_far, closes_at=proposal.closes_at, now=now)
    if result is Outcome.ADOPT:
        _adopt(session, proposal)
    elif result is Outcome.TURN and turn is not None:
        _turn(session, proposal, turn)
    return result is not Outcome.WAIT


def _adopt(session: Session, proposal: Proposal) -> None:
    """Make it a decision and carry it out, both or neither: what can't be done any more turns it, with the reason."""
    coalition = queries.hold_around(session, proposal)
    try:
        with session.begin_nested():
            payload = effects.checked(proposal.kind, proposal.payload, coalitions.today(coalition))
            effects.carry_out(session, proposal, payload, by=decide(session, _decision(session, proposal)))
    except AlongsideError as error:
        _turn(session, proposal, Turn.NOT_POSSIBLE, reason=_reason(error))
        return
    proposal.status = rules.advance(proposal.status, ProposalStatus.ADOPTED)
    session.add(proposal)


def _decision(session: Session, proposal: Proposal) -> Decision:
    asked, answered = queries.participation(session, proposal.id)
    return Decision(
        coalition_id=proposal.coalition_id,
        number=0,
        kind=proposal.kind,
        method=Method.SMALL,
        title=proposal.title,
        text=proposal.text,
        proposal_id=proposal.id,
        asked=asked,
        answered=answered,
        review_on=proposal.review_on,
    )


def _turn(session: Session, proposal: Proposal, by: Turn, *, reason: dict[str, object] | None = None) -> None:
    proposal.status = rules.advance(proposal.status, ProposalStatus.TURNED_FULL)
    proposal.turned_by, proposal.reason = by, reason
    session.add(proposal)
    record(session, ProposalTurnedFull(coalition_id=proposal.coalition_id, thing_id=proposal.id))


def _reason(error: AlongsideError) -> dict[str, object]:
    """The refusal's code and what its sentence needs; of a wrong form, that of its first field."""
    if error.errors:
        return {"code": error.errors[0].code, "params": error.errors[0].params}
    return {"code": error.code, "params": error.params}
