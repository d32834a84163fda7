"""Hot paths: a Core statement compiled once a dialect and then run by the driver alone (performance.md section 1)."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psycopg
from sqlalchemy import CompoundSelect, Select, UpdateBase, exc
from sqlalchemy.engine import Dialect
from sqlmodel import Session

Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | UpdateBase
Process = Callable[[Any], Any] | None

# A ready-made statement lets through what the driver says by itself.
BREAKS_A_RULE = (exc.IntegrityError, sqlite3.IntegrityError, psycopg.IntegrityError)
NOT_THERE = (exc.OperationalError, sqlite3.OperationalError, psycopg.OperationalError)
BROKE = (exc.DBAPIError, sqlite3.Error, psycopg.Error)


class Ready:
    """A statement's text for one dialect, with what turns Python values into the driver's and back."""

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        # Of each parameter: what it is given by, what it is where it is not given, what makes the driver's value of it.
        self._named: dict[str, tuple[str, Any, Process]] = {
            name: (bind.key, bind.value, bind.type.dialect_impl(dialect).bind_processor(dialect))
            for name, bind in compiled.binds.items()
        }
        self._ordered = [self._named[name] for name in getattr(compiled, "positiontup", None) or ()]
        columns = statement.exported_columns
        self._readers: list[Process] = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
        ]
        self._reads = any(self._readers)

    def bind_named(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters by name, for psycopg."""
        return {
            name: process(params.get(key, default)) if process else params.get(key, default)
            for name, (key, default, process) in self._named.items()
        }

    def bind_in_order(self, params: Mapping[str, Any]) -> list[Any]:
        """Parameters in the order of the text, for sqlite3."""
        return [
            process(params.get(key, default)) if process else params.get(key, default)
            for key, default, process in self._ordered
        ]

    def rows(self, raw: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
        """The driver's rows as Python values of the columns' types."""
        if not self._reads:
            return raw
        return [
            tuple(read(value) if read else value for read, value in zip(self._readers, row, strict=True)) for row in raw
        ]


class Hot:
    """A Core statement with bind parameters, built once at import and reused for every request."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._ready: dict[str, Ready] = {}

    def on(self, dialect: Dialect) -> Ready:
        """The compiled form for a dialect."""
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = Ready(self.statement, dialect)
        return ready

    def within(self, session: Session, params: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        """Rows as a use case's own transaction sees them: of a read within it, or of a write that returns some.

        What the session's objects say is not sent before, and they do not learn of it: flush before it, or let it be
        the first to touch these rows; expire after it.
        """
        ready, cursor = self._run(session, params)
        return ready.rows(cursor.fetchall())

    def do(self, session: Session, params: Mapping[str, Any]) -> None:
        """Write without reading anything back; for the session's objects as above."""
        self._run(session, params)

    def _run(self, session: Session, params: Mapping[str, Any]) -> tuple[Ready, Any]:
        """On the driver's own connection: what stands around a statement elsewhere costs more than the statement."""
        connection = session.connection()
        ready = self.on(connection.dialect)
        bound = ready.bind_in_order(params) if connection.dialect.positional else ready.bind_named(params)
        driver: Any = connection.connection.driver_connection
        return ready, driver.execute(ready.sql, bound)
