"""What check-ins ask for, as a reader of theirs finds it: how their own offer stands, and whether they can make one."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.bringing import queries as bringing
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.offers import queries, rules
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import SHOWN, STANDS, OfferState, RequestState


@dataclass(frozen=True, slots=True)
class AskedIn:
    """What a check-in opened. `offer` is how the reader's own stands, where it is in a list of theirs."""

    request_id: UUID
    offer: OfferState | None
    takes_mine: bool


def asked_in(
    session: Session, check_in_ids: Collection[UUID], coalition: Coalition, seat: UUID | None
) -> dict[UUID, AskedIn]:
    """By check-ins, what they ask for: one read where they ask for nothing, three where they do."""
    rows = select(SupportRequest).where(col(SupportRequest.check_in_id).in_(check_in_ids))
    opened = session.exec(rows).all()
    today = coalitions.today(coalition)
    seats = bringing.seats_of(session, seat) if opened and seat else []
    by_me = col(Offer.from_membership).in_(seats)
    mine = queries.offers_on(session, [row.id for row in opened], by_me) if seats else []
    found: dict[UUID, AskedIn] = {}
    for row in opened:
        own = [one for one in mine if one.request_id == row.id]
        states = [rules.offer_on(one.state, one.answer_by, today) for one in own if one.from_membership == seat]
        shown = [state for state in states if state in SHOWN]
        takes = rules.request_on(row.state, row.last_day, today) is RequestState.OPEN
        offered = any(one.state in STANDS for one in own)
        if row.check_in_id is not None:
            found[row.check_in_id] = AskedIn(row.id, shown[-1] if shown else None, takes and not offered)
    return found
