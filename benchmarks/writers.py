"""Clients in a process of their own that check in as fast as they are answered, beside the server's own core.

`python -m benchmarks.writers <origin> <cookie> <clients> <seconds>` reads the ids of commitments from standard input, a
line each, and prints check-ins a second, p50 and p99 in milliseconds.
"""

import asyncio
import itertools
import sys
import time
from collections.abc import Iterator
from uuid import uuid4

import httpx


async def check_in(client: httpx.AsyncClient, commitment: str) -> float:
    """One check-in, and how long its answer took."""
    start = time.perf_counter()
    answer = await client.post(
        f"/api/v1/commitments/{commitment}/check-ins",
        json={"answer": "moving"},
        headers={"Idempotency-Key": uuid4().hex},
    )
    answer.raise_for_status()
    return time.perf_counter() - start


async def writing(origin: str, secret: str, clients: int, seconds: float, commitments: Iterator[str]) -> list[float]:
    """The time of each answer, shortest first."""
    times: list[float] = []
    async with httpx.AsyncClient(base_url=origin, cookies={"s": secret}, headers={"Origin": origin}) as client:
        await check_in(client, next(commitments))
        end = time.perf_counter() + seconds

        async def one() -> None:
            while time.perf_counter() < end:
                times.append(await check_in(client, next(commitments)))

        await asyncio.gather(*(one() for _ in range(clients)))
    return sorted(times)


def main() -> None:
    """Measure, and print."""
    origin, secret, clients, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    commitments = itertools.cycle([line.strip() for line in sys.stdin if line.strip()])
    times = asyncio.run(writing(origin, secret, clients, seconds, commitments))
    p50, p99 = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
    print(f"c={clients:<3} {len(times) / seconds:8.0f}/s   p50 {p50:6.1f} ms   p99 {p99:6.1f} ms")


if __name__ == "__main__":
    main()
