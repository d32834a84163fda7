"""Approval among options or times: hidden while it lasts, exact when it is over, a tie decided by lot."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.core import clock
from tests.decisions.choosing import ROOMS, choose, decision, people
from tests.decisions.rounds import code, fields, later, seen, tick, told
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_the_option_with_most_approval_is_decided_when_all_have_answered(world: World) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **ROOMS)
    assert (proposal["status"], proposal["stage"]["name"], proposal["my_turn"]) == ("choosing", "choosing", None)
    assert proposal["abilities"]["choose"]
    assert (await choose(dana, proposal, 0, 1)).status_code == 201
    assert (await choose(bo, proposal, 1)).status_code == 201
    out = (await choose(chi, proposal)).json()
    assert (out["status"], out["decision"]["number"]) == ("adopted", 2)
    shown = await decision(bo, out["decision"]["id"])
    assert (shown["method"], shown["chosen"]["picked"], shown["chosen"]["by_lot"]) == (
        "approval",
        ["The library"],
        False,
    )
    assert [one["approvals"] for one in shown["chosen"]["options"]] == [1, 2, 0]
    assert [one["picked"] for one in out["choosing"]["options"]] == [False, True, False]


async def test_nothing_of_others_choices_is_shown_before_it_is_over(world: World) -> None:
    coalition, (dana, bo, _) = await people(world)
    proposal = await told(dana, coalition.id, **ROOMS)
    before = await seen(bo, proposal)
    await choose(dana, proposal, 2)
    after = await seen(bo, proposal)
    for one in (before, after):
        one.pop("quorum_reached")
    assert before == after
    own = (await choose(bo, proposal, 1)).json()["choosing"]
    assert (own["mine"], [one["approvals"] for one in own["options"]]) == ([1], [None, None, None])


async def test_one_answers_once_and_can_change_it_until_the_end(world: World) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **ROOMS)
    await choose(dana, proposal, 0)
    assert code(await choose(dana, proposal, 1)) == (409, "already_answered")
    changed = await dana.put(f"/proposals/{proposal['id']}/choices", {"options": [2, 2], "version": 1})
    assert changed.json()["choosing"]["mine"] == [2]
    await choose(bo, proposal, 2)
    out = (await choose(chi, proposal, 0)).json()
    assert [one["picked"] for one in out["choosing"]["options"]] == [False, False, True]
    assert code(await choose(chi, proposal, 0)) == (409, "proposal_closed")


async def test_a_tie_is_decided_by_a_lot_that_anyone_can_draw_again(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    proposal = await told(dana, coalition.id, **ROOMS)
    promised = (await dana.get(f"/proposals/{proposal['id']}/lot")).json()
    assert (promised["nonce"], promised["drawn"]) == (None, None)
    await choose(dana, proposal, 0)
    out = (await choose(bo, proposal, 2)).json()
    shown = await decision(bo, out["decision"]["id"])
    lot = (await bo.get(f"/proposals/{proposal['id']}/lot")).json()
    assert (shown["chosen"]["by_lot"], shown["chosen"]["picked"]) == (True, lot["drawn"])
    assert lot["commitment"] == promised["commitment"]
    assert sorted(lot["entries"]) == ["The café", "The yard"]


async def test_a_time_is_chosen_as_a_time(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    times = [(clock.now() + timedelta(days=days)).isoformat() for days in (10, 11)]
    proposal = await told(dana, coalition.id, **ROOMS | {"payload": {"times": times}})
    await choose(dana, proposal, 1)
    out = (await choose(bo, proposal, 1)).json()
    picked = [one for one in out["choosing"]["options"] if one["picked"]]
    assert (picked[0]["text"], picked[0]["approvals"]) == (None, 2)
    assert picked[0]["time"].startswith(times[1][:19])


async def test_a_time_that_is_past_by_then_sends_it_back_with_the_reason(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    times = [(clock.now() + timedelta(hours=hours)).isoformat() for hours in (1, 2)]
    proposal = await told(dana, coalition.id, **ROOMS | {"payload": {"times": times}})
    await choose(dana, proposal, 0)
    with later(hours=3):
        out = (await choose(bo, proposal, 0)).json()
        assert (out["status"], out["reason"]["by"], out["reason"]["code"]) == (
            "integrating",
            "not_possible",
            "time_is_past",
        )
        assert "This time is past." in out["reason"]["words"]
        times = [(clock.now() + timedelta(days=days)).isoformat() for days in (8, 9)]
        text = {key: ROOMS[key] for key in ("title", "text")} | {"payload": {"times": times}, "change": "substance"}
        again = await bo.post(f"/proposals/{proposal['id']}/versions", text, headers={"If-Match": '"1"'})
        assert (again.json()["status"], again.json()["choosing"]["mine"]) == ("choosing", None)
        for one in (dana, bo):
            out = (await choose(one, again.json(), 1)).json()
        assert out["status"] == "adopted"


async def test_too_few_answers_prolong_it_once_and_then_nothing_is_decided(world: World) -> None:
    coalition, (dana, *_) = await people(world)
    proposal = await told(dana, coalition.id, **ROOMS)
    await choose(dana, proposal, 0)
    with later(days=6):
        await tick(world)
        assert (await seen(dana, proposal))["stage"]["held_open"] == "quorum"
    with later(days=14):
        await tick(world)
    assert (await seen(dana, proposal))["reason"]["by"] == "no_quorum"


async def test_when_all_pass_nothing_is_decided(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    proposal = await told(dana, coalition.id, **ROOMS)
    for one in (dana, bo):
        out = (await choose(one, proposal)).json()
    assert (out["status"], out["reason"]["by"], out["my_turn"]) == ("lapsed", "nothing_chosen", None)


@pytest.mark.parametrize(
    ("payload", "pointer", "wrong"),
    [
        ({"options": ["One"]}, "/payload/options", "options_too_few"),
        ({"options": ["The Café", " the  café "]}, "/payload/options", "options_alike"),
        ({"options": [str(number) for number in range(21)]}, "/payload/options", "list_too_long"),
        ({}, "/payload/options", "options_or_times"),
        ({"options": ["A", "B"], "times": []}, "/payload/options", "options_or_times"),
        ({"times": ["2020-01-01T09:00:00Z", "2020-01-02T09:00:00Z"]}, "/payload/times/0", "time_is_past"),
        ({"times": ["2090-01-01T09:00:00Z", "2090-01-01T10:00:00+01:00"]}, "/payload/times", "options_alike"),
        ({"times": ["2090-01-01T09:00:00", "2090-01-02T09:00:00Z"]}, "/payload/times/0", "zone_missing"),
    ],
)
async def test_what_can_not_be_chosen_among_is_refused(
    world: World, payload: dict[str, Any], pointer: str, wrong: str
) -> None:
    coalition, (dana,) = await people(world, "Dana")
    answer = await dana.post(f"/coalitions/{coalition.id}/proposals", ROOMS | {"payload": payload})
    assert answer.status_code == 422
    assert (pointer, wrong) in fields(answer)


async def test_who_joined_later_an_unknown_option_an_old_version_and_another_kind_are_refused(world: World) -> None:
    coalition, (dana, _) = await people(world, "Dana", "Bo")
    proposal = await told(dana, coalition.id, **ROOMS)
    _, late = await world.member(coalition, "Late")
    assert code(await choose(late, proposal, 0)) == (409, "not_in_this_round")
    assert fields(await choose(dana, proposal, 3)) == [("/options/0", "option_unknown")]
    assert code(await choose(dana, proposal | {"version": 2}, 0)) == (409, "version_changed")
    action = await told(dana, coalition.id, kind="action", payload={})
    assert code(await choose(dana, action, 0)) == (409, "decided_otherwise")
    answer = {"answer": "consent", "version": 1}
    assert code(await dana.post(f"/proposals/{proposal['id']}/responses", answer)) == (409, "proposal_closed")
    with later(days=6):
        assert code(await choose(dana, proposal, 0)) == (409, "proposal_closed")
