"""The first account of an installation, made with the link that its console printed."""

import asyncio
from typing import Any

import pytest

from alongside.installation import service as installation
from alongside.settings import Settings
from tests.world import World

pytestmark = pytest.mark.anyio

PASSWORD = "four quiet rivers east"


async def printed(world: World) -> str:
    opened = await world.database.write(lambda session: installation.start(session, demo=False))
    assert opened.setup_secret
    return opened.setup_secret


def form(token: str, **changes: Any) -> dict[str, Any]:
    return {"token": token, "name": "Dana", "email": "dana@example.org", "password": PASSWORD} | changes


async def test_the_link_makes_the_first_account_and_signs_it_in(world: World) -> None:
    token = await printed(world)
    assert (await world.anonymous().get("/about")).json()["setup_needed"] is True
    browser = world.anonymous("ar")
    answer = await browser.post("/setup", form(token, zone="Africa/Cairo"))
    assert answer.status_code == 201
    assert (answer.json()["language"], answer.json()["zone"]) == ("ar", "Africa/Cairo")
    me = (await browser.get("/me")).json()
    assert (me["email"], me["seats"], me["has_password"]) == ("dana@example.org", [], True)
    assert (await world.anonymous().get("/about")).json()["setup_needed"] is False


async def test_the_link_works_once_and_all_that_is_wrong_with_it_looks_alike(world: World) -> None:
    token = await printed(world)
    unknown = await world.anonymous().post("/setup", form("another"))
    assert (await world.anonymous().post("/setup", form(token))).status_code == 201
    again = await world.anonymous().post("/setup", form(token, email="eve@example.org"))
    assert unknown.status_code == again.status_code == 410
    assert again.json()["code"] == "setup_link_used"
    assert unknown.content == again.content
    assert "set-cookie" not in again.headers
    login = await world.anonymous().post("/sign-in/password", {"email": "eve@example.org", "password": PASSWORD})
    assert login.status_code == 401


async def test_of_two_who_press_at_once_one_comes_in(world: World) -> None:
    token = await printed(world)
    answers = await asyncio.gather(
        *(world.anonymous().post("/setup", form(token, email=f"p{number}@example.org")) for number in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 410, 410, 410]


async def test_a_refused_form_leaves_the_link_as_it_was(world: World) -> None:
    token = await printed(world)
    easy = await world.anonymous().post("/setup", form(token, password="password2026"))
    assert easy.status_code == 422
    assert easy.json()["errors"][0] | {"detail": ""} == {
        "pointer": "/password",
        "code": "password_too_easy",
        "detail": "",
    }
    assert (await world.anonymous().post("/setup", form(token))).status_code == 201


async def test_without_a_start_nobody_sets_anything_up(world: World) -> None:
    assert (await world.anonymous().post("/setup", form(""))).status_code == 422
    assert (await world.anonymous().post("/setup", form("anything"))).status_code == 410


async def test_a_page_of_another_site_sets_nothing_up(world: World) -> None:
    token = await printed(world)
    browser = world.anonymous()
    browser.http.headers["Origin"] = "https://evil.example"
    assert (await browser.post("/setup", form(token))).json()["code"] == "cross_site"


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"name": "  "}, "/name", "too_short"),
        ({"name": "x" * 201}, "/name", "too_long"),
        ({"name": "Da\u202ena"}, "/name", "hidden_characters"),
        ({"name": "Dana\nNoor"}, "/name", "one_line_only"),
        ({"email": "dana at example.org"}, "/email", "email_wrong"),
        ({"email": "dana@example.org\nBcc: x@example.org"}, "/email", "email_wrong"),
        ({"password": "short words"}, "/password", "too_short"),
        ({"password": "long" * 65}, "/password", "too_long"),
        ({"language": "de"}, "/language", "not_a_choice"),
        ({"zone": "Europe/Atlantis"}, "/zone", "unknown_zone"),
        ({"zone": "../../etc/passwd"}, "/zone", "unknown_zone"),
        ({"admin": True}, "/admin", "field_unknown"),
        ({"token": "x" * 201}, "/token", "too_long"),
        ({"name": None}, "/name", "wrong_form"),
    ],
)
async def test_each_wrong_field_is_named(world: World, changes: dict[str, Any], pointer: str, code: str) -> None:
    token = await printed(world)
    answer = await world.anonymous().post("/setup", form(token) | changes)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]


async def test_the_first_person_has_no_right_that_others_lack(world: World) -> None:
    browser = world.anonymous()
    await browser.post("/setup", form(await printed(world)))
    _, other = await world.person("Noor")
    assert (await browser.get("/me")).json()["abilities"] == (await other.get("/me")).json()["abilities"]


async def test_about_offers_a_link_by_mail_only_where_mail_is_set_up(world: World, settings: Settings) -> None:
    assert (await world.anonymous().get("/about")).json()["mail"] is False
    world.app.state.settings = settings.model_copy(update={"smtp_url": "smtp://localhost"})
    assert (await world.anonymous().get("/about")).json()["mail"] is True
