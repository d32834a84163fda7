"""Giving one's own answer, and changing it while its stage lasts."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.core.live import touch
from alongside.decisions import hearing, queries, rules, settling
from alongside.decisions.drafts import ResponseDraft
from alongside.decisions.models import Proposal, Response
from alongside.decisions.rules import Answer
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName


def respond(session: Session, proposal_id: UUID, draft: ResponseDraft, *, actor: Actor) -> Proposal:
    """Answer for oneself, to the text as it stands. The last answer lets the rule of the stage speak.

    Raises NotInThisRound, AlreadyAnswered, ProposalClosed, VersionChanged, InvalidInput.
    """
    proposal, me, stage, now = _begin(session, proposal_id, draft, actor)
    said = queries.response(session, stage.id, me) if stage else None
    rules.check_answer(
        proposal.status,
        draft.answer,
        in_round=rounds.in_round(session, proposal.id, me),
        # What was carried over from the version before can be said anew.
        answered=said is not None and not said.carried,
        closing=stage.closes_at if stage else now,
        now=now,
    )
    return _said(session, proposal, me, stage, draft, said, now, actor)


def change(session: Session, proposal_id: UUID, draft: ResponseDraft, *, actor: Actor) -> Proposal:
    """Change one's own voice, as long as consent is asked. Taking an objection back is a change like any other.

    Raises NotInThisRound, ProposalClosed, VersionChanged, InvalidInput.
    """
    proposal, me, stage, now = _begin(session, proposal_id, draft, actor)
    rounds.hold_place(session, proposal.id, me)
    if stage is None or stage.name is not StageName.CONSENT:
        raise rules.ProposalClosed.being(proposal.status)
    rules.check_time(proposal.status, draft.answer, closing=stage.closes_at, now=now)
    said = queries.response(session, stage.id, me)
    return _said(session, proposal, me, stage, draft, said, now, actor)


def _begin(
    session: Session, proposal_id: UUID, draft: ResponseDraft, actor: Actor
) -> tuple[Proposal, UUID, Stage | None, datetime]:
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_ANSWER, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    not_closed(coalitions.coalition(session, proposal.coalition_id).status)
    if wrong := rules.wrong_words(draft.answer, draft.words, draft.harm, draft.safe_enough):
        raise wrong_field(*wrong)
    return proposal, me, rounds.open_stage(session, proposal.id), clock.now()


def _said(
    session: Session,
    proposal: Proposal,
    me: UUID,
    stage: Stage | None,
    draft: ResponseDraft,
    said: Response | None,
    now: datetime,
    actor: Actor,
) -> Proposal:
    rules.same_version(proposal.version, draft.version)
    if stage is None:
        raise rules.ProposalClosed.being(proposal.status)
    said = said or Response(proposal_id=proposal.id, stage_id=stage.id, membership_id=me, answer=draft.answer)
    said.answer, said.words, said.harm, said.safe_enough = draft.answer, draft.words, draft.harm, draft.safe_enough
    said.carried, said.at = False, now
    session.add(said)
    session.flush()
    stages.take_turn(session, stage, me, passed=said.answer is Answer.PASS)
    settling.settle(session, proposal, now)
    touch(session.info, actor.person_id)
    return proposal


def ask_everyone(session: Session, proposal_id: UUID, *, actor: Actor) -> Proposal:
    """Somebody in the round sees a change of substance: who was not asked again is asked, with the full time.

    Raises NotInThisRound, ProposalClosed, NobodyCarried.
    """
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_SPEAK, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    rounds.hold_place(session, proposal.id, me)
    stage, now = rounds.open_stage(session, proposal.id), clock.now()
    if stage is None or stage.name is not StageName.CONSENT:
        raise rules.ProposalClosed.being(proposal.status)
    rules.check_time(proposal.status, None, closing=stage.closes_at, now=now)
    if not hearing.uncarry(session, stage):
        raise rules.NobodyCarried
    stages.restart(stage, settling.zone_of(session, proposal), now)
    session.add(stage)
    touch(session.info, proposal.coalition_id)
    return proposal
