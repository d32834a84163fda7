"""GET /today and the activity feed."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Response

from alongside.core import clock
from alongside.core.pagination import Window, window
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.seats.queries import LATEST_ZONE
from alongside.today import feed
from alongside.today.calendar import calendar
from alongside.today.home import home
from alongside.today.owed import OWED
from alongside.today.promises import PROMISES
from alongside.today.schemas import ActivityPage, Calendar, Today
from alongside.today.waiting import WAITED

router = APIRouter(tags=["today"])


@router.get("/today", response_model=Today, **route(Permission.TODAY_READ))
async def today(call: Asking) -> Response:
    """Everything you owe, are asked or wait for, from all your coalitions: home in one request."""
    require(call.actor, Permission.TODAY_READ, NOTHING)
    now = clock.now()
    params = {"me": call.signed_in.person_id, "now": now, "somewhere_today": (now - LATEST_ZONE).date()}
    owed, promises, waited = [await call.hot(each, params) for each in (OWED, PROMISES, WAITED)]
    return call.represent(home(owed, promises, waited, now, call.signed_in))


@router.get("/calendar", response_model=Calendar, **route(Permission.TODAY_READ))
async def own_calendar(call: Asking) -> Response:
    """The days of the next five weeks on which a word on one's own commitments is asked for, or one of them ends."""
    require(call.actor, Permission.TODAY_READ, NOTHING)
    now, me = clock.now(), call.signed_in
    rows = await call.hot(PROMISES, {"me": me.person_id})
    return call.represent(calendar(rows, now, now.astimezone(ZoneInfo(me.zone)).date()))


@router.get("/coalitions/{coalition_id}/activity", response_model=ActivityPage, **route(Permission.ACTIVITY_READ))
async def activity(coalition_id: UUID, call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """What happened in a coalition, newest first: the same list for every member."""
    return await call.read(feed.page_of, coalition_id, wanted)
