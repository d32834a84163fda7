"""Short sentences for tests about commitments and check-ins."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import time_machine
from httpx import Response
from sqlmodel import Session, col, select

from alongside.activity.models import Activity, ActivityActor, CoalitionCounter
from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from tests.actions.scenes import answer_about
from tests.world import Browser, World

SENTENCE = "Draft the quiet-room request with Amina"
MADRID = ZoneInfo("Europe/Madrid")
MISSING = uuid4()
Thing = dict[str, Any]


def code(answer: Response) -> tuple[int, str]:
    """Status and problem code."""
    return answer.status_code, answer.json()["code"]


def fields(answer: Response) -> list[tuple[str, str]]:
    """Pointers and codes of the fields that could not be taken."""
    return [(field["pointer"], field["code"]) for field in answer.json()["errors"]]


def in_days(days: int) -> str:
    """A day from today in Madrid, where the tests' coalitions live."""
    return (clock.now().astimezone(MADRID).date() + timedelta(days=days)).isoformat()


def draft(*asked: Membership, action_id: Any = None, **given: Any) -> Thing:
    """What one would do; for an action, if one is named."""
    served = {"serves": {"kind": "action", "id": action_id}} if action_id else {}
    return {"sentence": SENTENCE, "by_when": in_days(20), "ask": [str(one.id) for one in asked]} | served | given


async def make(browser: Browser, coalition: Coalition, *asked: Membership, **given: Any) -> Thing:
    """A commitment of one's own, with some people asked to hold it too."""
    answer = await browser.post(f"/coalitions/{coalition.id}/commitments", draft(*asked, **given))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def say(browser: Browser, commitment: Thing, answer: str, **given: Any) -> Response:
    return await answer_about(browser, commitment["id"], answer, **given)


async def shared(browser: Browser, coalition: Coalition, *others: tuple[Membership, Browser], **given: Any) -> Thing:
    """A commitment that several hold, each by their own yes."""
    commitment = await make(browser, coalition, *(membership for membership, _ in others), **given)
    for _, other in others:
        assert (await say(other, commitment, "yes")).status_code == 200
    return await look(browser, commitment)


async def look(browser: Browser, commitment: Thing) -> Thing:
    """The commitment as somebody reads it now."""
    answer = await browser.get(f"/commitments/{commitment['id']}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def do(browser: Browser, commitment: Thing, verb: str, **given: Any) -> Response:
    """What a holder does with their part."""
    return await browser.post(f"/commitments/{commitment['id']}/{verb}", given)


async def check_in(browser: Browser, commitment: Thing, answer: str = "moving", **given: Any) -> Response:
    return await browser.post(f"/commitments/{commitment['id']}/check-ins", {"answer": answer} | given)


async def checked_in(browser: Browser, commitment: Thing, answer: str = "moving", **given: Any) -> Thing:
    made = await check_in(browser, commitment, answer, **given)
    assert made.status_code == 201, made.text
    return dict(made.json())


async def check_ins(browser: Browser, commitment: Thing) -> list[Thing]:
    answer = await browser.get(f"/commitments/{commitment['id']}/check-ins")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def reply(browser: Browser, said: Thing, kind: str, **given: Any) -> Response:
    return await browser.post(f"/check-ins/{said['id']}/replies", {"kind": kind} | given)


async def board(browser: Browser, coalition: Coalition) -> list[Thing]:
    answer = await browser.get(f"/coalitions/{coalition.id}/board")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def parts(commitment: Thing) -> dict[str, str]:
    """Each holder's state, by name."""
    return {holder["name"]: holder["status"] for holder in commitment["holders"]}


async def happened(world: World, coalition: Coalition) -> list[tuple[str, UUID | None]]:
    """The coalition's activity: what, and whose membership did it."""

    def read(session: Session) -> list[tuple[str, UUID | None]]:
        rows = session.exec(
            select(Activity.kind, ActivityActor.membership_id)
            .join(ActivityActor, col(ActivityActor.activity_id) == col(Activity.id), isouter=True)
            .where(col(Activity.coalition_id) == coalition.id)
            .order_by(col(Activity.sequence))
        )
        return list(rows)

    return list(await world.database.read(read))


async def version_of(world: World, coalition: Coalition) -> int:
    """The coalition's counter of visible changes."""

    def read(session: Session) -> int:
        found = session.get(CoalitionCounter, coalition.id)
        return found.version if found else 0

    return int(await world.database.read(read))


@contextmanager
def at(day: date, hour: int = 9) -> Iterator[time_machine.Traveller]:
    """A morning in Madrid at which the clock stands still."""
    with time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=MADRID), tick=False) as time:
        yield time
