"""The part of the board that serves one action."""

import pytest

from tests.permissions.stage import made, soon
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_an_action_shows_its_own_commitments_and_no_others(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    here = f"/coalitions/{coalition.id}"
    action = await made(await dana.post(f"{here}/actions", {"title": "A quiet room"}))
    serving = {"sentence": "Measure it", "by_when": soon(), "serves": {"kind": "action", "id": action["id"]}}
    await made(await dana.post(f"{here}/commitments", serving))
    await made(await dana.post(f"{here}/commitments", {"sentence": "Something else", "by_when": soon()}))
    answer = await dana.get(f"{here}/board", params={"action_id": action["id"]})
    assert [row["sentence"] for row in answer.json()["items"]] == ["Measure it"]
    assert len((await dana.get(f"{here}/board")).json()["items"]) == 2
