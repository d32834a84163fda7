"""Short sentences for tests about actions and the questions they ask."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from httpx import Response
from sqlmodel import Session, col, select, update

from alongside.activity.models import Activity, ActivityActor
from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.people.models import SignInSession
from alongside.permissions.actor import Actor
from tests.world import Browser, World

TITLE = "Write the request for the quiet room"


def code(answer: Response) -> str:
    """The problem's code."""
    return str(answer.json()["code"])


async def begin(browser: Browser, coalition: Coalition, *asked: Membership, **fields: Any) -> dict[str, Any]:
    """An action of one's own, with some people asked."""
    draft = {"title": TITLE, "ask": [str(one.id) for one in asked]} | fields
    answer = await browser.post(f"/coalitions/{coalition.id}/actions", draft)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def look(browser: Browser, action: dict[str, Any]) -> dict[str, Any]:
    """The action as somebody reads it now."""
    answer = await browser.get(f"/actions/{action['id']}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def invite(browser: Browser, action: dict[str, Any], asked: Membership) -> Response:
    return await browser.post(f"/actions/{action['id']}/co-owners", {"membership_id": str(asked.id)})


async def say(browser: Browser, action: dict[str, Any], answer: str, **fields: Any) -> Response:
    return await answer_about(browser, action["id"], answer, **fields)


async def answer_about(browser: Browser, thing_id: object, answer: str, **fields: Any) -> Response:
    """Answer the last question that one was asked about a thing, having read its words; or one that is not there."""
    box = (await browser.get("/consents", params={"limit": 100})).json()
    asked = next((one for one in box.get("items", []) if one["thing_id"] == str(thing_id)), None)
    given = {"answer": answer} | ({"text_hash": asked["text_hash"]} if asked else {}) | fields
    return await browser.post(f"/consents/{asked['id'] if asked else MISSING}/answer", given)


async def stage(browser: Browser, action: dict[str, Any], to: str) -> Response:
    return await browser.post(f"/actions/{action['id']}/stage", {"stage": to})


async def step_back(browser: Browser, action: dict[str, Any], **fields: Any) -> Response:
    return await browser.post(f"/actions/{action['id']}/step-back", fields)


async def take_up(browser: Browser, action: dict[str, Any]) -> Response:
    return await browser.post(f"/actions/{action['id']}/take-up")


async def carried_by_two(world: World, coalition: Coalition) -> tuple[dict[str, Any], Browser, Browser]:
    """An action of Dana and Amina, who are equals in it."""
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, amina)
    assert (await say(hers, action, "yes")).status_code == 200
    return action, dana, hers


def names(action: dict[str, Any]) -> list[str]:
    return [one["name"] for one in action["co_owners"]]


async def actor_of(world: World, browser: Browser) -> Actor:
    """Who a browser is signed in as."""
    actor: Actor | None = await world.app.state.load_actor(world.database, browser.http.cookies["s"])
    assert actor is not None
    return actor


async def happened(world: World, coalition: Coalition) -> list[tuple[str, UUID | None]]:
    """The coalition's activity: what, and whose membership did it."""

    def read(session: Session) -> list[tuple[str, UUID | None]]:
        rows = session.exec(
            select(Activity.kind, ActivityActor.membership_id)
            .join(ActivityActor, col(ActivityActor.activity_id) == col(Activity.id), isouter=True)
            .where(col(Activity.coalition_id) == coalition.id)
            .order_by(col(Activity.sequence))
        )
        return [(kind, by) for kind, by in rows]

    return list(await world.database.read(read))


async def stay_signed_in(world: World) -> None:
    """After a test moved the clock: everybody has been here today."""
    now = clock.now()

    def refresh(session: Session) -> None:
        session.execute(update(SignInSession).values(seen_at=now, ends_at=now + timedelta(days=30)))

    await world.database.write(refresh)


MISSING = uuid4()
