"""Asking to join what looks for partners, and the credits once it is done (product.md S6)."""

from typing import Any

import pytest

from alongside.offers import coming_due
from tests.actions.scenes import begin, carried_by_two, code, look, names, say, stage, step_back
from tests.offers.scenes import answer, at_home, listed, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def join(browser: Browser, action: dict[str, Any], **fields: Any) -> Any:
    return await browser.post(f"/actions/{action['id']}/ask-to-join", fields)


async def test_a_member_asks_to_join_and_a_yes_lets_them_in(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    action = await begin(dana, coalition)
    assert (await look(sam, action))["abilities"]["ask_to_join"] is True
    asked = (await join(sam, action, words="I know the building")).json()
    also = (await join(jun, action)).json()
    assert (await look(jun, action))["co_owners"] == (await look(sam, action))["co_owners"]
    assert await at_home(dana) == ["support_offer"] * 2
    assert (await answer(dana, also["id"], "declined")).status_code == 200
    assert await listed(jun, "offers", "mine") == []
    assert (await answer(dana, asked["id"], "accepted")).json()["state"] == "delivered"
    assert names(await look(sam, action)) == ["Dana", "Sam"]
    assert await at_home(dana) == []
    assert code(await join(jun, action)) == "no_partners_wanted"
    assert code(await join(sam, action)) == "already_co_owner"
    assert (await look(jun, action))["abilities"]["ask_to_join"] is False


async def test_credits_name_everyone_who_held_a_part_and_would_be_named(world: World) -> None:
    coalition = await world.coalition()
    action, dana, amina = await carried_by_two(world, coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    held = {"sentence": "Measure it", "by_when": "2027-01-29", "serves": {"kind": "action", "id": action["id"]}}
    assert (await sam.post(f"/coalitions/{coalition.id}/commitments", held)).status_code == 201
    assert (await step_back(dana, action)).status_code == 200
    assert (await look(sam, action))["credits"] == {"people": [], "chosen_order": False, "mine": True}
    assert (
        code(await amina.put(f"/actions/{action['id']}/credits", {"order": [str(sam_seat.id)]})) == "credits_come_later"
    )
    for to in ("underway", "done"):
        assert (await stage(amina, action, to)).status_code == 200
    assert named(await look(sam, action)) == ["Amina", "Dana", "Sam"]
    ordered = await amina.put(f"/actions/{action['id']}/credits", {"order": [str(sam_seat.id)]})
    assert named(ordered.json()) == ["Sam", "Amina", "Dana"]
    assert named((await dana.put(f"/actions/{action['id']}/my-credit", {"credited": False})).json()) == ["Sam", "Amina"]
    assert (await look(dana, action))["credits"]["mine"] is False
    assert (await dana.put(f"/actions/{action['id']}/credits", {"order": None})).status_code == 403
    _, jun = await world.member(coalition, "Jun")
    assert code(await jun.put(f"/actions/{action['id']}/my-credit", {"credited": True})) == "no_part_in_it"
    assert named((await dana.put(f"/actions/{action['id']}/my-credit", {"credited": True})).json())[2:] == ["Dana"]


def named(action: dict[str, Any]) -> list[str]:
    return [one["name"] for one in action["credits"]["people"]]


async def test_who_carries_it_no_more_lets_nobody_in(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    action = await begin(dana, coalition)
    asked = (await join(sam, action)).json()["id"]
    assert (await step_back(dana, action)).status_code == 200
    assert code(await answer(dana, asked, "accepted")) == "take_it_up"
    assert (await jun.post(f"/actions/{action['id']}/take-up")).status_code == 200
    assert code(await answer(dana, asked, "accepted")) == "ask_the_co_owner"
    assert (await dana.get(f"/offers/{asked}")).json()["answers"] == ["not_now", "declined"]
    assert names(await look(jun, action)) == ["Jun"]
    assert (await answer(dana, asked, "not_now")).status_code == 200


async def test_who_was_let_in_meanwhile_is_not_asked_to_carry_it_any_more(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    jun, his = await world.member(coalition, "Jun")
    action = await begin(dana, coalition, jun)
    (asked,) = (await his.get("/consents")).json()["items"]
    wish = (await join(his, action)).json()
    assert (await answer(dana, wish["id"], "accepted")).status_code == 200
    assert (await look(dana, action))["waiting_for_a_yes"] is False
    assert (await his.get(f"/consents/{asked['id']}")).json()["state"] == "withdrawn"
    late = await say(his, action, "yes")
    assert (late.status_code, code(late)) == (409, "consent_withdrawn")
    assert names(await look(his, action)) == ["Dana", "Jun"]


@pytest.mark.parametrize("how", ["invited", "over"])
async def test_a_wish_to_join_that_has_lost_its_sense_waits_for_nobody(world: World, how: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    jun, his = await world.member(coalition, "Jun")
    _, sam = await world.member(coalition, "Sam")
    action = await begin(dana, coalition, jun)
    wish, also = (await join(his, action)).json(), (await join(sam, action)).json()
    if how == "invited":
        assert (await say(his, action, "yes")).status_code == 200
    else:
        assert (await stage(dana, action, "let_go")).status_code == 200
    await tick(world, coming_due.settle_due)
    assert (await his.get(f"/offers/{wish['id']}")).json()["state"] == "expired"
    left = [] if how == "over" else [also["id"]]
    assert await listed(dana, "offers", "to_me") == left
    assert len(await at_home(dana)) == len(left)
