"""The skeleton's own proofs: writer lane, commits that fail, and the one error shape."""

import pytest
from sqlmodel import Session

from alongside.core.database import AlreadyThere
from alongside.people.models import Person
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_about_is_read_by_anyone(world: World) -> None:
    answer = await world.anonymous().get("/about")
    assert answer.status_code == 200
    assert answer.json()["languages"] == ["en", "es", "fr", "ar"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"


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
