"""Getting in with a link that a mailbox received."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import event, inspect, select, text
from sqlmodel import Session

from alongside.core import outbox
from alongside.core.outbox import Delivery, Letter
from alongside.people import commands
from alongside.people.commands import NobodyWithThisAddress
from alongside.people.models import Person, SignInLink
from alongside.people.service import forget_ended
from alongside.settings import Settings
from tests.world import ORIGIN, Browser, World

pytestmark = pytest.mark.anyio

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _mail_is_set_up(world: World, settings: Settings) -> None:
    world.app.state.settings = settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})


async def letters(world: World) -> list[Letter]:
    """What the sender would take from the outbox now."""
    now = datetime.now(UTC)
    found = []
    while letter := await world.database.write(lambda session: outbox.claim(session, now, ORIGIN)):
        found.append(letter)
    return found


async def link_for(world: World, person: Person) -> str:
    assert (await world.anonymous().post("/sign-in/link", {"email": person.email})).status_code == 202
    [letter] = await letters(world)
    return token_of(letter.params["link"])


def token_of(link: str) -> str:
    assert link.startswith(f"{ORIGIN}/sign-in/link#")
    return link.partition("#")[2]


async def use(browser: Browser, token: str) -> int:
    return (await browser.post("/sign-in/link/use", {"token": token})).status_code


async def test_a_link_signs_in_once(world: World) -> None:
    person, _ = await world.person("Dana", language="fr")
    token = await link_for(world, person)
    browser = world.anonymous()
    answer = await browser.post("/sign-in/link/use", {"token": token})
    assert answer.status_code == 200
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert (await browser.get("/me")).json()["email"] == person.email
    again = await world.anonymous().post("/sign-in/link/use", {"token": token})
    assert again.status_code == 410
    assert again.json()["code"] == "link_used_or_too_old"
    assert "set-cookie" not in again.headers


async def test_of_two_presses_at_once_one_gets_in(world: World) -> None:
    person, _ = await world.person()
    token = await link_for(world, person)
    answers = await asyncio.gather(*(use(world.anonymous(), token) for _ in range(4)))
    assert sorted(answers) == [200, 410, 410, 410]


async def test_used_too_old_and_invented_links_are_refused_alike(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person, _ = await world.person()
        used, old = await link_for(world, person), await link_for(world, person)
        await use(world.anonymous(), used)
        clock.shift(timedelta(minutes=15))
        answers = [
            await world.anonymous().post("/sign-in/link/use", {"token": token}) for token in (used, old, "made up")
        ]
    assert [answer.status_code for answer in answers] == [410] * 3
    assert len({answer.content for answer in answers}) == 1


async def test_a_link_is_good_for_almost_fifteen_minutes(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person, _ = await world.person()
        token = await link_for(world, person)
        clock.shift(timedelta(minutes=14, seconds=59))
        assert await use(world.anonymous(), token) == 200


async def test_a_set_up_secret_is_no_sign_in_link_nor_is_a_cookie(world: World) -> None:
    _, browser = await world.person()
    assert await use(world.anonymous(), browser.http.cookies["s"]) == 410


async def test_reading_a_link_uses_nothing_up(world: World) -> None:
    """Mail scanners open links: only a press, which is a POST, signs in."""
    person, _ = await world.person()
    token = await link_for(world, person)
    for path in ("/sign-in/link", "/sign-in/link/use"):
        assert (await world.anonymous().get(path, params={"token": token})).status_code in {404, 405}
    assert await use(world.anonymous(), token) == 200


async def test_an_address_that_nobody_has_gets_the_same_answer_and_no_mail(world: World) -> None:
    person, _ = await world.person()
    known = await world.anonymous().post("/sign-in/link", {"email": person.email})
    unknown = await world.anonymous().post("/sign-in/link", {"email": "nobody@example.org"})
    assert known.status_code == unknown.status_code == 202
    assert (known.content, known.headers) == (unknown.content, unknown.headers)
    assert known.json() == {"minutes": 15}
    rows = await world.database.read(lambda session: session.scalars(select(Delivery)).all())
    assert len(rows) == 2
    assert len({(row.template, row.language, str(row.params), row.attempts) for row in rows}) == 1
    assert [letter.recipient for letter in await letters(world)] == [person.email]
    left = await world.database.read(lambda session: session.scalars(select(Delivery)).all())
    assert [row.recipient for row in left] == [person.email]


async def test_the_request_does_the_same_work_for_both(world: World) -> None:
    """No statement depends on whether the address is known, so no clock can tell."""
    person, _ = await world.person()
    seen: list[list[str]] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen[-1].append(statement)

    event.listen(world.database.engine, "before_cursor_execute", note)
    for email in (person.email, "nobody@example.org"):
        seen.append([])
        await world.anonymous().post("/sign-in/link", {"email": email})
    event.remove(world.database.engine, "before_cursor_execute", note)
    assert seen[0] == seen[1] != []


async def test_the_mail_is_in_the_language_of_its_reader_whoever_asked(world: World) -> None:
    person, _ = await world.person(language="ar")
    await world.anonymous("fr").post("/sign-in/link", {"email": person.email})
    [letter] = await letters(world)
    assert letter.language == "ar"


async def test_without_mail_no_link_is_offered_to_anyone(world: World, settings: Settings) -> None:
    world.app.state.settings = settings
    person, _ = await world.person()
    answers = [
        await world.anonymous().post("/sign-in/link", {"email": email}) for email in (person.email, "no@example.org")
    ]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert answers[0].json()["code"] == "mail_not_set_up"
    assert answers[0].content == answers[1].content


async def test_the_secret_of_a_link_is_in_no_row_and_in_no_file(world: World) -> None:
    person, _ = await world.person()
    token = await link_for(world, person)

    def everything(session: Session) -> str:
        tables = inspect(session.connection()).get_table_names()
        return "".join(str(session.execute(text(f'SELECT * FROM "{name}"')).all()) for name in tables)  # noqa: S608

    assert token not in await world.database.read(everything)
    if world.database.is_sqlite:
        file = Path(str(world.database.url.database))
        for part in file.parent.glob(f"{file.name}*"):
            assert token.encode() not in part.read_bytes()


async def test_an_operator_can_print_a_link_for_a_person(world: World) -> None:
    person, _ = await world.person("Dana")
    link = await world.database.write(
        lambda session: commands.sign_in_link(session, f" {person.email.upper()} ", ORIGIN)
    )
    assert await use(world.anonymous(), token_of(link)) == 200
    with pytest.raises(NobodyWithThisAddress):
        await world.database.write(lambda session: commands.sign_in_link(session, "nobody@example.org", ORIGIN))


async def test_what_nobody_can_use_any_more_is_forgotten(world: World) -> None:
    with time_machine.travel(START, tick=False) as clock:
        person, browser = await world.person()
        await link_for(world, person)
        clock.shift(timedelta(minutes=16))
        assert await world.database.write(lambda session: forget_ended(session, datetime.now(UTC))) == 1
        assert (await browser.get("/me")).status_code == 200
        assert not await world.database.read(lambda session: session.scalars(select(SignInLink)).all())
        clock.shift(timedelta(days=8))
        assert await world.database.write(lambda session: forget_ended(session, datetime.now(UTC))) == 1
