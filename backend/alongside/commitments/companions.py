"""Walking along with somebody's part: by mutual yes, until either ends it without a word (product.md S7).

A no leaves nothing but the question between the two. Locks are taken in one order: people, commitments, questions.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import hold_present, seat_in
from alongside.coalitions.rules import not_closed
from alongside.commitments import queries, questions, rules
from alongside.commitments.models import Commitment, Companion, Holding
from alongside.commitments.rules import OPEN
from alongside.commitments.schemas import CompanionOffer, PartnerWanted
from alongside.commitments.service import mine
from alongside.consents import between
from alongside.consents import queries as asked_about
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentKind, ConsentState
from alongside.consents.schemas import InvitationAnswer
from alongside.consents.wording import canonical, particulars
from alongside.core import clock
from alongside.core.errors import NotFound, wrong_field
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject


def ask(session: Session, commitment_id: UUID, wanted: PartnerWanted, *, actor: Actor) -> Commitment:
    """Ask one member to walk along with one's own part.

    Raises AskingOneself, NotInCoalition, AlreadyAsked, AlreadyAnswered, AlreadyCompanion.
    """
    _hold_people(session, commitment_id, actor, wanted.membership_id)
    commitment, part = mine(session, commitment_id, actor)
    _put(session, ConsentKind.COMPANION, part, wanted.membership_id)
    return commitment


def offer(session: Session, commitment_id: UUID, wanted: CompanionOffer, *, actor: Actor) -> Commitment:
    """Offer a holder to walk along with their part; as a pair, also that they walk along with one's own.

    Raises NotHolding, AskingOneself, AlreadyAsked, AlreadyAnswered, AlreadyCompanion, InvalidInput.
    """
    me = _hold_people(session, commitment_id, actor, wanted.membership_id)
    _hold(session, [commitment_id, *([wanted.pair] if wanted.pair else [])])
    commitment = queries.commitment(session, commitment_id)
    require(actor, Permission.COMPANION_OFFER, queries.subject(session, commitment))
    not_closed(coalitions.coalition(session, commitment.coalition_id).status)
    part = queries.part_of(session, commitment.id, wanted.membership_id)
    if part is None or part.status not in OPEN:
        raise rules.NotHolding
    own = _own_part(session, commitment, wanted.pair, me) if wanted.pair else None
    _put(session, ConsentKind.PAIR if own else ConsentKind.COMPANION_OFFER, part, me, own)
    return commitment


def answer(session: Session, thing_id: UUID, given: InvitationAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Answer whether one walks along, or is walked along with. A yes counts from now on."""
    asked = (
        asked_about.put_to(session, questions.WALKING, thing_id, [one.id for one in actor.seats.values()])
        if actor
        else None
    )
    if asked is None:
        raise NotFound
    hold_present(session, asked.from_membership, asked.to_membership, me=asked.to_membership)
    _hold(session, questions.commitments_of(asked))
    asked = between.answer(
        session, kind=asked.kind, thing_id=thing_id, answer=given.answer, text_hash=given.text_hash, actor=actor
    )
    if asked.state is ConsentState.YES:
        said = particulars(asked.extra)
        _begin(session, UUID(said["holding_id"]), UUID(said["companion"]))
        if asked.kind is ConsentKind.PAIR:
            _begin(session, UUID(said["pair_holding_id"]), asked.to_membership)
        between.take_back(session, thing_id=thing_id)
    return asked


def end(session: Session, companion_id: UUID, *, actor: Actor | None) -> None:
    """Walk along no longer, or be walked along with no longer: either ends it without a word. Raises CompanionEnded."""
    found = session.get(Companion, companion_id)
    if found is None:
        raise NotFound
    part = session.get_one(Holding, found.holding_id)
    holder, companion = frozenset({part.membership_id}), frozenset({found.membership_id})
    two = Subject(found.coalition_id, addressees=holder, companions=companion, narrow=holder | companion)
    require(actor, Permission.COMPANION_END, two)
    queries.commitment(session, part.commitment_id, lock=True)
    session.refresh(found, with_for_update={"key_share": True})
    if found.ended_at is not None:
        raise rules.CompanionEnded
    found.ended_at = clock.now()
    touch(session.info, *queries.people(session, holder | companion))


