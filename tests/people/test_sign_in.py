"""Getting in with a password, and staying in."""

from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

import pytest
import time_machine
from httpx import Response

from alongside.core.security import hash_password
from alongside.core.tries import Tries
from alongside.main import create_app, edged
from alongside.people.models import Person
from alongside.settings import Settings
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

PASSWORD = "four quiet rivers east"
HASH = hash_password(PASSWORD)
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


async def with_password(world: World, name: str = "Dana") -> Person:
    person, _ = await world.person(name, password_hash=HASH)
    return person


async def sign_in(browser: Browser, person: Person, password: str = PASSWORD) -> Response:
    return await browser.post("/sign-in/password", {"email": person.email, "password": password})


async def test_a_password_lets_in_and_the_cookie_is_out_of_reach_of_scripts(world: World) -> None:
    person = await with_password(world)
    browser = world.anonymous()
    answer = await sign_in(browser, person)
    assert answer.status_code == 200
    assert answer.json()["name"] == "Dana"
    assert "password_hash" not in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("s=")
    for flag in ("HttpOnly", "Path=/", "SameSite=lax", "Max-Age=2592000"):
        assert flag in cookie
    assert "Domain" not in cookie
    assert (await browser.get("/me")).json()["email"] == person.email


async def test_an_address_is_found_however_it_is_capitalised(world: World) -> None:
    person = await with_password(world)
    answer = await world.anonymous().post("/sign-in/password", {"email": person.email.upper(), "password": PASSWORD})
    assert answer.status_code == 200


async def test_a_wrong_password_and_an_unknown_address_are_refused_alike(world: World) -> None:
    person = await with_password(world)
    no_password, _ = await world.person()
    wrong = await sign_in(world.anonymous(), person, "four quiet rivers west")
    unset = await sign_in(world.anonymous(), no_password)
    unknown = await world.anonymous().post("/sign-in/password", {"email": "nobody@example.org", "password": PASSWORD})
    assert wrong.status_code == 401
    assert wrong.json()["code"] == "email_or_password_wrong"
    for other in (unset, unknown):
        assert (other.status_code, other.content, other.headers) == (401, wrong.content, wrong.headers)


async def test_each_sign_in_gets_a_new_secret_and_ends_the_one_before_it_in_that_browser(world: World) -> None:
    person = await with_password(world)
    browser = world.anonymous()
    await sign_in(browser, person)
    first = browser.http.cookies["s"]
    await sign_in(browser, person)
    assert browser.http.cookies["s"] != first
    assert (await Browser(world.edge, first).get("/me")).status_code == 401


async def test_a_session_that_was_never_made_is_not_taken_over(world: World) -> None:
    """A secret that somebody planted in the browser stays worthless after sign-in."""
    person = await with_password(world)
    browser = Browser(world.edge, "planted")
    await sign_in(browser, person)
    assert (await Browser(world.edge, "planted").get("/me")).status_code == 401


async def test_signing_out_ends_the_session_and_clears_the_browser(world: World) -> None:
    person = await with_password(world)
    browser = world.anonymous()
    await sign_in(browser, person)
    secret = browser.http.cookies["s"]
    answer = await browser.delete("/session")
    assert answer.status_code == 204
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (await Browser(world.edge, secret).get("/me")).status_code == 401


async def test_signing_out_without_a_session_is_no_error(world: World) -> None:
    assert (await world.anonymous().delete("/session")).status_code == 204


