"""Representations of requests and offers: to each reader what is theirs, and nothing of anybody's no."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col

from alongside.actions import co_owners
from alongside.bringing import queries as bringing
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core import clock
from alongside.core.pagination import Page, Window, page
from alongside.offers import about, queries, readers, rules
from alongside.offers.about import UNSAID, About
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import SHOWN, STANDS, Ending, OfferAnswer, OfferState, RequestState
from alongside.offers.schemas import OfferOut, RequestOut, Who
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import NOTHING, Permission

HIDDEN_OF_REQUEST = {"asked_by", "to_membership", "check_in_id", "quiet_at", "state", "ending"}
HIDDEN_OF_OFFER = {"from_membership", "to_membership", "check_in_id", "quiet_at", "state"}


class Box(StrEnum):
    """Which requests, or offers: put to oneself, one's own, or open to all of one's coalitions."""

    TO_ME = "to_me"
    MINE = "mine"
    TO_ALL = "to_all"


def request_by_id(session: Session, request_id: UUID, *, actor: Actor | None) -> RequestOut:
    """One request, for whoever may read it. Raises NotFound."""
    row = queries.request(session, request_id)
    require(actor, Permission.SUPPORT_READ, readers.of_request(session, row))
    return request(session, row, actor)


def request(session: Session, row: SupportRequest, actor: Actor | None) -> RequestOut:
    """The request with what its reader can do about it now."""
    return requests(session, [row], actor)[0]


def offer_by_id(session: Session, offer_id: UUID, *, actor: Actor | None) -> OfferOut:
    """One offer, for its two people, or for all while it is open to them. Raises NotFound."""
    row = queries.offer(session, offer_id)
    require(actor, Permission.OFFER_READ, readers.of_offer(row))
    return offer(session, row, actor)


def offer(session: Session, row: Offer, actor: Actor | None) -> OfferOut:
    """The offer with what its reader can do about it now."""
    return offers(session, [row], actor)[0]


def request_box(session: Session, which: Box, wanted: Window, *, actor: Actor) -> Page[RequestOut]:
    """Requests in all coalitions that one is in, newest first."""
    require(actor, Permission.SUPPORT_LIST, NOTHING)
    seats, here = _seats(actor), actor.coalitions(Standing.MEMBER)
    boxes = {
        Box.TO_ME: queries.asked_of(seats),
        Box.MINE: col(SupportRequest.asked_by).in_(seats),
        Box.TO_ALL: queries.asked_of_all(here) & col(SupportRequest.asked_by).not_in(seats),
    }
    rows = queries.page_of(session, SupportRequest, boxes[which], wanted)
    shown = {out.id: out for out in requests(session, rows, actor)}
    return page(rows, wanted, lambda row: row.id, lambda row: shown[row.id])


def offer_box(session: Session, which: Box, wanted: Window, *, actor: Actor) -> Page[OfferOut]:
    """Offers in all coalitions that one is in, newest first. A declined one is in no list of anybody's."""
    require(actor, Permission.SUPPORT_LIST, NOTHING)
    seats, here = _seats(actor), actor.coalitions(Standing.MEMBER)
    boxes = {
        Box.TO_ME: queries.offered_to(seats),
        Box.MINE: col(Offer.from_membership).in_(seats) & col(Offer.state).in_(SHOWN),
        Box.TO_ALL: queries.offered_to_all(here) & col(Offer.from_membership).not_in(seats),
    }
    rows = queries.page_of(session, Offer, boxes[which], wanted)
    shown = {out.id: out for out in offers(session, rows, actor)}
    return page(rows, wanted, lambda row: row.id, lambda row: shown[row.id])


def requests(session: Session, rows: Sequence[SupportRequest], actor: Actor | None) -> list[RequestOut]:
    """Requests for one reader, in a few reads however many there are."""
    places = _places(session, rows)
    on: defaultdict[UUID, list[Offer]] = defaultdict(list)
    for one in queries.offers_on(session, [row.id for row in rows]):
        if one.request_id is not None:
            on[one.request_id].append(one)
    helped = {one.from_membership for some in on.values() for one in some if _credited(one)}
    names = coalitions.names_of_those_here(session, _people(rows) | helped)
    own = [one for some in on.values() for one in some if _shown_to(one, actor)]
    out = {one.id: one for one in offers(session, own, actor)}
    seats = {place: _ever(session, place, actor) for place in places} if on else {}
    return [
        _request(
            session, row, places[row.coalition_id], names, on[row.id], out, actor, own=seats.get(row.coalition_id, ())
        )
        for row in rows
    ]


def _request(
    session: Session,
    row: SupportRequest,
    place: Coalition,
    names: dict[UUID, str],
    on: list[Offer],
    out: dict[UUID, OfferOut],
    actor: Actor | None,
    *,
    own: Collection[UUID],
) -> RequestOut:
    seat = actor.seat_id(row.coalition_id) if actor else None
    mine, today = seat == row.asked_by, _today(place)
    state = rules.request_on(row.state, row.last_day, today)
    waits = any(rules.offer_on(one.state, one.answer_by, today) is OfferState.OFFERED for one in on)
    ending = row.ending or (Ending.EXPIRED if state is RequestState.CLOSED else None)
    offered = any(one.from_membership in own and one.state in STANDS for one in on)
    return RequestOut(
        **row.model_dump(exclude=HIDDEN_OF_REQUEST),
        coalition=place.name,
        asked_by=_who(row.asked_by, names),
        to_member=_who(row.to_membership, names) if row.to_membership else None,
        is_mine=mine,
        state=rules.shown_state(state, mine=mine, offers=waits),
        ending=ending if mine else None,
        helped_by=sorted(_helpers(on, names), key=str.casefold),
        offers=[out[one.id] for one in on if one.id in out],
        abilities=_can_request(session, row, state, place, actor, mine=mine, offered=offered),
    )


