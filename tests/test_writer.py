"""What waits together is committed together on SQLite, and still everybody's work stands for itself."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from alongside.core.database import Database
from alongside.core.writer import AT_MOST, Waiting, Writer, run

pytestmark = pytest.mark.anyio

Work = Callable[[Session], Any]


class Refused(Exception):
    """By a rule."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = _opened(tmp_path)
    yield found
    found.dispose()


def _opened(folder: Path) -> Database:
    database = Database(f"sqlite:///{folder / 'written.db'}")
    database.write_now(lambda session: _do(session, "CREATE TABLE word (number INTEGER PRIMARY KEY, said TEXT)"))
    made = "CREATE TABLE reply (word INTEGER REFERENCES word DEFERRABLE INITIALLY DEFERRED)"
    database.write_now(lambda session: _do(session, made))
    return database


def _do(session: Session, sql: str, **params: Any) -> None:
    session.connection().execute(text(sql), params)


def say(number: int, said: str = "") -> Work:
    def work(session: Session) -> int:
        _do(session, "INSERT INTO word VALUES (:number, :said)", number=number, said=said)
        return number

    return work


def refuse(number: int) -> Work:
    def work(session: Session) -> None:
        say(number)(session)
        raise Refused

    return work


def reply_to_nothing(session: Session) -> None:
    """Breaks at the commit alone."""
    _do(session, "INSERT INTO reply VALUES (-1)")


def words(database: Database) -> list[int]:
    with database.read_engine.connect() as connection:
        return list(connection.execute(text("SELECT number FROM word ORDER BY number")).scalars())


async def together(database: Database, works: list[Work]) -> list[Any]:
    """Their ends; all of them wait before the first is begun."""
    writer = Writer(database.engine)
    begun, go = Event(), Event()

    def holds_up(_: Session) -> None:
        begun.set()
        assert go.wait(10)

    first = asyncio.create_task(writer.write(holds_up))
    await asyncio.to_thread(begun.wait, 10)
    tasks = [asyncio.create_task(writer.write(work)) for work in works]
    await asyncio.sleep(0)
    go.set()
    await first
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    writer.close()
    return ends


def commits(database: Database) -> list[object]:
    found: list[object] = []
    event.listen(database.engine, "commit", found.append)
    return found


async def test_what_waits_together_costs_one_commit(database: Database) -> None:
    counted = commits(database)
    assert await together(database, [say(number) for number in range(AT_MOST)]) == list(range(AT_MOST))
    assert words(database) == list(range(AT_MOST))
    assert len(counted) == 1


async def test_no_more_than_some_are_committed_at_once(database: Database) -> None:
    counted = commits(database)
    await together(database, [say(number) for number in range(AT_MOST + 1)])
    assert len(counted) == 2


async def test_what_is_refused_is_taken_back_alone(database: Database) -> None:
    ends = await together(database, [say(1), refuse(2), say(3), say(3), say(4)])
    assert [ends[at] for at in (0, 2, 4)] == [1, 3, 4]
    assert isinstance(ends[1], Refused)
    assert isinstance(ends[3], IntegrityError)
    assert words(database) == [1, 3, 4]


async def test_a_commit_that_fails_fails_for_its_own_work_alone(database: Database) -> None:
    ends = await together(database, [say(1), reply_to_nothing, say(2)])
    assert (ends[0], ends[2]) == (1, 2)
    assert isinstance(ends[1], IntegrityError)
    assert words(database) == [1, 2]


async def test_a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest(tmp_path: Path) -> None:
    database = _opened(tmp_path)

    def narrow(session: Session) -> None:
        pages = session.connection().execute(text("PRAGMA page_count")).scalar_one()
        _do(session, f"PRAGMA max_page_count={pages + 4}")

    ends = await together(database, [narrow, say(1), say(2, "x" * 100_000), say(3)])
    assert (ends[1], ends[3]) == (1, 3)
    assert isinstance(ends[2], OperationalError)
    assert words(database) == [1, 3]
    database.dispose()


