"""What home says of support: what one was asked, what one is offered, and what was accepted (product.md S8)."""

from typing import Any

from sqlalchemy import and_, case, exists, func
from sqlmodel import col

from alongside.checkins.queries import unread_by
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.mutes.queries import muted
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import OfferState, RequestState
from alongside.today.rows import Rows, asker, mine, row

_awake = and_(col(Coalition.id) == col(SupportRequest.coalition_id), col(Coalition.status) != CoalitionStatus.CLOSED)
# What one was asked alone, as long as it reaches one: nobody learns whether it does.
_wanted = (
    row(
        "support_request",
        col(SupportRequest.id),
        coalition=col(SupportRequest.coalition_id),
        text=col(SupportRequest.text),
        who=asker.c.name,
        day=col(SupportRequest.last_day),
    )
    .join(Coalition, _awake)
    .join(mine, mine.c.id == col(SupportRequest.to_membership))
    .join(asker, asker.c.id == col(SupportRequest.asked_by))
    .where(
        col(SupportRequest.state) == RequestState.OPEN,
        col(SupportRequest.quiet_at).is_(None),
        ~muted(mine.c.id, col(SupportRequest.asked_by)),
        ~exists().where(
            col(Offer.request_id) == col(SupportRequest.id),
            col(Offer.from_membership) == mine.c.id,
            col(Offer.state) == OfferState.OFFERED,
        ),
    )
)
# An offer waits for an answer, and leads to the request that it answers.
_offered = (
    row(
        "support_offer",
        col(Offer.id),
        about=func.coalesce(col(Offer.request_id), col(Offer.id)),
        coalition=col(Offer.coalition_id),
        text=col(Offer.text),
        who=asker.c.name,
        day=col(Offer.answer_by),
    )
    .join(
        Coalition, and_(col(Coalition.id) == col(Offer.coalition_id), col(Coalition.status) != CoalitionStatus.CLOSED)
    )
    .join(mine, mine.c.id == col(Offer.to_membership))
    .join(asker, asker.c.id == col(Offer.from_membership))
    .where(
        col(Offer.state) == OfferState.OFFERED,
        col(Offer.quiet_at).is_(None),
        ~muted(mine.c.id, col(Offer.from_membership)),
    )
)
# Who reads a check-in no longer, since they walk along no more, carry its action no more or let go of their own part,
# reads none of what it asks: they find their own words.
_unread = unread_by(mine.c.id, col(SupportRequest.check_in_id))
_words = case((_unread, col(Offer.text)), else_=func.coalesce(col(SupportRequest.text), col(Offer.text)))
_about = case((_unread, col(Offer.id)), else_=func.coalesce(col(Offer.request_id), col(Offer.id)))
# What was accepted is owed by the one who offered it, and said to have arrived by the one whom it was for.
_accepted = and_(
    col(Coalition.id) == col(Offer.coalition_id),
    col(Coalition.status) != CoalitionStatus.CLOSED,
    (col(Offer.state) == OfferState.ACCEPTED) | (col(Offer.state) == OfferState.ACCEPTED_DIFFERENTLY),
)


def _going_on(kind: str, own: Any, theirs: Any) -> Rows:
    return (
        row(
            kind,
            col(Offer.id),
            about=_about,
            coalition=col(Offer.coalition_id),
            text=_words,
            who=asker.c.name,
        )
        .join(Coalition, _accepted)
        .join(mine, mine.c.id == own)
        .join(asker, asker.c.id == theirs)
        .outerjoin(SupportRequest, col(SupportRequest.id) == col(Offer.request_id))
    )


_helping = _going_on("support_helping", col(Offer.from_membership), col(Offer.to_membership))
_coming = _going_on("support_coming", col(Offer.to_membership), col(Offer.from_membership))
# Of a question that one put: whether it reached whom it was put to is not said.
_asked = (
    row(
        "support_asked",
        col(SupportRequest.id),
        coalition=col(SupportRequest.coalition_id),
        text=col(SupportRequest.text),
        who=asker.c.name,
        day=col(SupportRequest.last_day),
    )
    .join(Coalition, _awake)
    .join(mine, mine.c.id == col(SupportRequest.asked_by))
    .join(asker, asker.c.id == col(SupportRequest.to_membership))
    .where(col(SupportRequest.state) == RequestState.OPEN)
)
# An offer is a question to one person; what stands open to all waits for nobody in particular.
_offering = (
    row(
        "support_offering",
        col(Offer.id),
        about=_about,
        coalition=col(Offer.coalition_id),
        text=_words,
        who=asker.c.name,
        day=col(Offer.answer_by),
    )
    .join(
        Coalition, and_(col(Coalition.id) == col(Offer.coalition_id), col(Coalition.status) != CoalitionStatus.CLOSED)
    )
    .join(mine, mine.c.id == col(Offer.from_membership))
    .join(asker, asker.c.id == col(Offer.to_membership))
    .outerjoin(SupportRequest, col(SupportRequest.id) == col(Offer.request_id))
    .where(col(Offer.state) == OfferState.OFFERED)
)
SUPPORT_OWED = (_wanted, _offered, _helping)
SUPPORT_WAITED = (_coming, _asked, _offering)
