"""The migrations build what the models describe, can be taken back, and keep what was said as it was said."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from alongside.core import migrations
from alongside.core.database import Database
from alongside.tables import metadata
from tests.harness import postgres
from tests.permissions.stage import made
from tests.world import World

pytestmark = pytest.mark.anyio


@contextmanager
def empty(folder: Path) -> Iterator[Database]:
    """A database without tables, of the kind that the tests run on."""
    server = os.environ.get("ALONGSIDE_TEST_DATABASE_URL", "")
    if server:
        with postgres.database(server, f"migrations_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}") as url:
            database = Database(url)
            yield database
            database.dispose()
    else:
        database = Database(f"sqlite:///{folder / 'alongside.db'}")
        yield database
        database.dispose()


def test_the_migrations_go_up_down_and_up_again_and_miss_nothing(tmp_path: Path) -> None:
    with empty(tmp_path) as database:
        for _ in range(2):
            migrations.upgrade(database.engine)
            assert migrations.is_at_head(database.engine)
            assert migrations.drift(database.engine) == []
            assert set(inspect(database.engine).get_table_names()) == {*metadata.tables, "alembic_version"}
            assert checks_there(database) == checks_wanted()
            migrations.downgrade(database.engine)
            assert set(inspect(database.engine).get_table_names()) == {"alembic_version"}
        assert left_behind(database) == []


def checks_there(database: Database) -> set[tuple[str, str]]:
    """The checks of each table: altering one can lose them, and no difference is seen by their absence."""
    tables = inspect(database.engine).get_multi_check_constraints()
    return {(table, str(check["name"])) for (_, table), checks in tables.items() for check in checks}


def checks_wanted() -> set[tuple[str, str]]:
    """Those that the models name."""
    return {
        (table.name, str(check.name))
        for table in metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint) and check.name
    }


def left_behind(database: Database) -> list[Any]:
    """Triggers and functions of ours that a downgrade forgot."""
    question = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
    )
    return list(database.read_now(lambda session: session.execute(text(question)).all()))


@pytest.fixture
async def told(world: World) -> World:
    """A founded coalition, in which one line was told."""
    _, dana = await world.person()
    founding = {"name": "Room for everyone", "purpose": "So that nobody has to ask.", "visibility": "open"}
    coalition = await made(await dana.post("/coalitions", founding))
    draft = {"title": "A quiet room", "brought_along": True}
    action = await made(await dana.post(f"/coalitions/{coalition['id']}/actions", draft))
    await made(await dana.post(f"/actions/{action['id']}/told", {"sentence": "It moves."}))
    return world


def sent(world: World, statement: str) -> int:
    """How many rows a statement changes that somebody with the database's password writes by hand."""
    with Session(world.database.engine) as session:
        done: Any = session.execute(text(statement))
        return int(done.rowcount)


@pytest.mark.parametrize("table", ["activity", "agreement", "decision"])
async def test_what_was_recorded_agreed_and_decided_is_never_changed_or_removed(told: World, table: str) -> None:
    assert count(told, table) > 0
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(DatabaseError, match="append-only"):
            sent(told, statement)


@pytest.mark.parametrize(
    "change",
    [
        "id = coalition_id",
        "action_id = NULL",
        "initiative_id = action_id",
        "title = 'Other'",
        "stage = 'done'",
        "sentence = 'Other'",
        "told_by = id",
        "told_at = '2026-01-01'",
    ],
)
async def test_what_was_told_stays_as_it_was_told(told: World, change: str) -> None:
    for statement in (f"UPDATE told SET {change}", "DELETE FROM told"):  # noqa: S608
        with pytest.raises(DatabaseError, match="stays as it was told"):
            sent(told, statement)


async def test_a_told_line_is_taken_back_once(told: World) -> None:
    assert sent(told, "UPDATE told SET taken_back_at = '2026-11-27 12:00:00'") == 1
    with Session(told.database.engine) as session:
        session.execute(text("UPDATE told SET taken_back_at = '2026-11-27 12:00:00'"))
        with pytest.raises(DatabaseError, match="stays as it was told"):
            session.execute(text("UPDATE told SET taken_back_at = NULL"))


def count(world: World, table: str) -> int:
    question = text(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of the parametrization above
    return int(world.database.read_now(lambda session: session.execute(question).scalar_one()))
