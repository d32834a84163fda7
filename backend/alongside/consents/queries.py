"""Reads of consent requests."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import same_name
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import (
    BETWEEN_THE_TWO,
    GATES,
    LIVE,
    SAID,
    ConsentKind,
    ConsentState,
    state_on,
)
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.permissions.vocabulary import Subject


def request(session: Session, request_id: UUID, *, lock: bool = False) -> ConsentRequest:
    """One question; `lock` holds its row where an answer and a withdrawal can race. Raises NotFound."""
    found = session.get(ConsentRequest, request_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def subject(asked: ConsentRequest) -> Subject:
    """A question as the law sees it: to all but its two people it does not exist."""
    asker, addressee = frozenset({asked.from_membership}), frozenset({asked.to_membership})
    return Subject(asked.coalition_id, addressees=addressee, authors=asker, narrow=asker | addressee)


def put_to_one(session: Session, kind: ConsentKind, thing_id: UUID, seats: Collection[UUID]) -> list[ConsentRequest]:
    """All that was asked of a kind about a thing of one of these seats, whoever asked it, held for answering."""
    to_one = col(ConsentRequest.to_membership).in_(seats)
    return held(session, col(ConsentRequest.kind) == kind, col(ConsentRequest.thing_id) == thing_id, to_one)


def live(session: Session, *which: ColumnElement[bool]) -> list[ConsentRequest]:
    """The questions of a selection that can still be answered, held for a change."""
    return held(session, col(ConsentRequest.state).in_(LIVE), *which)


def ending_with(session: Session, membership_id: UUID) -> list[ConsentRequest]:
    """What a membership has open as it ends, held: what it asked or was asked, and its yes that is not out yet."""
    mine, unused = col(ConsentRequest.to_membership) == membership_id, col(ConsentRequest.out_at).is_(None)
    said = mine & unused & col(ConsentRequest.kind).in_(GATES) & col(ConsentRequest.state).in_(SAID)
    asked = (col(ConsentRequest.from_membership) == membership_id) & col(ConsentRequest.state).in_(BETWEEN_THE_TWO)
    return held(session, asked | (mine & col(ConsentRequest.state).in_(LIVE)) | said)


def held(session: Session, *which: ColumnElement[bool]) -> list[ConsentRequest]:
    """In an order that can't deadlock."""
    rows = select(ConsentRequest).where(*which).order_by(col(ConsentRequest.id)).with_for_update()
    return list(session.exec(rows.execution_options(populate_existing=True)))


def gone(session: Session, seats: Collection[UUID]) -> bool:
    """Whether one of these seats was left."""
    left = select(Membership.id).where(col(Membership.id).in_(seats), col(Membership.left_at).is_not(None))
    return session.exec(left.limit(1)).first() is not None


def by_mandate(session: Session, mandate_ids: Collection[UUID], *, lock: bool = False) -> list[ConsentRequest]:
    """Every use of these mandates, oldest first; with `lock`, held in an order that can't deadlock."""
    rows = select(ConsentRequest).where(
        col(ConsentRequest.mandate_id).in_(mandate_ids), col(ConsentRequest.dropped_at).is_(None)
    )
    if lock:
        held = rows.order_by(col(ConsentRequest.id)).with_for_update()
        return list(session.exec(held.execution_options(populate_existing=True)))
    return list(session.exec(rows.order_by(col(ConsentRequest.answered_at), col(ConsentRequest.id))))


def box(session: Session, seats: Collection[UUID], *, to_me: bool, wanted: Window) -> list[ConsentRequest]:
    """What one was asked, or what one asked, newest first; one row more than wanted."""
    side = "to_membership" if to_me else "from_membership"
    rows = select(ConsentRequest).where(col(getattr(ConsentRequest, side)).in_(seats))
    if wanted.after is not None:
        last = session.get(ConsentRequest, wanted.after)
        if last is None or getattr(last, side) not in seats:
            return []
        rows = rows.where(
            or_(
                col(ConsentRequest.asked_at) < last.asked_at,
                (col(ConsentRequest.asked_at) == last.asked_at) & (col(ConsentRequest.id) < last.id),
            )
        )
    newest = rows.order_by(col(ConsentRequest.asked_at).desc(), col(ConsentRequest.id).desc())
    return list(session.exec(newest.limit(wanted.limit + 1)))


def of_thing(session: Session, thing_id: UUID) -> list[ConsentRequest]:
    """All that was ever asked so that a thing can go out, also of those whom it names no longer, held."""
    return held(session, col(ConsentRequest.thing_id) == thing_id, col(ConsentRequest.kind).in_(GATES))


