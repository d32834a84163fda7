"""What the answers of those who were asked first do to a proposal's text: the hooks of `requests`."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.coalitions import queries as coalitions
from alongside.consents import asking as consents
from alongside.consents.rules import AnswerNotOffered, InName
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.core.live import touch
from alongside.decisions import hearing, note_queries, publishing, queries, settling
from alongside.decisions.models import Note, Proposal, ProposalVersion
from alongside.decisions.notes import NOTE_AT_MOST
from alongside.decisions.rules import ProposalClosed, ProposalStatus
from alongside.rounds import queries as rounds


def proposals_of(session: Session, thing_ids: Collection[UUID]) -> dict[UUID, Proposal]:
    """The proposal that each of these texts and notes belongs to; in two reads, however many there are."""
    texts = select(ProposalVersion.id, Proposal).join(Proposal, col(Proposal.id) == col(ProposalVersion.proposal_id))
    notes = select(Note.id, Proposal).join(Proposal, col(Proposal.id) == col(Note.proposal_id))
    return {
        **dict(session.exec(texts.where(col(ProposalVersion.id).in_(thing_ids))).all()),
        **dict(session.exec(notes.where(col(Note.id).in_(thing_ids))).all()),
    }


def decided_with(session: Session, version_ids: Collection[UUID]) -> set[UUID]:
    """Those of these texts that a decision was made with."""
    same = (col(Proposal.id) == col(ProposalVersion.proposal_id)) & (
        col(Proposal.version) == col(ProposalVersion.number)
    )
    adopted = select(ProposalVersion.id).join(Proposal, same).where(col(Proposal.status) == ProposalStatus.ADOPTED)
    return set(session.exec(adopted.where(col(ProposalVersion.id).in_(version_ids))))


def hold(session: Session, version_id: UUID) -> Proposal:
    """The proposal that a text belongs to, held before the questions about it are. Raises NotFound."""
    text = queries.version_by_id(session, version_id)
    return queries.proposal(session, text.proposal_id, lock=True)


def cleared(session: Session, version_id: UUID) -> None:
    """Everyone has said yes to this text: it goes out."""
    text, proposal = _both(session, version_id)
    publishing.publish(session, proposal, text, clock.now())


def halted(session: Session, version_id: UUID) -> None:
    """Somebody took their yes back."""
    text, proposal = _both(session, version_id)
    if text.number is not None:
        publishing.halt(session, proposal, text, clock.now())


def reworded(session: Session, version_id: UUID, words: str) -> tuple[str, str]:
    """The writer takes the wording of somebody who was asked. Title and text as they read now."""
    text, proposal = _both(session, version_id)
    text.text = words
    if proposal.version == 0:
        proposal.text = words
        session.add(proposal)
    session.add(text)
    session.flush()
    return text.title, text.text


def take_over(session: Session, version_id: UUID, membership_id: UUID) -> None:
    """ "I will do this myself": the words become theirs, and who wrote them stands beside them.

    They go out when their new owner says so. Raises ProposalClosed once they were told, AnswerNotOffered.
    """
    text, proposal = _both(session, version_id)
    if text.number is not None:
        raise ProposalClosed.being(proposal.status)
    if not can_take_over(session, proposal, membership_id):
        raise AnswerNotOffered
    before = text.by_membership
    text.by_membership, text.held, text.in_name = membership_id, True, InName.OWN
    text.names = [one for one in text.names if one != str(membership_id)]
    text.with_people = []
    if proposal.version == 0:
        proposal.proposed_by, proposal.beside = membership_id, before
    session.add_all([text, proposal])
    session.flush()
    # What others were asked, and said, was between them and the one who wrote it: its new owner asks them.
    consents.let_go(session, version_id, but=membership_id)
    for one in (before, membership_id):
        touch(session.info, coalitions.membership(session, one).person_id)


def can_take_over(session: Session, proposal: Proposal, membership_id: UUID) -> bool:
    """Whether one could write this text oneself: a next version is written by members of the round alone."""
    if proposal.version == 0:
        return True
    return (proposal.id, membership_id) in who_can_take_over(session, {(proposal.id, membership_id)})


def who_can_take_over(session: Session, places: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Of these memberships with a told proposal each, those who could write its next version, in two reads.

    Members of the round can, unless they have words of their own waiting.
    """
    these = {proposal_id for proposal_id, _ in places}, {seat for _, seat in places}
    asked = rounds.places(session, *these)
    writing = queries.writing(session, *these)
    return {place for place in places if place in asked and place not in writing}


def _both(session: Session, version_id: UUID) -> tuple[ProposalVersion, Proposal]:
    text = queries.version_by_id(session, version_id)
    proposal = queries.proposal(session, text.proposal_id, lock=True)
    # What was read before the proposal was held may have been told or dropped meanwhile.
    session.refresh(text)
    return text, proposal


def hold_note(session: Session, note_id: UUID) -> Proposal:
    """The proposal that a note belongs to, held before the questions about it are. Raises NotFound."""
    return queries.proposal(session, note_queries.note(session, note_id).proposal_id, lock=True)


def note_cleared(session: Session, note_id: UUID) -> None:
    """Everyone whom a note names has said yes to it: it is read by all, and its writer has spoken."""
    note = note_queries.note(session, note_id)
    if note.published_at is not None:
        return
    now = clock.now()
    proposal = queries.proposal(session, note.proposal_id, lock=True)
    note.published_at = now
    session.add(note)
    stage = rounds.open_stage(session, proposal.id)
    hearing.spoken(session, note, stage)
    settling.settle(session, proposal, now)
    touch(session.info, proposal.coalition_id)


def note_halted(session: Session, note_id: UUID) -> None:
    """Somebody took their yes back: its writer alone reads it again."""
    note = note_queries.note(session, note_id)
    if note.published_at is not None:
        note.published_at = None
        session.add(note)
        touch(session.info, _coalition_of(session, note))


def note_reworded(session: Session, note_id: UUID, words: str) -> tuple[None, str]:
    """The writer takes the wording of somebody who was asked."""
    note = note_queries.note(session, note_id)
    if len(words) > NOTE_AT_MOST:
        raise wrong_field("/text", "too_long", max=NOTE_AT_MOST)
    note.text = words
    session.add(note)
    session.flush()
    return None, words


def _coalition_of(session: Session, note: Note) -> UUID:
    return queries.proposal(session, note.proposal_id).coalition_id