def _can_request(
    session: Session,
    row: SupportRequest,
    state: RequestState,
    place: Coalition,
    actor: Actor | None,
    *,
    mine: bool,
    offered: bool,
) -> dict[str, bool]:
    subject, alive = readers.of_request(session, row), place.status is not CoalitionStatus.CLOSED
    moments = {
        "offer": (Permission.SUPPORT_OFFER, state is RequestState.OPEN and not mine and not offered),
        "say_not_now": (Permission.SUPPORT_NOT_NOW, state is RequestState.OPEN),
        "say_delivered": (Permission.SUPPORT_DELIVERED, rules.request_can(state, RequestState.DELIVERED)),
        "close": (Permission.SUPPORT_CLOSE, rules.request_can(state, RequestState.CLOSED)),
    }
    return {verb: alive and now and may(actor, right, subject) for verb, (right, now) in moments.items()}


def offers(session: Session, rows: Sequence[Offer], actor: Actor | None) -> list[OfferOut]:
    """Offers for one reader, in a few reads however many there are."""
    places = _places(session, rows)
    names = coalitions.names_of_those_here(session, _people(rows))
    answers = about.by_offer(session, rows, actor)
    taken = queries.going_on(session, {row.request_id for row in rows if row.request_id})
    return [
        _offer(
            *(session, row, places[row.coalition_id], names, answers.get(row.id, UNSAID), actor),
            taken=row.request_id in taken,
        )
        for row in rows
    ]


def _offer(
    session: Session,
    row: Offer,
    place: Coalition,
    names: dict[UUID, str],
    answers: About,
    actor: Actor | None,
    *,
    taken: bool,
) -> OfferOut:
    seat = actor.seat_id(row.coalition_id) if actor else None
    state = rules.offer_on(row.state, row.answer_by, _today(place))
    can = _can_offer(row, state, place, actor, mine=seat == row.from_membership)
    possible = [OfferState(one.value) for one in OfferAnswer if rules.offer_can(state, OfferState(one.value))]
    if can["answer"] and (taken or not _lets_in(session, row)):
        possible = [one for one in possible if one not in rules.YES]
    return OfferOut(
        **row.model_dump(exclude=HIDDEN_OF_OFFER),
        coalition=place.name,
        commitment_id=answers.commitment_id,
        about=answers.text,
        from_member=_who(row.from_membership, names),
        to_member=_who(row.to_membership, names) if row.to_membership else None,
        is_mine=seat == row.from_membership,
        state=state,
        answers=[OfferAnswer(one.value) for one in possible] if can["answer"] else [],
        abilities=can,
    )


def _lets_in(session: Session, row: Offer) -> bool:
    """Whether a yes has its effect: of a wish to join, only as long as who was asked carries what it is about."""
    if row.action_id is None or row.to_membership is None:
        return True
    return co_owners.lets_in(session, row.action_id, row.from_membership, by=row.to_membership)


def _can_offer(row: Offer, state: OfferState, place: Coalition, actor: Actor | None, *, mine: bool) -> dict[str, bool]:
    subject, alive = readers.of_offer(row), place.status is not CoalitionStatus.CLOSED
    for_all = row.to_membership is None and row.request_id is None and state is OfferState.OFFERED
    arrives = row.request_id is None and rules.offer_can(state, OfferState.DELIVERED)
    moments = {
        "answer": (Permission.OFFER_ANSWER, rules.offer_can(state, OfferState.DECLINED)),
        "take_up": (Permission.OFFER_TAKE_UP, for_all and not mine),
        "withdraw": (Permission.OFFER_WITHDRAW, rules.offer_can(state, OfferState.WITHDRAWN)),
        "say_delivered": (Permission.OFFER_DELIVERED, arrives),
    }
    return {verb: alive and now and may(actor, right, subject) for verb, (right, now) in moments.items()}


def _shown_to(one: Offer, actor: Actor | None) -> bool:
    """On a request, each of the two finds what waits or goes on; a no is nowhere."""
    seat = actor.seat_id(one.coalition_id) if actor else None
    return seat in {one.from_membership, one.to_membership} and one.state in SHOWN


def _credited(one: Offer) -> bool:
    return one.state is OfferState.DELIVERED and one.named


def _helpers(on: list[Offer], names: dict[UUID, str]) -> list[str]:
    return [names[one.from_membership] for one in on if _credited(one) and one.from_membership in names]


def _places(session: Session, rows: Sequence[SupportRequest | Offer]) -> dict[UUID, Coalition]:
    return {one: coalitions.coalition(session, one) for one in {row.coalition_id for row in rows}}


def _people(rows: Iterable[SupportRequest | Offer]) -> set[UUID]:
    by = {row.asked_by if isinstance(row, SupportRequest) else row.from_membership for row in rows}
    return by | {row.to_membership for row in rows if row.to_membership}


def _who(seat: UUID, names: dict[UUID, str]) -> Who:
    return Who(id=seat, name=names.get(seat))


def _ever(session: Session, coalition_id: UUID, actor: Actor | None) -> list[UUID]:
    """Every seat that the reader has or had there: the rule counts them all."""
    seat = actor.seat_id(coalition_id) if actor else None
    return bringing.seats_of(session, seat) if seat else []


def _today(place: Coalition) -> date:
    return clock.now().astimezone(ZoneInfo(place.zone)).date()


def _seats(actor: Actor) -> list[UUID]:
    return [seat.id for seat in actor.seats.values() if seat.standing is not Standing.FOLLOWER]
