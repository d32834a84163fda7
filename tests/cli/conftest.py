"""Data folders to copy, each made once: to migrate or to tell the demo takes longer than what most tests are about."""

from pathlib import Path
from shutil import copytree

import pytest

from alongside.core.database import Database
from alongside.installation import service as installation
from tests.cli.command import finished


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database at this version, as the command leaves it."""
    folder = tmp_path_factory.mktemp("cli") / "migrated"
    assert finished("migrate", folder=folder).code == 0
    return folder


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was told from nothing."""
    folder = tmp_path_factory.mktemp("cli") / "told"
    assert finished("seed", folder=folder).code == 0
    return folder


@pytest.fixture(scope="session")
def begun(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real installation that was started once, and which nobody has set up."""
    folder = copytree(migrated, tmp_path_factory.mktemp("cli") / "begun")
    database = Database(f"sqlite:///{folder / 'alongside.db'}")
    assert not database.write_now(lambda session: installation.start(session, False)).demo
    database.dispose()
    return folder