async def test_a_file_that_another_process_holds_is_waited_for_once_for_all_who_wait_together(
    database: Database,
) -> None:
    database.write_now(lambda session: _do(session, "PRAGMA busy_timeout=50"))
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda _, __, statement, *___: asked.append(statement))
    writer, loop = Writer(database.engine), asyncio.get_running_loop()
    waiting = [Waiting(say(number), loop, loop.create_future()) for number in range(AT_MOST)]
    with closing(sqlite3.connect(str(database.url.database), isolation_level=None)) as outside:
        outside.execute("BEGIN IMMEDIATE")
        ends = await asyncio.to_thread(writer._ends, waiting)
    assert [type(refusal) for _, refusal in ends] == [OperationalError] * AT_MOST
    assert asked == ["BEGIN IMMEDIATE"]
    # And it is written again as soon as the file is free.
    assert await asyncio.to_thread(writer._ends, waiting) == [(number, None) for number in range(AT_MOST)]


async def test_nobody_hears_of_it_before_it_is_kept(database: Database) -> None:
    writer = Writer(database.engine)

    async def heard(number: int) -> bool:
        await writer.write(say(number))
        return number in words(database)

    assert all(await asyncio.gather(*(heard(number) for number in range(40))))
    writer.close()


async def test_who_went_away_holds_nobody_up(database: Database) -> None:
    writer = Writer(database.engine)
    gone = asyncio.create_task(writer.write(say(1)))
    await asyncio.sleep(0)
    gone.cancel()
    assert await writer.write(say(2)) == 2
    assert 2 in words(database)
    writer.close()


class Torn(BaseException):
    """As what native code throws when it breaks: no Exception."""


def tear(_: Session) -> None:
    raise Torn


def run_dry(_: Session) -> None:
    next(iter(()))


async def test_whatever_breaks_in_one_is_told_and_others_are_written(database: Database) -> None:
    ends = await asyncio.wait_for(together(database, [say(1), tear, run_dry, say(2)]), 10)
    assert (ends[0], ends[3]) == (1, 2)
    assert isinstance(ends[1], Torn)
    assert isinstance(ends[2], RuntimeError)
    assert words(database) == [1, 2]


async def test_a_loop_that_ends_in_the_very_moment_holds_nobody_up(database: Database) -> None:
    class Ending:
        def is_closed(self) -> bool:
            return False

        def call_soon_threadsafe(self, *_: Any) -> None:
            raise RuntimeError("Event loop is closed")

    writer, loop = Writer(database.engine), asyncio.get_running_loop()
    ending: Any = Ending()
    writer._queue.put(Waiting(say(1), ending, loop.create_future()))
    assert await asyncio.wait_for(writer.write(say(2)), 10) == 2
    assert words(database) == [1, 2]
    writer.close()


async def test_what_waits_is_ended_before_it_closes_and_it_opens_again(database: Database) -> None:
    writer = Writer(database.engine)
    tasks = [asyncio.create_task(writer.write(say(number))) for number in range(30)]
    await asyncio.sleep(0)
    await asyncio.to_thread(writer.close)
    assert await asyncio.gather(*tasks) == list(range(30))
    assert await writer.write(say(99)) == 99
    writer.close()


KINDS: dict[str, Callable[[int], Work]] = {"say": say, "refuse": refuse, "break": lambda _: reply_to_nothing}


# Two databases are made for each example.
@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 5)), max_size=24))
def test_it_ends_as_if_each_had_come_alone(tmp_path_factory: pytest.TempPathFactory, asked: list[Any]) -> None:
    """The model is the same work, one after another, each in a transaction of its own."""
    works = [KINDS[kind](number) for kind, number in asked]
    ends, left = {}, {}
    for way in ("alone", "together"):
        database = _opened(tmp_path_factory.mktemp(way))
        if way == "alone":
            ends[way] = [_end(database, work) for work in works]
        else:
            ends[way] = asyncio.run(together(database, works))
        left[way] = words(database)
        database.dispose()
    assert [_kind(end) for end in ends["together"]] == [_kind(end) for end in ends["alone"]]
    assert left["together"] == left["alone"]


def _end(database: Database, work: Work) -> Any:
    try:
        return run(database.engine, work)
    except Exception as refusal:
        return refusal


def _kind(end: Any) -> Any:
    return type(end) if isinstance(end, Exception) else end
