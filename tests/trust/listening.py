"""Listening on the stream of live updates as somebody, in this process, and keeping every byte that comes."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from tests.world import Browser, World

STREAM = "/api/v1/stream"


class Listener:
    """One browser's stream: what has come over it so far, headers too, until it is left."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.status = 0
        self.headers = b""
        self.heard = b""
        self._came = asyncio.Event()
        self._leave = asyncio.Event()

    async def listen(self) -> None:
        """Until it ends by itself or `leave` is called."""
        request = self.browser.http.build_request("GET", STREAM)
        scope = {
            "type": "http",
            "method": "GET",
            "path": STREAM,
            "raw_path": STREAM.encode(),
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode()) for name, value in request.headers.items()],
            "http_version": "1.1",
            "scheme": "http",
            "server": ("localhost", 8000),
            "client": ("127.0.0.1", 1),
            "root_path": "",
            "app": None,
        }
        await self.browser.http._transport.app(scope, self._receive, self._send)  # type: ignore[attr-defined]

    def leave(self) -> None:
        self._leave.set()

    async def until(self, words: bytes, after: int = 0) -> None:
        """Wait for these bytes to come."""
        while words not in self.heard[after:]:
            self._came.clear()
            await asyncio.wait_for(self._came.wait(), timeout=5)

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = b"\n".join(name + b": " + value for name, value in message["headers"])
        else:
            self.heard += message.get("body", b"")
        self._came.set()

    async def _receive(self) -> Any:
        await self._leave.wait()
        return {"type": "http.disconnect"}


@asynccontextmanager
async def listening(browsers: Mapping[str, Browser]) -> AsyncIterator[dict[str, Listener]]:
    """All of these listen at once, from their welcome on; who is turned away has heard that by then."""
    listeners = {name: Listener(browser) for name, browser in browsers.items()}
    tasks = [asyncio.create_task(one.listen()) for one in listeners.values()]
    try:
        for one in listeners.values():
            await one.until(b"\n\n" if one.browser.http.cookies else b"}")
        yield listeners
    finally:
        for one in listeners.values():
            one.leave()
        await asyncio.gather(*tasks)


async def all_came(world: World, listeners: Mapping[str, Listener]) -> None:
    """Wait until everything that was published so far has come: each is woken by their own topic, which comes last."""
    state = world.app.state
    for one in listeners.values():
        if one.status == 200:
            actor = await state.load_actor(world.database, one.browser.http.cookies[state.cookie])
            after = len(one.heard)
            state.hub.wake([actor.person_id])
            await one.until(f"data: {actor.person_id}\n\n".encode(), after)
