"""Offers that answer no request: lent things, to one person or to whoever takes them up (product.md S8)."""

from typing import Any

import pytest

from alongside.coalitions.models import Coalition
from tests.followers import in_days
from tests.offers.scenes import answer, asked, at_home, can, code, listed, look, made, on_record
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
SLOT = {"kind": "agenda_slot", "text": "Ten minutes in our Monday meeting", "no_strings": True}


async def give(browser: Browser, coalition: Coalition, **fields: Any) -> Any:
    return await browser.post(f"/coalitions/{coalition.id}/offers", SLOT | {"until": in_days(30).isoformat()} | fields)


async def test_what_is_lent_says_until_when_and_comes_without_strings(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    unending = await give(dana, coalition, until=None)
    assert unending.json()["errors"][0] == unending.json()["errors"][0] | {
        "pointer": "/until",
        "code": "lent_until_when",
    }
    assert (await give(dana, coalition, no_strings=False)).json()["errors"][0]["code"] == "without_strings"
    assert (await give(dana, coalition, until=in_days(500).isoformat())).json()["errors"][0]["code"] == "lent_too_long"
    assert (await give(dana, coalition)).status_code == 201
    # No credit before it arrives: it is on no record.
    assert await on_record(world, coalition) == ([], 0)


async def test_what_is_lent_answers_a_request_too_and_says_what_it_is(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    request = await asked(dana, coalition)
    lends = {"kind": "seat", "until": in_days(9).isoformat(), "no_strings": True, "named": True}
    unnamed = await sam.post(f"/support-requests/{request}/offers", lends)
    assert [(one["pointer"], one["code"]) for one in unnamed.json()["errors"]] == [("/text", "lent_what")]
    seat = made(await sam.post(f"/support-requests/{request}/offers", lends | {"text": "My seat on the panel"}))
    (read,) = (await look(dana, request))["offers"]
    assert (read["id"], read["kind"], read["until"]) == (seat, "seat", lends["until"])
    assert (await answer(dana, seat, "accepted")).status_code == 200
    # Named once it has arrived, and not before.
    assert (await look(dana, request))["helped_by"] == []
    assert (await dana.post(f"/support-requests/{request}/delivered")).json()["helped_by"] == ["Sam"]


async def test_an_offer_stands_at_home_until_it_is_answered_whether_it_arrived_or_not(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    jun_seat, jun = await world.member(coalition, "Jun")
    assert (await jun.put(f"/coalitions/{coalition.id}/my-limit", {"at_most": 0})).status_code == 200
    arrives = made(await give(dana, coalition, to=str(sam_seat.id)))
    held_back = made(await give(dana, coalition, to=str(jun_seat.id)))
    made(await give(dana, coalition))
    rows = (await dana.get("/today")).json()["waiting"]
    assert {(row["kind"], row["id"], row["who"]) for row in rows} == {
        ("support_offering", arrives, "Sam"),
        ("support_offering", held_back, "Jun"),
    }
    assert (await at_home(sam), await at_home(jun)) == (["support_offer"], [])
    assert (await answer(sam, arrives, "declined")).status_code == 200
    assert await at_home(dana) == ["support_offering"]


async def test_whoever_takes_it_up_first_has_it_and_says_that_it_arrived(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    slot = made(await give(dana, coalition))
    assert await listed(sam, "offers", "to_all") == [slot] == await listed(jun, "offers", "to_all")
    # Whoever offers it has it under their own.
    assert (await listed(dana, "offers", "to_all"), await listed(dana, "offers", "mine")) == ([], [slot])
    assert can((await sam.get(f"/offers/{slot}")).json()) == {"take_up"}
    assert code(await dana.post(f"/offers/{slot}/take-up")) == "offering_oneself"
    taken = await sam.post(f"/offers/{slot}/take-up", {"how": "Could it be Tuesday?"})
    assert taken.json()["state"] == "accepted_differently"
    assert (await jun.post(f"/offers/{slot}/take-up")).status_code == 404
    assert await listed(jun, "offers", "to_all") == []
    assert (await at_home(dana), await at_home(sam)) == (["support_helping"], ["support_coming"])
    assert (await dana.post(f"/offers/{slot}/delivered")).status_code == 403
    assert (await sam.post(f"/offers/{slot}/delivered")).json()["state"] == "delivered"
    assert code(await dana.post(f"/offers/{slot}/withdraw")) == "offer_delivered"


async def test_an_offer_to_one_person_is_a_question_that_has_no_effect_before_their_yes(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    slot = made(await give(dana, coalition, to=str(sam_seat.id)))
    assert await at_home(sam) == ["support_offer"]
    assert (await sam.get(f"/offers/{slot}")).json()["answers"] == [
        "accepted",
        "accepted_differently",
        "not_now",
        "declined",
    ]
    assert (await dana.get(f"/offers/{slot}")).json()["answers"] == []
    assert code(await sam.post(f"/offers/{slot}/delivered")) == "offer_waits"
    assert (await answer(sam, slot, "declined")).status_code == 200
    assert code(await answer(sam, slot, "accepted")) == "offer_answered"
    assert code(await give(dana, coalition, to=str(sam_seat.id))) == "asked_not_long_ago"


async def test_who_leaves_leaves_quietly_and_whom_they_helped_can_find_another(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    from_dana = made(await dana.post(f"/coalitions/{coalition.id}/support-requests", {"kind": "time", "text": "T"}))
    helping = made(await sam.post(f"/support-requests/{from_dana}/offers", {"kind": "time"}))
    assert (await answer(dana, helping, "accepted")).status_code == 200
    of_sam = made(await sam.post(f"/coalitions/{coalition.id}/support-requests", {"kind": "time", "text": "T"}))
    slot = made(await give(sam, coalition))
    before = await on_record(world, coalition)
    assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert await on_record(world, coalition) == before
    assert (await dana.get(f"/support-requests/{from_dana}")).json()["state"] == "open"
    assert (await dana.get(f"/support-requests/{of_sam}")).json()["state"] == "closed"
    assert "Sam" not in (await dana.get(f"/support-requests/{of_sam}")).text
    assert (await dana.get(f"/offers/{slot}")).status_code == 404
    assert await at_home(dana) == []
