"""Letting the rules say what becomes of a proposal: after each word said, and when time is up.

Every function here works on a proposal that its transaction holds.
"""

from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session

from alongside.actions import pauses
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.core.errors import AlongsideError
from alongside.core.hot import BROKE
from alongside.core.live import touch
from alongside.decisions import adopting, hearing, note_queries, picking, queries, rules, waiting
from alongside.decisions.events import (
    ProposalEnded,
    ProposalMoved,
    ProposalTurnedFull,
)
from alongside.decisions.models import Proposal
from alongside.decisions.objections import Next
from alongside.decisions.objections import settle as by_consent
from alongside.decisions.rules import Method, ProposalStatus, Turned, Weight
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.models import Stage
from alongside.rounds.rules import Hearing, over, quorum
from alongside.rounds.working_time import closes_at

log = structlog.get_logger()
LISTENING = 5


def close_due(session: Session, now: datetime) -> int:
    """Settle what time has made due, or what waits for nobody any more since members left; say how many moved.

    Each proposal is settled for itself: one that can't be does not hold up the others. They come one coalition after
    another, so that two processes never wait for each other's counters.
    """
    moved = 0
    for proposal_id in queries.by_coalition(session, rounds.due(session, now)):
        try:
            with session.begin_nested():
                proposal = queries.held(session, proposal_id)
                moved += proposal is not None and settle(session, proposal, now)
        except (AlongsideError, *BROKE) as error:
            log.error("closing.broke", proposal=str(proposal_id), kind=type(error).__name__)
    return moved


