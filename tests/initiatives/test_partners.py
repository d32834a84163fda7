"""P1 and P2 of initiatives: one takes part by one's own word, as equal as anyone, and leaves without a trace."""

from datetime import datetime
from typing import Any

import pytest
import time_machine

from alongside.api import all_routes
from alongside.coalitions.models import Coalition
from alongside.consents.schemas import InWhoseName
from alongside.core import clock
from alongside.departures import service as departures
from tests.actions.scenes import happened
from tests.initiatives.scenes import begun, leave, look, partners, shared_by_two, stage, stance, step_back
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def call_for_partners(world: World) -> int:
    said: int = await world.database.write(lambda session: departures.due_handover(session, clock.now()))
    return said


async def test_any_member_takes_part_and_changes_how_at_will(world: World, coalition: Coalition) -> None:
    initiative = await begun(world, coalition.id)
    jun, his = await world.member(coalition, "Jun")
    assert (await his.put(f"/initiatives/{initiative.id}/stance", {"stance": "above"})).status_code == 422
    for taken in ("on_call", "in_front", "in_front"):
        shown = (await stance(his, initiative, taken)).json()
        assert (partners(shown), shown["my_stance"]) == ([("Jun", taken)], taken)
    assert (await happened(world, coalition))[1:] == [("partner_joined", jun.id)]


async def test_two_partners_read_the_same_whatever_their_stance(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    began, joined = await look(dana, initiative), await look(amina, initiative)
    assert (began.pop("my_stance"), joined.pop("my_stance")) == ("beside", "behind")
    assert began == joined
    assert began["looking_for_partners"] is False


async def test_whoever_joined_last_can_do_what_the_first_can(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    assert (await step_back(dana, initiative, note="The key is at the desk.")).status_code == 200
    assert (await stage(amina, initiative, "acting")).status_code == 200
    assert (await stage(dana, initiative, "closed")).status_code == 403
    assert (await stance(dana, initiative, "beside")).status_code == 200
    assert partners(await look(amina, initiative)) == [("Amina", "behind"), ("Dana", "beside")]


async def test_stepping_back_leaves_a_note_without_a_name(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    first = (await step_back(dana, initiative, note="The key is at the desk.")).json()
    assert (partners(first), first["looking_for_partners"]) == ([("Amina", "behind")], True)
    await step_back(amina, initiative, note="Ask on Mondays.")
    _, jun = await world.member(coalition, "Jun")
    now = await look(jun, initiative)
    assert now["handover_note"] == "The key is at the desk.\n\nAsk on Mondays."
    assert "Dana" not in str(now)
    assert (await happened(world, coalition))[-2:] == [("initiative_wants_partners", None)] * 2
    assert (await step_back(dana, initiative)).status_code == 403


async def test_stepping_back_where_others_go_on_is_quiet(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    _, jun = await world.member(coalition, "Jun")
    await stance(jun, initiative, "beside")
    before = await happened(world, coalition)
    assert (await step_back(dana, initiative)).json()["looking_for_partners"] is False
    assert await happened(world, coalition) == before


async def test_leaving_is_no_event_and_partners_are_wanted_from_the_next_day(world: World) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T23:30:00+01:00"), tick=False) as time:
        coalition = await world.coalition()
        initiative, dana, amina = await shared_by_two(world, coalition)
        before = await happened(world, coalition)
        await leave(dana, coalition)
        shown = await look(amina, initiative)
        assert (partners(shown), shown["looking_for_partners"]) == ([("Amina", "behind")], True)
        assert await happened(world, coalition) == before
        assert await call_for_partners(world) == 0
        time.move_to(datetime.fromisoformat("2026-11-03T00:00:00+01:00"))
        assert await call_for_partners(world) == 1
        assert await call_for_partners(world) == 0
        assert (await happened(world, coalition))[-1] == ("initiative_wants_partners", None)


@pytest.mark.parametrize("meanwhile", ["joined", "closed"])
async def test_nobody_is_called_for_what_found_partners_or_closed(world: World, meanwhile: str) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T12:00:00+01:00"), tick=False) as time:
        coalition = await world.coalition()
        initiative, dana, amina = await shared_by_two(world, coalition)
        _, jun = await world.member(coalition, "Jun")
        await leave(dana, coalition)
        if meanwhile == "joined":
            await stance(jun, initiative, "beside")
        else:
            await stage(amina, initiative, "closed")
        time.move_to(datetime.fromisoformat("2026-11-04T12:00:00+01:00"))
        assert await call_for_partners(world) == 0


async def test_a_newcomer_shares_what_they_proposed_and_reads_nothing_else(world: World, coalition: Coalition) -> None:
    noor, hers = await world.newcomer(coalition)
    await begun(world, coalition.id)
    path = f"/coalitions/{coalition.id}/initiatives"
    assert (await hers.get(path)).status_code == 403
    initiative = await begun(world, coalition.id, noor.id)
    assert [one["id"] for one in (await hers.get(path)).json()["items"]] == [str(initiative.id)]
    assert (await stance(hers, initiative, "behind")).json()["my_stance"] == "behind"
    assert (await step_back(hers, initiative)).status_code in {200, 404}
    assert (await hers.get(path)).status_code == 403


def test_no_route_takes_or_gives_somebody_elses_part() -> None:
    """Who takes part is the one who asks: no path and no body of these routes names a person as a part.

    But for whom a sentence to followers names or speaks for: each of them is asked first.
    """
    bodies: list[Any] = []
    for route in all_routes():
        if "/initiatives/" in route.path:
            assert "membership" not in route.path
            bodies += [route.body_field.field_info.annotation] if route.body_field else []
    names = {name for body in bodies for name in body.model_fields} - set(InWhoseName.model_fields)
    assert names == {"title", "about", "stance", "note", "stage", "text", "sentence"}
