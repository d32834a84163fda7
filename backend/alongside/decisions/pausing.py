"""What an action pauses for is talked about: what was decided is put to all again, by rule (product.md S4)."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import pauses
from alongside.actions import queries as actions
from alongside.actions.models import Action, ActionPause
from alongside.actions.schemas import AffectsMe
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import MembershipStanding
from alongside.consents.rules import InName
from alongside.core import clock
from alongside.decisions import decision_queries, publishing, queries, reviews, rules
from alongside.decisions.models import Affected, Decision, Proposal, ProposalVersion
from alongside.decisions.rules import Change, Kind, Turned, Weight
from alongside.permissions.actor import Actor


def affects_me(session: Session, action_id: UUID, said: AffectsMe, *, actor: Actor | None) -> Action:
    """Say that an action of the coalition affects oneself: it pauses, and turns into a proposal. Nobody is named.

    Raises ActionDone, ActionLetGo, OnlyOfTheCoalition, ActionPaused, PausedBefore, WaitingForAYes.
    """
    _hold_open_about(session, action_id)
    action, pause = pauses.pause(session, action_id, said.words, actor=actor)
    assert action.decision_id is not None
    decision = decision_queries.decision(session, action.decision_id)
    about = _open_about(session, decision) or _put_again(session, decision, clock.now())
    if about is None:
        _bring_review(session, decision, clock.now())
        return action
    if session.get(Affected, (about, pause.paused_by)) is None:
        session.add(Affected(proposal_id=about, membership_id=pause.paused_by))
    pause.proposal_id = about
    session.add(pause)
    session.flush()
    return action


def by_rule(session: Session, proposal_id: UUID) -> bool:
    """Whether a proposal goes back to a pause: then nobody takes it back but the rules."""
    rows = select(ActionPause.id).where(col(ActionPause.proposal_id) == proposal_id)
    return session.exec(rows.limit(1)).first() is not None


def _hold_open_about(session: Session, action_id: UUID) -> None:
    """Hold what is talked about already before the action is: whoever speaks holds it before the record, too."""
    decision_id = actions.action(session, action_id).decision_id
    if decision_id is not None:
        about = _open_about(session, decision_queries.decision(session, decision_id))
        if about is not None:
            queries.proposal(session, about, lock=True)


def _open_about(session: Session, decision: Decision) -> UUID | None:
    """A proposal that asks whether it goes on, and is talked about already."""
    rows = select(Proposal.id).where(
        col(Proposal.coalition_id) == decision.coalition_id,
        col(Proposal.kind) == Kind.RENEWAL,
        col(Proposal.version) > 0,
        col(Proposal.status).in_(rules.OPEN),
    )
    for proposal_id in session.exec(rows):
        if queries.proposal(session, proposal_id).payload.get("decision_id") == str(decision.id):
            return proposal_id
    return None


def _put_again(session: Session, decision: Decision, now: datetime) -> UUID | None:
    """What was decided is put to all once more, in the words that were decided and of whoever wrote them.

    Not where these speak of or for others, who would have to be asked first, or where their writer has left: then the
    decision comes to its review, and anyone proposes what becomes of it.
    """
    text = _decided_text(session, decision)
    if text is None or decision.ends_on is not None or reviews.open_review(session, decision.id) is None:
        return None
    proposal = Proposal(
        coalition_id=decision.coalition_id,
        kind=Kind.RENEWAL,
        weight=Weight.FULL,
        title=decision.title,
        text=decision.text,
        payload={"decision_id": str(decision.id)},
        review_on=coalitions.today(coalitions.coalition(session, decision.coalition_id)) + rules.REVIEW_IN,
        proposed_by=text.by_membership,
        turned_by=Turned.AFFECTS_ME,
    )
    session.add(proposal)
    session.flush()
    again = ProposalVersion(
        proposal_id=proposal.id,
        base=0,
        change=Change.FIRST,
        by_membership=text.by_membership,
        **proposal.model_dump(include={"title", "text", "payload", "review_on"}),
    )
    session.add(again)
    session.flush()
    publishing.publish(session, proposal, again, now)
    return proposal.id


def _decided_text(session: Session, decision: Decision) -> ProposalVersion | None:
    if decision.proposal_id is None:
        return None
    proposal = queries.proposal(session, decision.proposal_id)
    text = queries.version(session, proposal.id, proposal.version)
    writer = coalitions.membership(session, text.by_membership)
    here = writer.left_at is None and writer.standing is MembershipStanding.MEMBER
    alone = text.in_name is InName.OWN and not text.names and text.withheld_at is None
    return text if here and alone else None


def _bring_review(session: Session, decision: Decision, now: datetime) -> None:
    review = reviews.open_review(session, decision.id, lock=True)
    if review is not None:
        reviews.bring(session, review, now)