def asked_about(session: Session, thing_id: UUID, by: UUID) -> list[ConsentRequest]:
    """Whom somebody asks about a thing of theirs, in the order of asking. For the eyes of its author alone."""
    rows = select(ConsentRequest).where(
        col(ConsentRequest.thing_id) == thing_id,
        col(ConsentRequest.from_membership) == by,
        col(ConsentRequest.dropped_at).is_(None),
    )
    return list(session.exec(rows.order_by(col(ConsentRequest.asked_at), col(ConsentRequest.id))))


def unanswered(session: Session, now: datetime) -> list[ConsentRequest]:
    """The questions whose last day is over where their coalition lives, held for a change."""
    rows = session.exec(
        select(ConsentRequest, Coalition.zone)
        .join(Coalition, col(Coalition.id) == col(ConsentRequest.coalition_id))
        .where(col(ConsentRequest.state).in_(LIVE), col(ConsentRequest.answer_by) <= now.date())
        .order_by(col(ConsentRequest.id))
        .with_for_update(of=ConsentRequest)
    )
    return [asked for asked, zone in rows if now.astimezone(ZoneInfo(zone)).date() > asked.answer_by]


def pending_for(session: Session, thing_id: UUID) -> list[ConsentRequest]:
    """The open questions about a thing: what "waiting for a yes" is made of. For its two people's eyes."""
    return _open(session, col(ConsentRequest.thing_id) == thing_id)


def pending_to(session: Session, seats: Iterable[UUID]) -> list[ConsentRequest]:
    """The open questions that wait for the answer of one of these seats."""
    return _open(session, col(ConsentRequest.to_membership).in_(set(seats)))


def pending_with(session: Session, seat: UUID, kinds: Collection[ConsentKind]) -> list[ConsentRequest]:
    """The open questions of some kinds that a seat put, or was asked."""
    mine = or_(col(ConsentRequest.from_membership) == seat, col(ConsentRequest.to_membership) == seat)
    return _open(session, col(ConsentRequest.kind).in_(kinds) & mine)


def put_to(
    session: Session, kinds: Collection[ConsentKind], thing_id: UUID, seats: Collection[UUID]
) -> ConsentRequest | None:
    """The last question of some kinds about a thing to one of these seats: to see what is to be held before it is."""
    rows = select(ConsentRequest).where(
        col(ConsentRequest.kind).in_(kinds),
        col(ConsentRequest.thing_id) == thing_id,
        col(ConsentRequest.to_membership).in_(seats),
    )
    return session.exec(rows.order_by(col(ConsentRequest.asked_at).desc(), col(ConsentRequest.id)).limit(1)).first()


def asked_before(session: Session, thing_id: UUID, by: UUID, to: UUID) -> list[ConsentRequest]:
    """What the person of one seat asked the person of the other to carry of a thing, also under earlier seats.

    Of the other's, those under the name that they bear now: else asking would tell who somebody is that came back under
    another name.
    """
    asker, addressee = aliased(Membership), aliased(Membership)
    known_as = session.get_one(Membership, to).name
    rows = (
        select(ConsentRequest, addressee.name)
        .join(asker, col(asker.id) == col(ConsentRequest.from_membership))
        .join(addressee, col(addressee.id) == col(ConsentRequest.to_membership))
        .where(
            col(ConsentRequest.thing_id) == thing_id,
            col(ConsentRequest.kind).not_in(GATES),
            col(asker.person_id) == _person(by),
            col(addressee.person_id) == _person(to),
        )
    )
    return [asked for asked, name in session.exec(rows) if same_name(name, known_as)]


def _person(seat: UUID) -> ScalarSelect[UUID]:
    return select(Membership.person_id).where(col(Membership.id) == seat).scalar_subquery()


def waiting(session: Session, thing_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these things wait for a yes: whose and how many is nobody else's to know."""
    return frozenset(asked.thing_id for asked in _open(session, col(ConsentRequest.thing_id).in_(set(thing_ids))))


def _open(session: Session, which: ColumnElement[bool]) -> list[ConsentRequest]:
    rows = session.exec(
        select(ConsentRequest, Coalition.zone)
        .join(Coalition, col(Coalition.id) == col(ConsentRequest.coalition_id))
        .where(col(ConsentRequest.state) == ConsentState.ASKED, which)
        .order_by(col(ConsentRequest.answer_by), col(ConsentRequest.id))
    )
    return [asked for asked, zone in rows if state_on(asked.state, asked.answer_by, _today(zone)) is ConsentState.ASKED]


def _today(zone: str) -> date:
    return clock.now().astimezone(ZoneInfo(zone)).date()


def people(session: Session, asked: ConsentRequest) -> list[UUID]:
    """The accounts of the two people: whose streams wake when the question changes."""
    seats = (asked.from_membership, asked.to_membership)
    return list(session.exec(select(Membership.person_id).where(col(Membership.id).in_(seats))))
