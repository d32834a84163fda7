"""Asking for support: who reads it, who offers, and who says that it arrived (product.md S8, P2, P3, P8)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import Session, select

from alongside.offers import coming_due
from alongside.offers.models import Offer, SupportRequest
from tests.followers import in_days
from tests.offers.scenes import (
    answer,
    ask,
    asked,
    at_home,
    can,
    code,
    later,
    listed,
    look,
    offer,
    offered,
    on_record,
    tick,
)
from tests.world import World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_asked_of_all_it_is_on_the_record_and_anyone_offers(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    request = await asked(dana, coalition)
    assert await on_record(world, coalition) == (["support_asked"], 1)
    seen = await look(sam, request)
    assert (seen["asked_by"], seen["to_member"], seen["state"]) == (
        {"id": str(dana_seat.id), "name": "Dana"},
        None,
        "open",
    )
    assert can(seen) == {"offer"}
    assert await listed(sam, "support-requests", "to_all") == [request]
    # What one asked oneself is in one list, under what one asked.
    assert await listed(dana, "support-requests", "mine") == [request]
    assert await listed(dana, "support-requests", "to_all") == []
    one = await offered(sam, request, text="I read fast", named=True)
    # An offer is a question to the one who asked. Nothing of it shows to anybody else.
    assert await on_record(world, coalition) == (["support_asked"], 1)
    assert (await look(dana, request))["state"] == "offered"
    assert (await look(sam, request))["state"] == "open"
    assert (await answer(dana, one, "accepted")).status_code == 200
    assert (await look(dana, request))["helped_by"] == []
    assert await at_home(sam) == ["support_helping"]
    assert await at_home(dana) == ["support_coming"]
    assert (await sam.post(f"/support-requests/{request}/delivered")).status_code == 403
    # Of what answers a request it is said there, so that the two never say different things.
    assert (await sam.post(f"/offers/{one}/delivered")).status_code == 403
    assert code(await dana.post(f"/offers/{one}/delivered")) == "said_on_the_request"
    done = await dana.post(f"/support-requests/{request}/delivered")
    assert (done.status_code, done.json()["state"], done.json()["helped_by"]) == (200, "delivered", ["Sam"])
    assert (await on_record(world, coalition))[0] == ["support_asked", "support_found", "support_delivered"]
    assert [await at_home(one) for one in (dana, sam)] == [[], []]


async def test_asked_of_one_person_it_is_there_for_the_two_alone(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    request = await asked(dana, coalition, sam_seat)
    assert await on_record(world, coalition) == ([], 0)
    assert (await jun.get(f"/support-requests/{request}")).status_code == 404
    assert (await offer(jun, request)).status_code == 404
    assert await listed(jun, "support-requests", "to_all") == []
    assert await listed(sam, "support-requests", "to_me") == [request]
    assert await at_home(sam) == ["support_request"]
    assert can(await look(sam, request)) == {"offer", "say_not_now"}
    assert (await dana.post(f"/support-requests/{request}/not-now")).status_code == 403
    # While one's own offer waits, nothing is asked of oneself.
    one = await offered(sam, request)
    assert await at_home(sam) == ["support_offering"]
    assert (await sam.post(f"/offers/{one}/withdraw")).status_code == 200
    assert await at_home(sam) == ["support_request"]
    said = await sam.post(f"/support-requests/{request}/not-now")
    # Why it closed is its asker's to read; whoever said so has nothing more to do with it.
    assert (said.json()["state"], said.json()["ending"]) == ("closed", None)
    assert (await look(dana, request))["ending"] == "not_now"
    assert await listed(sam, "support-requests", "to_me") == []
    assert await at_home(sam) == []
    assert await on_record(world, coalition) == ([], 0)


@pytest.mark.parametrize("said", ["declined", "not_now"])
async def test_a_no_leaves_no_trace_in_any_list_nor_for_third_parties(world: World, said: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    request = await asked(dana, coalition)
    before = (await jun.get(f"/support-requests/{request}")).text, await on_record(world, coalition)
    one = await offered(sam, request)
    assert await listed(dana, "offers", "to_me") == [one] == await listed(sam, "offers", "mine")
    assert (await answer(dana, one, said)).status_code == 200
    assert await listed(dana, "offers", "to_me") == [] == await listed(sam, "offers", "mine")
    assert [(await look(who, request))["offers"] for who in (dana, sam)] == [[], []]
    assert ((await jun.get(f"/support-requests/{request}")).text, await on_record(world, coalition)) == before
    assert (await sam.get(f"/offers/{one}")).json()["state"] == said
    # After "not now" one can come back to it; a no stands.
    again = await offer(sam, request)
    assert again.status_code == (201 if said == "not_now" else 409)
    assert "offer" in can(await look(sam, request)) or said == "declined" or again.status_code == 201


async def test_yes_differently_says_how_and_only_the_two_read_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    request = await asked(dana, coalition)
    one = await offered(sam, request)
    assert (await answer(dana, one, "accepted_differently")).json()["errors"][0]["code"] == "say_how"
    assert (await answer(dana, one, "accepted", how="By phone")).status_code == 422
    assert (await answer(dana, one, "accepted_differently", how="By phone")).status_code == 200
    assert (await look(sam, request))["offers"][0]["how"] == "By phone"
    seen = (await jun.get(f"/support-requests/{request}")).text
    assert "By phone" not in seen
    assert "Sam" not in seen
    assert (await jun.get(f"/offers/{one}")).status_code == 404


async def test_what_is_closed_says_so_and_nobody_is_answered_with_a_riddle(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    closed, found, done = [await asked(dana, coalition) for _ in range(3)]
    waits = await offered(jun, closed)
    assert (await dana.post(f"/support-requests/{closed}/close")).status_code == 200
    for request in (found, done):
        assert (await answer(dana, await offered(sam, request), "accepted")).status_code == 200
    late = [await offered_or_code(jun, one) for one in (closed, found)]
    assert (await dana.post(f"/support-requests/{done}/delivered")).status_code == 200
    assert [*late, code(await offer(jun, done))] == ["request_closed", "request_accepted", "request_delivered"]
    assert [can(await look(jun, one)) for one in (closed, found, done)] == [set(), set(), set()]
    assert code(await answer(dana, waits, "accepted")) == "offer_over"
    assert code(await dana.post(f"/support-requests/{closed}/delivered")) == "request_closed"
    assert code(await dana.post(f"/support-requests/{done}/close")) == "request_delivered"
    assert code(await offer(dana, await asked(dana, coalition))) == "offering_oneself"


async def offered_or_code(browser: object, request: str) -> str:
    return code(await offer(browser, request))  # type: ignore[arg-type]


async def test_who_helps_can_step_back_and_then_another_can_help(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    request = await asked(dana, coalition)
    first, second = await offered(sam, request), await offered(jun, request)
    assert (await answer(dana, first, "accepted")).status_code == 200
    assert code(await answer(dana, second, "accepted")) == "request_accepted"
    assert (await sam.post(f"/offers/{first}/withdraw")).status_code == 200
    assert (await look(dana, request))["state"] == "offered"
    assert (await answer(dana, second, "accepted")).status_code == 200
    assert (await answer(dana, second, "declined")).status_code == 200
    assert (await look(dana, request))["state"] == "open"


@pytest.mark.parametrize("ends", ["withdraw", "decline", "leave"])
async def test_who_steps_back_after_the_last_day_leaves_time_for_others(world: World, ends: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, sam = await world.member(coalition, "Sam")
        _, jun = await world.member(coalition, "Jun")
        request = await asked(dana, coalition, wanted_by=in_days(2).isoformat())
        one = await offered(sam, request)
        assert (await answer(dana, one, "accepted")).status_code == 200
        await later(clock, 2, dana, sam, jun)
        if ends == "decline":
            assert (await answer(dana, one, "declined")).status_code == 200
        else:
            path = f"/offers/{one}/withdraw" if ends == "withdraw" else f"/coalitions/{coalition.id}/leave"
            assert (await sam.post(path)).status_code in {200, 204}
        seen = await look(dana, request)
        assert (seen["state"], seen["last_day"]) == ("open", in_days(30).isoformat())
        assert seen["wanted_by"] == in_days(0).isoformat()
        await later(clock, 2, dana, jun)
        await tick(world, coming_due.settle_due)
        assert (await look(dana, request))["state"] == "open"
        assert (await answer(dana, await offered(jun, request), "accepted")).status_code == 200


async def test_time_closes_what_waited_and_forgets_every_no(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        sam_seat, sam = await world.member(coalition, "Sam")
        assert code(await ask(dana, coalition, wanted_by="2026-11-22")) == "invalid_input"
        request = await asked(dana, coalition, sam_seat, wanted_by=in_days(2).isoformat())
        common = await asked(dana, coalition)
        one = await offered(sam, common)
        await later(clock, 3, dana, sam)
        # Before any tick, its day is over all the same.
        assert (await look(dana, request))["state"] == "closed"
        assert code(await offer(sam, request)) == "request_closed"
        await tick(world, coming_due.settle_due, coming_due.settle_due)
        assert (await look(dana, request))["ending"] == "expired"
        await later(clock, 12, dana, sam)
        assert code(await answer(dana, one, "accepted")) == "offer_over"
        await tick(world, coming_due.settle_due)
        clock.shift(timedelta(days=31))
        # Each no ends when its time is noted, and is kept thirty days from then.
        await tick(world, coming_due.settle_due, coming_due.forget_due)
        left = await world.database.read(lambda session: (rows(session, Offer), rows(session, SupportRequest)))
        assert left == ([], [common])
        assert (await on_record(world, coalition))[0] == ["support_asked"]


def rows(session: Session, table: Any) -> list[str]:
    return [str(one) for one in session.exec(select(table.id))]


async def test_an_offer_waits_no_longer_than_what_it_answers(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    today = datetime.now(ZoneInfo(coalition.zone)).date()
    request = await asked(dana, coalition, wanted_by=str(today + timedelta(days=2)))
    made_one = (await offer(sam, request)).json()
    assert made_one["answer_by"] == str(today + timedelta(days=2))


async def test_who_was_told_no_and_came_back_is_not_shown_an_offer_that_is_refused(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    person, sam = await world.person("Sam")
    await world.join(person, coalition)
    request = await asked(dana, coalition)
    await answer(dana, await offered(sam, request), "declined")
    assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    await world.join(person, coalition)
    assert code(await offer(sam, request)) == "already_offered"
    assert (await look(sam, request))["abilities"]["offer"] is False


async def test_where_one_was_accepted_no_yes_is_shown_to_another_until_it_is_open_again(world: World) -> None:
    """One goes on at a time: an answer that would be refused is not among those that are shown."""
    coalition = await world.coalition()
    (_, dana), (_, juno), (_, noor) = [await world.member(coalition, name) for name in ("Dana", "Juno", "Noor")]
    wanted = await asked(dana, coalition)
    first, second = await offered(juno, wanted), await offered(noor, wanted)
    assert (await answer(dana, first, "accepted")).status_code == 200
    assert (await answer(dana, second, "accepted")).status_code == 409
    assert (await dana.get(f"/offers/{second}")).json()["answers"] == ["not_now", "declined"]
    assert [one["answers"] for one in (await look(dana, wanted))["offers"]] == [["declined"], ["not_now", "declined"]]
    assert (await noor.post(f"/offers/{first}/withdraw")).status_code in {403, 404}
    assert (await juno.post(f"/offers/{first}/withdraw")).status_code == 200
    assert "accepted" in (await dana.get(f"/offers/{second}")).json()["answers"]
    # With what arrived, all that was offered beside it is over.
    (_, femi) = await world.member(coalition, "Femi")
    late = await offered(femi, wanted)
    assert (await answer(dana, second, "accepted")).status_code == 200
    assert (await dana.post(f"/support-requests/{wanted}/delivered")).json()["helped_by"] == []
    states = [
        (await one.get(f"/offers/{offer_id}")).json()["state"] for one, offer_id in ((noor, second), (femi, late))
    ]
    assert states == ["delivered", "expired"]
