"""A SQLite database as it was at a moment, to be put back: copying its pages costs less than making its rows again."""

import sqlite3
from contextlib import closing

from alongside.core.database import Database


class Snapshot:
    """Everything in the file, the triggers too."""

    def __init__(self, database: Database) -> None:
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(database.engine.raw_connection()) as connection:
            _sqlite(connection.driver_connection).backup(self._kept)

    def put_back(self, database: Database) -> None:
        with closing(database.engine.raw_connection()) as connection:
            self._kept.backup(_sqlite(connection.driver_connection))


def _sqlite(connection: object) -> sqlite3.Connection:
    assert isinstance(connection, sqlite3.Connection)
    return connection
