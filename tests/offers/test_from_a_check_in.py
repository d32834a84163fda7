"""What a check-in asks for is read by its readers, and "I can help" is an offer to its writer (S7, S8)."""

from typing import Any

import pytest

from tests.actions.scenes import begin, say, step_back
from tests.commitments.scenes import do, make, shared
from tests.commitments.together import walks
from tests.followers import in_days
from tests.notices.scenes import tick
from tests.offers.scenes import answer, code, listed, look, offer, on_record
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
STUCK = {"answer": "stuck", "ask": "Who knows the building rules?"}


async def stuck(browser: Browser, coalition_id: object, answer: str = "stuck", **fields: Any) -> Any:
    draft = {"sentence": "Draft it", "by_when": in_days(20).isoformat()} | fields
    commitment = (await browser.post(f"/coalitions/{coalition_id}/commitments", draft)).json()
    said = await browser.post(f"/commitments/{commitment['id']}/check-ins", STUCK | {"answer": answer})
    assert said.status_code == 201, said.text
    return said.json()


@pytest.mark.parametrize("said", ["done", "moving", "slower", "stuck", "change"])
async def test_whatever_is_said_what_would_help_is_asked(world: World, said: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    made = await stuck(dana, coalition.id, check_ins_read_by="coalition", answer=said)
    assert (await look(sam, made["request_id"]))["text"] == STUCK["ask"]
    help_with = await sam.post(f"/check-ins/{made['id']}/replies", {"kind": "can_help"})
    assert (await answer(dana, help_with.json()["offer_id"], "accepted")).status_code == 200
    assert (await dana.post(f"/support-requests/{made['request_id']}/delivered")).status_code == 200


async def test_only_the_readers_of_the_check_in_read_what_it_asks(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    said = await stuck(dana, coalition.id)
    before = await on_record(world, coalition)
    assert "support_asked" not in before[0]
    assert (await look(dana, said["request_id"]))["text"] == STUCK["ask"]
    assert (await sam.get(f"/support-requests/{said['request_id']}")).status_code == 404
    assert (await offer(sam, said["request_id"])).status_code == 404
    assert await listed(sam, "support-requests", "to_all") == []


async def test_i_can_help_becomes_an_offer_between_the_two(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    said = await stuck(dana, coalition.id, check_ins_read_by="coalition")
    before = await on_record(world, coalition)
    reply = await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help", "words": "I know someone"})
    assert reply.status_code == 201, reply.text
    offer_id = reply.json()["offer_id"]
    (seen,) = (await jun.get(f"/commitments/{said['commitment_id']}/check-ins")).json()["items"]
    assert (seen["replies"], seen["request_id"]) == ([], said["request_id"])
    assert (await look(dana, said["request_id"]))["offers"][0]["text"] == "I know someone"
    assert await on_record(world, coalition) == before
    again = await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help"})
    assert code(again) == "already_offered"
    assert (await answer(dana, offer_id, "accepted")).status_code == 200
    assert (await dana.post(f"/support-requests/{said['request_id']}/delivered")).status_code == 200
    late = await jun.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help"})
    assert code(late) == "request_delivered"


async def test_a_reader_finds_how_their_offer_stands_and_nobody_else_does(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    said = await stuck(dana, coalition.id, check_ins_read_by="coalition")

    async def found(browser: Browser) -> tuple[str | None, bool]:
        (one,) = (await browser.get(f"/commitments/{said['commitment_id']}/check-ins")).json()["items"]
        return one["offer"], one["abilities"]["help"]

    assert [await found(one) for one in (dana, sam, jun)] == [(None, False), (None, True), (None, True)]
    reply = await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help"})
    offer_id = reply.json()["offer_id"]
    assert [await found(one) for one in (dana, sam, jun)] == [(None, False), ("offered", False), (None, True)]
    assert (await answer(dana, offer_id, "accepted")).status_code == 200
    assert [await found(one) for one in (sam, jun)] == [("accepted", False), (None, False)]
    assert (await sam.post(f"/offers/{offer_id}/withdraw")).status_code == 200
    assert [await found(one) for one in (sam, jun)] == [(None, True), (None, True)]
    second = (await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help"})).json()["offer_id"]
    assert (await answer(dana, second, "declined")).status_code == 200
    assert [await found(one) for one in (sam, jun)] == [(None, False), (None, True)]


async def helping(browser: Browser) -> list[tuple[str, bool]]:
    """What home says of one's own offers: in which words, and whether they lead to the offer alone."""
    found = (await browser.get("/today")).json()
    rows = [one for one in found["asked"] + found["waiting"] if one["kind"].startswith("support_")]
    return [(one["text"], one["thing_id"] == one["id"]) for one in rows]


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("lost", ["carries", "holds"])
async def test_who_carries_or_holds_it_no_longer_finds_no_words_of_it_anywhere(
    world: World, lost: str, accepted: bool
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_is, sam = await world.member(coalition, "Sam")
    if lost == "carries":
        action = await begin(dana, coalition, sam_is)
        assert (await say(sam, action, "yes")).status_code == 200
        commitment = await make(dana, coalition, action_id=action["id"])
    else:
        commitment = await shared(dana, coalition, (sam_is, sam))
    said = (await dana.post(f"/commitments/{commitment['id']}/check-ins", STUCK)).json()
    reply = await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help", "words": "I do"})
    if accepted:
        assert (await answer(dana, reply.json()["offer_id"], "accepted")).status_code == 200
        await tick(world)
    assert await helping(sam) == [(STUCK["ask"], False)]
    gone = await (step_back(sam, action) if lost == "carries" else do(sam, commitment, "release"))
    assert gone.status_code == 200, gone.text
    assert (await sam.get(f"/support-requests/{said['request_id']}")).status_code == 404
    assert await helping(sam) == [("I do", True)]
    for path in ("/today", "/me/notices", "/offers?box=mine", "/support-requests?box=to_all"):
        assert STUCK["ask"] not in (await sam.get(path)).text, path
    # Whose question it is finds it as before.
    home = (await dana.get("/today")).json()
    kept = [one["thing_id"] for one in home["asked"] + home["waiting"] if one["kind"].startswith("support_")]
    assert kept == [said["request_id"]]


@pytest.mark.parametrize("accepted", [False, True])
async def test_who_walks_along_no_longer_finds_no_words_of_it_at_home(world: World, accepted: bool) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_is, sam = await world.member(coalition, "Sam")
    draft = {"sentence": "Draft it", "by_when": in_days(20).isoformat()}
    held = (await dana.post(f"/coalitions/{coalition.id}/commitments", draft)).json()
    along = await walks(dana, held, sam_is, sam)
    said = (await dana.post(f"/commitments/{held['id']}/check-ins", STUCK)).json()
    reply = await sam.post(f"/check-ins/{said['id']}/replies", {"kind": "can_help", "words": "I do"})
    if accepted:
        assert (await answer(dana, reply.json()["offer_id"], "accepted")).status_code == 200
    assert await helping(sam) == [(STUCK["ask"], False)]
    assert (await dana.post(f"/companions/{along}/end")).status_code in {200, 204}
    assert (await sam.get(f"/support-requests/{said['request_id']}")).status_code == 404
    # What is between the two is there still, in one's own words, and leads to where one may look.
    assert await helping(sam) == [("I do", True)]
    await walks(dana, held, sam_is, sam)
    assert (await helping(sam))[0][1] is ((await sam.get(f"/support-requests/{said['request_id']}")).status_code == 404)