async def test_a_session_lasts_thirty_days_and_seven_unused(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person = await with_password(world)
        browser = world.anonymous()
        await sign_in(browser, person)
        for _ in range(4):
            clock.shift(timedelta(days=6, hours=23))
            assert (await browser.get("/me")).status_code == 200
        clock.shift(timedelta(days=2, hours=5))
        assert (await browser.get("/me")).status_code == 401
    with time_machine.travel(START, tick=False) as clock:
        await sign_in(browser, person)
        clock.shift(timedelta(days=7, seconds=1))
        assert (await browser.get("/me")).status_code == 401


async def test_being_seen_is_noted_at_most_once_an_hour(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person = await with_password(world)
        browser = world.anonymous()
        await sign_in(browser, person)
        seen = []
        for minutes in (0, 59, 2, 58):
            clock.shift(timedelta(minutes=minutes))
            await browser.get("/me")
            seen.append((await browser.get("/me/sessions")).json()["items"][0]["seen_at"])
    assert seen == ["2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z", "2026-11-23T10:01:00Z", "2026-11-23T10:01:00Z"]


async def test_sessions_are_listed_with_two_words_about_the_device(world: World) -> None:
    person = await with_password(world)
    here, there = world.anonymous(), world.anonymous()
    there.http.headers["User-Agent"] = FIREFOX
    await sign_in(there, person)
    await sign_in(here, person)
    items = (await here.get("/me/sessions")).json()["items"]
    assert {(item["device"], item["current"]) for item in items if item["device"] or item["current"]} == {
        ("Firefox, Linux", False),
        ("", True),
    }


async def test_a_session_ended_elsewhere_is_out_at_its_next_request(world: World) -> None:
    person = await with_password(world)
    here, lost = world.anonymous(), world.anonymous()
    await sign_in(lost, person)
    await sign_in(here, person)
    [old] = [item for item in (await lost.get("/me/sessions")).json()["items"] if item["current"]]
    assert (await here.delete(f"/me/sessions/{old['id']}")).status_code == 204
    assert (await lost.get("/me")).status_code == 401
    assert (await here.get("/me")).status_code == 200


async def test_another_persons_session_looks_like_none(world: World) -> None:
    person = await with_password(world)
    theirs, mine = world.anonymous(), world.anonymous()
    await sign_in(theirs, person)
    await sign_in(mine, await with_password(world, "Noor"))
    foreign = (await theirs.get("/me/sessions")).json()["items"][0]["id"]
    refused = await mine.delete(f"/me/sessions/{foreign}")
    missing = await mine.delete("/me/sessions/7c1e2b9e-6f4c-4a83-9d8e-0f8f2a1b3c4d")
    unreadable = await mine.delete("/me/sessions/7")
    assert refused.status_code == 404
    assert refused.content == missing.content == unreadable.content
    assert (await theirs.get("/me")).status_code == 200


async def test_a_page_of_another_site_can_neither_sign_in_nor_out(world: World) -> None:
    person = await with_password(world)
    browser = world.anonymous()
    await sign_in(browser, person)
    for origin in ("https://evil.example", "null", "http://localhost:8001"):
        browser.http.headers["Origin"] = origin
        for answer in (await sign_in(browser, person), await browser.delete("/session")):
            assert answer.status_code == 403
            assert answer.json()["code"] == "cross_site"
    browser.http.headers["Origin"] = "http://localhost:8000"
    browser.http.headers["Sec-Fetch-Site"] = "same-site"
    assert (await browser.delete("/session")).json()["code"] == "cross_site"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"email": "dana@example.org"}, "/password", "field_missing"),
        ({"email": "dana", "password": "x"}, "/email", "email_wrong"),
        ({"email": "a@example.org\r\nBcc: b@example.org", "password": "x"}, "/email", "email_wrong"),
        ({"email": "a" * 250 + "@example.org", "password": "x"}, "/email", "email_wrong"),
        ({"email": "dana@example.org", "password": "x" * 257}, "/password", "too_long"),
        ({"email": "dana@example.org", "password": "a\u0007b"}, "/password", "hidden_characters"),
        ({"email": "dana@example.org", "password": ["x"]}, "/password", "wrong_form"),
        ({"email": "dana@example.org", "password": "x", "remember": True}, "/remember", "field_unknown"),
    ],
)
async def test_a_form_that_can_not_be_read_says_where_and_repeats_nothing(
    world: World, body: dict[str, object], pointer: str, code: str
) -> None:
    answer = await world.anonymous().post("/sign-in/password", body)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert "Bcc" not in answer.text


async def test_half_a_letter_is_no_text(world: World) -> None:
    """JSON can spell a lone surrogate, which no text can hold."""
    half = b'{"email": "dana@example.org", "password": "\\ud800"}'
    answer = await world.anonymous().http.post(
        "/api/v1/sign-in/password", content=half, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


async def test_over_https_the_cookie_is_bound_to_the_host_and_to_encryption(world: World, settings: Settings) -> None:
    origin = "https://alongside.example.org"
    app = create_app(settings.model_copy(update={"public_origin": origin}), ticks=False)
    async with app.router.lifespan_context(app):
        person = await with_password(world)
        browser = World(app, edged(app)).anonymous()
        browser.http.headers["Origin"] = origin
        answer = await sign_in(browser, person)
        await browser.delete("/session")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-s=")
    for flag in ("HttpOnly", "Path=/", "SameSite=lax", "Secure"):
        assert flag in cookie
    assert "Domain" not in cookie
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


async def test_an_unknown_address_takes_as_long_as_a_wrong_password(world: World) -> None:
    person = await with_password(world)
    spent: dict[str, list[float]] = {person.email: [], "nobody@example.org": []}
    for _ in range(12):
        for email, times in spent.items():
            world.app.state.tries = Tries()
            began = perf_counter()
            await world.anonymous().post("/sign-in/password", {"email": email, "password": "four quiet rivers west"})
            times.append(perf_counter() - began)
    known, unknown = (median(times) for times in spent.values())
    assert 0.5 < known / unknown < 2
