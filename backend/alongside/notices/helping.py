"""What there is to tell of support between members: questions that wait for one person, and the yes to an offer.

What does not reach its person tells them nothing, and a no leaves no trace (product.md P3, S8): neither is among it.
"""

from sqlalchemy import case, exists, func
from sqlmodel import col

from alongside.checkins.queries import unread_by
from alongside.notices.columns import NEWS_SINCE, SOMEWHERE_TODAY, WAITS_SINCE, Rows, is_open, row, seat, unmuted
from alongside.notices.rules import What
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import YES, OfferState, RequestState

_offered_by_oneself = exists().where(
    col(Offer.request_id) == col(SupportRequest.id),
    col(Offer.from_membership) == seat.c.id,
    col(Offer.state) == OfferState.OFFERED,
)
support_wanted = (
    row(
        What.SUPPORT_WANTED,
        col(SupportRequest.id),
        moment=col(SupportRequest.asked_at),
        coalition=col(SupportRequest.coalition_id),
        title=col(SupportRequest.text),
        day=col(SupportRequest.last_day),
    )
    .join(seat, seat.c.id == col(SupportRequest.to_membership))
    .where(
        col(SupportRequest.state) == RequestState.OPEN,
        col(SupportRequest.quiet_at).is_(None),
        col(SupportRequest.last_day) >= SOMEWHERE_TODAY,
        col(SupportRequest.asked_at) > WAITS_SINCE,
        is_open(col(SupportRequest.coalition_id)),
        unmuted(col(SupportRequest.asked_by)),
        ~_offered_by_oneself,
    )
)


def _waits(what: What) -> Rows:
    return (
        row(
            what,
            col(Offer.id),
            moment=col(Offer.offered_at),
            coalition=col(Offer.coalition_id),
            page=func.coalesce(col(Offer.request_id), col(Offer.id)),
            title=func.coalesce(col(SupportRequest.text), col(Offer.text)),
            day=col(Offer.answer_by),
        )
        .outerjoin(SupportRequest, col(SupportRequest.id) == col(Offer.request_id))
        .join(seat, seat.c.id == col(Offer.to_membership))
        .where(
            col(Offer.state) == OfferState.OFFERED,
            col(Offer.quiet_at).is_(None),
            col(Offer.answer_by) >= SOMEWHERE_TODAY,
            col(Offer.offered_at) > WAITS_SINCE,
            is_open(col(Offer.coalition_id)),
            unmuted(col(Offer.from_membership)),
        )
    )


support_offered = _waits(What.SUPPORT_OFFERED).where(col(Offer.request_id).is_(None))
support_on_request = _waits(What.SUPPORT_ON_REQUEST).where(col(Offer.request_id).is_not(None))
# Of what was accepted, that it arrived is no other news.
# Who reads the check-in no longer in which it was asked for finds their own words.
_title = case(
    (unread_by(seat.c.id, col(SupportRequest.check_in_id)), col(Offer.text)),
    else_=func.coalesce(col(SupportRequest.text), col(Offer.text)),
)
support_accepted = (
    row(
        What.SUPPORT_ACCEPTED,
        col(Offer.id),
        moment=col(Offer.answered_at),
        coalition=col(Offer.coalition_id),
        title=_title,
    )
    .outerjoin(SupportRequest, col(SupportRequest.id) == col(Offer.request_id))
    .join(seat, seat.c.id == col(Offer.from_membership))
    .where(
        col(Offer.state).in_(YES | {OfferState.DELIVERED}),
        col(Offer.answered_at) > NEWS_SINCE,
        is_open(col(Offer.coalition_id)),
        unmuted(col(Offer.to_membership)),
    )
)
