"""The list of routers: what the API is made of, hot paths first."""

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from alongside.about import health
from alongside.about import router as about
from alongside.actions import router as actions
from alongside.activity import stream
from alongside.agreements import router as agreements
from alongside.bringing import router as bringing
from alongside.calendar import router as calendar
from alongside.checkins import router as checkins
from alongside.coalitions import router as coalitions
from alongside.commitments import router as commitments
from alongside.decisions import hearing_router, outcome_router
from alongside.decisions import router as decisions
from alongside.demo import router as demo
from alongside.departures import router as departures
from alongside.following import router as following
from alongside.initiatives import router as initiatives
from alongside.notices import router as notices
from alongside.offers import router as offers
from alongside.people import router as people
from alongside.preferences import router as preferences
from alongside.progress import board
from alongside.progress import router as progress
from alongside.pushes import router as pushes
from alongside.requests import router as requests
from alongside.roster import router as roster
from alongside.safety import router as safety
from alongside.seats import router as seats
from alongside.support import router as support
from alongside.today import overview_router as overview
from alongside.today import router as today

ROUTERS: tuple[APIRouter, ...] = (
    today.router,
    stream.router,
    board.router,
    checkins.router,
    commitments.router,
    about.router,
    people.router,
    pushes.router,
    calendar.router,
    calendar.own,
    seats.router,
    overview.router,
    overview.for_the_invited,
    coalitions.router,
    coalitions.for_the_invited,
    roster.router,
    decisions.router,
    hearing_router.router,
    outcome_router.router,
    agreements.router,
    initiatives.router,
    actions.router,
    requests.router,
    preferences.router,
    departures.router,
    departures.for_the_invited,
    following.router,
    following.for_the_invited,
    support.router,
    offers.router,
    bringing.router,
    safety.router,
    notices.router,
    notices.from_mails,
    progress.router,
    demo.router,
)
PREFIX = "/api/v1"
# At the root, where orchestrators look for them.
ROOT_ROUTERS: tuple[APIRouter, ...] = (health.router,)


KEPT = (
    "response_model",
    "status_code",
    "tags",
    "dependencies",
    "description",
    "responses",
    "methods",
    "name",
    "include_in_schema",
    "response_class",
    "openapi_extra",
)


def register(app: FastAPI) -> None:
    """Put every route on the app itself, hot paths first.

    An included router would be looked through route by route, twice for the one that fits (performance.md G8).
    """
    for prefix, routers in ((PREFIX, ROUTERS), ("", ROOT_ROUTERS)):
        for route in _routes(routers):
            app.add_api_route(prefix + route.path, route.endpoint, **{name: getattr(route, name) for name in KEPT})


def all_routes() -> list[APIRoute]:
    """Every route of the API, for the page of permissions and the matrix of tests. Nothing may hide elsewhere."""
    return _routes((*ROUTERS, *ROOT_ROUTERS))


def _routes(routers: Iterable[APIRouter]) -> list[APIRoute]:
    return [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