def end_with(session: Session, part: Holding) -> None:
    """A part was handed over: who walked along with it said yes to one person. The caller holds the commitment."""
    _end(session, col(Companion.holding_id) == part.id)


def end_due(session: Session, now: datetime) -> int:
    """Two weeks after a part was kept or let go, nobody walks along with it. Twice is like once."""
    over = (
        select(Holding.id, Holding.commitment_id)
        .join(Companion, col(Companion.holding_id) == col(Holding.id))
        .where(col(Companion.ended_at).is_(None), col(Holding.ended_at) <= now - rules.WALKED_ALONG_FOR)
        .distinct()
    )
    parts = session.exec(over).all()
    _hold(session, (commitment_id for _, commitment_id in parts))
    return _end(session, col(Companion.holding_id).in_([part_id for part_id, _ in parts])) if parts else 0


def _end(session: Session, which: ColumnElement[bool]) -> int:
    walking = select(Companion).where(which, col(Companion.ended_at).is_(None)).order_by(col(Companion.id))
    found = session.exec(walking.with_for_update().execution_options(populate_existing=True)).all()
    for one in found:
        one.ended_at = clock.now()
    parts = select(Holding.membership_id).where(col(Holding.id).in_({one.holding_id for one in found}))
    two = {*session.exec(parts), *(one.membership_id for one in found)}
    touch(session.info, *queries.people(session, two))
    return len(found)


def _hold_people(session: Session, commitment_id: UUID, actor: Actor, other: UUID) -> UUID:
    me = seat_in(actor, queries.commitment(session, commitment_id).coalition_id)
    hold_present(session, me, other, me=me)
    return me


def _hold(session: Session, commitment_ids: Iterable[UUID]) -> None:
    for commitment_id in sorted(set(commitment_ids)):
        if session.get(Commitment, commitment_id) is not None:
            queries.commitment(session, commitment_id, lock=True)


def _own_part(session: Session, beside: Commitment, commitment_id: UUID, me: UUID) -> Holding:
    """One's own open part in another commitment here. Raises InvalidInput."""
    part = queries.part_of(session, commitment_id, me)
    if part is None or part.status not in OPEN or part.coalition_id != beside.coalition_id:
        raise wrong_field("/pair", "not_held_by_oneself")
    return part


def _put(session: Session, kind: ConsentKind, part: Holding, companion: UUID, own: Holding | None = None) -> None:
    """Put the question to whichever of the two did not begin it. `own` is the part of the companion, in a pair."""
    if part.status not in OPEN:
        raise rules.REFUSALS[part.status]
    if queries.companion(session, part.id, companion) is not None:
        raise rules.AlreadyCompanion
    if own is not None and queries.companion(session, own.id, part.membership_id) is not None:
        raise rules.AlreadyCompanion
    asks = kind is ConsentKind.COMPANION
    said = {
        "commitment_id": part.commitment_id,
        "holding_id": part.id,
        "companion": companion,
        "pair_commitment_id": own.commitment_id if own else None,
        "pair_holding_id": own.id if own else None,
    }
    extra = canonical(**said)
    questions.put(
        session,
        kind,
        from_=part.membership_id if asks else companion,
        to=companion if asks else part.membership_id,
        thing_id=questions.walking_thing(session, part, companion),
        extra=extra,
    )


def _begin(session: Session, holding_id: UUID, companion: UUID) -> None:
    part = session.get_one(Holding, holding_id, populate_existing=True)
    if part.status not in OPEN:
        raise rules.REFUSALS[part.status]
    if queries.companion(session, part.id, companion) is None:
        session.add(Companion(coalition_id=part.coalition_id, holding_id=part.id, membership_id=companion))
        session.flush()
    touch(session.info, *queries.people(session, [part.membership_id, companion]))
