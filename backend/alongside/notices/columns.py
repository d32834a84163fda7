"""The columns that all sources of notices have, who is meant by them, and what several of them ask."""

from typing import Any

from sqlalchemy import ColumnElement, Date, Select, String, bindparam, cast, exists, literal, null, select
from sqlmodel import col

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding
from alongside.core.model import Id, Instant
from alongside.mutes.queries import muted
from alongside.notices.rules import What

Rows = Select[*tuple[Any, ...]]
NOW = bindparam("now", type_=Instant())
SOON = bindparam("soon", type_=Instant())
SOMEWHERE_TODAY = bindparam("somewhere_today", type_=Date())
# Beyond these, what is there is no news any more.
WAITS_SINCE = bindparam("waits_since", type_=Instant())
NEWS_SINCE = bindparam("news_since", type_=Instant())

seat = select(Membership).where(col(Membership.left_at).is_(None)).subquery("seat")
_NO_MOMENT, _NO_DAY, _NOTHING = cast(null(), Instant()), cast(null(), Date), literal("")
NOWHERE = cast(null(), Id())
is_member = seat.c.standing == MembershipStanding.MEMBER


def row(  # noqa: PLR0913 - the columns that all have
    what: What,
    thing: Any,
    *,
    moment: Any,
    coalition: Any,
    person: Any = seat.c.person_id,
    page: Any = None,
    title: Any = _NOTHING,
    until: Any = _NO_MOMENT,
    day: Any = _NO_DAY,
    began: Any = _NO_MOMENT,
) -> Rows:
    return select(
        literal(what.value).label("what"),
        person.label("person_id"),
        coalition.label("coalition_id"),
        thing.label("thing_id"),
        (thing if page is None else page).label("page_id"),
        moment.label("moment"),
        cast(title, String).label("title"),
        until.label("until"),
        day.label("day"),
        began.label("began"),
    )


def unmuted(by: Any) -> ColumnElement[bool]:
    """The reader has not muted the one whose act it is."""
    return ~muted(seat.c.id, by)


def is_open(coalition: Any) -> ColumnElement[bool]:
    return exists().where(col(Coalition.id) == coalition, col(Coalition.status) != CoalitionStatus.CLOSED)
