"""A mail server for fault runs: it misbehaves by chance or thinks for long, and counts what it took."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes


@dataclass
class Post:
    """A mail server that misbehaves by chance, at each step of a mail; what it took, by Message-ID."""

    chance: random.Random
    trouble: float
    # How long it thinks between having a mail and saying so, in seconds: whoever ends then does not hear of it.
    thinks: float = 0
    taken: Counter[str] = field(default_factory=Counter)
    # What a mail said, as often as it came: to whom, in which words.
    said: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    # Took a mail and did not say so: the one case in which it comes again.
    unsaid: int = 0
    port: int = 0

    def _is_trouble(self) -> bool:
        return self.chance.random() < self.trouble

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            if self._is_trouble():
                writer.write(self.chance.choice([b"554 no\r\n", b"421 busy\r\n", b""]))
                return
            writer.write(b"220 here\r\n")
            while line := await reader.readline():
                if not await self._answer(line.upper(), reader, writer):
                    return
                await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()

    async def _answer(self, verb: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        if verb.startswith(b"DATA"):
            return await self._data(reader, writer)
        if verb.startswith(b"QUIT"):
            writer.write(b"221 bye\r\n")
            return False
        if self._is_trouble() and not verb.startswith(b"EHLO"):
            if self.chance.random() < 0.5:
                return False
            writer.write(b"451 later\r\n")
            return True
        writer.write(b"250 fine\r\n")
        return True

    async def _data(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"354 go on\r\n")
        await writer.drain()
        message = b""
        while (line := await reader.readline()) != b".\r\n":
            if not line:
                return False
            message += line
        if self._is_trouble():
            if self.chance.random() < 0.5:
                writer.write(b"452 full\r\n")
                return True
            self._take(message)
            self.unsaid += 1
            return False
        self._take(message)
        if self.thinks:
            await asyncio.sleep(self.thinks)
        writer.write(b"250 taken\r\n")
        return True

    def _take(self, message: bytes) -> None:
        headers = message_from_bytes(message)
        found = headers["Message-ID"].partition("<")[2].partition("@")[0]
        self.taken[found] += 1
        self.said[found].add((headers["To"], headers["Subject"]))


@asynccontextmanager
async def post(seed: int, trouble: float, thinks: float = 0) -> AsyncIterator[Post]:
    """The server, listening on a port of its own."""
    found = Post(random.Random(seed), trouble, thinks)
    server = await asyncio.start_server(found.talk, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        # Those that hung up in the middle end too, before the loop does.
        for _ in range(3):
            await asyncio.sleep(0)
