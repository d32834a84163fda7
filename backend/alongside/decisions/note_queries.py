"""Reads of what was said about a proposal."""

from uuid import UUID

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.consents import needs
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.decisions.models import Note, Proposal
from alongside.decisions.notes import NoteKind
from alongside.permissions.vocabulary import Subject


def open_question(session: Session, stage_id: UUID) -> bool:
    """Whether someone who is still here has asked in this stage what nobody has answered."""
    reply = aliased(Note)
    answered = exists().where(
        col(reply.to_id) == col(Note.id), col(reply.kind) == NoteKind.ANSWER, col(reply.published_at).is_not(None)
    )
    wanted = (
        select(Note.id)
        .join(Membership, col(Membership.id) == col(Note.by_membership))
        .where(
            col(Note.stage_id) == stage_id,
            col(Note.kind) == NoteKind.QUESTION,
            col(Note.published_at).is_not(None),
            col(Membership.left_at).is_(None),
            ~answered,
        )
    )
    return session.exec(wanted.limit(1)).first() is not None


def note(session: Session, note_id: UUID) -> Note:
    """One note. Raises NotFound."""
    found = session.get(Note, note_id)
    if found is None:
        raise NotFound
    return found


def subject(proposal: Proposal, note: Note) -> Subject:
    """Words that wait for a yes: their writer's alone."""
    writer = frozenset({note.by_membership})
    return Subject(coalition_id=proposal.coalition_id, authors=writer, narrow=writer)


def notes(
    session: Session,
    proposal_id: UUID,
    wanted: Window,
    *,
    me: UUID | None,
    kind: NoteKind | None,
    objection: UUID | None,
) -> list[Note]:
    """What was said, the oldest first: published, or one's own."""
    rows = select(Note).where(
        col(Note.proposal_id) == proposal_id,
        col(Note.published_at).is_not(None) | (col(Note.by_membership) == me),
    )
    if kind is not None:
        rows = rows.where(col(Note.kind) == kind)
    if objection is not None:
        rows = rows.where(col(Note.objection_id) == objection)
    if wanted.after is not None:
        rows = rows.where(col(Note.id) > wanted.after)
    return list(session.exec(rows.order_by(col(Note.id)).limit(wanted.limit + 1)))


def spoke_freely(session: Session, stage_id: UUID, membership_id: UUID) -> bool:
    """Whether a member has commented in this stage."""
    wanted = exists().where(
        col(Note.stage_id) == stage_id, col(Note.by_membership) == membership_id, col(Note.kind) == NoteKind.COMMENT
    )
    return session.exec(select(wanted)).one()


def waits_to_speak(session: Session, stage_id: UUID, membership_id: UUID) -> bool:
    """Whether a member has said something in this stage that names somebody, and may still go out with their yes."""
    wanted = select(Note.id).where(
        col(Note.stage_id) == stage_id, col(Note.by_membership) == membership_id, col(Note.published_at).is_(None)
    )
    waiting = set(session.exec(wanted))
    return bool(waiting - needs.in_vain(session, waiting))


def answered(session: Session, note_id: UUID) -> bool:
    """Whether somebody has answered it."""
    return session.exec(select(exists().where(col(Note.to_id) == note_id))).one()