def settle(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Let the rule of its stage say what becomes of a proposal; go on as long as that changes it. Whether it did."""
    closed = coalitions.coalition(session, proposal.coalition_id).status is CoalitionStatus.CLOSED
    if closed and proposal.status in rules.STAGE_OF:
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.COALITION_CLOSED, now)
    moved = False
    while (stage := rounds.open_stage(session, proposal.id)) is not None and RULES[proposal.status](
        session, proposal, stage, now
    ):
        moved = True
    return moved


def _hearing(session: Session, stage: Stage, now: datetime) -> Hearing:
    return Hearing(
        anyone_left=rounds.anyone_left(session, stage.proposal_id),
        all_spoken=rounds.all_spoken(session, stage.proposal_id, stage.id),
        time_over=now >= stage.closes_at,
        open_question=note_queries.open_question(session, stage.id),
        anything_carried=queries.anything_carried(session, stage.id),
    )


def _told(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> bool:
    """The small weight: any voice against turns it; all answers adopt it at once, and so does its time."""
    hearing.take_in(session, proposal, stage, now)
    if queries.unanswered(session, proposal.id):
        turn_full(session, proposal, Turned.OBJECTION, now)
        return True
    if queries.affected(session, proposal.id):
        turn_full(session, proposal, Turned.AFFECTS_ME, now)
        return True
    so_far = _hearing(session, stage, now)
    if not over(so_far):
        return False
    if not so_far.anyone_left:
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.NOBODY_LEFT, now)
    _adopt(session, proposal, stage, Method.SMALL, now)
    return True


def _spoken(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> bool:
    """Questions, then reactions, then consent."""
    so_far = _hearing(session, stage, now)
    if not over(so_far):
        return False
    if not so_far.anyone_left:
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.NOBODY_LEFT, now)
    asks = proposal.status is ProposalStatus.QUESTIONS
    move(session, proposal, ProposalStatus.REACTIONS if asks else ProposalStatus.CONSENT, now)
    return True


def _consent(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> bool:
    so_far = _hearing(session, stage, now)
    if not over(so_far):
        return False
    with session.begin_nested() as heard:
        hearing.take_in(session, proposal, stage, now)
        hearing.close_silences(session, proposal, stage, now)
        follows = by_consent(hearing.consent_round(session, proposal, stage, so_far))
        if follows is Next.PROLONG:
            # The stage goes on: what was said in it stays hidden.
            heard.rollback()
    if follows is Next.PROLONG:
        stages.prolong(stage, zone_of(session, proposal), now)
        touch(session.info, proposal.coalition_id)
        return True
    if follows is Next.ADOPT or follows is Next.ADOPT_TRIAL:
        _adopt(session, proposal, stage, Method.TRIAL if follows is Next.ADOPT_TRIAL else Method.CONSENT, now)
    elif follows is Next.INTEGRATE:
        standing = not queries.unanswered(session, proposal.id) or hearing.only_standing(session, proposal)
        integrate(session, proposal, Turned.STANDING if standing else Turned.OBJECTION, now)
    elif follows is Next.NOT_ADOPTED:
        return _end(session, proposal, ProposalStatus.NOT_ADOPTED, Turned.AFFECTED_OBJECTS, now)
    else:
        gone = Turned.NO_QUORUM if so_far.anyone_left else Turned.NOBODY_LEFT
        return _end(session, proposal, ProposalStatus.LAPSED, gone, now)
    return True


def _integrating(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> bool:
    """Once every objector says that theirs is answered, what all others consented to holds; else time ends it."""
    if not rounds.anyone_left(session, proposal.id):
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.NOBODY_LEFT, now)
    if proposal.turned_by in REWORKED and not queries.unanswered(session, proposal.id):
        consented = hearing.last_consent(session, proposal)
        if consented is not None and enough(session, proposal.id, consented.id):
            _adopt(session, proposal, consented, Method.CONSENT, now)
        else:
            move(session, proposal, ProposalStatus.CONSENT, now)
            hearing.carry(session, proposal)
        return proposal.status is not ProposalStatus.INTEGRATING
    if now >= stage.closes_at:
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.NO_NEW_VERSION, now)
    return False


def _choosing(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> bool:
    """Options and lots: one stage, with as many answers as a decision needs; then approval, or chance, decides."""
    if queries.affected(session, proposal.id):
        # Options are not chosen over somebody whom they touch: that takes consent.
        return _end(session, proposal, ProposalStatus.LAPSED, Turned.AFFECTS_ME, now)
    so_far = _hearing(session, stage, now)
    if not over(so_far):
        return False
    if so_far.anyone_left and not stage.prolonged and not enough(session, proposal.id, stage.id):
        stages.prolong(stage, zone_of(session, proposal), now)
        touch(session.info, proposal.coalition_id)
        return True
    if nothing := _nothing_chosen(session, proposal, stage, so_far):
        return _end(session, proposal, ProposalStatus.LAPSED, nothing, now)
    _adopt(session, proposal, stage, picking.METHODS[proposal.kind], now)
    return True


def _nothing_chosen(session: Session, proposal: Proposal, stage: Stage, so_far: Hearing) -> Turned | None:
    if not so_far.anyone_left:
        return Turned.NOBODY_LEFT
    if not enough(session, proposal.id, stage.id):
        return Turned.NO_QUORUM
    return picking.nothing_to_decide(session, proposal, stage)


# Going back for one of these is an integration of what was objected to.
REWORKED = frozenset({Turned.OBJECTION, Turned.STANDING})
RULES = {
    ProposalStatus.TOLD: _told,
    ProposalStatus.QUESTIONS: _spoken,
    ProposalStatus.REACTIONS: _spoken,
    ProposalStatus.CONSENT: _consent,
    ProposalStatus.INTEGRATING: _integrating,
    ProposalStatus.CHOOSING: _choosing,
}


def enough(session: Session, proposal_id: UUID, stage_id: UUID) -> bool:
    """Whether as many have answered as a decision needs."""
    asked, answered = rounds.participation(session, proposal_id, stage_id)
    return answered >= quorum(asked)


def move(session: Session, proposal: Proposal, to: ProposalStatus, now: datetime) -> Stage:
    """End the open stage, if there is one, and open the next."""
    proposal.status = rules.advance(proposal.status, to)
    session.add(proposal)
    ended = rounds.open_stage(session, proposal.id)
    if ended is not None:
        stages.end(session, ended, now)
        record(session, ProposalMoved(coalition_id=proposal.coalition_id, thing_id=proposal.id))
    stage = stages.open_stage(
        session,
        proposal.id,
        rules.STAGE_OF[to],
        version=proposal.version,
        zone=zone_of(session, proposal),
        now=now,
    )
    if to is ProposalStatus.CHOOSING:
        picking.open_lot(session, proposal, stage)
    hearing.tell_objectors(session, proposal, stage)
    return stage


def turn_full(session: Session, proposal: Proposal, by: Turned, now: datetime) -> None:
    """A small proposal becomes a full one: everyone is asked anew, from its questions on; nothing said is lost."""
    proposal.turned_by, proposal.reason = by, None
    _weigh_fully(session, proposal)
    move(session, proposal, ProposalStatus.QUESTIONS, now)


def _weigh_fully(session: Session, proposal: Proposal) -> None:
    """It is asked with the full weight from here on: of everyone who is a member by now."""
    proposal.weight = Weight.FULL
    members = coalitions.active_members(session, proposal.coalition_id)
    stages.freeze(session, proposal.id, (member.id for member in members))
    record(session, ProposalTurnedFull(coalition_id=proposal.coalition_id, thing_id=proposal.id))


def integrate(
    session: Session, proposal: Proposal, by: Turned, now: datetime, *, reason: dict[str, object] | None = None
) -> None:
    """Send a proposal back to be reworked, and say why."""
    if proposal.weight is Weight.SMALL:
        _weigh_fully(session, proposal)
    proposal.turned_by, proposal.reason = by, reason
    if proposal.status is ProposalStatus.INTEGRATING:
        touch(session.info, proposal.coalition_id)
        return
    if by in REWORKED:
        hearing.count_integration(session, proposal)
    move(session, proposal, ProposalStatus.INTEGRATING, now)


def _end(session: Session, proposal: Proposal, to: ProposalStatus, by: Turned, now: datetime) -> bool:
    proposal.turned_by, proposal.reason = by, None
    close(session, proposal, to, now)
    record(session, ProposalEnded(coalition_id=proposal.coalition_id, thing_id=proposal.id))
    return True


def close(session: Session, proposal: Proposal, to: ProposalStatus, now: datetime) -> None:
    """Nothing follows any more: end the stage that is open, and forget the texts that still wait for a yes."""
    proposal.status = rules.advance(proposal.status, to)
    session.add(proposal)
    stage = rounds.open_stage(session, proposal.id)
    if stage is not None:
        stages.end(session, stage, now)
    waiting.discard_all(session, proposal)
    pauses.decided(session, proposal.id, refused=to is ProposalStatus.NOT_ADOPTED)
    if proposal.version:
        touch(session.info, proposal.coalition_id)


def _adopt(session: Session, proposal: Proposal, stage: Stage, method: Method, now: datetime) -> None:
    """Make it a decision; what can't be done any more is reworked, saying why."""
    reason = adopting.adopt(session, proposal, stage, method)
    if reason is not None:
        integrate(session, proposal, Turned.NOT_POSSIBLE, now, reason=reason)
    else:
        close(session, proposal, ProposalStatus.ADOPTED, now)


def zone_of(session: Session, proposal: Proposal) -> str:
    """The zone in which a proposal's time is counted."""
    return coalitions.coalition(session, proposal.coalition_id).zone


def listening_until(session: Session, proposal: Proposal) -> datetime | None:
    """After someone affected objected to the end: five working days in which the matter is listened to."""
    if proposal.status is not ProposalStatus.NOT_ADOPTED:
        return None
    path = rounds.stages(session, proposal.id)
    ended = path[-1].ended_at if path else None
    return closes_at(ended, LISTENING, zone_of(session, proposal)) if ended else None
