"""`create_app`: the whole server from its settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from alongside import __version__
from alongside.api import PREFIX, register
from alongside.core.database import Database
from alongside.core.live import Hub
from alongside.core.problems import install
from alongside.core.relay import Relay
from alongside.core.static import Frontend
from alongside.core.tries import Tries
from alongside.core.turns import Turns
from alongside.core.web import Edge
from alongside.installation.demo_guard import DemoGuard
from alongside.openapi import Api
from alongside.seats.queries import load_actor
from alongside.settings import Settings
from alongside.worker import sending, ticking

# Bytes; a smaller answer takes one packet either way. The lightest level takes an eighth of a millisecond for a page.
WORTH_PACKING = 1000


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

    app = Api(
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
    return app


@asynccontextmanager
async def _background(app: FastAPI) -> AsyncIterator[None]:
    database: Database = app.state.database
    relay = None if database.is_sqlite else Relay(database.dsn, app.state.hub)
    if relay:
        relay.start()
    loops = (ticking(database, app.state.hub), sending(database, app.state.settings)) if app.state.ticks else ()
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if relay:
            await relay.stop()


def edged(app: FastAPI, *, demo: bool = False) -> Edge:
    """The app as it meets the network; a demo meets its own machine alone."""
    settings: Settings = app.state.settings
    packed = GZipMiddleware(DemoGuard(app) if demo else app, minimum_size=WORTH_PACKING, compresslevel=1)
    return Edge(Turns(packed), origin=settings.public_origin)
