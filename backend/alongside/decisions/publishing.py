"""A text goes out to all, or is taken back from them: what it moves in its round."""

from datetime import datetime

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents import service as request
from alongside.consents.rules import InName
from alongside.core.live import touch
from alongside.decisions import afterwards, effects, hearing, queries, reviews, rules, settling
from alongside.decisions.events import ProposalAmended, ProposalTold
from alongside.decisions.models import Proposal, ProposalVersion
from alongside.decisions.payloads import without_words
from alongside.decisions.rules import Change, ProposalStatus, Turned, Weight
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.rules import StageName


def publish(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> bool:
    """Tell a text to all, if it is still the next one. Its caller holds the proposal. Whether it went out."""
    closed = coalitions.coalition(session, proposal.coalition_id).status is CoalitionStatus.CLOSED
    # Nothing is told in the name of who has left.
    left = bool(queries.left_members(session, {text.by_membership}))
    if closed or left or text.held or text.base != proposal.version or proposal.status not in queries.PUBLISHABLE:
        return False
    proposal.version += 1
    text.number, text.published_at = proposal.version, now
    for name in ("title", "text", "payload", "review_on", "trial_days", "in_name"):
        setattr(proposal, name, getattr(text, name))
    session.add_all([proposal, text])
    session.flush()
    reviews.note_about(session, proposal, effects.EFFECTS[proposal.kind].agreement)
    request.went_out(session, text.id)
    if proposal.version == 1:
        _open(session, proposal, now)
    else:
        _amended(session, proposal, text, now)
    settling.settle(session, proposal, now)
    return True


def _open(session: Session, proposal: Proposal, now: datetime) -> None:
    """The round opens: who is asked is fixed from here on."""
    members = coalitions.active_members(session, proposal.coalition_id)
    stages.freeze(session, proposal.id, (member.id for member in members))
    proposal.opened_at = now
    small = proposal.weight is Weight.SMALL
    # Put again by rule, since it affects somebody: then nobody has acted, and its writer speaks as all do.
    by_rule = proposal.turned_by is Turned.AFFECTS_ME
    proposer = None if by_rule else proposal.proposed_by
    record(session, ProposalTold(coalition_id=proposal.coalition_id, thing_id=proposal.id), by=proposer)
    first = ProposalStatus.CHOOSING if proposal.kind in rules.CHOSEN else ProposalStatus.QUESTIONS
    stage = settling.move(session, proposal, ProposalStatus.TOLD if small else first, now)
    if proposer and proposal.kind not in rules.CHOSEN and rounds.in_round(session, proposal.id, proposer):
        # One's own proposal is one's own yes, and needs no question of one's own.
        hearing.own_yes(session, proposal, stage, small=small)


def _amended(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> None:
    record(session, ProposalAmended(coalition_id=proposal.coalition_id, thing_id=proposal.id), by=text.by_membership)
    if proposal.status is not ProposalStatus.INTEGRATING:
        return
    stage = rounds.open_stage(session, proposal.id)
    if stage is not None:
        hearing.close_silences(session, proposal, stage, now)
    if proposal.kind in rules.CHOSEN:
        settling.move(session, proposal, ProposalStatus.CHOOSING, now)
        return
    heard = any(one.name is StageName.CONSENT for one in rounds.stages(session, proposal.id))
    if not heard:
        settling.move(session, proposal, ProposalStatus.QUESTIONS, now)
        return
    settling.move(session, proposal, ProposalStatus.CONSENT, now)
    if text.change is Change.WORDING:
        hearing.carry(session, proposal)


def halt(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> None:
    """A yes was taken back: what was told is told no more, and what is open is reworked. A decision stands."""
    if proposal.status is ProposalStatus.ADOPTED and proposal.version == text.number:
        afterwards.yes_taken_back(session, proposal, text, now)
        return
    text.withheld_at = now
    session.add(text)
    touch(session.info, proposal.coalition_id)
    if proposal.version != text.number:
        return
    proposal.title, proposal.text, proposal.in_name = "", "", InName.OWN
    proposal.payload = without_words(proposal.payload)
    session.add(proposal)
    if proposal.status not in rules.OPEN:
        return
    if proposal.status is not ProposalStatus.INTEGRATING:
        if proposal.status is ProposalStatus.CONSENT and (stage := rounds.open_stage(session, proposal.id)):
            hearing.take_in(session, proposal, stage, now)
        settling.integrate(session, proposal, Turned.YES_WITHDRAWN, now)
    else:
        proposal.turned_by, proposal.reason = Turned.YES_WITHDRAWN, None
