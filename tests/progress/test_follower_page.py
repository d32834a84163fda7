"""The one page of a coalition that a follower has."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from httpx import Response
from sqlalchemy import event

from alongside.core.live import Hub
from tests.followers import admitted, in_days, link_to
from tests.world import World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def fields(value: Any) -> Any:
    """The names of all fields of a representation, without what they hold."""
    if isinstance(value, dict):
        return {name: fields(part) for name, part in value.items()}
    return [fields(value[0])] if isinstance(value, list) and value else None


async def test_the_page_has_these_fields_and_no_others(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    action = (await dana.post(f"/coalitions/{coalition.id}/actions", {"title": "Night badges"})).json()
    await dana.post(f"/actions/{action['id']}/told", {"sentence": "One badge works."})
    draft = {"following_id": str(following.id), "kind": "access", "text": "A seat in the canteen working group"}
    await dana.post(f"/coalitions/{coalition.id}/asks", draft)
    ask = dict.fromkeys(
        (
            *("id", "coalition_id", "kind", "text", "wanted_by", "state", "action", "opened_at", "age_days"),
            *("answered_at", "days_to_answer", "answer_words", "reason", "advice_sought", "delivered_at"),
            *("in_name", "with_people", "waiting_for_yes"),
        )
    ) | {
        "asked_by": {"id": None, "name": None},
        "asked_of": {"id": None, "name": None},
        "abilities": dict.fromkeys(("accept", "refuse", "delivered", "withdraw", "drop", "edit_draft")),
    }
    page = (await ingrid.get(f"/following/{coalition.id}")).json()
    assert fields(page) == {
        "coalition_id": None,
        "coalition_name": None,
        "until": None,
        "decision_number": None,
        "asks": [ask],
        "told": [dict.fromkeys(("id", "thing", "title", "stage", "sentence", "in_name", "with_people", "told_at"))],
        "looked_on": [None],
        "abilities": {"step_back": None},
    }


async def test_it_names_the_coalition_the_term_and_the_decision(world: World) -> None:
    coalition = await world.coalition()
    following, ingrid = await world.follower(coalition)
    page = (await ingrid.get(f"/following/{coalition.id}")).json()
    assert (page["coalition_name"], page["until"], page["decision_number"], page["abilities"]) == (
        coalition.name,
        following.until.isoformat(),
        following.decision_number,
        {"step_back": True},
    )


async def test_open_asks_come_first_soonest_wanted_then_answers_latest_first(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        following, ingrid = await world.follower(coalition)

        async def ask(text: str, wanted_by: str | None = None) -> str:
            body = {"following_id": str(following.id), "kind": "time", "text": text, "wanted_by": wanted_by}
            clock.shift(timedelta(minutes=1))
            return str((await dana.post(f"/coalitions/{coalition.id}/asks", body)).json()["id"])

        answered = [await ask("first answered"), await ask("last answered")]
        await ask("whenever, older")
        await ask("whenever, newer")
        await ask("later", in_days(9).isoformat())
        await ask("soon", in_days(2).isoformat())
        for one in answered:
            clock.shift(timedelta(minutes=1))
            await ingrid.post(f"/asks/{one}/accept", {})
        page = (await ingrid.get(f"/following/{coalition.id}")).json()
        assert [one["text"] for one in page["asks"]] == [
            *("soon", "later", "whenever, older", "whenever, newer"),
            *("last answered", "first answered"),
        ]
        (listed,) = (await ingrid.get("/following")).json()["items"]
        assert listed["open_asks"] == 4


async def test_followers_read_only_what_is_asked_of_themselves(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    _, olu = await world.follower(coalition, "Olu")
    body = {"following_id": str(following.id), "kind": "money", "text": "Forty badges"}
    await dana.post(f"/coalitions/{coalition.id}/asks", body)
    assert len((await ingrid.get(f"/following/{coalition.id}")).json()["asks"]) == 1
    assert (await olu.get(f"/following/{coalition.id}")).json()["asks"] == []


async def test_the_days_of_looking_are_kept_once_and_members_see_them(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, ingrid = await world.follower(coalition)
        for _ in range(2):
            assert (await ingrid.get(f"/following/{coalition.id}")).json()["looked_on"] == ["2026-11-23"]
        # Half past eleven at night by UTC is the next day in Madrid.
        clock.move_to(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
        assert (await ingrid.get(f"/following/{coalition.id}")).json()["looked_on"] == ["2026-11-23", "2026-11-25"]
        (shown,) = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
        assert shown["looked_on"] == ["2026-11-23", "2026-11-25"]


async def test_reading_the_list_of_pages_is_no_look(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    await ingrid.get("/following")
    (shown,) = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
    assert shown["looked_on"] == []


async def test_who_follows_nothing_has_an_empty_list(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    assert (await dana.get("/following")).json() == {"items": [], "next": None}
    assert (await world.anonymous().get("/following")).status_code == 401
    assert (await world.anonymous().get(f"/following/{coalition.id}")).status_code == 401


async def test_an_open_page_is_woken_by_what_is_told_and_asked(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    hub: Hub = world.app.state.hub
    assert following.person_id is not None
    action = (await dana.post(f"/coalitions/{coalition.id}/actions", {"title": "Night badges"})).json()
    ask = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes on the agenda"}
    with hub.listening([following.person_id]) as woken:

        async def wakes(answer: Response) -> Any:
            assert answer.is_success, answer.text
            assert await asyncio.wait_for(woken.get(), 10) == following.person_id
            assert woken.empty()
            return answer.json()

        await dana.put(f"/actions/{action['id']}", {"title": "Badges"}, version=action["version"])
        told = await wakes(await dana.post(f"/actions/{action['id']}/told", {"sentence": "One works."}))
        await wakes(await dana.post(f"/told/{told['told']['id']}/take-back"))
        made = await wakes(await dana.post(f"/coalitions/{coalition.id}/asks", ask))
        await wakes(await dana.post(f"/asks/{made['id']}/withdraw"))


async def test_the_list_of_pages_is_as_few_reads_for_many_coalitions_as_for_one(world: World) -> None:
    _, ingrid = await world.follower(await world.coalition())
    read: list[str] = []
    engine = world.database.read_engine

    def note(*given: Any) -> None:
        read.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        assert len((await ingrid.get("/following")).json()["items"]) == 1
        of_one = len(read)
        for _ in range(3):
            other = await world.coalition()
            admission = await admitted(world, other)
            token = await link_to((await world.member(other))[1], admission.id)
            assert (await ingrid.post("/followings/accept", {"token": token})).status_code == 201
        read.clear()
        assert len((await ingrid.get("/following")).json()["items"]) == 4
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len(read) == of_one
