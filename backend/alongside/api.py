"""The list of routers: what the API is made of, hot paths first."""

from fastapi import APIRouter
from fastapi.routing import APIRoute

from alongside.about import router as about

ROUTERS: tuple[APIRouter, ...] = (about.router,)
PREFIX = "/api/v1"


def all_routes() -> list[APIRoute]:
    """Every route of the API, for the page of permissions and the matrix of tests. Nothing may hide elsewhere."""
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
