"""Clients in a process and on a processor of their own, so that what they cost is not the server's.

`python -m benchmarks.clients <origin> <cookie> reading|writing|steadily <how many> <seconds> [path]`

`reading` asks for a path, `writing` checks in on commitments whose ids are lines of standard input; so many clients do
it as fast as they are answered. `steadily` asks for a path so many times a second, as many people do, and counts from
when a question was due: waiting in line is part of it. Prints answers a second, and p50, p95 and p99 in milliseconds.
"""

import asyncio
import itertools
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from uuid import uuid4

import uvloop

from benchmarks.http import Connection, connected, question

Ask = Callable[[Connection], Awaitable[float]]


async def busily(origin: str, clients: int, seconds: float, ask: Ask) -> list[float]:
    """The time of each answer."""
    times: list[float] = []
    connections = [await connected(origin) for _ in range(clients)]
    for connection in connections:
        await ask(connection)
    end = time.perf_counter() + seconds

    async def one(connection: Connection) -> None:
        while time.perf_counter() < end:
            times.append(await ask(connection))

    await asyncio.gather(*(one(connection) for connection in connections))
    return times


async def steadily(origin: str, rate: int, seconds: float, ask: Ask) -> list[float]:
    """The time of each answer, counted from when its question was due."""
    times: list[float] = []
    free = [await connected(origin)]
    await ask(free[0])
    start = time.perf_counter() + 0.1

    async def one(due: float) -> None:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        connection = free.pop() if free else await connected(origin)
        await ask(connection)
        times.append(time.perf_counter() - due)
        free.append(connection)

    await asyncio.gather(*(one(start + number / rate) for number in range(int(rate * seconds))))
    return times


def reading(origin: str, secret: str, path: str) -> Ask:
    """The same question each time."""
    asked = question(origin, secret, "GET", path)
    return lambda connection: connection.ask(asked)


def writing(origin: str, secret: str, commitments: Iterator[str]) -> Ask:
    """A check-in on the next commitment."""

    def ask(connection: Connection) -> Awaitable[float]:
        path = f"/api/v1/commitments/{next(commitments)}/check-ins"
        body = b'{"answer": "moving"}'
        return connection.ask(question(origin, secret, "POST", path, body, idempotency_key=uuid4().hex))

    return ask


def told(times: list[float], seconds: float) -> str:
    """Answers a second and percentiles."""
    times.sort()
    at = [f"p{share}{times[int(len(times) * share / 100)] * 1000:7.1f} ms" for share in (50, 95, 99)]
    return f"{len(times) / seconds:7.0f}/s   {'   '.join(at)}"


def main() -> None:
    """Measure, and print."""
    os.sched_setaffinity(0, map(int, os.environ["BENCH_CORES"].split(",")))
    origin, secret, kind, count, seconds, *path = sys.argv[1:]
    if kind == "writing":
        ask = writing(origin, secret, itertools.cycle([line.strip() for line in sys.stdin if line.strip()]))
    else:
        ask = reading(origin, secret, path[0])
    act = steadily if kind == "steadily" else busily
    print(told(uvloop.run(act(origin, int(count), float(seconds), ask)), float(seconds)))


if __name__ == "__main__":
    main()
