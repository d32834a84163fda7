"""Reads of support requests and offers."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, or_
from sqlmodel import Session, col, select

from alongside.actions.models import Action, CoOwnership
from alongside.actions.rules import ActionStatus
from alongside.actions.rules import ended as has_ended
from alongside.coalitions.models import Coalition, Membership
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.mutes.queries import muted
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import NO, SHOWN, STANDS, Ending, OfferState, RequestState

Row = TypeVar("Row", SupportRequest, Offer)
MOMENTS: dict[Any, Any] = {
    SupportRequest.__tablename__: col(SupportRequest.asked_at),
    Offer.__tablename__: col(Offer.offered_at),
}
WAITING: dict[Any, Any] = {
    SupportRequest.__tablename__: (col(SupportRequest.last_day), col(SupportRequest.state) == RequestState.OPEN),
    Offer.__tablename__: (col(Offer.answer_by), col(Offer.state) == OfferState.OFFERED),
}
GOING_ON = (RequestState.OPEN, RequestState.ACCEPTED)


def request(session: Session, request_id: UUID, *, lock: bool = False) -> SupportRequest:
    """One request; `lock` holds its row, and with it what becomes of its offers. Raises NotFound."""
    return _one(session, SupportRequest, request_id, lock=lock)


def offer(session: Session, offer_id: UUID, *, lock: bool = False) -> Offer:
    """One offer; who changes it holds its request before. Raises NotFound."""
    return _one(session, Offer, offer_id, lock=lock)


def _one(session: Session, table: type[Row], row_id: UUID, *, lock: bool) -> Row:
    found = session.get(table, row_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def offers_on(session: Session, request_ids: Iterable[UUID], *which: ColumnElement[bool]) -> list[Offer]:
    """The offers on these requests, oldest first."""
    rows = select(Offer).where(col(Offer.request_id).in_(set(request_ids)), *which)
    return list(session.exec(rows.order_by(col(Offer.offered_at), col(Offer.id))))


def asked_in(session: Session, check_in_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The requests that these check-ins opened, by their check-ins."""
    rows = select(SupportRequest.check_in_id, SupportRequest.id).where(
        col(SupportRequest.check_in_id).in_(check_in_ids)
    )
    return {check_in_id: id_ for check_in_id, id_ in session.exec(rows) if check_in_id is not None}


def going_on(session: Session, request_ids: Collection[UUID]) -> frozenset[UUID]:
    """On which of these requests an offer was accepted: one goes on at a time, and no other is said yes to."""
    accepted = col(SupportRequest.id).in_(request_ids), col(SupportRequest.state) == RequestState.ACCEPTED
    return frozenset(session.exec(select(SupportRequest.id).where(*accepted))) if request_ids else frozenset()


def held(session: Session, table: type[Row], *which: ColumnElement[bool]) -> list[Row]:
    """Rows for a change, in an order that can't deadlock."""
    rows = select(table).where(*which).order_by(col(table.id)).with_for_update()
    return list(session.exec(rows.execution_options(populate_existing=True)))


