"""Making commitments, and what each holder does with their own part; nobody acts for another (product.md P2, P6)."""

from datetime import date
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting, hold_present, seat_in
from alongside.coalitions.rules import not_closed
from alongside.commitments import queries, questions, rules, serving
from alongside.commitments.events import (
    CommitmentMade,
    HoldingBegun,
    HoldingKept,
    HoldingReleased,
    HoldingRenegotiated,
)
from alongside.commitments.models import Commitment, Companion, Holding, Renegotiation
from alongside.commitments.rules import OPEN, HoldingStatus, ReadBy, Step
from alongside.commitments.schemas import Audience, CommitmentDraft, LastWords, PartnerWanted, Renegotiated
from alongside.consents import between
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentKind
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission

_STILL_OPEN = col(Holding.ended_at).is_(None)
ENDINGS: dict[Step, type[Event]] = {Step.KEEP: HoldingKept, Step.RELEASE: HoldingReleased}


def make(session: Session, coalition_id: UUID, draft: CommitmentDraft, *, actor: Actor) -> Commitment:
    """Say what one will do. Others are asked whether they hold it too, and do so only by their own yes."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.COMMITMENT_MAKE, coalitions.subject(coalition))
    not_closed(coalition.status)
    seat = seat_in(actor, coalition_id)
    hold_present(session, seat, *draft.ask, me=seat)
    rules.check_date(draft.by_when, coalitions.today(coalition))
    rules.check_audience(draft.read_by, draft.check_ins_read_by)
    made = Commitment(
        coalition_id=coalition_id,
        **draft.model_dump(include={"sentence", "by_when", "rhythm", "read_by"}),
        **serving.columns(session, coalition_id, draft.serves, actor),
        own_rhythm=rules.own_rhythm(draft.rhythm, draft.own_rhythm.model_dump() if draft.own_rhythm else None),
    )
    session.add(made)
    session.flush()
    begin(session, made, seat, check_ins_read_by=draft.check_ins_read_by)
    tell(session, made, CommitmentMade, seat)
    for other in dict.fromkeys(draft.ask):
        _ask(session, made, seat, other, actor)
    return made


def share(session: Session, commitment_id: UUID, wanted: PartnerWanted, *, actor: Actor) -> Commitment:
    """Ask one more member to hold it too; they do so only by their own yes.

    Raises AskingOneself, NotInCoalition, AlreadyHolding, AlreadyAsked.
    """
    seat = seat_in(actor, queries.commitment(session, commitment_id).coalition_id)
    hold_present(session, seat, wanted.membership_id, me=seat)
    commitment, part = mine(session, commitment_id, actor)
    if part.status not in OPEN:
        raise rules.REFUSALS[part.status]
    if wanted.membership_id != seat:
        queries.not_holding(session, commitment, wanted.membership_id)
    _ask(session, commitment, seat, wanted.membership_id, actor)
    return commitment


def answer_invitation(
    session: Session, commitment_id: UUID, answer: InvitationAnswer, *, actor: Actor | None
) -> ConsentRequest:
    """Answer whether one holds it too. A yes makes one a holder, with the date that was asked about."""
    acting(session, actor, queries.commitment(session, commitment_id).coalition_id)
    commitment = queries.commitment(session, commitment_id, lock=True)
    asked = between.answer(
        session,
        kind=ConsentKind.CO_HOLD,
        thing_id=commitment_id,
        answer=answer.answer,
        text_hash=answer.text_hash,
        actor=actor,
    )
    if answer.answer is ConsentAnswer.YES:
        join(session, commitment, asked.to_membership, by_when=commitment.by_when)
        tell(session, commitment, HoldingBegun, asked.to_membership)
    return asked


def renegotiate(session: Session, commitment_id: UUID, wanted: Renegotiated, *, actor: Actor | None) -> Commitment:
    """Change the date of one's own part, or the words of a commitment that nobody else holds."""
    commitment, holding = mine(session, commitment_id, actor)
    holding.status = rules.after(holding.status, Step.RENEGOTIATE)
    by_when, sentence = wanted.by_when or holding.by_when, wanted.sentence or commitment.sentence
    if (by_when, sentence) == (holding.by_when, commitment.sentence):
        raise rules.NothingChanged
    if by_when != holding.by_when:
        rules.check_date(by_when, coalitions.today(coalitions.coalition(session, commitment.coalition_id)))
    before = _reword(session, commitment, holding, sentence)
    session.add(
        Renegotiation(
            holding_id=holding.id,
            by_when_before=holding.by_when,
            by_when_after=by_when,
            sentence_before=before,
            sentence_after=sentence if before else None,
            words=wanted.words,
        )
    )
    holding.by_when = by_when
    questions.reword(session, commitment, holding)
    tell(session, commitment, HoldingRenegotiated, holding.membership_id)
    return commitment


