"""Making commitments, and what each holder does with their own part; nobody acts for another (product.md P2, P6)."""

from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import queries as actions
from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting, hold_present, seat_in
from alongside.coalitions.rules import not_closed
from alongside.commitments import queries, rules
from alongside.commitments.events import (
    CommitmentMade,
    HoldingBegun,
    HoldingKept,
    HoldingReleased,
    HoldingRenegotiated,
)
from alongside.commitments.models import Commitment, Holding, Renegotiation
from alongside.commitments.rules import OPEN, HoldingStatus, ReadBy, Step
from alongside.commitments.schemas import Audience, CommitmentDraft, LastWords, Renegotiated
from alongside.consents import service as consents
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentKind
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.errors import NotFound, wrong_field
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may, require
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
    _check_action(session, coalition_id, draft.action_id, actor)
    made = Commitment(coalition_id=coalition_id, **draft.model_dump(exclude={"ask", "check_ins_read_by"}))
    session.add(made)
    session.flush()
    session.add(
        Holding(
            commitment_id=made.id,
            coalition_id=coalition_id,
            membership_id=seat,
            by_when=made.by_when,
            check_ins_read_by=draft.check_ins_read_by,
        )
    )
    session.flush()
    _tell(session, made, CommitmentMade, seat)
    _ask(session, made, seat, draft.ask, actor)
    return made


def answer_invitation(
    session: Session, commitment_id: UUID, answer: InvitationAnswer, *, actor: Actor | None
) -> ConsentRequest:
    """Answer whether one holds it too. A yes makes one a holder, with the date that was asked about."""
    acting(session, actor, queries.commitment(session, commitment_id).coalition_id)
    commitment = queries.commitment(session, commitment_id, lock=True)
    asked = consents.answer(
        session,
        kind=ConsentKind.CO_HOLD,
        thing_id=commitment_id,
        answer=answer.answer,
        text_hash=answer.text_hash,
        actor=actor,
    )
    if answer.answer is ConsentAnswer.YES:
        _join(session, commitment, asked.to_membership)
    return asked


def renegotiate(session: Session, commitment_id: UUID, wanted: Renegotiated, *, actor: Actor | None) -> Commitment:
    """Change the date of one's own part, or the words of a commitment that nobody else holds."""
    commitment, holding = _mine(session, commitment_id, actor)
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
    _tell(session, commitment, HoldingRenegotiated, holding.membership_id)
    return commitment


def keep(session: Session, commitment_id: UUID, said: LastWords, *, actor: Actor | None) -> Commitment:
    """Say that one's own part is kept."""
    commitment, holding = _mine(session, commitment_id, actor)
    end(session, commitment, holding, Step.KEEP, said.words)
    return commitment


def release(session: Session, commitment_id: UUID, said: LastWords, *, actor: Actor | None) -> Commitment:
    """Let one's own part go; no reason is asked."""
    commitment, holding = _mine(session, commitment_id, actor)
    end(session, commitment, holding, Step.RELEASE, said.words)
    return commitment


def pause(session: Session, commitment_id: UUID, *, actor: Actor | None) -> Commitment:
    """Let one's own part rest: nothing is due meanwhile, and the record says nothing of it."""
    commitment, holding = _mine(session, commitment_id, actor)
    holding.status = rules.after(holding.status, Step.PAUSE)
    changed(session, commitment)
    return commitment


def resume(session: Session, commitment_id: UUID, *, actor: Actor | None) -> Commitment:
    """Take one's own part up again, owing nothing for the time between."""
    commitment, holding = _mine(session, commitment_id, actor)
    holding.status = rules.after(holding.status, Step.RESUME)
    holding.resumed_at = clock.now()
    changed(session, commitment)
    return commitment


def set_audience(session: Session, commitment_id: UUID, wanted: Audience, *, actor: Actor | None) -> Commitment:
    """Widen or narrow who reads one's own check-ins from now on; what was said before stays as it was."""
    commitment, holding = _mine(session, commitment_id, actor)
    if holding.status not in OPEN:
        raise rules.REFUSALS[holding.status]
    rules.check_audience(commitment.read_by, wanted.check_ins_read_by)
    holding.check_ins_read_by = wanted.check_ins_read_by
    return commitment