def reaches_of(seats: Collection[UUID]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What was asked of these seats and reached them: requests, and offers that answer none. For their limit."""
    asked = (
        col(SupportRequest.to_membership).in_(seats),
        col(SupportRequest.quiet_at).is_(None),
        ~muted(col(SupportRequest.to_membership), col(SupportRequest.asked_by)),
    )
    offered = (
        col(Offer.to_membership).in_(seats),
        col(Offer.request_id).is_(None),
        col(Offer.quiet_at).is_(None),
        ~muted(col(Offer.to_membership), col(Offer.from_membership)),
    )
    return _all(asked), _all(offered)


def going_on_with(session: Session, seats: Collection[UUID]) -> int:
    """How much is asked of a person now, in one coalition. A fact for their own rule, shown to nobody."""
    asked, offered = reaches_of(seats)
    requests = session.exec(select(SupportRequest.id).where(asked, col(SupportRequest.state).in_(GOING_ON)))
    offers = session.exec(select(Offer.id).where(offered, col(Offer.state) == OfferState.OFFERED))
    return len(requests.all()) + len(offers.all())


def waits_between(session: Session, by: Collection[UUID], to: Collection[UUID]) -> bool:
    """Whether one has a question open to the other, whether it reached them or not."""
    asked = select(SupportRequest.id).where(
        col(SupportRequest.asked_by).in_(by),
        col(SupportRequest.to_membership).in_(to),
        col(SupportRequest.state) == RequestState.OPEN,
    )
    offered = select(Offer.id).where(
        col(Offer.from_membership).in_(by),
        col(Offer.to_membership).in_(to),
        col(Offer.request_id).is_(None),
        col(Offer.state) == OfferState.OFFERED,
    )
    return any(session.exec(rows.limit(1)).first() is not None for rows in (asked, offered))


def refused_since(session: Session, by: Collection[UUID], to: Collection[UUID], since: datetime) -> bool:
    """Whether one was told "not now" or "no" by the other since a moment, whatever said it."""
    asked = select(SupportRequest.id).where(
        col(SupportRequest.asked_by).in_(by),
        col(SupportRequest.to_membership).in_(to),
        col(SupportRequest.ending) == Ending.NOT_NOW,
        col(SupportRequest.ended_at) > since,
    )
    offered = select(Offer.id).where(
        col(Offer.from_membership).in_(by),
        col(Offer.to_membership).in_(to),
        col(Offer.request_id).is_(None),
        col(Offer.state).in_(NO),
        col(Offer.answered_at) > since,
    )
    return any(session.exec(rows.limit(1)).first() is not None for rows in (asked, offered))


def offered_before(session: Session, request_id: UUID, seats: Collection[UUID]) -> bool:
    """Whether one's offer on this request waits, goes on or was declined. After "not now" one can offer again."""
    mine = col(Offer.from_membership).in_(seats), col(Offer.state).in_(STANDS)
    return bool(offers_on(session, [request_id], *mine))


def helps_with(session: Session, check_in_ids: Collection[UUID], seats: Collection[UUID]) -> list[Offer]:
    """One's own "I can help" on these check-ins, where they ask for nothing, oldest first."""
    rows = select(Offer).where(col(Offer.check_in_id).in_(check_in_ids), col(Offer.from_membership).in_(seats))
    return list(session.exec(rows.order_by(col(Offer.offered_at), col(Offer.id))))


def asked_of(seats: Collection[UUID]) -> ColumnElement[bool]:
    """The requests that were asked of one of these seats alone and reached it."""
    asked, _ = reaches_of(seats)
    return asked & col(SupportRequest.state).in_(GOING_ON)


def offered_to(seats: Collection[UUID]) -> ColumnElement[bool]:
    """The offers to one of these seats that leave a list. A muted person's do not reach it unasked."""
    _, unasked = reaches_of(seats)
    on_request = col(Offer.to_membership).in_(seats) & col(Offer.request_id).is_not(None)
    return or_(unasked, on_request) & col(Offer.state).in_(SHOWN)


def asked_of_all(coalition_ids: Collection[UUID]) -> ColumnElement[bool]:
    """What whole coalitions were asked, and is open."""
    return _all(
        (
            col(SupportRequest.coalition_id).in_(coalition_ids),
            col(SupportRequest.to_membership).is_(None),
            col(SupportRequest.check_in_id).is_(None),
            col(SupportRequest.state) == RequestState.OPEN,
        )
    )


def wanted_of(coalition_id: UUID, me: UUID, ever: Collection[UUID], today: date) -> ColumnElement[bool]:
    """What a whole coalition was asked by others, waits still, and one neither offered something on nor mutes."""
    return _all(
        (
            asked_of_all([coalition_id]),
            col(SupportRequest.last_day) >= today,
            col(SupportRequest.asked_by).not_in(ever),
            ~muted(me, col(SupportRequest.asked_by)),
            ~exists().where(col(Offer.request_id) == col(SupportRequest.id), col(Offer.from_membership).in_(ever)),
        )
    )


def has_asked_to_join(action_id: Any, seats: Collection[UUID]) -> ColumnElement[bool]:
    """Whether one's question to carry an action too waits for an answer, or was answered."""
    return exists().where(col(Offer.action_id) == action_id, col(Offer.from_membership).in_(seats))


def joins_nothing() -> ColumnElement[bool]:
    """A wish to carry an action that has ended, or that whoever wishes it carries by now: no yes is needed."""
    ended = exists().where(
        col(Action.id) == col(Offer.action_id),
        col(Action.status).in_([status for status in ActionStatus if has_ended(status)]),
    )
    carried = exists().where(
        col(CoOwnership.action_id) == col(Offer.action_id),
        col(CoOwnership.membership_id) == col(Offer.from_membership),
        col(CoOwnership.ended_at).is_(None),
    )
    return col(Offer.action_id).is_not(None) & or_(ended, carried)


def offered_to_all(coalition_ids: Collection[UUID]) -> ColumnElement[bool]:
    """What is offered to whole coalitions, and nobody took up."""
    return _all(
        (
            col(Offer.coalition_id).in_(coalition_ids),
            col(Offer.to_membership).is_(None),
            col(Offer.state) == OfferState.OFFERED,
        )
    )


def page_of(session: Session, table: type[Row], which: ColumnElement[bool], wanted: Window) -> list[Row]:
    """Newest first; one row more than wanted. The ids tell no order, so that the moment goes before them."""
    at = MOMENTS[table.__tablename__]
    rows = select(table).where(which)
    if wanted.after is not None:
        last = session.exec(select(at).where(col(table.id) == wanted.after, which)).first()
        if last is None:
            return []
        rows = rows.where(or_(at < last, (at == last) & (col(table.id) < wanted.after)))
    return list(session.exec(rows.order_by(at.desc(), col(table.id).desc()).limit(wanted.limit + 1)))


def days_over(session: Session, table: type[Row], now: datetime) -> list[Row]:
    """What waits still though its last day is over where its coalition lives, held for a change."""
    last, state = WAITING[table.__tablename__]
    rows = session.exec(
        select(table, Coalition.zone)
        .join(Coalition, col(Coalition.id) == col(table.coalition_id))
        .where(state, last <= now.date())
        .order_by(col(table.id))
        .with_for_update(of=table)
    )
    return [row for row, zone in rows if now.astimezone(ZoneInfo(zone)).date() > _last_day(row)]


def _last_day(row: SupportRequest | Offer) -> Any:
    return row.last_day if isinstance(row, SupportRequest) else row.answer_by


def people(session: Session, seats: Iterable[UUID | None]) -> list[UUID]:
    """The accounts behind these seats: whose streams wake."""
    rows = select(Membership.person_id).where(
        col(Membership.id).in_({seat for seat in seats if seat}), col(Membership.left_at).is_(None)
    )
    return list(session.exec(rows))


def _all(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *rest = conditions
    for one in rest:
        first = first & one
    return first
