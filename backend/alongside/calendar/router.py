"""HTTP of one's own calendar: the address that a calendar program reads, and the page where one makes it."""

import hashlib
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.calendar import queries, service, views
from alongside.calendar.entries import Reader
from alongside.calendar.schemas import CalendarAddressOut, CalendarOut, KindsChosen
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.security import digest
from alongside.people import tries
from alongside.permissions.dependencies import Asking, Call, route, signed_in
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission

# Outside of sign-in: whoever has the address is its reader.
router = APIRouter(tags=["calendar"])
own = APIRouter(tags=["calendar"], dependencies=[Depends(signed_in)])

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Neither the address nor what is named in it may be found by others, nor kept where others read.
HEADERS = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, nofollow"}


def _as_calendar(permission: Permission) -> dict[str, Any]:
    declared = route(permission)
    declared["responses"][200] = {"content": {"text/calendar": {"schema": {"type": "string"}}}}
    return declared | {"response_class": Response}


FEED = _as_calendar(Permission.CALENDAR_READ)
FEED["responses"] |= {304: {"description": "Not Modified"}, 429: FEED["responses"][404]}


@router.get("/calendar/{secret}.ics", **FEED)
async def feed(secret: str, call: Asking) -> Response:
    """One person's days for their calendar program, at an address that is a secret of theirs."""
    require(call.actor, Permission.CALENDAR_READ, NOTHING)
    found = await call.hot(queries.BY_ADDRESS, {"secret_hash": digest(secret)})
    if not found:
        tries.spend(call, tries.CALENDAR_GUESS)
        raise NotFound
    person_id, language, left_out, chosen_at = found[0]
    tries.spend(call, tries.CALENDAR, person_id.hex)
    body = await _body(call, person_id, language, views.reader(person_id, left_out, chosen_at))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    asked_with = call.request.headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in asked_with.split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=HEADERS | {"ETag": tag})
    return Response(body, headers=HEADERS | {"ETag": tag}, media_type=MEDIA_TYPE)


async def _body(call: Call, person_id: UUID, language: str, mine: Reader) -> bytes:
    now = clock.now()
    asked = views.window(person_id, now)
    statements = (queries.PARTS, queries.CLOSINGS, queries.REVIEWS)
    parts, closings, reviews = [await call.hot(statement, asked) for statement in statements]
    return views.feed(mine, language, now, parts, closings, reviews)


@own.get("/commitments/{commitment_id}/calendar.ics", **_as_calendar(Permission.HOLDING_CALENDAR))
async def of_part(commitment_id: UUID, call: Asking) -> Response:
    """The days of one's own part in a commitment, to be put into a calendar once."""
    actor = call.actor
    body = await call.database.read(lambda session: views.of_part(session, commitment_id, actor=actor))
    return Response(body, headers={"Content-Disposition": 'attachment; filename="calendar.ics"'}, media_type=MEDIA_TYPE)


@own.get("/me/calendar", response_model=CalendarOut, **route(Permission.SELF_MANAGE))
async def own_calendar(call: Asking) -> Response:
    """Whether there is an address for one's calendar, and which kinds of days stand in it."""
    return await call.read(views.own)


@own.post(
    "/me/calendar/address",
    status_code=201,
    response_model=CalendarAddressOut,
    **route(Permission.SELF_MANAGE, creates=True),
)
async def make_address(call: Asking) -> Response:
    """Make an address for one's calendar, shown this once. The one before ends at once."""
    return await call.write(
        service.make_address,
        call.settings.public_origin,
        view=views.with_address,
        kept=views.without_address,
        status=201,
        creates=True,
    )


@own.delete("/me/calendar/address", status_code=204, **route(Permission.SELF_MANAGE, writes=True))
async def end_address(call: Asking) -> Response:
    """End the address of one's calendar: nothing answers there any more."""
    return await call.write(service.end_address)


@own.put("/me/calendar/kinds", response_model=CalendarOut, **route(Permission.SELF_MANAGE, writes=True))
async def choose(body: KindsChosen, call: Asking) -> Response:
    """Choose which kinds of days stand in one's calendar."""
    return await call.write(service.choose, body, view=views.calendar)
