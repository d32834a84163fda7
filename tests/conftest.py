"""One database for a test process, emptied after each test; clients that talk HTTP to the real app."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from alongside.core.database import Database
from alongside.main import create_app, edged
from alongside.settings import Settings
from alongside.tables import metadata
from tests.harness import postgres
from tests.world import World


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database: SQLite in a folder, or a PostgreSQL database of this worker's own."""
    server = os.environ.get("ALONGSIDE_TEST_DATABASE_URL", "")
    if server:
        with postgres.database(server, f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}") as url:
            yield from _with_tables(url)
    else:
        yield from _with_tables(f"sqlite:///{tmp_path_factory.mktemp('data') / 'alongside.db'}")


def _with_tables(url: str) -> Iterator[str]:
    database = Database(url)
    metadata.create_all(database.engine)
    yield url
    database.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(database_url=database_url, data_dir=tmp_path, _env_file=None)


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """The running app and a way to people it."""
    app = create_app(settings, ticks=False)
    async with app.router.lifespan_context(app):
        yield World(app, edged(app))
        await _empty(app.state.database)


async def _empty(database: Database) -> None:
    def wipe(session) -> None:  # type: ignore[no-untyped-def]
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())

    await database.write(wipe)