def release_all(session: Session, membership_id: UUID) -> None:
    """A membership ended: its open parts are let go quietly. What nobody else holds has ended then."""
    held = select(Holding.commitment_id).where(col(Holding.membership_id) == membership_id, _STILL_OPEN)
    for commitment_id in session.exec(held.order_by(col(Holding.commitment_id))).all():
        commitment = queries.commitment(session, commitment_id, lock=True)
        holding = queries.part_of(session, commitment_id, membership_id)
        if holding is not None and holding.status in OPEN:
            holding.status, holding.ended_at = HoldingStatus.RELEASED, clock.now()
            _end_with_last_holder(session, commitment)


def end(session: Session, commitment: Commitment, holding: Holding, step: Step, words: str | None = None) -> None:
    """Keep or release a part, for its holder's own use case, which has asked for the right and holds the row."""
    holding.status = rules.after(holding.status, step)
    holding.ended_at, holding.last_words = clock.now(), words
    consents.take_back(session, thing_id=commitment.id, from_=holding.membership_id)
    _end_with_last_holder(session, commitment)
    _tell(session, commitment, ENDINGS[step], holding.membership_id)


def changed(session: Session, commitment: Commitment) -> None:
    """Something changed that all readers of the commitment see: its version moves, and their pages wake."""
    commitment.updated_at = clock.now()
    commitment.version += 1
    if commitment.read_by is ReadBy.COALITION:
        touch(session.info, commitment.coalition_id)
    else:
        wake_partners(session, commitment)


def wake_partners(session: Session, commitment: Commitment) -> None:
    """Something changed that its partners alone may know of."""
    touch(session.info, *queries.people_of_partners(session, commitment))


def _mine(session: Session, commitment_id: UUID, actor: Actor | None) -> tuple[Commitment, Holding]:
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
    consents.reword(session, thing_id=commitment.id, text=_wording(commitment))
    return before


def _tell(session: Session, commitment: Commitment, event: type[Event], seat: UUID) -> None:
    changed(session, commitment)
    if commitment.read_by is ReadBy.COALITION:
        record(session, event(coalition_id=commitment.coalition_id, thing_id=commitment.id), by=seat)


def _end_with_last_holder(session: Session, commitment: Commitment) -> None:
    session.flush()
    if not queries.has_open_part(session, commitment.id):
        commitment.ended_at = clock.now()
        consents.take_back(session, thing_id=commitment.id)


def _join(session: Session, commitment: Commitment, seat: UUID) -> None:
    if commitment.ended_at is not None:
        raise rules.CommitmentEnded
    if any(part.membership_id == seat and part.status in OPEN for part in queries.holdings(session, commitment.id)):
        raise rules.AlreadyHolding
    session.add(
        Holding(
            commitment_id=commitment.id,
            coalition_id=commitment.coalition_id,
            membership_id=seat,
            by_when=commitment.by_when,
        )
    )
    session.flush()
    _tell(session, commitment, HoldingBegun, seat)


def _ask(session: Session, commitment: Commitment, seat: UUID, others: list[UUID], actor: Actor) -> None:
    for other in dict.fromkeys(others):
        consents.ask(
            session,
            coalition_id=commitment.coalition_id,
            kind=ConsentKind.CO_HOLD,
            from_=seat,
            to=other,
            thing_id=commitment.id,
            text=_wording(commitment),
            actor=actor,
        )


def _wording(commitment: Commitment) -> str:
    """The exact words that somebody asked to hold it too says yes to: the sentence, and its day below."""
    return f"{commitment.sentence}\n\n{commitment.by_when.isoformat()}"


def _check_action(session: Session, coalition_id: UUID, action_id: UUID | None, actor: Actor | None) -> None:
    """A commitment serves an action that its maker can read; any other looks like none at all."""
    if action_id is None:
        return
    try:
        action = actions.action(session, action_id)
    except NotFound as error:
        raise wrong_field("/action_id", "action_unknown") from error
    known = may(actor, Permission.ACTION_READ, actions.subject(session, action))
    if action.coalition_id != coalition_id or not known:
        raise wrong_field("/action_id", "action_unknown")
