"""Reads of consent requests."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import LIVE, ConsentKind, ConsentState, state_on
from alongside.core import clock
from alongside.core.errors import NotFound
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


def latest_to(session: Session, kind: ConsentKind, thing_id: UUID, seats: Collection[UUID]) -> ConsentRequest | None:
    """The last question of a kind about a thing to one of these seats, held for answering."""
    return session.exec(
        select(ConsentRequest)
        .where(
            col(ConsentRequest.kind) == kind,
            col(ConsentRequest.thing_id) == thing_id,
            col(ConsentRequest.to_membership).in_(seats),
        )
        .order_by(col(ConsentRequest.asked_at).desc(), col(ConsentRequest.id))
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def live(session: Session, *which: ColumnElement[bool]) -> list[ConsentRequest]:
    """The questions of a selection that can still be answered, held for a change, in an order that can't deadlock."""
    return list(
        session.exec(
            select(ConsentRequest)
            .where(col(ConsentRequest.state).in_(LIVE), *which)
            .order_by(col(ConsentRequest.id))
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


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
