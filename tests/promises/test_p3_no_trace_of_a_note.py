"""P3 for what is said about a proposal: a note that names somebody leaves no trace before their yes, nor after a no.

Not in a list, a count, a version, whose turn it is, or what becomes of the stage: byte for byte.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
import time_machine

from tests.actions.scenes import MISSING
from tests.decisions.rounds import HARM, WALK, say, told
from tests.harness.kept import Kept
from tests.promises.test_p3_no_trace_of_a_no import CANARY, Scene, end, get_paths
from tests.world import World

pytestmark = pytest.mark.anyio


async def objected_to(world: World) -> Scene:
    """Dana has proposed something; Jun objects, so that there are questions to ask and an objection to talk about."""
    scene = await Scene(world).prepare()
    proposal = await told(scene.dana, scene.coalition.id, **WALK)
    out = (await say(scene.others["member"], proposal, **HARM)).json()
    assert out["status"] == "questions"
    scene.more = {"proposal_id": out["id"], "objection_id": out["objections"][0]["id"], "number": 1}
    await scene.crawl(MISSING)  # a follower's look at their page is itself something that members read
    return scene


SCENE = Kept(objected_to)


@pytest.fixture
async def scene(world: World) -> AsyncIterator[Scene]:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T09:00:00+01:00"), tick=False):
        yield await SCENE.set_up(world)


async def note(scene: Scene, kind: str) -> tuple[str, dict[str, Any]]:
    """Dana says something that names Zubeida: the id of the question that this puts to her, and the note."""
    body = {"kind": kind, "text": f"{CANARY} would know.", "names": [str(scene.asked.id)]}
    if kind == "talk":
        body["objection_id"] = str(scene.more["objection_id"])
    answer = await scene.dana.post(f"/proposals/{scene.more['proposal_id']}/notes", body)
    assert answer.status_code == 201, answer.text
    asked = (await scene.zubeida.get("/consents")).json()["items"][0]
    return str(asked["id"]), dict(answer.json())


def test_the_crawl_reaches_what_is_said() -> None:
    assert {"/proposals/{proposal_id}", "/proposals/{proposal_id}/notes"} <= set(get_paths())


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("talk", "no"),
        ("question", "not_now"),
        pytest.param("talk", "withdrawn", marks=pytest.mark.long),
        pytest.param("question", "expired", marks=pytest.mark.long),
    ],
)
async def test_a_note_that_waits_or_was_refused_changes_no_answer_to_anybody_else(
    scene: Scene, kind: str, how: str
) -> None:
    before = await scene.crawl(MISSING)
    consent_id, written = await note(scene, kind)
    assert written["waiting"]
    waiting = await scene.crawl(consent_id)
    assert {key for key in before if before[key] != waiting[key]} == set()
    if how in {"no", "not_now"}:
        assert (await scene.zubeida.post(f"/consents/{consent_id}/answer", {"answer": how})).status_code == 200
    else:
        await end(scene, consent_id, how)
    after = await scene.crawl(consent_id)
    assert {key for key in before if before[key] != after[key]} == set()
    assert (await scene.dana.get(f"/consents/{consent_id}")).json()["state"] == how


async def test_after_a_yes_it_is_read_and_after_that_is_taken_back_it_is_gone(scene: Scene) -> None:
    """The comparing has eyes: a yes does change what members read, and one taken back leaves nothing of it."""

    async def notes() -> dict[str, str]:
        path = f"/proposals/{scene.more['proposal_id']}/notes"
        return {name: (await browser.get(path)).text for name, browser in scene.others.items()}

    before = await notes()
    consent_id, written = await note(scene, "talk")
    assert await notes() == before
    asked = (await scene.zubeida.get(f"/consents/{consent_id}")).json()
    yes = {"answer": "yes", "text_hash": asked["text_hash"]}
    assert (await scene.zubeida.post(f"/consents/{consent_id}/answer", yes)).status_code == 200
    assert {name for name, read in (await notes()).items() if written["text"] in read} == {"co_owner", "member"}
    assert (await scene.zubeida.post(f"/consents/{consent_id}/revoke")).status_code == 200
    assert await notes() == before