def keep(session: Session, commitment_id: UUID, said: LastWords, *, actor: Actor | None) -> Commitment:
    """Say that one's own part is kept."""
    commitment, holding = mine(session, commitment_id, actor)
    end(session, commitment, holding, Step.KEEP, said.words)
    return commitment


def release(session: Session, commitment_id: UUID, said: LastWords, *, actor: Actor | None) -> Commitment:
    """Let one's own part go; no reason is asked."""
    commitment, holding = mine(session, commitment_id, actor)
    end(session, commitment, holding, Step.RELEASE, said.words)
    return commitment


def pause(session: Session, commitment_id: UUID, *, actor: Actor | None) -> Commitment:
    """Let one's own part rest: nothing is due meanwhile, and the record says nothing of it."""
    commitment, holding = mine(session, commitment_id, actor)
    holding.status = rules.after(holding.status, Step.PAUSE)
    changed(session, commitment)
    return commitment


def resume(session: Session, commitment_id: UUID, *, actor: Actor | None) -> Commitment:
    """Take one's own part up again, owing nothing for the time between."""
    commitment, holding = mine(session, commitment_id, actor)
    holding.status = rules.after(holding.status, Step.RESUME)
    holding.resumed_at = clock.now()
    changed(session, commitment)
    return commitment


def set_audience(session: Session, commitment_id: UUID, wanted: Audience, *, actor: Actor | None) -> Commitment:
    """Widen or narrow who reads one's own check-ins from now on; what was said before stays as it was."""
    commitment, holding = mine(session, commitment_id, actor)
    if holding.status not in OPEN:
        raise rules.REFUSALS[holding.status]
    rules.check_audience(commitment.read_by, wanted.check_ins_read_by)
    holding.check_ins_read_by = wanted.check_ins_read_by
    return commitment


def release_all(session: Session, membership_id: UUID) -> None:
    """A membership ended: its open parts are let go quietly, and with others' it walks along no longer.

    What nobody else holds has ended then.
    """
    held = select(Holding.commitment_id).where(col(Holding.membership_id) == membership_id, _STILL_OPEN)
    walked = (
        select(Holding.commitment_id)
        .join(Companion, col(Companion.holding_id) == col(Holding.id))
        .where(col(Companion.membership_id) == membership_id, col(Companion.ended_at).is_(None))
    )
    for commitment_id in sorted({*session.exec(held), *session.exec(walked)}):
        commitment = queries.commitment(session, commitment_id, lock=True)
        holding = queries.part_of(session, commitment_id, membership_id)
        if holding is not None and holding.status in OPEN:
            holding.status, holding.ended_at = HoldingStatus.RELEASED, clock.now()
            questions.let_go(session, holding)
            _end_with_last_holder(session, commitment)
    walking = update(Companion).where(col(Companion.membership_id) == membership_id, col(Companion.ended_at).is_(None))
    session.exec(walking.values(ended_at=clock.now()))


