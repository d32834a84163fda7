"""P3: a no leaves no trace for third parties. Everybody else reads the same before the question and after it."""

import re
from collections.abc import AsyncIterator
from copy import copy
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from fastapi.routing import APIRoute
from sqlmodel import Session, col, update

from alongside.api import ROUTERS
from alongside.coalitions.models import Coalition, Membership
from alongside.consents import service
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentState
from alongside.core import clock
from tests.actions.scenes import MISSING, begin, invite, look, say, stay_signed_in
from tests.harness.kept import Kept
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
CANARY = "Zubeida Qanari"
STREAMS = {"/stream"}
Crawl = dict[tuple[str, str], tuple[int, str, str | None]]


class Scene:
    """Dana and Ruth carry an action. Whether Zubeida was asked is between Dana and her."""

    def __init__(self, world: World) -> None:
        self.world = world
        # What else there is to read, under the names that paths give it.
        self.more: dict[str, object] = {}

    async def prepare(self) -> "Scene":
        self.coalition: Coalition = await self.world.coalition()
        _, self.dana = await self.world.member(self.coalition, "Dana")
        ruth, hers = await self.world.member(self.coalition, "Ruth")
        self.asked: Membership
        self.asked, self.zubeida = await self.world.member(self.coalition, CANARY)
        self.action = await begin(self.dana, self.coalition, ruth)
        await say(hers, self.action, "yes")
        self.others: dict[str, Browser] = {
            "co_owner": hers,
            "member": (await self.world.member(self.coalition, "Jun"))[1],
            "newcomer": (await self.world.newcomer(self.coalition))[1],
            "follower": (await self.world.follower(self.coalition))[1],
            "outsider": (await self.world.person("Léa"))[1],
            "anonymous": self.world.anonymous(),
        }
        return self

    def again(self, world: World) -> "Scene":
        scene = copy(self)
        scene.world, scene.more = world, dict(self.more)
        scene.dana, scene.zubeida = self.dana.again(world.edge), self.zubeida.again(world.edge)
        scene.others = {name: browser.again(world.edge) for name, browser in self.others.items()}
        return scene

    async def ask(self) -> str:
        return str((await invite(self.dana, self.action, self.asked)).json()["id"])

    async def crawl(self, consent_id: object) -> Crawl:
        """Every GET route there is, as everybody but the two."""
        known = {
            "coalition_id": self.coalition.id,
            "action_id": self.action["id"],
            "consent_id": consent_id,
            "membership_id": self.asked.id,
        } | self.more
        read: Crawl = {}
        for path in get_paths():
            there = re.sub(r"{(\w+)(?::\w+)?}", lambda part: str(known.get(part[1], MISSING)), path)
            for name, browser in self.others.items():
                answer = await browser.get(there)
                read[name, path] = (answer.status_code, answer.text, answer.headers.get("etag"))
        return read


def get_paths() -> list[str]:
    """The addresses that can be read, all of them but streams, which say only "read again"."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return sorted({route.path for route in routes if "GET" in (route.methods or ())} - STREAMS)


async def carried_by_two(world: World) -> Scene:
    scene = await Scene(world).prepare()
    await scene.crawl(MISSING)  # a follower's look at their page is itself something that members read
    return scene


SCENE = Kept(carried_by_two)


@pytest.fixture
async def scene(world: World) -> AsyncIterator[Scene]:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T09:00:00+01:00"), tick=False):
        yield await SCENE.set_up(world)


async def end(scene: Scene, consent_id: str, how: str) -> None:
    """How a question can end without a yes."""
    if how in {"no", "not_now"}:
        assert (await say(scene.zubeida, scene.action, how)).status_code == 200
    elif how == "withdrawn":
        assert (await scene.dana.post(f"/consents/{consent_id}/withdraw")).status_code == 200
    else:

        def let_time_pass(session: Session) -> int:
            yesterday = clock.now().date() - timedelta(days=1)
            unanswered = col(ConsentRequest.state) == ConsentState.ASKED
            session.execute(update(ConsentRequest).where(unanswered).values(answer_by=yesterday))
            return service.expire_due(session, clock.now())

        assert await scene.world.database.write(let_time_pass) == 1


def test_the_crawl_reaches_what_there_is() -> None:
    paths = get_paths()
    assert "/actions/{action_id}" in paths
    assert "/consents/{consent_id}" in paths
    assert len(paths) >= 10


@pytest.mark.parametrize("how", ["no", "not_now", "withdrawn", "expired"])
async def test_after_anything_but_a_yes_everybody_else_reads_what_they_read_before(scene: Scene, how: str) -> None:
    before = await scene.crawl(MISSING)
    consent_id = await scene.ask()
    await end(scene, consent_id, how)
    after = await scene.crawl(consent_id)
    assert {key for key in before if before[key] != after[key]} == set()
    assert (await scene.dana.get(f"/consents/{consent_id}")).json()["state"] == how


async def test_while_it_is_open_others_read_that_something_waits_and_no_more(scene: Scene) -> None:
    before = await scene.crawl(MISSING)
    open_now = await scene.crawl(await scene.ask())
    changed = {key for key in before if before[key] != open_now[key]}
    readers = {"co_owner", "member"}
    assert changed == {
        (name, path) for name in readers for path in ("/actions/{action_id}", "/coalitions/{coalition_id}/actions")
    }
    for key in changed:
        assert open_now[key][1].count(CANARY) == before[key][1].count(CANARY) == 0
        assert '"waiting_for_a_yes":true' in open_now[key][1]
    assert {key for key in before if before[key][2] != open_now[key][2]} == set()


async def test_asking_and_a_no_change_neither_version_nor_times_of_the_action(scene: Scene) -> None:
    before = await look(scene.others["member"], scene.action)
    await scene.ask()
    with time_machine.travel(datetime.fromisoformat("2026-11-05T09:00:00+01:00"), tick=False):
        await stay_signed_in(scene.world)
        await say(scene.zubeida, scene.action, "no")
        after = await look(scene.others["member"], scene.action)
    assert after == before


async def test_a_yes_binds_to_its_words_and_silence_to_nothing(scene: Scene) -> None:
    consent_id = await scene.ask()
    await end(scene, consent_id, "expired")
    assert CANARY not in str(await look(scene.dana, scene.action))
    late: dict[str, Any] = (await say(scene.zubeida, scene.action, "yes")).json()
    assert late["code"] == "consent_expired"
    again = await scene.ask()
    assert again != consent_id
    assert UUID(again).version == 4
