"""Asking one person: whether one may ask again, and whether it reaches them now. Neither tells the asker which rule."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.bringing import queries as bringing
from alongside.bringing.rules import pauses
from alongside.coalitions.acting import seat_in
from alongside.coalitions.models import Membership
from alongside.consents.rules import AskingOneself, NotInCoalition
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.mutes import queries as mutes
from alongside.offers import queries, rules
from alongside.offers.models import Offer, SupportRequest
from alongside.permissions.actor import Actor


def hold_both(session: Session, actor: Actor | None, coalition_id: UUID, to: UUID | None) -> UUID:
    """The seat that acts, held, and whom it asks, held alone: of two asks at once, the second knows of the first.

    Raises AskingOneself, NotInCoalition.
    """
    me = seat_in(actor, coalition_id)
    if to == me:
        raise AskingOneself
    for seat in sorted({me} if to is None else {me, to}):
        how = {"read": True} if seat == me else {"key_share": True}
        found = session.get(Membership, seat, with_for_update=how, populate_existing=True)
        if found is None or found.coalition_id != coalition_id or found.left_at is not None:
            raise NotFound if seat == me else NotInCoalition
    return me


def may_ask(session: Session, me: UUID, to: UUID) -> None:
    """One question to one person at a time, and none soon after a "not now": whoever comes back under a new seat, too.

    So nobody learns by asking again how much another takes on; nor who somebody is that came back under another name.
    Raises AskedAlready, AskedNotLongAgo.
    """
    mine = bringing.seats_of(session, me)
    theirs = [one.id for one in mutes.known_as(session, session.get_one(Membership, to))]
    if queries.waits_between(session, mine, theirs):
        raise rules.AskedAlready
    if queries.refused_since(session, mine, theirs, clock.now() - rules.ASK_AGAIN_AFTER):
        raise rules.AskedNotLongAgo


def quiet_at(session: Session, to: UUID) -> datetime | None:
    """When "not now" is said to an ask that does not reach its person, since they take no more on; None where it does.

    Chance chooses the moment: said at once, it would be known from a person's own word.
    """
    limit = bringing.limit(session, to, lock=True)
    going_on = queries.going_on_with(session, bringing.seats_of(session, to)) if limit else 0
    if not pauses(limit.at_most if limit else None, going_on):
        return None
    between = int((rules.QUIET_UNTIL - rules.QUIET_FROM).total_seconds())
    return clock.now() + rules.QUIET_FROM + timedelta(seconds=secrets.randbelow(between))


def is_common(request: SupportRequest) -> bool:
    """Whether the whole coalition was asked: then it is on its record."""
    return request.to_membership is None and request.check_in_id is None


def tell(session: Session, request: SupportRequest, event: type[Event] | None, *, by: UUID | None = None) -> None:
    """Put on record what the coalition sees, and wake those who read it; of what is narrower, only they hear."""
    if not is_common(request):
        to = request.to_membership if request.quiet_at is None else None
        touch(session.info, *queries.people(session, [request.asked_by, to]))
    elif event is not None:
        record(session, event(coalition_id=request.coalition_id, thing_id=request.id), by=by)
    else:
        touch(session.info, request.coalition_id)


def wake_two(session: Session, offer: Offer) -> None:
    """Wake the two people of an offer, of whom one may not know of it yet."""
    to = offer.to_membership if offer.quiet_at is None else None
    touch(session.info, *queries.people(session, [offer.from_membership, to]))