def end(session: Session, commitment: Commitment, holding: Holding, step: Step, words: str | None = None) -> None:
    """Keep or release a part, for its holder's own use case, which has asked for the right and holds the row."""
    holding.status = rules.after(holding.status, step)
    holding.ended_at, holding.last_words = clock.now(), words
    between.take_back(session, thing_id=commitment.id, from_=holding.membership_id)
    questions.let_go(session, holding)
    _end_with_last_holder(session, commitment)
    tell(session, commitment, ENDINGS[step], holding.membership_id)


def changed(session: Session, commitment: Commitment) -> None:
    """Something changed that all readers of the commitment see: its version moves, and their pages wake."""
    commitment.updated_at = clock.now()
    commitment.version += 1
    if commitment.read_by is ReadBy.COALITION:
        touch(session.info, commitment.coalition_id)
    else:
        wake_partners(session, commitment.id)


def wake_partners(session: Session, commitment_id: UUID, part: UUID | None = None) -> None:
    """Something changed that its partners alone may know of; of companions, those of one `part`."""
    touch(session.info, *queries.people_of_partners(session, commitment_id, part))


def mine(session: Session, commitment_id: UUID, actor: Actor | None) -> tuple[Commitment, Holding]:
    commitment = queries.commitment(session, commitment_id, lock=True)
    require(actor, Permission.HOLDING_CHANGE, queries.subject(session, commitment))
    not_closed(coalitions.coalition(session, commitment.coalition_id).status)
    holding = queries.part_of(session, commitment.id, seat_in(actor, commitment.coalition_id))
    if holding is None:
        raise NotFound
    return commitment, holding


def _reword(session: Session, commitment: Commitment, holding: Holding, sentence: str) -> str | None:
    """Set other words and return the former ones; whoever is still asked is asked about the new ones."""
    before = commitment.sentence
    if sentence == before:
        return None
    if queries.holders(session, commitment.id) != {holding.membership_id}:
        raise rules.SentenceIsShared
    commitment.sentence = sentence
    return before


def tell(session: Session, commitment: Commitment, event: type[Event], seat: UUID) -> None:
    changed(session, commitment)
    if commitment.read_by is ReadBy.COALITION:
        record(session, event(coalition_id=commitment.coalition_id, thing_id=commitment.id), by=seat)


def _end_with_last_holder(session: Session, commitment: Commitment) -> None:
    session.flush()
    if not queries.has_open_part(session, commitment.id):
        commitment.ended_at = clock.now()
        between.take_back(session, thing_id=commitment.id)


def join(session: Session, commitment: Commitment, seat: UUID, *, by_when: date) -> Holding:
    """Let somebody hold it too who said so, from now on; nobody asks them any more whether they would.

    Raises CommitmentEnded, AlreadyHolding.
    """
    if commitment.ended_at is not None:
        raise rules.CommitmentEnded
    queries.not_holding(session, commitment, seat)
    part = begin(session, commitment, seat, by_when=by_when)
    between.carried(session, thing_ids=[commitment.id, *queries.part_ids(session, commitment.id)], by=seat)
    return part


def begin(
    session: Session,
    commitment: Commitment,
    seat: UUID,
    *,
    by_when: date | None = None,
    check_ins_read_by: ReadBy = ReadBy.PARTNERS,
) -> Holding:
    """A part of somebody's own, by the commitment's day or another."""
    part = Holding(
        commitment_id=commitment.id,
        coalition_id=commitment.coalition_id,
        membership_id=seat,
        by_when=by_when or commitment.by_when,
        check_ins_read_by=check_ins_read_by,
    )
    session.add(part)
    session.flush()
    return part


def _ask(session: Session, commitment: Commitment, seat: UUID, other: UUID, actor: Actor) -> None:
    between.ask(
        session,
        coalition_id=commitment.coalition_id,
        kind=ConsentKind.CO_HOLD,
        from_=seat,
        to=other,
        thing_id=commitment.id,
        text=questions.wording(commitment),
        actor=actor,
    )
