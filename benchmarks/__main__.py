"""`make bench`: hot reads beside a bare route that sends the same bytes, durable check-ins, and the warm start."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import uvicorn
import uvloop
from fastapi import FastAPI, Request, Response
from starlette.routing import Route

from alongside.main import create_app, edged
from alongside.serving import settle
from alongside.settings import Settings
from benchmarks.world import Filled, fill
from tests.harness import chromium
from tests.harness.postgres import postgres_server

PORT = 8390
ORIGIN = f"http://localhost:{PORT}"
SECONDS = 4.0
FRONTEND = Path(__file__).parents[1] / "frontend"
# The server and its database on one processor, what drives them on the others.
ALL = sorted(os.sched_getaffinity(0))
SERVER, CLIENTS = ALL[:1], ALL[1:] or ALL


def main() -> int:
    """Print a table of figures for each database; both sides of each ratio in the same run."""
    os.sched_setaffinity(0, SERVER)
    with TemporaryDirectory() as folder:
        on("SQLite, synchronous=FULL", f"sqlite:///{Path(folder) / 'alongside.db'}", Path(folder))
    with TemporaryDirectory() as folder, postgres_server(durable=True) as url:
        on("PostgreSQL, fsync on", url, Path(folder))
    warm_start()
    return 0


def on(what: str, url: str, folder: Path) -> None:
    """Fill one database, and print its table."""
    size = int(os.environ.get("BENCH_CHECK_INS", "100000"))
    filled = fill(url, members=500, commitments=2000, check_ins=size)
    print(
        f"One coalition, 500 members, 2,000 commitments, {size:,} check-ins, a round with 10 versions and 2,000 "
        f"comments; {what}; one process on one processor. A number after a name: "
        "so many clients, as fast as they are answered."
    )
    # The loop that `alongside serve` runs on.
    uvloop.run(measure(Settings(database_url=url, data_dir=folder, port=PORT, _env_file=None), filled))


async def measure(settings: Settings, filled: Filled) -> None:
    """Serve on one processor, and drive it over HTTP from the others."""
    app = create_app(settings)
    bare = _bare(app)
    config = uvicorn.Config(edged(bare), port=PORT, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    settle()
    serving = asyncio.create_task(server.serve())
    await _started(server)
    board = f"/api/v1/coalitions/{filled.coalition_id}/board"
    async with httpx.AsyncClient(base_url=ORIGIN, cookies={"s": filled.secret}) as client:
        app.state.same_bytes = (await client.get(board)).raise_for_status().content
    for name, path in (("bare route, same bytes", "/bare"), ("board", board), ("today", "/api/v1/today")):
        await report(f"{name}, 8", await clients(filled, "reading", 8, path))
    for many in (1, 8, 32):
        await report(f"check-in, {many}", await clients(filled, "writing", many))
    # G4: what readers wait while sixteen write.
    writing = await clients(filled, "writing", 16)
    await report("board beside 16 writers", await clients(filled, "steadily", 50, board))
    await report("meanwhile check-in, 16", writing)
    await steady(filled)
    if os.environ.get("BENCH_BROWSER") != "0":
        os.sched_setaffinity(0, ALL)
        await opening(filled)
        os.sched_setaffinity(0, SERVER)
    server.should_exit = True
    await serving


async def _started(server: uvicorn.Server) -> None:
    for _ in range(200):
        if server.started:
            return
        await asyncio.sleep(0.05)
    raise SystemExit("The server did not start.")


def _bare(app: FastAPI) -> FastAPI:
    async def same(request: Request) -> Response:
        return Response(app.state.same_bytes, media_type="application/json")

    app.router.routes.insert(0, Route("/bare", same))
    return app


async def clients(filled: Filled, kind: str, many: int, path: str = "") -> asyncio.subprocess.Process:
    """So many clients, or so many questions a second, as `benchmarks.clients` names them."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "benchmarks.clients", ORIGIN, filled.secret, kind, str(many), str(SECONDS), path),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"BENCH_CORES": ",".join(map(str, CLIENTS))},
    )
    assert process.stdin is not None
    process.stdin.write("\n".join(map(str, filled.commitments)).encode())
    process.stdin.close()
    return process


async def report(name: str, process: asyncio.subprocess.Process) -> None:
    """A line of the table. Raises SystemExit when the clients stopped."""
    said, _ = await process.communicate()
    if process.returncode:
        raise SystemExit(f"The clients of {name} stopped.")
    print(f"{name:26} {said.decode().strip()}", flush=True)


async def steady(filled: Filled) -> None:
    """G2: p95 within 25 ms at 50 requests a second."""
    round_ = f"/api/v1/proposals/{filled.proposal_id}"
    for name, path in (
        ("proposal", round_),
        ("its comments", f"{round_}/notes?kind=comment"),
        ("its last version", f"{round_}/versions/10"),
        ("board", f"/api/v1/coalitions/{filled.coalition_id}/board"),
        ("today", "/api/v1/today"),
    ):
        await report(name, await clients(filled, "steadily", 50, path))


async def opening(filled: Filled) -> None:
    """How long pages take to open on a slow phone (experience.md section 6), in a real browser."""
    pages = ("/", f"/c/{filled.coalition_id}/proposals/{filled.proposal_id}")
    script = FRONTEND / "scripts" / "measure-opening.ts"
    browser = await asyncio.create_subprocess_exec(
        "node", str(script), ORIGIN, filled.secret, *pages, env=os.environ | chromium.environment(), cwd=FRONTEND
    )
    if await browser.wait():
        raise SystemExit("The pages could not be measured.")


def warm_start() -> None:
    """From `alongside serve --demo` on a told demo to its first answer."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"ALONGSIDE_DATA_DIR": folder, "ALONGSIDE_PORT": str(PORT)}
        subprocess.run(["alongside", "seed"], env=environment, check=True, capture_output=True)
        start = time.perf_counter()
        server = subprocess.Popen(["alongside", "serve", "--demo"], env=environment, stdout=subprocess.DEVNULL)
        try:
            while True:
                try:
                    httpx.get(f"{ORIGIN}/healthz").raise_for_status()
                    break
                except httpx.HTTPError:
                    time.sleep(0.02)
            print(f"warm start to the first answer: {time.perf_counter() - start:.1f} s")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
