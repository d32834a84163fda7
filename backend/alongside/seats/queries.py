"""The one read that every request makes first."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Date, Select, String, bindparam, cast, literal, null, select, type_coerce, union_all
from sqlmodel import col

from alongside.coalitions.models import Membership
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.hot import Hot
from alongside.core.model import Instant
from alongside.core.security import digest
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.models import Person, SignInSession
from alongside.permissions.actor import Actor, Seat, Standing

IDLE = timedelta(days=7)

_session = (
    select(SignInSession)
    .where(
        col(SignInSession.secret_hash) == bindparam("secret_hash"),
        col(SignInSession.ends_at) > bindparam("now", type_=Instant()),
        col(SignInSession.seen_at) > bindparam("idle_since", type_=Instant()),
    )
    .subquery()
)
_memberships: Select[*tuple[Any, ...]] = select(
    col(Membership.person_id),
    col(Membership.id),
    col(Membership.coalition_id),
    type_coerce(col(Membership.standing), String).label("standing"),
    cast(null(), Date).label("until"),
).where(col(Membership.left_at).is_(None))
_followings = select(
    col(Following.person_id),
    col(Following.id),
    col(Following.coalition_id),
    literal(Standing.FOLLOWER.value).label("standing"),
    col(Following.until),
).where(
    col(Following.status) == FollowingStatus.FOLLOWING,
    col(Following.until) >= bindparam("today", type_=Date()),
)
_seats = union_all(_memberships, _followings).subquery()

WHO_ASKS = Hot(
    select(
        _session.c.id,
        col(Person.id),
        col(Person.name),
        col(Person.language),
        col(Person.zone),
        _seats.c.id,
        _seats.c.coalition_id,
        _seats.c.standing,
        _seats.c.until,
    )
    .select_from(_session)
    .join(Person, col(Person.id) == _session.c.person_id)
    .outerjoin(_seats, _seats.c.person_id == col(Person.id))
)


async def load_actor(database: Database, secret: str) -> Actor | None:
    """The actor of a session's secret; None when it is unknown, ended, or idle for too long."""
    now = clock.now()
    rows = await database.hot(
        WHO_ASKS,
        {"secret_hash": digest(secret), "now": now, "idle_since": now - IDLE, "today": now.date()},
    )
    if not rows:
        return None
    session_id, person_id, name, language, zone = rows[0][:5]
    seats = {
        coalition_id: Seat(seat_id, coalition_id, Standing(standing), until)
        for *_, seat_id, coalition_id, standing, until in rows
        if seat_id is not None
    }
    return Actor(person_id, session_id, name, language, zone, seats)
