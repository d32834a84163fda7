"""Thirty-two people write at once, each request twice: nothing is lost, nothing is doubled, nobody meets a lock."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from httpx import Response

from tests.permissions.stage import made, soon
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
WRITERS = 32


async def twice(browser: Browser, path: str, body: dict[str, Any], *, at_once: bool) -> tuple[Response, Response]:
    """One request and its retry, under one Idempotency-Key."""
    key = uuid4().hex
    if at_once:
        first, second = await asyncio.gather(browser.post(path, body, key=key), browser.post(path, body, key=key))
        return first, second
    return await browser.post(path, body, key=key), await browser.post(path, body, key=key)


async def of_writer(browser: Browser, coalition_id: object, number: int) -> list[str]:
    """What one person was told is kept: their commitment and its check-in."""
    at_once = number % 2 == 0
    draft = {"sentence": f"I do the part {number}", "by_when": soon()}
    told = await twice(browser, f"/coalitions/{coalition_id}/commitments", draft, at_once=at_once)
    assert [answer.status_code for answer in told] == [201, 201], [answer.text for answer in told]
    assert told[0].content == told[1].content
    commitment = told[0].json()["id"]
    said = await twice(browser, f"/commitments/{commitment}/check-ins", {"answer": "moving"}, at_once=at_once)
    assert [answer.status_code for answer in said] == [201, 201], [answer.text for answer in said]
    assert said[0].content == said[1].content
    return [commitment, said[0].json()["id"]]


async def test_thirty_two_writers_lose_nothing_and_double_nothing(world: World) -> None:
    coalition = await world.coalition()
    browsers = [(await world.member(coalition, f"Person {number}"))[1] for number in range(WRITERS)]
    kept = await asyncio.gather(*(of_writer(browser, coalition.id, number) for number, browser in enumerate(browsers)))
    assert len({thing for things in kept for thing in things}) == 2 * WRITERS
    for number, (browser, (commitment, check_in)) in enumerate(zip(browsers, kept, strict=True)):
        shown = await made(await browser.get(f"/commitments/{commitment}"))
        assert shown["sentence"] == f"I do the part {number}"
        found = (await made(await browser.get(f"/commitments/{commitment}/check-ins")))["items"]
        assert [item["id"] for item in found] == [check_in]
    assert await all_of(browsers[0], f"/coalitions/{coalition.id}/board") == {commitment for commitment, _ in kept}


async def all_of(browser: Browser, path: str) -> set[str]:
    """The ids of a whole list; none stands in it twice."""
    found: list[str] = []
    after = ""
    while True:
        page = await made(await browser.get(f"{path}?limit=20{after}"))
        found += [item["id"] for item in page["items"]]
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize("at_once", [True, False])
async def test_the_same_key_with_another_body_is_refused(world: World, at_once: bool) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    path, key = f"/coalitions/{coalition.id}/commitments", uuid4().hex
    drafts = [{"sentence": sentence, "by_when": soon()} for sentence in ("I measure it", "I paint it")]
    if at_once:
        answers = await asyncio.gather(*(dana.post(path, draft, key=key) for draft in drafts))
    else:
        answers = [await dana.post(path, draft, key=key) for draft in drafts]
    assert sorted(answer.status_code for answer in answers) == [201, 422]
    (refused,) = (answer.json() for answer in answers if answer.status_code == 422)
    assert refused["code"] == "idempotency_key_reused"
    assert len(await all_of(dana, f"/coalitions/{coalition.id}/board")) == 1
