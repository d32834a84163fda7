"""A client that costs little: what a benchmark's own client takes is taken from the server it measures."""

import asyncio
import time
from typing import cast
from urllib.parse import urlsplit

import httptools


class Connection(asyncio.Protocol):
    """One kept connection, one question at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        # Not an instance of asyncio's own class where the loop is another.
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, _: Exception | None) -> None:
        """Called by the loop; a question that waits fails."""
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        """Called by the loop."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Called by the parser."""
        if self._answer and not self._answer.done():
            self._answer.set_result(self._parser.get_status_code())
        self._parser = httptools.HttpResponseParser(self)

    async def ask(self, question: bytes) -> float:
        """Seconds until the whole answer was there. Raises SystemExit where it is no success."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        start = time.perf_counter()
        self._transport.write(question)
        status = await self._answer
        took = time.perf_counter() - start
        if status >= 300:
            raise SystemExit(f"{question.split()[1].decode()} answered {status}.")
        return took


async def connected(origin: str) -> Connection:
    """A connection to the server."""
    place = urlsplit(origin)
    _, connection = await asyncio.get_running_loop().create_connection(Connection, place.hostname, place.port)
    return connection


def question(origin: str, secret: str, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """As a browser would ask it."""
    said = {
        "host": urlsplit(origin).netloc,
        "origin": origin,
        "cookie": f"s={secret}",
        "accept-encoding": "gzip",
        "accept-language": "en",
        "content-type": "application/json",
        "content-length": str(len(body)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body
