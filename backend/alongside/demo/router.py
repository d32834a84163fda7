"""HTTP of a demo. An installation of real people has none of this: every route is 404 there."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from alongside.core.errors import NotFound
from alongside.core.pagination import Page, Window, window
from alongside.core.problems import language_of
from alongside.demo import service, views
from alongside.demo.rules import START_COMMAND
from alongside.demo.schemas import ComeIn, DemoMail, DemoPerson, Started
from alongside.demo.start import make_empty
from alongside.installation.queries import state
from alongside.people.cookies import new_session, with_session
from alongside.people.schemas import Profile
from alongside.people.views import profile
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.vocabulary import Permission


async def only_in_a_demo(request: Request) -> None:
    """FastAPI dependency. Raises NotFound anywhere else."""
    if not (await state(request.app.state.database)).demo:
        raise NotFound


router = APIRouter(prefix="/demo", tags=["demo"], dependencies=[Depends(only_in_a_demo)])


@router.get("/people", response_model=Page[DemoPerson], **route(Permission.DEMO_USE))
async def people(call: Asking) -> Response:
    """Everyone one can come in as, by coalition."""
    return await call.read(views.people, language_of(call.request))


@router.post("/sign-in", response_model=Profile, **route(Permission.DEMO_USE, writes=True))
async def come_in(body: ComeIn, call: Asking) -> Response:
    """Come in as an invented person, by one press."""
    new = new_session(call)
    answer = await call.write(service.come_in, body.person_id, new, view=profile)
    return with_session(call, answer, new)


@router.get("/mails", response_model=Page[DemoMail], **route(Permission.DEMO_USE))
async def mails(call: Asking, wanted: Annotated[Window, Depends(window)]) -> Response:
    """The mails that a real installation would have sent, the last first."""
    return await call.read(views.mails, wanted, call.settings.name)


@router.post("/start-for-real", status_code=201, response_model=Started, **route(Permission.DEMO_USE, writes=True))
async def start_for_real(call: Asking) -> Started:
    """Make an empty installation beside the demo. Again, it hands out a new link for as long as nobody used one."""
    link = await asyncio.to_thread(make_empty, call.settings)
    return Started(command=START_COMMAND, setup_link=link)
