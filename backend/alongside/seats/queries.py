"""The one read that every request makes first."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, Select, String, bindparam, cast, literal, null, select, type_coerce, union_all
from sqlmodel import col

from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.hot import Hot
from alongside.core.model import Instant
from alongside.core.security import digest
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.models import Person, SignInSession
from alongside.people.rules import IDLE
from alongside.permissions.actor import Actor, Seat, Standing

# Where a day ends last on Earth.
LATEST_ZONE = timedelta(hours=12)

_who = (col(SignInSession.id), col(Person.id), col(Person.name), col(Person.language), col(Person.zone))
_signed_in = (
    col(SignInSession.secret_hash) == bindparam("secret_hash"),
    col(SignInSession.ends_at) > bindparam("now", type_=Instant()),
    col(SignInSession.seen_at) > bindparam("idle_since", type_=Instant()),
)
# One row for each seat, and one for who has none. Written so that neither database makes a list of seats first, to look
# through it afterwards.
_members: Select[*tuple[Any, ...]] = (
    select(
        *_who,
        col(Membership.id),
        col(Membership.coalition_id),
        type_coerce(col(Membership.standing), String),
        cast(null(), Date),
        cast(null(), String),
    )
    .join(Person, col(Person.id) == col(SignInSession.person_id))
    .outerjoin(
        Membership, (col(Membership.person_id) == col(SignInSession.person_id)) & col(Membership.left_at).is_(None)
    )
    .where(*_signed_in)
)
_followers: Select[*tuple[Any, ...]] = (
    select(
        *_who,
        col(Following.id),
        col(Following.coalition_id),
        literal(Standing.FOLLOWER.value),
        col(Following.until),
        col(Coalition.zone),
    )
    .join(Person, col(Person.id) == col(SignInSession.person_id))
    .join(Following, col(Following.person_id) == col(SignInSession.person_id))
    .join(Coalition, col(Coalition.id) == col(Following.coalition_id))
    .where(
        *_signed_in,
        col(Following.status) == FollowingStatus.FOLLOWING,
        col(Following.until) >= bindparam("somewhere_today", type_=Date()),
    )
)
WHO_ASKS = Hot(union_all(_members, _followers))


async def load_actor(database: Database, secret: str) -> Actor | None:
    """The actor of a session's secret; None when it is unknown, ended, or idle for too long."""
    now = clock.now()
    rows = await database.hot(
        WHO_ASKS,
        {
            "secret_hash": digest(secret),
            "now": now,
            "idle_since": now - IDLE,
            "somewhere_today": (now - LATEST_ZONE).date(),
        },
    )
    if not rows:
        return None
    session_id, person_id, name, language, zone = rows[0][:5]
    seats = {
        coalition_id: Seat(seat_id, coalition_id, Standing(standing), until)
        for *_, seat_id, coalition_id, standing, until, lives_in in rows
        if seat_id is not None and _goes_on(until, lives_in, now)
    }
    return Actor(person_id, session_id, name, language, zone, seats)


def _goes_on(until: date | None, lives_in: str | None, now: datetime) -> bool:
    """Whether a seat's last day, where its coalition lives, has not passed."""
    return until is None or lives_in is None or until >= now.astimezone(ZoneInfo(lives_in)).date()
