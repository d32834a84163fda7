"""T-FAULT (trust.md T16): whatever is killed, hangs, refuses or hangs up while mails go out, each is there in the end.

None is lost. One is there twice only where the server took it and this could not be noted; both carry the same id.
"""

import asyncio
import os
import random
import signal
import sys
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update
from sqlmodel import Session, col, select

from alongside.core import clock, mailer, outbox
from alongside.core.database import Database
from alongside.core.outbox import Delivery
from alongside.settings import Settings
from tests.mail.post import post
from tests.world import World

pytestmark = pytest.mark.anyio

MAILS = 30
MANY = 400


async def write_mails(database: Database, count: int) -> set[str]:
    def write(session: Session) -> set[str]:
        return {
            str(outbox.enqueue(session, "password_changed", to=f"p{number}@example.org", language="en", within=None).id)
            for number in range(count)
        }

    return await database.write(write)


async def left(database: Database) -> int:
    """How many wait still; what waits for its lease or its next try is due now, as if that time had gone by."""

    def count(session: Session) -> int:
        session.execute(update(Delivery).where(col(Delivery.due_at).is_not(None)).values(due_at=clock.now()))
        return len(session.exec(select(Delivery.id).where(col(Delivery.sent_at).is_(None))).all())

    return await database.write(count)


@pytest.mark.parametrize("seed", range(2))
async def test_a_server_that_refuses_and_hangs_up_at_any_step_loses_and_doubles_nothing(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(outbox, "DELAYS", (timedelta(0),) * 1000)
    written = await write_mails(world.database, MAILS)
    async with post(seed, 0.08) as server:
        sending = settings.model_copy(update={"smtp_url": f"smtp://127.0.0.1:{server.port}"})
        for _ in range(1000):
            await mailer.deliver(world.database, sending, keep=False)
            if not await left(world.database):
                break
        assert set(server.taken) == written
        assert sum(server.taken.values()) == MAILS + server.unsaid


async def killed_runs(world: World, mails: int, kills: int, senders: int) -> None:
    """Processes that send are killed at any moment, until `kills` have died and everything has gone out."""
    written = await write_mails(world.database, mails)
    chance = random.Random(kills)
    url = world.database.url.render_as_string(hide_password=False)
    async with post(7, 0) as server:
        died = 0
        while died < kills or await left(world.database):
            running = await asyncio.gather(*(start(url, server.port) for _ in range(senders)))
            await asyncio.sleep(chance.uniform(0, 0.25) if died < kills else 2)
            for process in running:
                process.send_signal(signal.SIGKILL)
                await process.communicate()
                died += 1
        doubled = sum(server.taken.values()) - mails
        assert set(server.taken) == written
        # A killed one had one mail in its hands.
        assert 0 <= doubled <= died
    print(f"\n{mails} mails, {died} senders killed: {len(written - set(server.taken))} lost, {doubled} taken twice")


async def start(url: str, port: int) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.mail.sender",
        url,
        f"smtp://127.0.0.1:{port}",
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert process.stdout is not None
    await process.stdout.readline()
    return process


async def test_senders_that_are_killed_while_they_send_lose_nothing(world: World) -> None:
    several = 1 if world.database.is_sqlite else 2
    await killed_runs(world, MANY, 4, several)


@pytest.mark.long
async def test_two_hundred_killed_senders_lose_nothing(world: World) -> None:
    several = 1 if world.database.is_sqlite else 3
    await killed_runs(world, 10 * MANY, 200, several)


async def test_a_killed_sender_costs_nobody_else_a_try(world: World, settings: Settings) -> None:
    """It had one in its hands, which counts as tried when it is taken again; all others were not touched."""
    await write_mails(world.database, 5)
    await world.database.write(lambda session: outbox.claim(session, clock.now(), "http://localhost"))
    rows = await world.database.read(lambda session: list(session.exec(select(Delivery))))
    assert [row.attempts for row in rows] == [0] * 5
    assert [row.leased_at is not None for row in rows].count(True) == 1
    await left(world.database)
    async with post(1, 0) as server:
        sending = settings.model_copy(update={"smtp_url": f"smtp://127.0.0.1:{server.port}"})
        assert await mailer.deliver(world.database, sending, keep=False) == 5
    rows = await world.database.read(lambda session: list(session.exec(select(Delivery))))
    assert sorted(row.attempts for row in rows) == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("away", [timedelta(days=-800), timedelta(days=4000)])
async def test_a_clock_that_was_wrong_holds_no_mail_back(world: World, settings: Settings, away: timedelta) -> None:
    """Put off while the clock was ahead, or written while it was behind: it goes out when the clock is right."""
    with time_machine.travel(clock.now() + away, tick=False):
        await world.database.write(
            lambda session: outbox.enqueue(session, "password_changed", to="a@example.org", language="en", within=None)
        )
        letter = await world.database.write(lambda session: outbox.claim(session, clock.now(), "http://localhost"))
        assert letter is not None
        await world.database.write(lambda session: outbox.settle(session, letter.id, clock.now(), "timeout"))
    async with post(1, 0) as server:
        sending = settings.model_copy(update={"smtp_url": f"smtp://127.0.0.1:{server.port}"})
        assert await mailer.deliver(world.database, sending, keep=False) == 1
        assert await mailer.deliver(world.database, sending, keep=False) == 0
