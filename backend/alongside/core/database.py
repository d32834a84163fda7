"""One database, two lanes (architecture.md section 5, performance.md section 1).

Use cases run as plain functions over a Session: on SQLite one writer thread takes them one after another (writer.py),
on PostgreSQL a small pool of threads. Hot reads run ready-made SQL without the ORM: inline on SQLite, on an async pool
on PostgreSQL.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import psycopg
from psycopg_pool import AsyncConnectionPool, PoolTimeout
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session

from alongside.core import writer
from alongside.core.errors import Conflict, Unavailable
from alongside.core.hot import BREAKS_A_RULE, NOT_THERE, Hot
from alongside.core.writer import Writer

Result = TypeVar("Result")

# An insert of each dialect that can pass over what is there already.
INSERT: dict[str, Callable[..., sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

PG_THREADS = 6
# How long a hot read waits for a connection when there is none, and how long one is tried for before somebody has to
# ask again: while the server is away the pool waits longer each time, and would find it late. Seconds.
HOT_PATIENCE = 3.0
# How long a host that takes a connection and says nothing is listened to. Seconds; the URL may say otherwise.
CONNECT_PATIENCE = 5
# Statements here are short, and read by key: to compile one costs more than to run it.
POSTGRES_SETTINGS = "SET jit = off"
POSTGRES_READS_ONLY = "SET default_transaction_read_only = on"
SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-65536",
    "mmap_size=1073741824",
    "temp_store=MEMORY",
)


class AlreadyThere(Conflict):
    """Two requests made the same thing at once; this one came second."""


class DatabaseUnavailable(Unavailable):
    """The database can't be reached or is full; nothing was changed."""


