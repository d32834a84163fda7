"""What time and departures do to requests and offers: quietly, by rule, and twice is like once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from alongside.core.live import touch
from alongside.offers import queries, reaching, rules
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.requests import end_quietly
from alongside.offers.rules import NO, OVER, YES, Ending, OfferState, RequestState
from alongside.offers.service import reopen

LIVE = frozenset({OfferState.OFFERED}) | YES


def settle_due(session: Session, now: datetime) -> int:
    """Say "not now" for those who take no more on, and end what waited until its last day or has lost its sense."""
    quiet = queries.held(
        session,
        SupportRequest,
        col(SupportRequest.quiet_at) <= now,
        col(SupportRequest.state) == RequestState.OPEN,
    )
    for request in quiet:
        end_quietly(session, request, Ending.NOT_NOW)
    late = queries.days_over(session, SupportRequest, now)
    for request in late:
        end_quietly(session, request, Ending.EXPIRED)
    unheard = queries.held(session, Offer, col(Offer.quiet_at) <= now, col(Offer.state) == OfferState.OFFERED)
    for offer in unheard:
        _end(session, offer, OfferState.NOT_NOW, now)
    unanswered = queries.days_over(session, Offer, now)
    needless = queries.held(session, Offer, queries.joins_nothing(), col(Offer.state) == OfferState.OFFERED)
    for offer in {one.id: one for one in (*unanswered, *needless)}.values():
        _end(session, offer, OfferState.EXPIRED, now)
    return len(quiet) + len(late) + len(unheard) + len(unanswered) + len(needless)


def _end(session: Session, offer: Offer, to: OfferState, now: datetime) -> None:
    offer.state, offer.answered_at = rules.advance_offer(offer.state, to), now
    session.add(offer)
    session.flush()
    reaching.wake_two(session, offer)
    if offer.to_membership is None:
        touch(session.info, offer.coalition_id)


def lapse(session: Session, membership_id: UUID, now: datetime) -> None:
    """A membership ended: what it asked and was asked closes; whom it was to help finds their request open again.

    Held before anything else of the departure: who accepts an offer holds its request before the record.
    """
    helping = select(Offer.request_id).where(col(Offer.from_membership) == membership_id, col(Offer.state).in_(LIVE))
    mine = (
        (col(SupportRequest.asked_by) == membership_id)
        | (col(SupportRequest.to_membership) == membership_id)
        | col(SupportRequest.id).in_(helping)
    )
    requests = queries.held(session, SupportRequest, mine, col(SupportRequest.state).in_(queries.GOING_ON))
    for request in requests:
        if membership_id in {request.asked_by, request.to_membership}:
            end_quietly(session, request, Ending.EXPIRED)
    of = {request.id: request for request in requests}
    two = (col(Offer.from_membership) == membership_id) | (col(Offer.to_membership) == membership_id)
    for offer in queries.held(session, Offer, two, col(Offer.state).in_(LIVE)):
        before = offer.state
        went = offer.from_membership == membership_id
        offer.state = rules.advance_offer(before, OfferState.WITHDRAWN if went else OfferState.EXPIRED)
        offer.answered_at = offer.answered_at or now
        session.add(offer)
        session.flush()
        reopen(session, offer, of.get(offer.request_id) if offer.request_id else None, before)
        reaching.wake_two(session, offer)


def forget_due(session: Session, now: datetime) -> int:
    """Drop every no, and what ended without an answer between two people, thirty days later (product.md section 6)."""
    before = now - rules.REFUSALS_KEPT
    ended = session.exec(delete(Offer).where(col(Offer.state).in_(NO | OVER), col(Offer.answered_at) < before)).rowcount
    narrow = select(SupportRequest.id).where(
        col(SupportRequest.to_membership).is_not(None),
        col(SupportRequest.state) == RequestState.CLOSED,
        col(SupportRequest.ended_at) < before,
        ~select(Offer.id).where(col(Offer.request_id) == col(SupportRequest.id)).exists(),
    )
    return ended + session.exec(delete(SupportRequest).where(col(SupportRequest.id).in_(narrow))).rowcount


def forget_asked_in(session: Session, check_in_ids: Collection[UUID]) -> None:
    """Drop what these check-ins asked for, and what was offered on them, as they are dropped themselves."""
    asked = select(SupportRequest.id).where(col(SupportRequest.check_in_id).in_(check_in_ids))
    session.exec(delete(Offer).where(col(Offer.request_id).in_(asked) | col(Offer.check_in_id).in_(check_in_ids)))
    session.exec(delete(SupportRequest).where(col(SupportRequest.check_in_id).in_(check_in_ids)))
