"""Short sentences for tests about support between members."""

from datetime import timedelta
from typing import Any

from httpx import Response
from sqlmodel import Session, select

from alongside.activity.models import Activity, CoalitionCounter
from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from tests.world import Browser, World

WANTED = "Someone to read the request with me before Friday"


async def ask(browser: Browser, coalition: Coalition, to: Membership | None = None, **fields: Any) -> Response:
    draft = {"kind": "skill", "text": WANTED} | ({"to": str(to.id)} if to else {}) | fields
    return await browser.post(f"/coalitions/{coalition.id}/support-requests", draft)


async def asked(browser: Browser, coalition: Coalition, to: Membership | None = None, **fields: Any) -> str:
    return made(await ask(browser, coalition, to, **fields))


async def offer(browser: Browser, request: str, **fields: Any) -> Response:
    return await browser.post(f"/support-requests/{request}/offers", {"kind": "skill"} | fields)


async def offered(browser: Browser, request: str, **fields: Any) -> str:
    return made(await offer(browser, request, **fields))


async def answer(browser: Browser, offer_id: str, said: str, **fields: Any) -> Response:
    return await browser.post(f"/offers/{offer_id}/answer", {"answer": said} | fields)


async def look(browser: Browser, request: str) -> dict[str, Any]:
    answer = await browser.get(f"/support-requests/{request}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def listed(browser: Browser, what: str, box: str) -> list[str]:
    items = (await browser.get(f"/{what}", params={"box": box})).json()["items"]
    return [one["id"] for one in items]


async def at_home(browser: Browser) -> list[str]:
    """The kinds of what home says of support."""
    home = (await browser.get("/today")).json()
    rows = home["asked"] + home["waiting"]
    return [row["kind"] for row in rows if row["kind"].startswith("support_")]


def made(answer: Response) -> str:
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def code(answer: Response) -> str:
    return str(answer.json()["code"])


def can(thing: dict[str, Any]) -> set[str]:
    return {verb for verb, may in thing["abilities"].items() if may}


async def on_record(world: World, coalition: Coalition) -> tuple[list[str], int]:
    """What the coalition's record says happened, and how often it changed."""

    def read(session: Session) -> tuple[list[str], int]:
        rows = select(Activity.kind).where(Activity.coalition_id == coalition.id).order_by(Activity.sequence)  # type: ignore[arg-type]
        return list(session.exec(rows)), session.get_one(CoalitionCounter, coalition.id).version

    return await world.database.read(read)


async def tick(world: World, *duties: Any) -> None:
    """Let time do what is due."""

    def work(session: Session) -> None:
        for duty in duties:
            duty(session, clock.now())

    await world.database.write(work)


async def later(traveller: Any, days: int, *browsers: Browser) -> None:
    """Some days later; these people looked in between, so that they are signed in still."""
    for passed in range(0, days, 4):
        traveller.shift(timedelta(days=min(4, days - passed)))
        for one in browsers:
            assert (await one.get("/me")).status_code == 200
