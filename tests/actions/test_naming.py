"""An action whose words name somebody: it is read, and starts, with their yes (product.md P3)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from alongside.actions import service
from alongside.actions.rules import Stage, WaitingForAYes
from alongside.actions.schemas import ActionStage
from alongside.consents import service as consents
from alongside.core import clock
from alongside.requests import service as requests
from tests.actions.scenes import actor_of, answer_about, begin, code, happened, look, stage, stay_signed_in
from tests.harness.races import at_once, kinds, often
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_it_is_read_and_starts_with_the_yes_of_those_it_names(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    _, ruth = await world.member(coalition, "Ruth")
    action = await begin(dana, coalition, about="Amina Kanari measures.", names=[str(amina.id)] * 2)
    assert (action["waiting_for_a_yes"], action["status"]) == (True, "agreed")
    waiting = await stage(dana, action, "underway")
    assert (waiting.status_code, code(waiting)) == (409, "waiting_for_a_yes")
    assert (await ruth.get(f"/actions/{action['id']}")).status_code == 404
    for path in ("actions", "activity", "board"):
        read = (await ruth.get(f"/coalitions/{coalition.id}/{path}")).text
        assert "Kanari" not in read
        assert action["title"] not in read
    await answer_about(hers, action["id"], "yes")
    assert (await look(ruth, action))["waiting_for_a_yes"] is False
    assert (await stage(dana, action, "underway")).status_code == 200


async def test_before_the_yes_nothing_is_on_record_and_no_page_wakes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[UUID] = []
    publish = world.app.state.hub.publish

    def listen(topics: Any) -> None:
        topics = set(topics)
        woken.extend(topics)
        publish(topics)

    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    ruth, her = await world.member(coalition, "Ruth")
    monkeypatch.setattr(world.app.state.hub, "publish", listen)
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id), str(ruth.id)])
    text = {"title": action["title"], "about": "Amina may measure."}
    await dana.put(f"/actions/{action['id']}", text, version=1)
    first = (await answer_about(hers, action["id"], "yes")).json()
    await hers.post(f"/consents/{first['id']}/revoke")
    await answer_about(hers, action["id"], "yes")
    assert coalition.id not in woken
    assert not [one for one in await happened(world, coalition) if "action" in one[0] or "owner" in one[0]]
    await answer_about(her, action["id"], "yes")
    assert coalition.id in woken
    assert [kind for kind, _ in await happened(world, coalition) if "action" in kind] == ["action_started"]
    woken.clear()
    await hers.post(f"/consents/{first['id']}/revoke")
    assert coalition.id in woken
    woken.clear()
    assert (await stage(dana, action, "let_go")).status_code == 200
    assert coalition.id not in woken
    assert [kind for kind, _ in await happened(world, coalition) if "action" in kind] == ["action_started"]


async def test_a_yes_taken_back_stops_what_is_underway_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    _, ruth = await world.member(coalition, "Ruth")
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
    said = (await answer_about(hers, action["id"], "yes")).json()
    await stage(dana, action, "underway")
    assert (await hers.post(f"/consents/{said['id']}/revoke")).status_code == 200
    now = await look(dana, action)
    assert (now["status"], now["waiting_for_a_yes"]) == ("agreed", True)
    assert (await ruth.get(f"/actions/{action['id']}")).status_code == 404
    text = {"title": action["title"], "about": "Somebody measures.", "names": []}
    assert (await dana.put(f"/actions/{action['id']}", text, version=now["version"])).status_code == 200
    assert (await look(ruth, action))["waiting_for_a_yes"] is False
    assert action["id"] in (await ruth.get(f"/coalitions/{coalition.id}/actions")).text
    assert (await stage(dana, action, "underway")).status_code == 200


async def test_a_no_that_is_forgotten_is_no_yes(world: World) -> None:
    with time_machine.travel("2026-11-02T09:00:00+01:00", tick=False) as time:
        coalition = await world.coalition()
        _, dana = await world.member(coalition, "Dana")
        amina, hers = await world.member(coalition, "Amina")
        _, ruth = await world.member(coalition, "Ruth")
        action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
        await answer_about(hers, action["id"], "no")
        time.shift(timedelta(days=31))
        assert await world.database.write(lambda session: consents.forget_due(session, clock.now())) == 1
        await stay_signed_in(world)
        assert (await look(dana, action))["waiting_for_a_yes"] is True
        assert code(await stage(dana, action, "underway")) == "waiting_for_a_yes"
        assert (await ruth.get(f"/actions/{action['id']}")).status_code == 404
        for path in ("actions", "activity", "board"):
            assert action["title"] not in (await ruth.get(f"/coalitions/{coalition.id}/{path}")).text


async def test_other_words_ask_again_also_when_names_are_left_out_of_the_request(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
    await answer_about(hers, action["id"], "yes")
    text = {"title": action["title"], "about": "Amina measures all of it."}
    changed = await dana.put(f"/actions/{action['id']}", text, version=1)
    assert changed.json()["waiting_for_a_yes"] is True
    again = (await hers.get("/consents")).json()["items"][0]
    assert (again["state"], again["text"]) == ("asked", "Amina measures all of it.")


async def test_the_same_words_ask_again_who_is_asked_no_more(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
    question = (await hers.get("/consents")).json()["items"][0]
    assert (await dana.post(f"/consents/{question['id']}/withdraw")).status_code == 200
    text = {"title": action["title"], "about": "Amina measures."}
    assert (await dana.put(f"/actions/{action['id']}", text, version=1)).status_code == 200
    assert (await hers.get(f"/consents/{question['id']}")).json()["state"] == "asked"


async def test_i_will_do_this_myself_makes_a_co_owner(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
    await answer_about(hers, action["id"], "myself")
    now = await look(hers, action)
    assert ([one["name"] for one in now["co_owners"]], now["waiting_for_a_yes"]) == (["Amina", "Dana"], False)


@often
async def test_a_withdrawal_against_the_start(world: World, number: int) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    starter, giver = await actor_of(world, dana), await actor_of(world, hers)
    for _ in range(number):
        action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
        said = (await answer_about(hers, action["id"], "yes")).json()
        outcome = await at_once(
            world,
            lambda session: service.move(
                session,
                UUID(action["id"]),  # noqa: B023
                ActionStage(stage=Stage.UNDERWAY),
                actor=starter,
            ),
            lambda session: requests.revoke(session, UUID(said["id"]), actor=giver),  # noqa: B023
        )
        assert outcome[1] is None
        assert kinds(outcome) <= {None, WaitingForAYes}
        now = await look(dana, action)
        assert (now["status"], now["waiting_for_a_yes"]) == ("agreed", True)


async def test_other_words_ask_nothing_more_of_anybody_once_the_action_is_let_go(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, about="Amina measures.", names=[str(amina.id)])
    said = await answer_about(hers, action["id"], "yes_with_changes", text="Amina may measure.")
    assert said.json()["state"] == "yes_with_changes"
    assert [one["kind"] for one in (await dana.get("/today")).json()["asked"]] == ["changes"]
    assert (await stage(dana, action, "let_go")).status_code == 200
    assert (await dana.get("/today")).json()["asked"] == []
    assert (await hers.get(f"/consents/{said.json()['id']}")).json()["state"] == "withdrawn"
    taken = await dana.post(f"/consents/{said.json()['id']}/take-changes")
    assert (taken.status_code, code(taken)) == (409, "no_changes_to_take")
