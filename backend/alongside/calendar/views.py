"""Representations of one's own calendar: for its page, and as the bytes that a calendar program reads."""

from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.calendar import entries, ics, queries
from alongside.calendar.entries import Reader
from alongside.calendar.rules import GONE_FOR, EntryKind
from alongside.calendar.schemas import CalendarAddressOut, CalendarOut
from alongside.calendar.service import NewAddress
from alongside.commitments import queries as commitments
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.people.models import OwnCalendar
from alongside.permissions.actor import Actor
from alongside.permissions.policy import SignInNeeded, require
from alongside.permissions.vocabulary import NOTHING, Permission


def own(session: Session, *, actor: Actor | None) -> CalendarOut:
    """What one has set. Raises SignInNeeded."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    assert actor is not None
    return calendar(session, queries.own(session, actor.person_id), actor)


def calendar(session: Session, row: OwnCalendar | None, actor: Actor | None) -> CalendarOut:
    """What one has set, or what stands before one has."""
    left_out = row.left_out if row else []
    return CalendarOut(
        made_at=row.made_at if row else None,
        kinds=[kind for kind in EntryKind if kind.value not in left_out],
    )


def with_address(session: Session, made: NewAddress, actor: Actor | None) -> CalendarAddressOut:
    """What one has set, with the address that was just made."""
    return CalendarAddressOut(**calendar(session, made.calendar, actor).model_dump(), url=made.url)


def without_address(session: Session, made: NewAddress, actor: Actor | None) -> CalendarAddressOut:
    """The same for a request that came twice: the address was shown."""
    return CalendarAddressOut(**calendar(session, made.calendar, actor).model_dump(), url=None)


def window(person_id: UUID, now: datetime) -> dict[str, Any]:
    """What the statements of a calendar ask with."""
    gone = now - GONE_FOR
    # The day before, since a day may be over there and not here.
    return {"me": person_id, "gone": gone, "gone_day": (gone - timedelta(days=1)).date()}


def reader(person_id: UUID, left_out: list[str], chosen_at: datetime | None) -> Reader:
    """Whose calendar it is, from the row of their choice."""
    return Reader(person_id, frozenset(EntryKind(kind) for kind in left_out), chosen_at)


def feed(mine: Reader, language: str, now: datetime, parts: Any, closings: Any, reviews: Any) -> bytes:
    """The whole calendar of one person."""
    found = chain(
        chain.from_iterable(entries.of_part(row, mine, now) for row in parts),
        chain.from_iterable(entries.of_closing(row, mine, now) for row in closings),
        chain.from_iterable(entries.of_review(row, mine, now) for row in reviews),
    )
    return ics.document(entries.chosen(found, mine, now), language)


def of_part(session: Session, commitment_id: UUID, *, actor: Actor | None) -> bytes:
    """The days of one's own part in a commitment, as they stand in the calendar. Raises NotFound."""
    row = commitments.commitment(session, commitment_id)
    require(actor, Permission.HOLDING_CALENDAR, commitments.subject(session, row))
    if actor is None:
        raise SignInNeeded
    now, own = clock.now(), queries.own(session, actor.person_id)
    asked = window(actor.person_id, now) | {"commitment": commitment_id}
    parts = queries.PARTS_IN.within(session, asked)
    if not parts:
        raise NotFound
    # Which kinds one chose is about what comes by itself: here one asks. The same moment keeps both in step.
    mine = Reader(actor.person_id, chosen_at=own.chosen_at if own else None)
    found = chain.from_iterable(entries.of_part(part, mine, now) for part in parts)
    return ics.document(found, actor.language)
