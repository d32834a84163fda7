"""HTTP of the one who asks."""

from contextlib import suppress

from fastapi import APIRouter, Response

from alongside.core.database import DatabaseUnavailable
from alongside.people import service as people
from alongside.people.queries import SEEN
from alongside.people.schemas import ProfileChange
from alongside.permissions.dependencies import Asking, Call, ExpectedVersion, route
from alongside.permissions.vocabulary import Permission
from alongside.seats import service, views
from alongside.seats.schemas import Me

router = APIRouter(tags=["people"])


@router.get("/me", response_model=Me, **route(Permission.SELF_MANAGE))
async def me(call: Asking) -> Response:
    """Who is signed in, and where they have a seat."""
    await _seen(call)
    return await call.read(views.me)


@router.patch("/me", response_model=Me, **route(Permission.SELF_MANAGE, writes=True))
async def change_profile(body: ProfileChange, version: ExpectedVersion, call: Asking) -> Response:
    """Change what one is called, and how one reads. A new name shows wherever one goes by one's own."""
    return await call.write(service.change_profile, body, version, view=views.of)


async def _seen(call: Call) -> None:
    """Keep a session in use from falling idle, with at most one write an hour; a full disk must not stop a read."""
    session_id = call.actor.session_id if call.actor else None
    rows = await call.hot(SEEN, {"id": session_id}) if session_id else ()
    if session_id and rows and people.needs_touch(rows[0][0]):
        with suppress(DatabaseUnavailable):
            await call.database.write(lambda session: people.touch_session(session, session_id))
