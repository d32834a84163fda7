"""Setting a password: who may, which one, and what ends with the old one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from alongside.core.outbox import Delivery
from alongside.core.security import hash_password
from alongside.people.links import make_link
from alongside.people.models import Person
from alongside.people.rules import too_easy
from tests.world import ORIGIN, Browser, World

pytestmark = pytest.mark.anyio

OLD = "four quiet rivers east"
NEW = "nine loud mountains west"
HASH = hash_password(OLD)
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def signed_in(world: World, **fields: Any) -> tuple[Person, Browser]:
    return await world.person(password_hash=HASH, **fields)


async def by_link(world: World, person: Person) -> Browser:
    link = await world.database.write(lambda session: make_link(session, person, ORIGIN))
    browser = world.anonymous()
    await browser.post("/sign-in/link/use", {"token": link.partition("#")[2]})
    return browser


async def sign_in(world: World, person: Person, password: str) -> int:
    browser = world.anonymous()
    answer = await browser.post("/sign-in/password", {"email": person.email, "password": password})
    return answer.status_code


async def test_a_new_password_replaces_the_old_one_and_ends_every_other_session(world: World) -> None:
    person, _ = await signed_in(world)
    here, there = await by_link(world, person), await by_link(world, person)
    open_link = await world.database.write(lambda session: make_link(session, person, ORIGIN))
    before = here.http.cookies["s"]
    answer = await here.put("/me/password", {"current": OLD, "new": NEW})
    assert answer.status_code == 204
    assert (await here.get("/me")).status_code == 200
    assert here.http.cookies["s"] != before
    assert (await Browser(world.edge, before).get("/me")).status_code == 401
    assert (await there.get("/me")).status_code == 401
    token = open_link.partition("#")[2]
    assert (await world.anonymous().post("/sign-in/link/use", {"token": token})).status_code == 410
    assert await sign_in(world, person, OLD) == 401
    assert await sign_in(world, person, NEW) == 200


async def test_the_mailbox_is_told_and_the_mail_holds_no_secret(world: World) -> None:
    person, here = await signed_in(world, language="es")
    await here.put("/me/password", {"current": OLD, "new": NEW})
    [row] = await world.database.read(lambda session: session.scalars(select(Delivery)).all())
    assert (row.template, row.recipient, row.language, row.params) == ("password_changed", person.email, "es", {})


async def test_the_present_password_is_asked_for_and_must_fit(world: World) -> None:
    person, here = await signed_in(world)
    wrong = await here.put("/me/password", {"current": NEW, "new": NEW})
    assert wrong.status_code == 422
    assert [(error["pointer"], error["code"]) for error in wrong.json()["errors"]] == [
        ("/current", "password_not_right")
    ]
    left_out = await here.put("/me/password", {"new": NEW})
    assert left_out.status_code == 409
    assert left_out.json()["code"] == "sign_in_again"
    assert await sign_in(world, person, OLD) == 200


async def test_soon_after_a_sign_in_by_link_the_old_password_may_be_forgotten(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person, _ = await signed_in(world)
        browser = await by_link(world, person)
        clock.shift(timedelta(minutes=10, seconds=1))
        assert (await browser.put("/me/password", {"new": NEW})).json()["code"] == "sign_in_again"
        browser = await by_link(world, person)
        clock.shift(timedelta(minutes=9))
        assert (await browser.put("/me/password", {"new": NEW})).status_code == 204
        assert (await browser.put("/me/password", {"new": OLD})).json()["code"] == "sign_in_again"
        assert await sign_in(world, person, NEW) == 200


async def test_who_has_no_password_sets_one_after_a_link(world: World) -> None:
    person, old_session = await world.person()
    assert (await old_session.put("/me/password", {"new": NEW})).json()["code"] == "sign_in_again"
    wrong = await old_session.put("/me/password", {"current": "anything", "new": NEW})
    assert wrong.json()["errors"][0]["code"] == "password_not_right"
    assert (await (await by_link(world, person)).put("/me/password", {"new": NEW})).status_code == 204


async def test_nobody_sets_a_password_without_a_session(world: World) -> None:
    answer = await world.anonymous().put("/me/password", {"new": NEW})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("too short", "too_short"),
        ("x" * 257, "too_long"),
        ("hidden\u0000character", "hidden_characters"),
        ("password2026", "password_too_easy"),
        ("dana-and-dana", "password_too_easy"),
    ],
)
async def test_what_is_refused_as_a_password_says_why_and_keeps_the_old_one(world: World, new: str, code: str) -> None:
    person, here = await world.person("Dana", password_hash=HASH)
    answer = await here.put("/me/password", {"current": OLD, "new": new})
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("/new", code)]
    assert await sign_in(world, person, OLD) == 200


async def test_any_script_and_spaces_at_the_ends_are_part_of_a_password(world: World) -> None:
    person, here = await signed_in(world)
    spoken = "  أربعة أنهار هادئة 🏞  "
    assert (await here.put("/me/password", {"current": OLD, "new": spoken})).status_code == 204
    assert await sign_in(world, person, spoken) == 200
    assert await sign_in(world, person, spoken.strip()) == 401


async def test_a_password_is_the_same_however_a_keyboard_composes_it(world: World) -> None:
    person, here = await signed_in(world)
    composed, apart = "quatre rivi\u00e8res douces", "quatre rivie\u0300res douces"
    assert (await here.put("/me/password", {"current": OLD, "new": composed})).status_code == 204
    assert await sign_in(world, person, apart) == 200


@pytest.mark.parametrize(
    "easy",
    [
        "password1234",
        "PASSWORD!2026!",
        "passwort2026",
        "contraseña2026",
        "motdepasse123",
        "qwertyuiop12",
        "azertyuiop12",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "abcdefghijklm",
        "987654321098",
        "alongside2026",
        "welcome2026!",
        "dana.kovacs1",
        "dana@example",
        "kovacs kovacs",
        "iloveyou2026",
    ],
)
def test_first_ideas_are_too_easy(easy: str) -> None:
    assert too_easy(easy, "Dana Kovács", "dana.kovacs@example.org")


@pytest.mark.parametrize(
    "good",
    [
        "four quiet rivers east",
        "my password is a short poem",
        "zq81!kd-02mvLp",
        "أربعة أنهار هادئة شرقًا",
        "แม่น้ำสี่สายเงียบ",
        "correct horse battery staple",
        "dana walks seven dogs",
    ],
)
def test_words_that_belong_together_only_for_oneself_are_fine(good: str) -> None:
    assert not too_easy(good, "Dana Kovács", "dana.kovacs@example.org")
