"""One database for a test process, emptied after each test; clients that talk HTTP to the real app."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pytest
from fastapi import FastAPI
from sqlmodel import Session

from alongside.core import migrations
from alongside.core.database import Database
from alongside.core.live import Hub
from alongside.core.tries import Tries
from alongside.main import create_app, edged
from alongside.settings import Settings
from alongside.tables import metadata
from tests.harness import postgres
from tests.harness.snapshot import Snapshot
from tests.world import World

# They meet a PostgreSQL of their own without the fixture below.
MEET_POSTGRES = ("tests/architecture/", "tests/installation/", "tests/tools/")
# What the API says of itself, what it refuses to read, who may do what, and what is promised to each, is the same
# whatever stores it; and a test with several parameters meets PostgreSQL with its first. The long suite runs all of it
# on both.
ONCE = (
    "tests/api/test_bad_input.py",
    "tests/api/test_schema.py",
    "tests/permissions/test_matrix.py",
    "tests/promises/",
)
# Here every parameter meets the database in another way; elsewhere it is what is typed, and that is refused before.
EACH_TIME = (
    "tests/checkins/test_ready_statements.py",
    "tests/decisions/test_any_history.py",
    "tests/decisions/test_effects.py",
    "tests/decisions/test_races.py",
    "tests/initiatives/test_races.py",
    "tests/notices/test_races.py",
    "tests/progress/test_board_hot.py",
)
# Each takes as long as hundreds of others.
HISTORIES = (
    "tests/cli/",
    "tests/decisions/test_any_history.py",
    "tests/mail/test_killed_servers.py",
    "tests/promises/test_p1_",
    "tests/promises/test_p4_",
    "tests/promises/test_p6_",
    "tests/promises/test_p7_",
)
# How long an example takes tells what else runs on the machine; what speed is promised, the bench measures.
hypothesis.settings.register_profile("alongside", deadline=None)
hypothesis.settings.load_profile("alongside")
# Before each request the client looks whether a library that we have not is there: the answer is kept, since looking
# through every folder again takes a tenth of the request.
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Say what is run where, before the others choose and shuffle; after them, histories go first.

    So that none of these is left to one worker at the end.
    """
    if os.environ.get("ALONGSIDE_TEST_DATABASE_URL"):
        _leave_out_what_has_run(config, items)
    yield
    items.sort(key=lambda item: not item.nodeid.startswith(HISTORIES))


def _leave_out_what_has_run(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what never meets a database has run on SQLite, and would say the same again."""
    known: set[str] = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        again = test in known and not item.nodeid.startswith((*MEET_POSTGRES, *EACH_TIME))
        known.add(test)
        if again or item.nodeid.startswith(ONCE):
            item.add_marker(pytest.mark.long)
    meets = [item for item in items if _meets_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(meets)])
    items[:] = meets


def _meets_a_database(item: pytest.Item) -> bool:
    return "database_url" in getattr(item, "fixturenames", ()) or item.nodeid.startswith(MEET_POSTGRES)


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
    migrations.upgrade(database.engine)
    yield url
    database.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(database_url=database_url, data_dir=tmp_path, _env_file=None)


@pytest.fixture(scope="session")
async def running(database_url: str) -> AsyncIterator[FastAPI]:
    """The app with its routes, compiled statements and connections, once a process: they cost more than most tests."""
    database = Database(database_url)
    app = create_app(Settings(database_url=database_url, _env_file=None), ticks=False, database=database)
    async with app.router.lifespan_context(app):
        yield app
    database.dispose()


@pytest.fixture(scope="session")
def empty(database_url: str) -> Callable[[Database], None]:
    """Takes every row away, also those that the product itself can't remove."""
    if not database_url.startswith("sqlite"):
        return lambda database: database.write_now(_empty_postgres)
    database = Database(database_url)
    snapshot = Snapshot(database)
    database.dispose()
    return snapshot.put_back


@pytest.fixture
async def world(settings: Settings, running: FastAPI, empty: Callable[[Database], None]) -> AsyncIterator[World]:
    """The running app, as if newly started, and a way to people it."""
    running.state.settings = settings
    running.state.hub, running.state.tries = Hub(), Tries()
    yield World(running, edged(running))
    await asyncio.to_thread(empty, running.state.database)


def _empty_postgres(session: Session) -> None:
    """In one statement: the way there and back for each table would take longer than most tests."""
    rows = "".join(f'DELETE FROM "{table.name}";' for table in metadata.sorted_tables)  # noqa: S608 – names of our own tables
    session.connection().exec_driver_sql(f"SET LOCAL session_replication_role = 'replica';{rows}")
