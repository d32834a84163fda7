"""Who is told of support: whom a question waits for, and who offered, of a yes; nobody of a limit, a mute or a no."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from alongside.coalitions.models import Coalition, Membership
from alongside.offers import coming_due
from tests.commitments.scenes import checked_in, make, reply
from tests.notices.scenes import at, new, notices, tick
from tests.offers.scenes import answer, asked, made, offered
from tests.offers.scenes import tick as due
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
MONDAY = at("2026-11-23T10:00:00+01:00")
Seated = tuple[Membership, Browser]


@pytest.fixture
async def room(world: World) -> tuple[Coalition, Seated, Seated]:
    """Dana and Sam in a coalition."""
    coalition = await world.coalition()
    return coalition, await world.member(coalition, "Dana"), await world.member(coalition, "Sam")


async def test_who_is_asked_alone_is_told_and_nobody_else(world: World, room: Any) -> None:
    coalition, (_, dana), (sam_seat, sam) = room
    _, jun = await world.member(coalition, "Jun")
    await asked(dana, coalition)
    request = await asked(dana, coalition, sam_seat)
    for _ in range(2):
        await tick(world)
    assert await notices(world) == [("support_wanted", "Sam")]
    [item] = (await sam.get("/me/notices")).json()["items"]
    assert (item["page_id"], item["kind"]) == (request, "ask")
    assert (await new(dana), await new(jun)) == ([], [])
    await dana.post(f"/support-requests/{request}/close")
    assert await new(sam) == []


async def test_an_offer_on_my_request_waits_for_me_and_my_yes_is_told_to_who_offered(world: World, room: Any) -> None:
    coalition, (_, dana), (_, sam) = room
    request = await asked(dana, coalition)
    offer = await offered(sam, request)
    await tick(world)
    assert (await new(dana), await new(sam)) == (["support_on_request"], [])
    [item] = (await dana.get("/me/notices")).json()["items"]
    assert (item["page_id"], item["kind"]) == (request, "question")
    await answer(dana, offer, "accepted")
    await tick(world)
    assert (await new(dana), await new(sam)) == ([], ["support_accepted"])
    assert (await dana.post(f"/support-requests/{request}/delivered")).status_code == 200
    await tick(world)
    assert await new(sam) == ["support_accepted"]


async def test_i_can_help_on_a_check_in_is_told_once_as_an_offer(world: World, room: Any) -> None:
    coalition, (_, dana), (_, sam) = room
    _, jun = await world.member(coalition, "Jun")
    said = await checked_in(dana, await make(dana, coalition, check_ins_read_by="coalition"), "stuck")
    offer = made(await reply(sam, said, "can_help"))
    for _ in range(2):
        await tick(world)
    assert (await new(dana), await new(sam), await new(jun)) == (["support_offered"], [], [])
    assert (await dana.get("/me/notices")).json()["items"][0]["page_id"] == offer
    await answer(dana, offer, "accepted")
    await tick(world)
    assert (await new(dana), await new(sam), await new(jun)) == ([], ["support_accepted"], [])


async def test_what_is_offered_unasked_waits_and_a_no_leaves_no_trace(world: World, room: Any) -> None:
    coalition, (_, dana), (sam_seat, sam) = room
    draft = {"kind": "time", "text": "An hour on Thursday", "to": str(sam_seat.id)}
    offer = made(await dana.post(f"/coalitions/{coalition.id}/offers", draft))
    await tick(world)
    assert (await new(dana), await new(sam)) == ([], ["support_offered"])
    await answer(sam, offer, "declined")
    await tick(world)
    assert (await new(dana), await new(sam)) == ([], [])


async def test_what_a_limit_keeps_back_is_told_neither_to_who_is_asked_nor_to_who_asked(
    world: World, room: Any
) -> None:
    coalition, (_, dana), (sam_seat, sam) = room
    with time_machine.travel(MONDAY, tick=False) as time:
        await sam.put(f"/coalitions/{coalition.id}/my-limit", {"at_most": 0})
        await asked(dana, coalition, sam_seat)
        _, jun = await world.member(coalition, "Jun")
        draft = {"kind": "time", "text": "An hour", "to": str(sam_seat.id)}
        made(await jun.post(f"/coalitions/{coalition.id}/offers", draft))
        await tick(world)
        time.shift(timedelta(hours=25))
        await due(world, coming_due.settle_due)
        await tick(world)
        assert await notices(world) == []


async def test_whom_one_muted_is_told_of_in_nothing_and_unmuted_in_what_waits(world: World, room: Any) -> None:
    coalition, (dana_seat, dana), (sam_seat, sam) = room
    request = await asked(sam, coalition)
    await sam.put(f"/memberships/{dana_seat.id}/mute", {})
    await asked(dana, coalition, sam_seat)
    await offered(dana, request)
    await tick(world)
    assert await notices(world) == []
    await sam.delete(f"/memberships/{dana_seat.id}/mute")
    await tick(world)
    assert await new(sam) == ["support_on_request", "support_wanted"]


async def test_who_leaves_is_told_nothing_and_takes_what_they_offered_along(world: World, room: Any) -> None:
    coalition, (_, dana), (_, sam) = room
    request = await asked(dana, coalition)
    await offered(sam, request)
    await tick(world)
    assert await new(dana) == ["support_on_request"]
    await sam.post(f"/coalitions/{coalition.id}/leave")
    assert await new(dana) == []
