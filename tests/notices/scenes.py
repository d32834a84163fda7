"""What tests of notices share: the duties in the order of the tick, and what would be mailed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session, col, select

from alongside.core import clock, outbox
from alongside.core.outbox import Delivery, Letter
from alongside.notices import mails, pulling
from alongside.notices.models import Notice
from alongside.people.models import Person
from tests.world import ORIGIN, Browser, World

EVERYTHING: dict[str, Any] = {"digest_days": [0, 1, 2, 3, 4, 5, 6], "digest_at": "09:00"}
KINDS = ("voice", "closing", "question", "word", "ask", "answer", "decision", "welcome", "review")


async def tick(world: World) -> None:
    """What makes notices and puts them into mails."""
    for duty in (pulling.pull, pulling.pull_words, mails.plan):
        await world.database.write(partial(_done, duty))


async def mailed(world: World) -> list[Letter]:
    """What goes out now, as the sender would take it; it is settled as sent."""

    def send(session: Session) -> Letter | None:
        letter = outbox.claim(session, clock.now(), ORIGIN)
        if letter is not None:
            outbox.settle(session, letter.id, clock.now(), None)
        return letter

    letters = []
    while letter := await world.database.write(send):
        letters.append(letter)
    return letters


async def ticked(world: World) -> list[Letter]:
    """A tick, and what is mailed after it."""
    await tick(world)
    return await mailed(world)


async def new(browser: Browser) -> list[str]:
    """What there is in one's list, the newest first."""
    answer = await browser.get("/me/notices")
    assert answer.status_code == 200, answer.text
    return [item["what"] for item in answer.json()["items"]]


async def see(browser: Browser, page: dict[str, Any]) -> None:
    """As the list does once it shows a part."""
    items = page["items"]
    shown = {"first": items[0]["id"], "last": items[-1]["id"], "read_at": page["read_at"]}
    answer = await browser.post("/me/notices/seen", {"shown": shown})
    assert answer.status_code == 204, answer.text


async def choose(browser: Browser, **changes: Any) -> None:
    """Choose how one is told; what is not named is as usual."""
    version = (await browser.get("/me/notice-choices")).json()["version"]
    answer = await browser.put("/me/notice-choices", EVERYTHING | changes, version=version)
    assert answer.status_code == 200, answer.text


def all_ways(way: str) -> dict[str, str]:
    return dict.fromkeys(KINDS, way)


async def notices(world: World) -> list[tuple[str, str]]:
    """All notices there are: what, and whose."""

    def read(session: Session) -> list[tuple[str, str]]:
        rows = session.exec(select(Notice, Person.name).join(Person, col(Person.id) == col(Notice.person_id)))
        return sorted((str(notice.what), name) for notice, name in rows)

    return await world.database.read(read)


async def waiting(world: World) -> list[Delivery]:
    return await world.database.read(lambda session: list(session.exec(select(Delivery)).all()))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _done(duty: Callable[[Session, datetime], int], session: Session) -> int:
    return duty(session, clock.now())
