"""What one wishes for when something happens; after 90 days it is ask me first again."""

from datetime import timedelta

import pytest
import time_machine

from tests.actions.scenes import stay_signed_in
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_a_wish_is_read_where_one_is_named_and_ends(world: World) -> None:
    with time_machine.travel("2026-11-02T09:00:00+01:00", tick=False) as time:
        coalition = await world.coalition()
        mina, minas = await world.member(coalition, "Mina")
        _, jun = await world.member(coalition, "Jun")
        path, hers = f"/coalitions/{coalition.id}/my-preference", f"/memberships/{mina.id}/preference"
        nothing = {"membership_id": str(mina.id), "choice": "ask_first", "words": None, "stands_until": None}
        assert (await minas.get(path)).json() == (await jun.get(hers)).json() == nothing
        chosen = await minas.put(path, {"choice": "stand_beside", "words": "Just be there."})
        assert (chosen.status_code, chosen.json()["choice"]) == (200, "stand_beside")
        assert (await jun.get(hers)).json() == chosen.json()
        time.shift(timedelta(days=89))
        await stay_signed_in(world)
        assert (await jun.get(hers)).json()["choice"] == "stand_beside"
        time.shift(timedelta(days=1))
        await stay_signed_in(world)
        assert (await minas.get(path)).json() == (await jun.get(hers)).json() == nothing
        assert (await minas.put(path, {"choice": "leave_it"})).json()["choice"] == "leave_it"


async def test_it_is_for_those_in_the_same_coalition(world: World) -> None:
    coalition, elsewhere = await world.coalition(), await world.coalition("Elsewhere")
    mina, _ = await world.member(coalition, "Mina")
    former, _ = await world.former_member(coalition)
    _, kofi = await world.member(elsewhere, "Kofi")
    _, jun = await world.member(coalition, "Jun")
    _, follower = await world.follower(coalition)
    for reader, whose in ((kofi, mina.id), (follower, mina.id), (jun, former.id)):
        assert (await reader.get(f"/memberships/{whose}/preference")).status_code == 404
    assert (await world.anonymous().get(f"/memberships/{mina.id}/preference")).status_code == 401
