"""`create_app`: the whole server from its settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from alongside import __version__
from alongside.api import PREFIX, register
from alongside.core.database import Database
from alongside.core.live import Hub
from alongside.core.problems import Problem, install
from alongside.core.relay import Relay
from alongside.core.static import Frontend
from alongside.core.tries import Tries
from alongside.core.web import Edge
from alongside.installation.demo_guard import DemoGuard
from alongside.seats.queries import load_actor
from alongside.settings import Settings
from alongside.worker import ticking


def create_app(settings: Settings, *, ticks: bool = True, database: Database | None = None) -> FastAPI:
    """The ASGI app without its edge; `serve` and the tests wrap it with `edged`.

    Tests tick by hand, and give a database that outlives the app: statements stay compiled from one test to the next.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.database = database or Database(settings.url)
        async with _background(app):
            yield
        await app.state.database.close_loop()
        if database is None:
            app.state.database.dispose()

    app = FastAPI(
        title="Alongside",
        version=__version__,
        lifespan=lifespan,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.hub = Hub()
    app.state.ticks = ticks
    app.state.load_actor = load_actor
    app.state.cookie = "__Host-s" if settings.secure else "s"
    app.state.tries = Tries()
    install(app)
    register(app)
    # Not mounted: a mount takes every method of every path, so that a wrong method would look like a wrong path.
    app.router.default = Frontend(settings.frontend_dir)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _background(app: FastAPI) -> AsyncIterator[None]:
    database: Database = app.state.database
    relay = None if database.is_sqlite else Relay(database.dsn, app.state.hub)
    if relay:
        relay.start()
    ticks = asyncio.create_task(ticking(database, app.state.hub, app.state.settings)) if app.state.ticks else None
    try:
        yield
    finally:
        if ticks:
            ticks.cancel()
            await asyncio.gather(ticks, return_exceptions=True)
        if relay:
            await relay.stop()


def edged(app: FastAPI, *, demo: bool = False) -> Edge:
    """The app as it meets the network; a demo meets its own machine alone."""
    settings: Settings = app.state.settings
    return Edge(DemoGuard(app) if demo else app, origin=settings.public_origin)


def openapi(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 with the problem shape that every refusal has."""
    if app.openapi_schema:
        return app.openapi_schema
    schema = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", routes=app.routes)
    shared = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    definitions = schema.setdefault("components", {}).setdefault("schemas", {})
    definitions |= shared.pop("$defs", {})
    definitions["Problem"] = shared
    for name in ("HTTPValidationError", "ValidationError"):
        definitions.pop(name, None)
    for operations in schema["paths"].values():
        for operation in operations.values():
            _own_422(operation)
    app.openapi_schema = schema
    return schema


def _own_422(operation: dict[str, Any]) -> None:
    """FastAPI writes its own 422 where a route has parameters; ours is a problem like any other."""
    answers = operation.get("responses", {})
    stated = answers.get("422", {})
    if "application/json" in stated.get("content", {}):
        answers["422"]["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
