"""A client in a process of its own that asks at a steady rate, as many people do, and says how long answers took.

`python -m benchmarks.steady <url> <cookie> <requests a second> <seconds>` prints p50, p95 and p99 in milliseconds.
"""

import asyncio
import sys
import time

import httpx


async def steadily(url: str, secret: str, rate: int, seconds: int) -> list[float]:
    """The time of each answer, counted from when its question was due: waiting in line is part of it."""
    times: list[float] = []
    async with httpx.AsyncClient(cookies={"s": secret}, timeout=30) as client:

        async def one(due: float) -> None:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            (await client.get(url)).raise_for_status()
            times.append((time.perf_counter() - due) * 1000)

        (await client.get(url)).raise_for_status()
        start = time.perf_counter() + 0.1
        await asyncio.gather(*(one(start + number / rate) for number in range(rate * seconds)))
    return sorted(times)


def main() -> None:
    """Measure, and print."""
    url, secret, rate, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    times = asyncio.run(steadily(url, secret, rate, seconds))
    p50, p95, p99 = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99))
    print(f"{rate}/s   p50 {p50:6.1f} ms   p95 {p95:6.1f} ms   p99 {p99:6.1f} ms")


if __name__ == "__main__":
    main()
