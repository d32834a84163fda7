"""Bringing a database to the version of this code, and saying plainly when it is newer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from alongside.core.errors import AlongsideError
from alongside.core.model import metadata

FOLDER = Path(__file__).resolve().parents[3] / "migrations"


class DatabaseIsNewer(AlongsideError):
    """The database was migrated by a later version of Alongside; this one must not touch it."""


class RowsPointNowhere(AlongsideError):
    """After a migration a row would point to one that is not there. Nothing was changed."""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _known(connection: Connection) -> bool:
    """Whether this code has the migration that the database stands at."""
    current = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory(str(FOLDER))
    return current is None or any(script.revision == current for script in scripts.walk_revisions())


@contextmanager
def _altering(engine: Engine) -> Iterator[Connection]:
    """One transaction for all of it. SQLite alters a table by making it anew under the rows that point to it: those
    are looked at once, at the end, and where one points to nothing, nothing was altered.
    """
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        driver = connection.connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RowsPointNowhere
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run what is missing. Raises DatabaseIsNewer, RowsPointNowhere."""
    with _altering(engine) as connection:
        if not _known(connection):
            raise DatabaseIsNewer
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take migrations back, the newest first. Raises RowsPointNowhere."""
    with _altering(engine) as connection:
        command.downgrade(_config(connection), revision)


def is_at_head(engine: Engine) -> bool:
    """Whether nothing is left to migrate."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current == ScriptDirectory(str(FOLDER)).get_current_head()


def drift(engine: Engine) -> list[object]:
    """Differences between the migrated database and the models: a forgotten migration."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def write(engine: Engine, message: str) -> None:
    """Write a new migration from the difference between the database and the models."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)
