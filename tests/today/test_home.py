"""Home: three lists, soonest first, from all of a person's coalitions, and nobody else's."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.core import clock
from alongside.core.locales import say
from tests.actions.scenes import stay_signed_in
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def lists(browser: Browser) -> dict[str, list[dict[str, Any]]]:
    answer = await browser.get("/today")
    assert answer.status_code == 200, answer.text
    found: dict[str, list[dict[str, Any]]] = answer.json()
    return found


async def founded(world: World) -> tuple[str, Browser]:
    _, dana = await world.person("Dana")
    made = await dana.post("/coalitions", {"name": "Room", "purpose": "Rooms for all.", "visibility": "open"})
    assert made.status_code == 201, made.text
    return made.json()["id"], dana


async def test_nothing_needs_a_new_person(world: World) -> None:
    _, dana = await world.person("Dana")
    assert await lists(dana) == {"voice": [], "promises": [], "asked": [], "waiting": []}


async def test_a_promise_is_listed_and_asks_for_a_word_on_the_rhythms_day(world: World) -> None:
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        coalition, dana = await founded(world)
        body = {"sentence": "Ask facilities about room 3.12", "by_when": "2026-12-18", "rhythm": "weekly"}
        made = await dana.post(f"/coalitions/{coalition}/commitments", body)
        assert made.status_code == 201, made.text
        (row,) = (await lists(dana))["promises"]
        assert (row["sentence"], row["due_on"]) == (body["sentence"], None)
    with time_machine.travel("2026-11-27T09:00:00Z", tick=False):
        _, dana_again = dana, dana
        (row,) = (await lists(dana_again))["promises"]
        assert (row["due_on"], row["takes_word"]) == ("2026-11-27", True)
        said = await dana.post(f"/commitments/{row['id']}/check-ins", {"answer": "moving"})
        assert said.status_code == 201, said.text
        (row,) = (await lists(dana))["promises"]
        assert (row["due_on"], row["takes_word"]) == (None, False)
        # As its own page says.
        mine = (await dana.get(f"/commitments/{row['id']}")).json()
        assert mine["abilities"]["check_in"] is False
    with time_machine.travel("2026-11-28T09:00:00Z", tick=False):
        (row,) = (await lists(dana))["promises"]
        assert (row["due_on"], row["takes_word"]) == (None, True)


async def test_a_newcomer_waits_for_a_welcome_on_each_members_home(world: World) -> None:
    coalition, dana = await founded(world)
    _, noors = await world.person("Noor")
    assert (await noors.post(f"/coalitions/{coalition}/join")).status_code in {200, 201}
    (row,) = (await lists(dana))["asked"]
    assert (row["kind"], row["who"]) == ("welcome", "Noor")
    assert (await lists(noors))["asked"] == []


async def test_a_proposal_waits_for_each_who_was_asked_until_they_answer(world: World) -> None:
    coalition, dana = await founded(world)
    _, noors = await world.person("Noor")
    await noors.post(f"/coalitions/{coalition}/join")
    (welcome,) = (await lists(dana))["asked"]
    assert (await dana.post(f"/coalitions/{coalition}/members/{welcome['id']}/welcome")).status_code == 200
    review = (clock.now() + timedelta(days=90)).date().isoformat()
    body = {"kind": "action", "title": "A quiet room", "text": "Floor 3.", "review_on": review, "payload": {}}
    made = await dana.post(f"/coalitions/{coalition}/proposals", body)
    assert made.status_code == 201, made.text
    assert (await lists(dana))["voice"] == []
    (row,) = (await lists(noors))["voice"]
    assert row["title"] == "A quiet room"
    answered = await noors.post(f"/proposals/{row['id']}/responses", {"answer": "fine", "version": 1})
    assert answered.status_code in {200, 201}, answered.text
    assert (await lists(noors))["voice"] == []


async def test_asked_to_co_own_is_on_the_home_of_the_one_asked_alone(world: World) -> None:
    coalition, dana = await founded(world)
    _, noors = await world.person("Noor")
    await noors.post(f"/coalitions/{coalition}/join")
    (welcome,) = (await lists(dana))["asked"]
    await dana.post(f"/coalitions/{coalition}/members/{welcome['id']}/welcome")
    body = {"title": "Count the empty hours", "about": None, "brought_along": True, "ask": [welcome["id"]]}
    made = await dana.post(f"/coalitions/{coalition}/actions", body)
    assert made.status_code == 201, made.text
    (row,) = (await lists(noors))["asked"]
    assert (row["kind"], row["text"], row["who"]) == ("co_own", "Count the empty hours", "Dana")
    hers = await lists(dana)
    assert hers["asked"] == []
    (waited,) = hers["waiting"]
    assert (waited["kind"], waited["id"], waited["who"]) == ("co_own", row["id"], "Noor")
    assert (await lists(noors))["waiting"] == []
    assert (await noors.post(f"/consents/{row['id']}/answer", {"answer": "no"})).status_code == 200
    assert (await lists(dana))["waiting"] == []


async def test_the_feed_is_one_byte_equal_list_for_all_members(world: World) -> None:
    coalition, dana = await founded(world)
    _, noors = await world.person("Noor")
    await noors.post(f"/coalitions/{coalition}/join")
    assert (await noors.get(f"/coalitions/{coalition}/activity")).status_code == 403
    (welcome,) = (await lists(dana))["asked"]
    await dana.post(f"/coalitions/{coalition}/members/{welcome['id']}/welcome")
    hers = await dana.get(f"/coalitions/{coalition}/activity")
    theirs = await noors.get(f"/coalitions/{coalition}/activity")
    assert hers.status_code == 200
    assert hers.content == theirs.content
    assert "coalition_founded" in {row["kind"] for row in hers.json()["items"]}


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
async def test_a_question_waits_until_its_last_day_is_over_where_the_coalition_lives(world: World, zone: str) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=ZoneInfo(zone)), tick=False) as time:
        _, dana = await world.person("Dana")
        body = {"name": "Open doors", "purpose": "Reach every floor.", "visibility": "open", "zone": zone}
        coalition = (await dana.post("/coalitions", body)).json()["id"]
        _, noors = await world.person("Noor")
        noor = (await noors.post(f"/coalitions/{coalition}/join")).json()["id"]
        draft = {"title": "Measure the doors", "ask": [noor]}
        assert (await dana.post(f"/coalitions/{coalition}/actions", draft)).status_code == 201
        for day, found in (((2026, 11, 16, 23), 1), ((2026, 11, 17, 1), 0)):
            time.move_to(datetime(*day, tzinfo=ZoneInfo(zone)))
            await stay_signed_in(world)
            assert len((await lists(noors))["asked"]) == found
            assert len((await lists(dana))["waiting"]) == found


async def test_what_every_coalition_begins_with_is_named_in_the_readers_language(world: World) -> None:
    coalition, dana = await founded(world)
    dana.http.headers["Accept-Language"] = "ar"
    agreements = (await dana.get(f"/coalitions/{coalition}")).json()["agreements"]
    assert {row["title"] for row in agreements} == {say("ar", "purpose_title"), say("ar", "rhythm_title")}
    (first,) = (await dana.get(f"/coalitions/{coalition}/decisions")).json()["items"]
    assert first["title"] == say("ar", "founding_title")


async def test_a_question_is_shown_by_the_title_of_what_names_one(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    noor, noors = await world.member(coalition, "Noor")
    draft = {"kind": "action", "title": "A quiet room", "text": "Noor has the keys.\nAll of them.", "payload": {}}
    assert (await dana.post(f"/coalitions/{coalition.id}/proposals", draft | {"names": [str(noor.id)]})).is_success
    (row,) = (await lists(noors))["asked"]
    assert (row["kind"], row["text"]) == ("named", "A quiet room")
