"""How a reader of check-ins can help: how their own offer stands, and whether they can make one."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.bringing import queries as bringing
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.offers import rules
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import SHOWN, STANDS, OfferState, RequestState


@dataclass(frozen=True, slots=True)
class AskedIn:
    """What a check-in opened, if it asks. `offer` is how the reader's own stands, where it is in a list of theirs."""

    request_id: UUID | None
    offer: OfferState | None
    takes_mine: bool


def asked_in(
    session: Session, check_in_ids: Collection[UUID], coalition: Coalition, seat: UUID | None
) -> dict[UUID, AskedIn]:
    """By check-ins, what they ask for and what the reader offered there: three reads, however many there are."""
    rows = select(SupportRequest).where(col(SupportRequest.check_in_id).in_(check_in_ids))
    opened = {row.check_in_id: row for row in session.exec(rows)}
    seats = bringing.seats_of(session, seat) if check_in_ids and seat else []
    on = col(Offer.request_id).in_([row.id for row in opened.values()]) | col(Offer.check_in_id).in_(check_in_ids)
    made = select(Offer).where(on, col(Offer.from_membership).in_(seats)).order_by(col(Offer.offered_at), col(Offer.id))
    mine = session.exec(made).all() if seats else []
    today = coalitions.today(coalition)
    found: dict[UUID, AskedIn] = {}
    for check_in_id in check_in_ids:
        row = opened.get(check_in_id)
        own = [one for one in mine if (one.request_id == row.id if row else one.check_in_id == check_in_id)]
        states = [rules.offer_on(one.state, one.answer_by, today) for one in own if one.from_membership == seat]
        shown = [state for state in states if state in SHOWN]
        takes = row is None or rules.request_on(row.state, row.last_day, today) is RequestState.OPEN
        offered = any(one.state in STANDS for one in own)
        found[check_in_id] = AskedIn(row.id if row else None, shown[-1] if shown else None, takes and not offered)
    return found