class Database:
    """Opens the database of a URL and runs work on it. Close it when done."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if not self.is_sqlite and "connect_timeout" not in self.url.query:
            # In the URL, so that the pools and the relay between processes have it alike.
            self.url = self.url.update_query_dict({"connect_timeout": str(CONNECT_PATIENCE)})
        of_its_kind = self._sqlite_engine if self.is_sqlite else self._postgres_engine
        self.engine = of_its_kind(writes=True)
        self.read_engine = of_its_kind(writes=False)
        self._writer = Writer(self.engine) if self.is_sqlite else None
        self._threads = ThreadPoolExecutor(PG_THREADS, thread_name_prefix="alongside-db")
        self._hot_sqlite: sqlite3.Connection | None = None
        self._hot_postgres: AsyncConnectionPool[Any] | None = None

    @property
    def dsn(self) -> str:
        """The PostgreSQL URL as its own driver reads it."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    def _sqlite_engine(self, *, writes: bool) -> Engine:
        engine = create_engine(self.url, hide_parameters=True)
        if not writes:
            # A reader that starts before the file exists would otherwise make an empty one.
            event.listen(engine, "connect", lambda connection, _: _configure(connection, writes=False))
            return engine
        event.listen(engine, "connect", lambda connection, _: _configure(connection, writes=True))
        # The driver's own BEGIN is deferred: a read that turns into a write would fail at once (performance.md trap 5).
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine

    def _postgres_engine(self, *, writes: bool) -> Engine:
        # Reads begin nothing and end nothing, which saves two of every read's trips to the server; they are asked again
        # when the connection was gone, where a writer has to look first.
        lane: dict[str, Any] = {"pool_pre_ping": True} if writes else {"isolation_level": "AUTOCOMMIT"}
        engine = create_engine(self.url, pool_size=PG_THREADS, max_overflow=0, hide_parameters=True, **lane)
        event.listen(engine, "connect", lambda connection, _: _configure_postgres(connection, writes=writes))
        return engine

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """Run one use case in one transaction; return after its commit. Raises AlreadyThere, DatabaseUnavailable."""
        if self._writer is None:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self.write_now, work)
        with _said_plainly():
            return cast("Result", await self._writer.write(work))

    def write_now(self, work: Callable[[Session], Result]) -> Result:
        """`write` for callers that have no event loop: the command line, the tick, the tests."""
        with _said_plainly():
            return cast("Result", writer.run(self.engine, work))

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Run a read over a Session that refuses to write."""
        if self.is_sqlite:
            return self.read_now(work)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read_now, work)

    def read_now(self, work: Callable[[Session], Result]) -> Result:
        """`read` for callers that have no event loop."""
        try:
            return self._read_once(work)
        except NOT_THERE as error:
            if isinstance(error, DBAPIError) and not error.connection_invalidated:
                raise DatabaseUnavailable(headers={"Retry-After": "5"}) from error
            # The server began anew: whatever else rests here was closed with it.
            self.read_engine.dispose()
        with _said_plainly():
            return self._read_once(work)

    def _read_once(self, work: Callable[[Session], Result]) -> Result:
        with Session(self.read_engine) as session:
            event.listen(session, "do_orm_execute", _refuse_writes)
            return work(session)

    async def hot(self, statement: Hot, params: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        """Rows of a ready-made statement, without the ORM. Raises DatabaseUnavailable."""
        with _said_plainly():
            if self.is_sqlite:
                return self._hot_on_sqlite(statement, params)
            return await self._hot_on_postgres(statement, params)

    async def _hot_on_postgres(self, statement: Hot, params: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        pool = await self._postgres_pool()
        try:
            return await self._hot_once(pool, statement, params)
        except PoolTimeout:
            raise
        except psycopg.OperationalError:
            # The server was started anew: those that it forgot are let go, and the statement is asked again.
            await pool.check()
            return await self._hot_once(pool, statement, params)

    async def _hot_once(
        self, pool: AsyncConnectionPool[Any], statement: Hot, params: Mapping[str, Any]
    ) -> Sequence[tuple[Any, ...]]:
        ready = statement.on(self.engine.dialect)
        async with pool.connection() as connection:
            cursor = await connection.execute(ready.sql, ready.bind_named(params))
            return ready.rows(await cursor.fetchall())

    def _hot_on_sqlite(self, statement: Hot, params: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        if self._hot_sqlite is None:
            self._hot_sqlite = sqlite3.connect(str(self.url.database), check_same_thread=False, isolation_level=None)
            _configure(self._hot_sqlite, writes=False)
        ready = statement.on(self.engine.dialect)
        return ready.rows(self._hot_sqlite.execute(ready.sql, ready.bind_in_order(params)).fetchall())

    async def _postgres_pool(self) -> AsyncConnectionPool[Any]:
        if self._hot_postgres is None:
            pool = AsyncConnectionPool(
                self.dsn,
                min_size=1,
                max_size=4,
                open=False,
                kwargs={"autocommit": True},
                timeout=HOT_PATIENCE,
                reconnect_timeout=HOT_PATIENCE,
            )
            await pool.open()
            self._hot_postgres = pool
        return self._hot_postgres

    async def close_loop(self) -> None:
        """Let go of what belongs to the running event loop; the rest serves the next one."""
        if self._hot_postgres is not None:
            await self._hot_postgres.close()
            self._hot_postgres = None

    def dispose(self) -> None:
        """Let running work end, then let go of every connection. After `close_loop`, where there were hot reads."""
        if self._writer is not None:
            self._writer.close()
        self._threads.shutdown(wait=True)
        if self._hot_sqlite is not None:
            self._hot_sqlite.close()
            self._hot_sqlite = None
        self.read_engine.dispose()
        self.engine.dispose()


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except BREAKS_A_RULE as error:
        raise AlreadyThere from error
    except NOT_THERE as error:
        raise DatabaseUnavailable(headers={"Retry-After": "5"}) from error


def prepare_folder(url: str) -> None:
    """Make the folder of a SQLite file. Raises OSError when it can't be written."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)


def _configure(connection: Any, *, writes: bool) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if not writes:
        connection.execute("PRAGMA query_only=ON")


def _configure_postgres(connection: Any, *, writes: bool) -> None:
    connection.execute(POSTGRES_SETTINGS)
    if not writes:
        connection.execute(POSTGRES_READS_ONLY)
    connection.commit()


def _refuse_writes(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("a read lane was asked to write")
