"""Lists of proposals and decisions, and what of a round is shown to whom."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, col, select

from alongside.activity.models import Activity, ActivityActor
from alongside.coalitions.rules import Visibility
from alongside.core import clock
from alongside.decisions import queries
from tests.decisions.rounds import HARM, affected, code, say, seen, told
from tests.decisions.scenes import amend
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def items(browser: Browser, path: str) -> list[dict[str, Any]]:
    """The whole list, page by page."""
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = (await browser.get(f"{path}{'&' if '?' in path else '?'}limit=2{after}")).json()
        found += page["items"]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


async def test_proposals_are_listed_newest_first_page_by_page_and_by_state(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    made = [await told(dana, coalition.id, title=str(number), payload={"name": str(number)}) for number in range(5)]
    await say(bo, made[1])
    await affected(bo, made[3])
    path = f"/coalitions/{coalition.id}/proposals"
    assert [line["title"] for line in await items(bo, path)] == ["4", "3", "2", "1", "0"]
    assert [line["title"] for line in await items(bo, f"{path}?status=told")] == ["4", "2", "0"]
    assert [line["title"] for line in await items(bo, f"{path}?status=adopted")] == ["1"]
    assert [line["title"] for line in await items(bo, f"{path}?status=questions")] == ["3"]
    assert [line["title"] for line in await items(bo, f"{path}?open=true")] == ["4", "3", "2", "0"]
    assert [line["title"] for line in await items(bo, f"{path}?open=false")] == ["1"]
    assert [line["waits_for_me"] for line in await items(bo, path)] == [True, True, True, False, True]
    assert [line["waits_for_me"] for line in await items(dana, path)] == [False, True, False, False, False]
    assert code(await bo.get(f"{path}?status=lost")) == (422, "wrong_input")
    assert code(await bo.get(f"{path}?after=!")) == (400, "cursor_unreadable")


async def test_versions_are_listed_newest_first_page_by_page(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id, weight="full")
    other = await told(dana, coalition.id, weight="full", payload={"name": "Day shifts"})
    for base in range(1, 5):
        changed = {"text": f"Version {base + 1}.", "payload": {"name": "Night shifts"}}
        assert (await amend(bo, proposal, base=base, **changed)).status_code == 201
    path = f"/proposals/{proposal['id']}/versions"
    assert [line["number"] for line in await items(dana, path)] == [5, 4, 3, 2, 1]
    after = (await dana.get(f"{path}?limit=2")).json()["next"]
    assert (await dana.get(f"/proposals/{other['id']}/versions?after={after}")).json()["items"] == []


async def test_decisions_are_numbered_without_gaps_and_listed_newest_first(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    for number in range(4):
        await told(dana, coalition.id, title=str(number), payload={"name": str(number)})
    lines = await items(dana, f"/coalitions/{coalition.id}/decisions")
    assert [line["number"] for line in lines] == [5, 4, 3, 2, 1]
    assert {line["method"] for line in lines} == {"small", "founding"}


async def test_each_coalition_counts_its_own_decisions(world: World) -> None:
    numbers = []
    for name in ("One", "Two"):
        coalition = await world.coalition(name)
        _, dana = await world.member(coalition)
        numbers.append((await told(dana, coalition.id))["decision"]["number"])
    assert numbers == [2, 2]


async def test_a_decision_of_another_coalition_is_like_one_that_is_not_there(world: World) -> None:
    coalition, other = await world.coalition(), await world.coalition("Other", Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    _, stranger = await world.member(other, "Stranger")
    _, noor = await world.newcomer(coalition)
    decision = (await told(dana, coalition.id))["decision"]["id"]
    missing = await stranger.get(f"/decisions/{uuid4()}")
    for browser in (stranger, noor):
        answer = await browser.get(f"/decisions/{decision}")
        assert (answer.status_code, answer.content) == (404, missing.content)
    assert code(await noor.get(f"/coalitions/{coalition.id}/decisions")) == (403, "not_permitted")


async def test_a_fine_is_read_by_nobody_else_and_nobody_is_counted(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo_seat, bo = await world.member(coalition, "Bo Canary")
    await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    before = await seen(dana, proposal)
    await say(bo, proposal)
    after = await dana.get(f"/proposals/{proposal['id']}")
    assert after.json() == before | {"quorum_reached": True}, "only that enough have answered is shown, not who"
    assert "Canary" not in after.text
    assert str(bo_seat.id) not in after.text
    assert not any("count" in key or key in {"asked", "answered"} for key in after.json())
    assert after.json()["affected"] == {"mine": False, "some": False, "five_or_more": None}


async def test_who_is_affected_stays_unnamed_to_others_and_in_the_record(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo_seat, bo = await world.member(coalition, "Bo Canary")
    proposal = await told(dana, coalition.id)
    said = (await affected(bo, proposal)).json()
    assert said["affected"] == {"mine": True, "some": True, "five_or_more": None}
    for path in ("", "/notes", "/versions", "/versions/1"):
        shown = (await dana.get(f"/proposals/{proposal['id']}{path}")).text
        assert "Canary" not in shown
        assert str(bo_seat.id) not in shown
    shown = (await dana.get(f"/coalitions/{coalition.id}/proposals")).text
    assert "Canary" not in shown
    assert (await seen(dana, proposal))["affected"] == {"mine": False, "some": True, "five_or_more": None}

    def actors(session: Session) -> list[tuple[str, Any]]:
        rows = select(Activity.kind, ActivityActor.membership_id).outerjoin(
            ActivityActor, col(ActivityActor.activity_id) == col(Activity.id)
        )
        return [(kind, membership) for kind, membership in session.exec(rows.order_by(col(Activity.sequence)))]

    told_by_dana, turned, moved = await world.database.read(actors)
    assert (turned, moved) == (("proposal_turned_full", None), ("proposal_moved", None))
    assert told_by_dana[1] != bo_seat.id


async def test_the_last_yes_is_not_named_by_the_decision(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo_seat, bo = await world.member(coalition, "Bo")
    await say(bo, await told(dana, coalition.id))

    def actors(session: Session) -> set[Any]:
        return set(session.exec(select(ActivityActor.membership_id)))

    assert bo_seat.id not in await world.database.read(actors)


async def test_from_five_on_those_affected_are_a_number_and_some_below(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    others = [(await world.member(coalition, f"Member {number}"))[1] for number in range(5)]
    proposal = await told(dana, coalition.id)
    for number, browser in enumerate(others, 1):
        await affected(browser, proposal)
        shown = {"mine": False, "some": True, "five_or_more": number if number >= 5 else None}
        assert (await seen(dana, proposal))["affected"] == shown
    await affected(others[0], proposal, yes=False)
    assert (await seen(dana, proposal))["affected"] == {"mine": False, "some": True, "five_or_more": None}


async def test_what_waits_for_ones_answer_is_found(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo_seat, bo = await world.member(coalition, "Bo")
    first, second, third = [
        await told(dana, coalition.id, title=str(number), payload={"name": str(number)}) for number in range(3)
    ]
    await say(bo, second)

    def waiting(session: Session) -> set[str]:
        return {str(one) for one in queries.waiting_for(session, [bo_seat.id], clock.now())}

    assert await world.database.read(waiting) == {first["id"], third["id"]}
    await say(bo, first, **HARM)
    assert await world.database.read(waiting) == {first["id"], third["id"]}, "as a full one it asks everybody anew"
    await bo.post(f"/proposals/{first['id']}/pass")
    assert await world.database.read(waiting) == {third["id"]}


async def test_who_proposed_did_not_pass_the_round_of_questions_that_it_opens_with(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    _, bo = await world.member(coalition, "Bo")
    full = await told(dana, coalition.id, weight="full")
    assert (full["stage"]["name"], full["my_turn"]) == ("questions", "proposed")
    assert (await bo.post(f"/proposals/{full['id']}/pass")).json()["my_turn"] is None
    assert (await seen(dana, full))["stage"]["name"] == "reactions"
    # Once a small one became a full one, its proposer has a turn like everyone.
    small = await told(dana, coalition.id, kind="action", payload={}, weight="small")
    turned = (await affected(bo, small)).json()
    assert (turned["stage"]["name"], (await seen(dana, small))["my_turn"]) == ("questions", None)
