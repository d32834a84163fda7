"""Every route as every persona (trust.md T1). A route without a row fails; so does a row without a route."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from alongside.api import ROOT_ROUTERS, all_routes
from alongside.permissions.documentation import permission_of
from tests.permissions.matrix import BODIES, MATRIX, TRIED, YES
from tests.permissions.stage import PERSONAS, Stage, set_up
from tests.world import ORIGIN, Browser, World

pytestmark = pytest.mark.anyio
AT_THE_ROOT = {route.path for router in ROOT_ROUTERS for route in router.routes}  # type: ignore[attr-defined]


def declared() -> set[tuple[str, str]]:
    return {(method, route.path) for route in all_routes() for method in route.methods or ()}


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert declared() == set(MATRIX)


def test_every_route_declares_its_right() -> None:
    assert [route.path for route in all_routes() if permission_of(route) is None] == []


@pytest.mark.parametrize(("method", "path"), sorted(MATRIX))
async def test_a_route_answers_each_persona_as_written(world: World, method: str, path: str) -> None:
    stage = await set_up(world)
    cells = MATRIX[method, path]
    # Those who may come last: what they do would change what is there for the others.
    for persona in sorted(PERSONAS, key=lambda name: cells[name] == YES):
        status = await _status(stage, stage.browsers[persona], method, path)
        if cells[persona] == YES:
            assert status not in {401, 403, 404}, (persona, status)
            assert status < 500, (persona, status)
        elif cells[persona] == TRIED:
            assert status in {401, 429}, (persona, status)
        else:
            assert status == cells[persona], (persona, status)


async def _status(stage: Stage, browser: Browser, method: str, path: str) -> int:
    address = stage.path(path) if path in AT_THE_ROOT else "/api/v1" + stage.path(path)
    if path == "/stream":
        return await _first_status(browser, address)
    headers = {"Origin": ORIGIN, "Idempotency-Key": uuid4().hex, "If-Match": '"1"'}
    body = BODIES[method, path]
    if isinstance(body, bytes):
        headers["Content-Type"] = "application/octet-stream"
        answer = await browser.http.request(method, address, content=body, headers=headers)
    else:
        answer = await browser.http.request(method, address, json=_filled(stage, body), headers=headers)
    return answer.status_code


async def _first_status(browser: Browser, address: str) -> int:
    """The status of a stream that never ends by itself."""
    found: list[int] = []
    heard = asyncio.Event()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])
            heard.set()

    async def receive() -> Any:
        await heard.wait()
        return {"type": "http.disconnect"}

    request = browser.http.build_request("GET", address)
    headers = [(name.lower().encode(), value.encode()) for name, value in request.headers.items()]
    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "raw_path": address.encode(),
        "query_string": b"",
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 8000),
        "client": ("127.0.0.1", 1),
        "root_path": "",
        "app": None,
    }
    await browser.http._transport.app(scope, receive, send)  # type: ignore[attr-defined]
    return found[0]


def _filled(stage: Stage, body: Any) -> Any:
    if not isinstance(body, dict):
        return body
    return {key: stage.path(value) if isinstance(value, str) else value for key, value in body.items()}
