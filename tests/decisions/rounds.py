"""What tests of rounds share: proposing, answering, letting time go by, and reading the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import time_machine
from httpx import Response
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.core import clock
from alongside.decisions import settling
from tests.world import Browser, World

ROOM = {"kind": "group", "title": "Night shifts joins us", "text": "They asked.", "payload": {"name": "Night shifts"}}
WALK = {"kind": "action", "title": "Walk the building", "text": "We look at each door.", "payload": {}}
RULE = {
    "kind": "agreement",
    "title": "Meetings end early",
    "text": "Each meeting ends ten minutes before the hour.",
    "payload": {},
}
FINE = {"answer": "fine", "version": 1}
HARM = {"answer": "objection", "harm": "Floor 3 locks at 20:00.", "safe_enough": "My badge opens it at 02:00."}


async def told(browser: Browser, coalition_id: UUID, **fields: Any) -> dict[str, Any]:
    """A proposal that was told."""
    answer = await browser.post(f"/coalitions/{coalition_id}/proposals", ROOM | fields)
    assert answer.status_code == 201, answer.text
    proposal: dict[str, Any] = answer.json()
    return proposal


async def say(browser: Browser, proposal: dict[str, Any], answer: str = "fine", **words: Any) -> Response:
    """One's answer."""
    said = {"answer": answer, "version": proposal["version"]} | words
    return await browser.post(f"/proposals/{proposal['id']}/responses", said)


async def affected(browser: Browser, proposal: dict[str, Any], *, yes: bool = True) -> Response:
    """Saying for oneself that it affects one, or no longer."""
    return await browser.post(f"/proposals/{proposal['id']}/affects-me", {"affects_me": yes})


async def yes(browser: Browser, request: dict[str, Any]) -> Response:
    body = {"answer": "yes", "text_hash": request["text_hash"]}
    return await browser.post(f"/consents/{request['id']}/answer", body)


async def consent_request(browser: Browser, proposal: dict[str, Any]) -> dict[str, Any]:
    """The question to the reader about the text of a proposal."""
    items = (await browser.get("/consents")).json()["items"]
    (found,) = [one for one in items if one["thing_kind"] == "proposal_version" and one["title"] == proposal["title"]]
    request: dict[str, Any] = found
    return request


async def at_consent(coalition_id: UUID, dana: Browser, *others: Browser, **more: Any) -> dict[str, Any]:
    """A working agreement that Dana proposed, with its questions and reactions behind it."""
    proposal = await told(dana, coalition_id, **(RULE | more))
    for browsers in (others, (dana, *others)):
        for browser in browsers:
            answer = await browser.post(f"/proposals/{proposal['id']}/pass")
            assert answer.status_code == 200, answer.text
    out = await seen(dana, proposal)
    assert out["status"] == "consent", out
    return out


async def seen(browser: Browser, proposal: dict[str, Any]) -> dict[str, Any]:
    """The proposal as it is now."""
    answer = await browser.get(f"/proposals/{proposal['id']}")
    assert answer.status_code == 200, answer.text
    now: dict[str, Any] = answer.json()
    return now


def code(answer: Response) -> tuple[int, str]:
    """Status and problem code."""
    return answer.status_code, answer.json()["code"]


def fields(answer: Response) -> list[tuple[str, str]]:
    """Pointers and codes of the fields that could not be taken."""
    return [(field["pointer"], field["code"]) for field in answer.json()["errors"]]


async def tick(world: World) -> int:
    """What the server does by itself every few seconds."""
    settled: int = await world.database.write(lambda session: settling.close_due(session, clock.now()))
    return settled


@contextmanager
def later(**time: float) -> Iterator[None]:
    """As if this much time had gone by."""
    with time_machine.travel(clock.now() + timedelta(**time), tick=True):
        yield


async def record_of(world: World, coalition_id: UUID) -> list[str]:
    """The kinds of what happened in a coalition, oldest first."""

    def kinds(session: Session) -> list[str]:
        rows = select(Activity.kind).where(col(Activity.coalition_id) == coalition_id)
        return list(session.exec(rows.order_by(col(Activity.sequence))))

    happened: list[str] = await world.database.read(kinds)
    return happened
