"""How much of a processor one check-in takes, from bytes to answer: `python -m benchmarks.check_in [--profile]`.

The app is asked in this process and without a network, so that nothing of a client is in the figure. What PostgreSQL
itself takes is not in it.
"""

import asyncio
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from sqlmodel import Session

from alongside.core.database import Database
from alongside.core.web import Edge
from alongside.main import create_app, edged
from alongside.settings import Settings
from benchmarks.world import Filled, fill
from tests.harness.postgres import postgres_server

ROUNDS = 5
EACH = 400


async def ask(app: Edge, filled: Filled, number: int) -> None:
    """One check-in, as it comes over HTTP."""
    path = f"/api/v1/commitments/{filled.commitments[number % len(filled.commitments)]}/check-ins"
    body = b'{"answer": "moving", "words": "They answer on Tuesday."}'
    headers = {
        "host": "localhost:8000",
        "origin": "http://localhost:8000",
        "cookie": f"s={filled.secret}",
        "content-type": "application/json",
        "content-length": str(len(body)),
        "idempotency-key": uuid4().hex,
        "accept-language": "en",
        "accept-encoding": "gzip",
    }
    scope: dict[str, Any] = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 8000),
    }
    answered: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answered.append(message["status"])

    await app(scope, receive, send)
    if answered != [201]:
        raise SystemExit(f"{path} answered {answered}.")


async def measure(what: str, app: FastAPI, filled: Filled, *, profile: bool) -> None:
    """The least of some rounds: what else runs on the machine can only add."""
    edge = edged(app)
    async with app.router.lifespan_context(app):
        for number in range(EACH):
            await ask(edge, filled, number)
        for clients in (1, 8):
            least, most = float("inf"), 0.0
            for _ in range(ROUNDS):
                start, began = time.process_time(), time.perf_counter()
                for number in range(0, EACH, clients):
                    await asyncio.gather(*(ask(edge, filled, number + at) for at in range(clients)))
                least = min(least, time.process_time() - start)
                most = max(most, EACH / (time.perf_counter() - began))
            took = f"{least / EACH * 1000:.2f} ms of processor for a check-in"
            print(f"{what:12} {clients} at once: {took}, at most {most:.0f} a second")
        if profile:
            app.state.database.write = partial(_inline, app.state.database)
            with cProfile.Profile() as found:
                for number in range(EACH):
                    await ask(edge, filled, number)
            pstats.Stats(found).sort_stats("cumulative").print_stats(60)


async def _inline(database: Database, work: Callable[[Session], Any]) -> Any:
    """In the thread that is looked at."""
    return database.write_now(work)


def on(what: str, url: str, folder: Path, *, profile: bool) -> None:
    """Fill one database, and measure on it."""
    filled = fill(url, members=200, commitments=400, check_ins=20_000)
    app = create_app(Settings(database_url=url, data_dir=folder, _env_file=None), ticks=False)
    asyncio.run(measure(what, app, filled, profile=profile))


def main() -> int:
    """Print a line for each database; with `--profile`, where the time goes."""
    profile = "--profile" in sys.argv
    with TemporaryDirectory() as folder:
        on("SQLite", f"sqlite:///{Path(folder) / 'alongside.db'}", Path(folder), profile=profile)
    if "BENCH_SQLITE_ALONE" not in os.environ:
        with TemporaryDirectory() as folder, postgres_server(durable=True) as url:
            on("PostgreSQL", url, Path(folder), profile=profile)
    return 0


if __name__ == "__main__":
    sys.exit(main())
