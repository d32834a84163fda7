"""Approving of options, and taking part in a lot: each for themselves, and changed at will until the stage ends."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions.acting import acting
from alongside.consents.rules import AlreadyAnswered
from alongside.core import clock
from alongside.core.errors import Conflict, wrong_field
from alongside.core.live import touch
from alongside.decisions import picking, queries, rules, settling
from alongside.decisions.models import Proposal
from alongside.decisions.outcome_schemas import ChoiceDraft, LotEntry
from alongside.decisions.outcomes import Choice, LotPart
from alongside.decisions.payloads import Among
from alongside.decisions.rules import Kind
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName


class DecidedOtherwise(Conflict):
    """This proposal is decided in another way."""


def choose(session: Session, proposal_id: UUID, draft: ChoiceDraft, *, actor: Actor) -> Proposal:
    """Approve of options for the first time; the last answer decides.

    Raises NotInThisRound, AlreadyAnswered, ProposalClosed, VersionChanged, DecidedOtherwise, InvalidInput.
    """
    proposal, me, stage, now = _begin(session, proposal_id, actor)
    if session.get(Choice, (stage.id, me)) is not None:
        raise AlreadyAnswered
    return _chosen(session, proposal, me, stage, draft, now, actor)


def change(session: Session, proposal_id: UUID, draft: ChoiceDraft, *, actor: Actor) -> Proposal:
    """Approve of other options, until the stage ends. Raises what `choose` does, but AlreadyAnswered."""
    proposal, me, stage, now = _begin(session, proposal_id, actor)
    return _chosen(session, proposal, me, stage, draft, now, actor)


def take_part(session: Session, proposal_id: UUID, entry: LotEntry, *, actor: Actor) -> Proposal:
    """Put oneself in a lot or out of it, add a word to it, or let it be drawn; the last answer draws it.

    One's word stays as it is unless the entry says another, or none (null).

    Raises NotInThisRound, ProposalClosed, InvalidInput.
    """
    proposal, me, stage, now = _begin(session, proposal_id, actor)
    if entry.put_in and proposal.payload.get("among") != Among.MEMBERS:
        raise wrong_field("/in", "lot_of_options")
    part = session.get(LotPart, (stage.id, me))
    part = part or LotPart(stage_id=stage.id, membership_id=me, proposal_id=proposal.id, at=now)
    if "word" in entry.model_fields_set and part.word != entry.word:
        part.word, part.at = entry.word, now
    part.is_in = entry.put_in
    session.add(part)
    session.flush()
    if proposal.kind is Kind.LOT:
        stages.take_turn(session, stage, me, passed=not entry.put_in)
    return _settled(session, proposal, now, actor)


def _begin(session: Session, proposal_id: UUID, actor: Actor) -> tuple[Proposal, UUID, Stage, datetime]:
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_ANSWER, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    rounds.hold_place(session, proposal.id, me)
    stage, now = rounds.open_stage(session, proposal.id), clock.now()
    if proposal.kind not in rules.CHOSEN:
        raise DecidedOtherwise
    if stage is None or stage.name is not StageName.CHOOSING:
        raise rules.ProposalClosed.being(proposal.status)
    if now >= stage.closes_at:
        raise rules.ProposalClosed.by_time()
    return proposal, me, stage, now


def _chosen(
    session: Session, proposal: Proposal, me: UUID, stage: Stage, draft: ChoiceDraft, now: datetime, actor: Actor
) -> Proposal:
    if proposal.kind is not Kind.CHOICE:
        raise DecidedOtherwise
    rules.same_version(proposal.version, draft.version)
    there = len(picking.lines(proposal.payload))
    for place, option in enumerate(draft.options):
        if option >= there:
            raise wrong_field(f"/options/{place}", "option_unknown")
    said = session.get(Choice, (stage.id, me))
    said = said or Choice(stage_id=stage.id, membership_id=me, proposal_id=proposal.id, options=[])
    said.options, said.at = sorted(set(draft.options)), now
    session.add(said)
    session.flush()
    stages.take_turn(session, stage, me, passed=not said.options)
    return _settled(session, proposal, now, actor)


def _settled(session: Session, proposal: Proposal, now: datetime, actor: Actor) -> Proposal:
    settling.settle(session, proposal, now)
    touch(session.info, actor.person_id)
    if proposal.kind is Kind.LOT:
        # Who puts themselves in is shown: it is theirs to say.
        touch(session.info, proposal.coalition_id)
    return proposal
