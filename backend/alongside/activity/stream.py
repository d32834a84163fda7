"""Live updates: server-sent events (WHATWG HTML section 9.2) that say "read again", never what changed.

A member hears the coalition's topic and their own; everyone else hears only their own, since the mere rhythm of a
coalition's activity would tell a follower or a newcomer about people (product.md P7).
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from starlette.types import Receive, Scope, Send

from alongside.core.live import Hub
from alongside.permissions.actor import Standing
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission

router = APIRouter(tags=["live"])
# Often enough that an ended session's stream closes within five seconds (trust.md T13).
RECHECK_SECONDS = 5.0
HELLO = b"retry: 2000\n\n: welcome\n\n"
BEAT = b": still here\n\n"


class EventStream(Response):
    """Ready bytes for each topic that changes, until the client goes, `still_in` says no, or the server ends."""

    media_type = "text/event-stream"

    def __init__(self, hub: Hub, topics: tuple[UUID, ...], still_in: Callable[[], Awaitable[bool]]) -> None:
        super().__init__(media_type=self.media_type, headers={"X-Accel-Buffering": "no"})
        self.hub = hub
        self.topics = topics
        self.still_in = still_in
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        gone = asyncio.create_task(_gone(receive))
        telling = asyncio.create_task(self._tell(send))
        await asyncio.wait({gone, telling}, return_when=asyncio.FIRST_COMPLETED)
        for task in (gone, telling):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        with suppress(OSError):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _tell(self, send: Send) -> None:
        with self.hub.listening(self.topics) as queue:
            await send({"type": "http.response.body", "body": HELLO, "more_body": True})
            loop = asyncio.get_running_loop()
            recheck_at = loop.time() + RECHECK_SECONDS
            while True:
                body = await _next(queue, recheck_at - loop.time())
                if body is None:
                    return
                if loop.time() >= recheck_at:
                    if not await self.still_in():
                        return
                    recheck_at = loop.time() + RECHECK_SECONDS
                await send({"type": "http.response.body", "body": body, "more_body": True})


async def _next(queue: "asyncio.Queue[UUID | None]", seconds: float) -> bytes | None:
    """What to send next; None when the server ends."""
    try:
        topics = {await asyncio.wait_for(queue.get(), max(seconds, 0))}
    except TimeoutError:
        return BEAT
    while not queue.empty():
        topics.add(queue.get_nowait())
    known = sorted(topic for topic in topics if topic)
    return b"".join(f"data: {topic}\n\n".encode() for topic in known) if len(known) == len(topics) else None


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _declared() -> dict[str, Any]:
    declared = route(Permission.STREAM_READ)
    declared["responses"][200] = {"content": {"text/event-stream": {"schema": {"type": "string"}}}}
    return declared


@router.get("/stream", response_class=Response, status_code=200, **_declared())
async def stream(call: Asking) -> Response:
    """Ids of coalitions, or your own id, whenever something there changed for you: read again what you show."""
    require(call.actor, Permission.STREAM_READ, NOTHING)
    actor = call.signed_in
    topics = (actor.person_id, *actor.coalitions(Standing.MEMBER))
    state = call.request.app.state
    secret = call.request.cookies[state.cookie]

    async def still_in() -> bool:
        now = await state.load_actor(call.database, secret)
        return now is not None and {now.person_id, *now.coalitions(Standing.MEMBER)} == set(topics)

    return EventStream(call.hub, topics, still_in)
