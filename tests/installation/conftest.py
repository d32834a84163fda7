"""Databases that are kept apart from the shared one: what an installation is can't be taken back."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import copyfile
from uuid import uuid4

import pytest

from alongside.core import migrations
from alongside.core.database import Database
from alongside.installation import service as installation
from alongside.main import create_app, edged
from alongside.settings import Settings
from tests.harness import postgres
from tests.world import World


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: much faster than migrating each time."""
    file = tmp_path_factory.mktemp("template") / "own.db"
    _migrated(f"sqlite:///{file}")
    return file


@pytest.fixture
def own_url(template: Path, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with all tables and triggers, and nothing in it."""
    server = os.environ.get("ALONGSIDE_TEST_DATABASE_URL", "")
    if not server:
        yield f"sqlite:///{copyfile(template, tmp_path / 'own.db')}"
        return
    with postgres.database(server, f"own_{uuid4().hex[:12]}") as url:
        yield _migrated(url)


def _migrated(url: str) -> str:
    database = Database(url)
    migrations.upgrade(database.engine)
    database.dispose()
    return url


@pytest.fixture
def own_database(own_url: str) -> Iterator[Database]:
    database = Database(own_url)
    yield database
    database.dispose()


@pytest.fixture
def demo_settings(own_url: str, tmp_path: Path) -> Settings:
    return Settings(database_url=own_url, data_dir=tmp_path / "demo", _env_file=None)


@pytest.fixture
async def demo(demo_settings: Settings, own_database: Database) -> AsyncIterator[World]:
    """A running demo, with nobody in it yet."""
    own_database.write_now(lambda session: installation.start(session, demo=True))
    app = create_app(demo_settings, ticks=False)
    async with app.router.lifespan_context(app):
        yield World(app, edged(app))
