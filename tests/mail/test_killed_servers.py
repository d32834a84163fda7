"""T-FAULT (trust.md T16): the whole server is killed while mails go out, and the database server under it.

Members go on asking meanwhile, by the API. Each question is there once; of each, each member is told in one mail; each
mail is taken by the mail server; one that it took twice carries the same id and says the same, and was in the hands of
one that was killed.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from alongside.settings import Settings
from tests.harness import postgres
from tests.mail.house import DOWN, MEMBERS, Asked, House, told
from tests.mail.post import Post, post

# Long enough to be killed between having a mail and hearing that it is taken.
THINKS = 0.02
# How long it is left alone before it is killed again, in seconds.
SHORTEST, LONGEST = 0.3, 1.8
MANY = 50
ON_POSTGRES = bool(os.environ.get(postgres.VARIABLE))


@contextmanager
def a_house(folder: Path, url: str) -> Iterator[House]:
    with (
        start_blocking_portal("asyncio") as portal,
        portal.wrap_async_context_manager(post(7, 0, THINKS)) as server,
    ):
        house = House(folder, url, server)
        portal.call(house.people)
        house.start()
        try:
            yield house
        finally:
            house.kill()


@pytest.fixture
def url(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """A database that no other process looks into, beside the one of all tests."""
    if not ON_POSTGRES:
        yield f"sqlite:///{tmp_path / 'killed.db'}"
        return
    name = f"killed_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with postgres.database(os.environ[postgres.VARIABLE], name) as found:
        assert found != settings.url
        yield found


def hurt(house: House, kill: Callable[[], None], kills: int) -> Asked:
    """Kill at any moment, that often, while members ask; then let all of it end."""
    chance = random.Random(kills)
    with house.asking() as asked:
        for _ in range(kills):
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            kill()
    house.until_all_is_sent(asked)
    return asked


def nothing_lost_nothing_doubled(url: str, asked: Asked, server: Post, kills: int, what: str) -> None:
    found = told(url)
    assert sorted(asked.proposals) == sorted(found.proposals)
    assert len(found.voices) == len(asked.proposals) * (MEMBERS - 1)
    assert found.unsent == []
    in_mails = {str(mail) for mail in found.voices.values()}
    assert set(server.taken) == found.mails == in_mails
    assert {len(said) for said in server.said.values()} == {1}
    doubled = sum(server.taken.values()) - len(server.taken)
    assert doubled <= kills
    print(
        f"\n{kills} times {what} killed: {len(asked.proposals)} questions, {len(found.voices)} notices, "
        f"{len(found.mails)} mails, {len(found.mails - set(server.taken))} lost, {doubled} taken twice by the same id, "
        f"{len(asked.others)} answers to come again later, the slowest after {asked.longest:.1f} s"
    )


def killed_servers(folder: Path, url: str, kills: int) -> None:
    with a_house(folder, url) as house:

        def kill() -> None:
            house.kill()
            house.start()

        asked = hurt(house, kill, kills)
        nothing_lost_nothing_doubled(url, asked, house.post, kills, "the server")


def killed_databases(folder: Path, kills: int) -> None:
    with postgres.cluster() as cluster, a_house(folder, cluster.url) as house:
        chance = random.Random(kills)

        def kill() -> None:
            cluster.end(chance.choice([signal.SIGKILL, signal.SIGQUIT]))
            time.sleep(chance.uniform(0, 0.5))
            cluster.start()
            assert house.process is not None
            assert house.process.poll() is None

        asked = hurt(house, kill, kills)
        nothing_lost_nothing_doubled(cluster.url, asked, house.post, kills, "PostgreSQL")
        assert {status for status, _ in asked.others} <= DOWN
        assert asked.longest < 6


def test_a_server_that_is_killed_while_mails_go_out_loses_and_doubles_nothing(tmp_path: Path, url: str) -> None:
    killed_servers(tmp_path, url, 1)


@pytest.mark.long
def test_a_server_that_is_killed_many_times_loses_and_doubles_nothing(tmp_path: Path, url: str) -> None:
    killed_servers(tmp_path, url, MANY)


@pytest.mark.skipif(not ON_POSTGRES, reason="a file has no server that could be killed")
def test_a_database_server_that_is_killed_while_mails_go_out_loses_and_doubles_nothing(
    tmp_path: Path, database_url: str
) -> None:
    assert database_url
    killed_databases(tmp_path, 2)


@pytest.mark.long
@pytest.mark.skipif(not ON_POSTGRES, reason="a file has no server that could be killed")
def test_a_database_server_that_is_killed_many_times_loses_and_doubles_nothing(
    tmp_path: Path, database_url: str
) -> None:
    assert database_url
    killed_databases(tmp_path, MANY)
