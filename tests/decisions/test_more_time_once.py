""" "I need more time" is there once in a stage, however long the stage goes on for other reasons."""

import pytest

from tests.actions.scenes import stay_signed_in
from tests.decisions.rounds import at_consent, code, later, seen, tick
from tests.decisions.scenes import three
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_a_stage_that_goes_on_for_want_of_answers_gives_no_more_time_a_second_time(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    path = f"/proposals/{proposal['id']}/more-time"
    assert (await chi.post(path)).status_code == 200
    promised = (await seen(dana, proposal))["stage"]["closes_at"]
    with later(days=8):
        await stay_signed_in(world)
        assert await tick(world) == 1
        prolonged = await seen(dana, proposal)
        assert (prolonged["status"], prolonged["stage"]["closes_at"] > promised) == ("consent", True)
        assert prolonged["abilities"]["more_time"] is False
        assert code(await dana.post(path)) == (409, "already_extended")
