"""Forgetting at its time what was said in a round, and what was never told (product.md section 6).

Each duty does so many at a tick, holds the proposal as everyone does who changes what belongs to it, leaves for the
next tick what somebody holds, and finds nothing left of what it did.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists
from sqlmodel import Session, col, delete, select, update

from alongside.coalitions.models import Membership
from alongside.consents import forgetting as questions
from alongside.consents.models import ConsentRequest
from alongside.core.live import touch
from alongside.decisions import queries, rules
from alongside.decisions.models import Affected, Note, Objection, Proposal, ProposalVersion, Response
from alongside.decisions.objections import UNANSWERED
from alongside.decisions.outcomes import Choice, LotPart
from alongside.decisions.rules import OPEN
from alongside.rounds.models import Stage, Turn

AT_A_TICK = 50


def forget_due(session: Session, now: datetime) -> int:
    """Forget what its time is over for; say of how many rounds and texts."""
    untold = now - rules.UNTOLD_KEPT
    return _rounds(session, now) + _proposals(session, untold) + _versions(session, untold) + _notes(session, untold)


def _rounds(session: Session, now: datetime) -> int:
    """Of a round that ended two years ago its outcome stays, what was proposed, and every objection that stands.

    Whoever has to know that more was said finds so in `forgotten_at`.
    """
    before = now - rules.SAID_KEPT
    of_it = col(Stage.proposal_id) == col(Proposal.id)
    lately = exists().where(of_it, col(Stage.ended_at).is_(None) | (col(Stage.ended_at) >= before))
    wanted = select(Proposal).where(
        col(Proposal.forgotten_at).is_(None),
        col(Proposal.opened_at) < before,
        col(Proposal.status).not_in(OPEN),
        exists().where(of_it),
        ~lately,
    )
    some = wanted.order_by(col(Proposal.opened_at), col(Proposal.id)).limit(AT_A_TICK)
    found = session.exec(some.with_for_update(skip_locked=True)).all()
    _said_in(session, [one.id for one in found])
    for one in found:
        one.forgotten_at = now
        session.add(one)
        touch(session.info, one.coalition_id)
    session.flush()
    return len(found)


SAID = (Note, Response, Choice, LotPart, Affected)


def _said_in(session: Session, proposal_ids: list[UUID]) -> None:
    if not proposal_ids:
        return
    questions.forget_about(session, session.exec(select(Note.id).where(col(Note.proposal_id).in_(proposal_ids))).all())
    for table in SAID:
        session.exec(delete(table).where(col(table.proposal_id).in_(proposal_ids)))
    stages = select(Stage.id).where(col(Stage.proposal_id).in_(proposal_ids))
    session.exec(delete(Turn).where(col(Turn.stage_id).in_(stages)))
    closed = col(Objection.state).not_in(UNANSWERED)
    session.exec(delete(Objection).where(col(Objection.proposal_id).in_(proposal_ids), closed))


def _proposals(session: Session, before: datetime) -> int:
    """Drop what nobody but its proposer ever read."""
    forgotten = queries.never_told(session, before)[:AT_A_TICK]
    for proposal in forgotten:
        for draft in queries.drafts(session, proposal.id):
            _drop(session, draft, draft.by_membership)
        session.delete(proposal)
    session.flush()
    return len(forgotten)


def _versions(session: Session, before: datetime) -> int:
    """Drop next versions that were not told in their time, with the questions about them."""
    wanted = select(ProposalVersion.id, ProposalVersion.proposal_id).where(
        col(ProposalVersion.number).is_(None), col(ProposalVersion.written_at) < before
    )
    waiting = wanted.order_by(col(ProposalVersion.written_at), col(ProposalVersion.id)).limit(AT_A_TICK)
    return sum(_version(session, *one, before) for one in session.exec(waiting).all())


def _version(session: Session, version_id: UUID, proposal_id: UUID, before: datetime) -> bool:
    held = queries.held(session, proposal_id)
    draft = session.get(ProposalVersion, version_id, populate_existing=True)
    if held is None or held.version == 0 or draft is None or draft.number is not None or draft.written_at >= before:
        return False
    _drop(session, draft, draft.by_membership)
    return True


def _notes(session: Session, before: datetime) -> int:
    """Drop notes that are still, or again, their writer's alone, thirty days after the last word about a yes."""
    lately = exists().where(
        col(ConsentRequest.thing_id) == col(Note.id),
        (col(ConsentRequest.asked_at) >= before) | (col(ConsentRequest.answered_at) >= before),
    )
    wanted = select(Note.id, Note.proposal_id).where(col(Note.published_at).is_(None), col(Note.at) < before, ~lately)
    waiting = wanted.order_by(col(Note.at), col(Note.id)).limit(AT_A_TICK)
    return sum(_note(session, *one) for one in session.exec(waiting).all())


def _note(session: Session, note_id: UUID, proposal_id: UUID) -> bool:
    held = queries.held(session, proposal_id)
    note = session.get(Note, note_id, populate_existing=True)
    if held is None or note is None or note.published_at is not None:
        return False
    # What others answered to it is theirs, and stays.
    session.exec(update(Note).where(col(Note.to_id) == note.id).values(to_id=None))
    _drop(session, note, note.by_membership)
    return True


def _drop(session: Session, text: ProposalVersion | Note, writer: UUID) -> None:
    """The text goes with the questions about it; its writer alone is told."""
    questions.forget_about(session, [text.id])
    touch(session.info, *_person(session, [writer]))
    session.delete(text)
    session.flush()


def _person(session: Session, seats: Iterable[UUID]) -> list[UUID]:
    return list(session.exec(select(Membership.person_id).where(col(Membership.id).in_(seats))))
