"""Leaving: at once, without a word, and with nothing left hanging."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import Visibility
from alongside.core import clock
from alongside.departures import service
from tests.actions import scenes as actions
from tests.actions.scenes import happened
from tests.commitments import scenes as commitments
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition(visibility=Visibility.HIDDEN)


async def leave(browser: Browser, coalition: Coalition) -> None:
    answer = await browser.post(f"/coalitions/{coalition.id}/leave")
    assert (answer.status_code, answer.content) == (204, b"")


async def listed(browser: Browser, coalition: Coalition) -> list[str]:
    rows = (await browser.get(f"/coalitions/{coalition.id}/members")).json()["items"]
    return sorted(row["name"] for row in rows)


async def handover(world: World) -> int:
    said: int = await world.database.write(lambda session: service.due_handover(session, clock.now()))
    return said


async def test_leaving_ends_access_with_the_next_request_and_tells_nobody(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    _, femi = await world.member(coalition, "Femi")
    await leave(femi, coalition)
    for path in ("", "/members", "/invitations", "/board", "/activity", "/decisions", "/actions"):
        assert (await femi.get(f"/coalitions/{coalition.id}{path}")).status_code == 404, path
    assert await listed(dana, coalition) == ["Dana"]
    assert await happened(world, coalition) == []
    assert (await dana.get(f"/coalitions/{coalition.id}/activity")).json()["items"] == []


async def test_everywhere_else_one_stays(world: World, coalition: Coalition) -> None:
    other = await world.coalition("Elsewhere")
    person, femi = await world.person("Femi")
    for place in (coalition, other):
        await world.join(person, place)
    await leave(femi, coalition)
    assert await listed(femi, other) == ["Femi"]


async def test_a_newcomer_leaves_like_anyone(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, noor = await world.newcomer(coalition)
    await leave(noor, coalition)
    assert await listed(dana, coalition) == ["Dana"]


async def test_only_who_is_in_it_can_leave(world: World) -> None:
    open_, hidden = await world.coalition(), await world.coalition("Elsewhere", Visibility.HIDDEN)
    for coalition, outside in ((open_, 403), (hidden, 404)):
        await world.member(coalition)
        _, outsider = await world.person("Olu")
        _, former = await world.former_member(coalition)
        _, follower = await world.follower(coalition)
        expected = ((outsider, outside), (former, outside), (follower, 404), (world.anonymous(), 401))
        for browser, status in expected:
            assert (await browser.post(f"/coalitions/{coalition.id}/leave")).status_code == status


async def test_the_last_member_may_leave_and_the_coalition_is_not_on_offer_any_more(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, olu = await world.person("Olu")
    await leave(dana, coalition)
    assert (await olu.get("/coalitions")).json()["items"] == []
    again = await dana.post(f"/coalitions/{coalition.id}/join")
    assert (again.status_code, again.json()["code"]) == (409, "nobody_to_welcome")


async def test_leaving_twice_at_once_is_leaving_once(world: World, coalition: Coalition) -> None:
    await world.member(coalition)
    _, femi = await world.member(coalition, "Femi")
    answers = await asyncio.gather(*(femi.post(f"/coalitions/{coalition.id}/leave") for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [204, 404, 404, 404]


async def test_nobody_makes_a_way_back_in_while_leaving(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    path = f"/coalitions/{coalition.id}"
    for number in range(8):
        _, femi = await world.member(coalition, f"Femi {number}")
        invited, left = await asyncio.gather(femi.post(f"{path}/invitations", {}), femi.post(f"{path}/leave"))
        assert left.status_code == 204
        assert invited.status_code in {201, 404}
    assert (await dana.get(f"{path}/invitations")).json()["items"] == []


async def test_coming_back_is_a_new_membership_with_none_of_the_old_rights(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    before, femi = await world.member(coalition, "Femi")
    action = await actions.begin(femi, coalition)
    await leave(femi, coalition)
    answer = await femi.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["standing"]) == (201, "newcomer")
    assert answer.json()["id"] != str(before.id)
    await dana.post(f"/coalitions/{coalition.id}/members/{answer.json()['id']}/welcome")
    assert actions.names(await actions.look(femi, action)) == []
    assert (await actions.stage(femi, action, "underway")).status_code == 403


async def test_what_one_carried_goes_on_with_the_rest_or_looks_for_partners_from_tomorrow(world: World) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-20T17:00:00+01:00"), tick=False) as time:
        coalition = await world.coalition()
        dana_is, dana = await world.member(coalition)
        _, femi = await world.member(coalition, "Femi")
        alone = await actions.begin(femi, coalition)
        both = await actions.begin(femi, coalition, dana_is)
        await actions.say(dana, both, "yes")
        before = await happened(world, coalition)
        await leave(femi, coalition)
        left = [await actions.look(dana, action) for action in (alone, both)]
        assert [(actions.names(action), action["looking_for_partners"]) for action in left] == [
            ([], True),
            (["Dana"], True),
        ]
        assert await handover(world) == 0
        assert await happened(world, coalition) == before
        time.shift(timedelta(days=1))
        assert await handover(world) == 2
        assert await handover(world) == 0
        feed = (await dana.get(f"/coalitions/{coalition.id}/activity")).json()["items"]
        assert [(row["kind"], row["who"]) for row in feed[:2]] == [("partners_wanted", None)] * 2
        assert "Femi" not in str(feed)
        assert (await actions.take_up(dana, alone)).status_code == 200


async def test_ones_parts_are_let_go_and_others_keep_theirs(world: World, coalition: Coalition) -> None:
    dana = await world.member(coalition)
    _, femi = await world.member(coalition, "Femi")
    shared = await commitments.shared(femi, coalition, dana)
    alone = await commitments.make(femi, coalition)
    await leave(femi, coalition)
    now = (await dana[1].get(f"/commitments/{shared['id']}")).json()
    assert {(part["name"], part["status"]) for part in now["holders"]} == {("Dana", "active")}
    board = (await dana[1].get(f"/coalitions/{coalition.id}/board")).json()["items"]
    assert [row["id"] for row in board] == [shared["id"]]
    assert alone["id"] not in str(board)


async def test_what_one_asked_and_was_asked_waits_for_nobody(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition)
    femi_is, femi = await world.member(coalition, "Femi")
    asked = await actions.begin(femi, coalition, dana_is)
    was_asked = await actions.begin(dana, coalition, femi_is)
    await leave(femi, coalition)
    for action in (asked, was_asked):
        assert (await actions.look(dana, action))["waiting_for_a_yes"] is False
    late = await actions.say(dana, asked, "yes")
    assert (late.status_code, late.json()["code"]) == (409, "consent_withdrawn")
    assert (await actions.say(femi, was_asked, "yes")).status_code == 404


async def test_nobody_asks_or_welcomes_who_has_left(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    femi_is, femi = await world.member(coalition, "Femi")
    action = await actions.begin(dana, coalition)
    await leave(femi, coalition)
    assert (await actions.invite(dana, action, femi_is)).status_code == 404
    answer = await dana.post(f"/coalitions/{coalition.id}/members/{femi_is.id}/welcome")
    assert answer.status_code == 404


async def rows(world: World, membership: Membership) -> dict[str, Any]:
    found: dict[str, Any] = await world.database.read(
        lambda session: session.get_one(Membership, membership.id).model_dump()
    )
    return found


async def test_when_somebody_left_is_in_no_answer(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    femi_is, femi = await world.member(coalition, "Femi")
    await leave(femi, coalition)
    left_at = (await rows(world, femi_is))["left_at"]
    assert left_at is not None
    for path in ("", "/members", "/invitations", "/activity", "/board", "/actions"):
        read = (await dana.get(f"/coalitions/{coalition.id}{path}")).text
        assert str(femi_is.id) not in read
        assert left_at.strftime("%Y-%m-%dT%H:%M:%S") not in read
