"""The skeleton's own proofs: writer lane, commits that fail, and the one error shape."""

import socket
from asyncio import gather, wait_for
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from uuid import uuid4

import pytest
from fastapi import APIRouter, FastAPI, Response
from httpx import ASGITransport
from sqlalchemy import func, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import MembershipStanding
from alongside.core import database as core_database
from alongside.core.database import AlreadyThere, Database, DatabaseUnavailable
from alongside.core.hot import Hot
from alongside.core.problems import install
from alongside.people.models import Person
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import Asking
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission
from tests.world import World

pytestmark = pytest.mark.anyio
SLOW = Hot(select(func.pg_backend_pid(), func.pg_sleep(0.05)))


async def test_about_is_read_by_anyone(world: World) -> None:
    answer = await world.anonymous().get("/about")
    assert answer.status_code == 200
    assert answer.json()["languages"] == ["en", "es", "fr", "ar"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"


async def test_a_large_answer_travels_packed_where_the_reader_can_unpack_it(world: World) -> None:
    client = world.anonymous()
    packed = await client.get("/openapi.json")
    plain = await client.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert packed.json() == plain.json()
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


async def test_an_unknown_address_is_a_problem_in_the_readers_language(world: World) -> None:
    answer = await world.anonymous("ar").get("/nothing-here")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"
    assert answer.headers["content-language"] == "ar"


async def test_a_commit_that_fails_reaches_the_caller_and_leaves_nothing(world: World) -> None:
    person, _ = await world.person()

    def twice(session: Session) -> None:
        session.add(Person(name="Twin", email=person.email))

    with pytest.raises(AlreadyThere):
        await world.database.write(twice)


async def test_a_signed_in_person_and_their_seats_are_read_in_one_statement(world: World) -> None:
    coalition = await world.coalition()
    membership, browser = await world.member(coalition)
    secret = browser.http.cookies["s"]
    actor = await world.app.state.load_actor(world.database, secret)
    assert actor is not None
    assert actor.seats[coalition.id].id == membership.id
    assert (await world.app.state.load_actor(world.database, "another")) is None


async def test_a_failing_commit_reaches_the_client_as_a_problem_and_leaves_nothing(world: World) -> None:
    """The answer is sent after the commit, so that one that fails is never acknowledged."""
    coalition = await world.coalition()
    _, browser = await world.person("Nadia")

    def breaks_at_the_commit(session: Session, *, actor: Actor | None) -> None:
        require(actor, Permission.SELF_MANAGE, NOTHING)
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("PRAGMA defer_foreign_keys=ON"))
        session.add(
            Membership(coalition_id=coalition.id, person_id=uuid4(), name="Nobody", standing=MembershipStanding.MEMBER)
        )

    async def route(call: Asking) -> Response:
        return await call.write(breaks_at_the_commit)

    breaking = APIRouter()
    breaking.add_api_route("/breaks", route, methods=["POST"])
    app = FastAPI()
    app.state = world.app.state
    install(app)
    app.include_router(breaking, prefix="/api/v1")
    browser.http._transport = ASGITransport(app)
    answer = await browser.post("/breaks")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_there")
    left = await world.database.read(lambda session: session.exec(select(Membership)).all())
    assert left == []


READY = Hot(select(func.pg_backend_pid()))
BY: dict[str, Callable[[Session], int]] = {
    "the ORM": lambda session: int(session.connection().execute(text("SELECT pg_backend_pid()")).scalar_one()),
    "a ready-made statement": lambda session: int(READY.within(session, {})[0][0]),
}


@pytest.mark.parametrize("way", BY)
async def test_a_read_survives_connections_that_were_cut(world: World, way: str) -> None:
    """After the database was restarted, nobody meets an error for it."""
    if world.database.is_sqlite:
        pytest.skip("a file is not cut off")
    before = world.database.read_now(BY[way])
    cut = text("SELECT pg_terminate_backend(:pid)").bindparams(pid=before)
    world.database.write_now(lambda session: session.connection().execute(cut).all())
    assert world.database.read_now(BY[way]) != before


async def test_a_hot_read_survives_connections_that_were_cut(world: World) -> None:
    if world.database.is_sqlite:
        pytest.skip("a file is not cut off")
    several = await gather(*(world.database.hot(SLOW, {}) for _ in range(6)))
    theirs = {rows[0][0] for rows in several}
    cut = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY(:pids)")
    world.database.write_now(lambda session: session.connection().execute(cut, {"pids": list(theirs)}).all())
    assert (await world.database.hot(SLOW, {}))[0][0] not in theirs


async def test_a_hot_read_without_a_database_says_to_come_again(world: World, tmp_path: Path) -> None:
    """And not that something broke: nothing did that its reader could tell anyone of."""
    away = "postgresql+psycopg://postgres@/nobody?host=/nowhere"
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}" if world.database.is_sqlite else away)
    began = monotonic()
    with pytest.raises(DatabaseUnavailable) as refused:
        await database.hot(Hot(select(col(Coalition.id))), {})
    assert refused.value.headers == {"Retry-After": "5"}
    assert monotonic() - began < 5
    await database.close_loop()
    database.dispose()


async def test_no_lane_waits_for_ever_for_a_host_that_takes_a_connection_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core_database, "CONNECT_PATIENCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        database = Database(f"postgresql+psycopg://nobody@127.0.0.1:{silent.getsockname()[1]}/nothing")
        lanes = (database.write(BY["the ORM"]), database.read(BY["the ORM"]), database.hot(SLOW, {}))
        ends = await wait_for(gather(*lanes, return_exceptions=True), 10)
        assert [type(end) for end in ends] == [DatabaseUnavailable] * 3
        await database.close_loop()
        database.dispose()


async def test_the_read_lane_can_not_write(world: World) -> None:
    def sneak(session: Session) -> None:
        session.connection().execute(text("DELETE FROM coalition_counter"))

    with pytest.raises((DatabaseUnavailable, DBAPIError)):
        world.database.read_now(sneak)
