"""Trying again and again: slower each time, alike for known and unknown, and never an office for one person."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from httpx import ASGITransport, AsyncClient, Response

from alongside.core.security import hash_password
from alongside.core.tries import Rule, TooManyTries, Tries, coarse
from alongside.people.tries import PASSWORD as PASSWORD_RULE
from alongside.people.tries import TOKEN
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio

PASSWORD = "four quiet rivers east"
HASH = hash_password(PASSWORD)
WRONG = "wrong wrong wrong"
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HERE, NEAR, ELSEWHERE = "203.0.113.7", "203.0.113.99", "198.51.100.7"


async def post(world: World, path: str, body: dict[str, str], client: str = HERE) -> Response:
    async with AsyncClient(transport=ASGITransport(world.edge, client=(client, 40000)), base_url=ORIGIN) as http:
        return await http.post(f"/api/v1{path}", json=body, headers={"Origin": ORIGIN})


async def guess(world: World, email: str, password: str = WRONG, client: str = HERE) -> Response:
    return await post(world, "/sign-in/password", {"email": email, "password": password}, client)


async def test_the_sixth_wrong_password_in_a_minute_waits_and_is_told_how_long(world: World) -> None:
    with time_machine.travel(START, tick=False):
        person, _ = await world.person(password_hash=HASH)
        assert [(await guess(world, person.email)).status_code for _ in range(5)] == [401] * 5
        refused = await guess(world, person.email, PASSWORD)
        assert refused.status_code == 429
        assert refused.json()["code"] == "too_many_tries"
        assert refused.headers["retry-after"] == "60"
        assert "60" in refused.json()["detail"]
        assert (await guess(world, person.email, PASSWORD, NEAR)).status_code == 429


async def test_the_delay_grows_for_who_goes_on(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        waits = []
        for _ in range(40):
            answer = await guess(world, "dana@example.org")
            if answer.status_code == 429:
                waits.append(int(answer.headers["retry-after"]))
                clock.shift(timedelta(seconds=waits[-1] + 1))
    assert waits[0] <= 60 < waits[2] <= 15 * 60 < max(waits) <= 6 * 3600


async def test_an_address_that_nobody_has_is_slowed_down_alike(world: World) -> None:
    with time_machine.travel(START, tick=False):
        person, _ = await world.person(password_hash=HASH)
        answers = {}
        for email in (person.email, "nobody@example.org"):
            answers[email] = [await guess(world, email) for _ in range(7)]
        known, unknown = answers.values()
        assert [(answer.status_code, answer.content) for answer in known] == [
            (answer.status_code, answer.content) for answer in unknown
        ]


async def test_strangers_elsewhere_do_not_lock_the_owner_out(world: World) -> None:
    with time_machine.travel(START, tick=False):
        person, _ = await world.person(password_hash=HASH)
        for _ in range(8):
            await guess(world, person.email, client=ELSEWHERE)
        assert (await guess(world, person.email, PASSWORD, HERE)).status_code == 200


async def test_one_persons_mistakes_do_not_stop_the_office(world: World) -> None:
    with time_machine.travel(START, tick=False):
        person, _ = await world.person(password_hash=HASH)
        for _ in range(8):
            await guess(world, "another@example.org")
        assert (await guess(world, person.email, PASSWORD, NEAR)).status_code == 200


async def test_who_gets_in_starts_afresh(world: World) -> None:
    with time_machine.travel(START, tick=False):
        person, _ = await world.person(password_hash=HASH)
        for _ in range(3):
            for _ in range(4):
                await guess(world, person.email)
            assert (await guess(world, person.email, PASSWORD)).status_code == 200


def test_an_account_takes_a_hundred_guesses_a_day_from_everywhere_together() -> None:
    with time_machine.travel(START, tick=False):
        tries = Tries()
        for number in range(100):
            tries.spend(PASSWORD_RULE, address=f"198.51.{number}.7", account="dana@example.org")
        with pytest.raises(TooManyTries):
            tries.spend(PASSWORD_RULE, address=HERE, account="dana@example.org")


async def test_links_can_not_be_asked_for_without_end(world: World) -> None:
    world.app.state.settings = world.app.state.settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})
    with time_machine.travel(START, tick=False):
        body = {"email": "dana@example.org"}
        statuses = [(await post(world, "/sign-in/link", body)).status_code for _ in range(4)]
    assert statuses == [202, 202, 202, 429]


async def test_tokens_can_not_be_guessed_without_end(world: World) -> None:
    with time_machine.travel(START, tick=False):
        for path, extra in (
            ("/sign-in/link/use", {}),
            ("/setup", {"name": "Eve", "email": "eve@example.org", "password": PASSWORD}),
        ):
            world.app.state.tries = Tries()
            for _ in range(298):
                world.app.state.tries.spend(TOKEN, address=HERE)
            statuses = [(await post(world, path, {"token": "guess"} | extra)).status_code for _ in range(3)]
            assert statuses == [410, 410, 429]


async def test_a_present_password_can_not_be_guessed_from_an_open_session(world: World) -> None:
    with time_machine.travel(START, tick=False):
        _, browser = await world.person(password_hash=HASH)
        body = {"current": "wrong wrong wrong", "new": "nine loud mountains west"}
        statuses = [(await browser.put("/me/password", body)).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_one_network_is_counted_as_one() -> None:
    assert coarse(HERE) == coarse(NEAR) != coarse(ELSEWHERE)
    assert coarse("2001:db8:1::1") == coarse("2001:db8:1:ffff::9") != coarse("2001:db8:2::1")
    assert coarse(None) == coarse("unix socket") == "unknown"


def test_windows_open_again() -> None:
    rule = Rule("x", network="2 per minute")
    with time_machine.travel(START, tick=False) as clock:
        tries = Tries()
        for _ in range(2):
            tries.spend(rule, address=HERE)
        with pytest.raises(TooManyTries):
            tries.spend(rule, address=NEAR)
        tries.spend(rule, address=ELSEWHERE)
        clock.shift(timedelta(seconds=61))
        tries.spend(rule, address=HERE)
