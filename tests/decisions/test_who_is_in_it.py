"""Whom a version names stays asked for in the next one, or is out of it in every word (product.md P3)."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.core import clock
from alongside.decisions.carrying import says_one_of
from tests.decisions.rounds import RULE, code, consent_request, fields, seen, told, yes
from tests.decisions.scenes import amend
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NAMING = RULE | {"title": "Bo leads", "text": "Bo leads the meetings."}


class Led:
    """Dana's proposal names Bo, who said yes; Chi is a member, too."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self, **more: Any) -> "Led":
        self.coalition = await self.world.coalition()
        (self.writer, self.dana), (self.led, self.bo), (self.third, self.chi) = [
            await self.world.member(self.coalition, name) for name in ("Dana", "Bo", "Chi")
        ]
        who = more or {"names": [str(self.led.id)]}
        self.proposal = await told(self.dana, self.coalition.id, **NAMING | who)
        self.question = await consent_request(self.bo, self.proposal)
        assert (await yes(self.bo, self.question)).status_code == 200
        self.proposal = await seen(self.dana, self.proposal)
        assert self.proposal["version"] == 1
        return self

    async def asked_now(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.bo.get("/consents")).json()["items"][0]
        return found


@pytest.fixture
async def led(world: World) -> Led:
    return await Led(world).prepare()


async def test_a_next_version_keeps_everyone_and_waits_for_their_yes_to_its_words(led: Led) -> None:
    assert [one["name"] for one in led.proposal["names"]] == ["Bo"]
    written = await amend(led.chi, led.proposal, title="Bo leads", text="Bo leads the meetings, badly.")
    assert (written.status_code, written.json()["version"]) == (201, 1)
    assert [one["name"] for one in written.json()["draft"]["names"]] == ["Bo"]
    now = await led.asked_now()
    assert (now["state"], now["text"], now["from_name"]) == ("asked", "Bo leads the meetings, badly.", "Chi")
    assert (await yes(led.bo, now)).status_code == 200
    shown = await seen(led.dana, led.proposal)
    assert (shown["version"], [one["name"] for one in shown["names"]]) == (2, ["Bo"])
    assert (await led.bo.post(f"/consents/{now['id']}/revoke")).status_code == 200
    halted = await seen(led.chi, led.proposal)
    assert (halted["status"], halted["text"], halted["names"]) == ("integrating", "", [])


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"title": "BO leads"}, "/title"),
        ({"text": "Without the others, bo's way."}, "/text"),
        ({"note": "Because Bo asked for it."}, "/note"),
    ],
)
async def test_who_is_taken_out_is_not_called_by_name_either(led: Led, words: dict[str, str], where: str) -> None:
    out: dict[str, Any] = {"title": "Somebody leads", "text": "Both may, about whom we talk.", "names": []}
    refused = await amend(led.chi, led.proposal, **out | words)
    assert (refused.status_code, fields(refused)) == (422, [(where, "still_named")])
    sent = await amend(led.chi, led.proposal, **out)
    assert (sent.status_code, sent.json()["version"]) == (201, 2)


async def test_who_is_taken_out_of_what_would_be_done_is_not_called_by_name_there(world: World) -> None:
    led = await Led(world).prepare()
    action: dict[str, Any] = {"kind": "action", "weight": "full", "payload": {"about": "Bo holds the keys."}}
    proposal = await told(led.dana, led.coalition.id, **NAMING | action | {"names": [str(led.led.id)]})
    await yes(led.bo, await led.asked_now())
    kept: dict[str, Any] = {"title": "Keys", "text": "Somebody.", "names": [], "payload": action["payload"]}
    assert fields(await amend(led.chi, proposal, **kept)) == [("/payload/about", "still_named")]


async def test_a_draft_that_drops_a_name_keeps_none_of_it(led: Led) -> None:
    draft: dict[str, Any] = {
        "title": "Chi, too",
        "text": "Bo and Chi lead.",
        "names": [str(led.led.id), str(led.third.id)],
    }
    assert (await amend(led.dana, led.proposal, **draft)).status_code == 201
    path = f"/proposals/{led.proposal['id']}/draft"
    words: dict[str, Any] = {"title": "Led", "text": "Bo and Chi lead.", "payload": {}, "names": [str(led.led.id)]}
    assert fields(await led.dana.put(path, words, version=1)) == [("/text", "still_named")]
    nobody = words | {"names": [], "text": "Bo leads."}
    assert fields(await led.dana.put(path, nobody, version=1)) == [("/text", "still_named")]


async def test_what_is_said_together_stays_said_together(world: World) -> None:
    led = Led(world)
    led.coalition = await world.coalition()
    (writer, dana), (bo, bos), (_, chi) = [await world.member(led.coalition, name) for name in ("Dana", "Bo", "Chi")]
    proposal = await told(dana, led.coalition.id, **RULE | {"in_name": "ours", "with_people": [str(bo.id)]})
    await yes(bos, await consent_request(bos, proposal))
    draft = (await amend(chi, proposal, text="Another.")).json()["draft"]
    assert (draft["in_name"], {one["id"] for one in draft["with_people"]}) == ("ours", {str(bo.id), str(writer.id)})
    mine = (await amend(bos, proposal, text="Another.")).json()["draft"]
    assert (mine["in_name"], [one["id"] for one in mine["with_people"]]) == ("ours", [str(writer.id)])


async def test_who_is_named_writes_without_asking_themselves(led: Led) -> None:
    sent = await amend(led.bo, led.proposal, title="I lead", text="Bo leads, says Bo.")
    assert (sent.status_code, sent.json()["version"]) == (201, 2)
    assert sent.json()["written_by"]["name"] == "Bo"
    assert sent.json()["proposed_by"]["name"] == "Dana"


async def test_who_took_their_yes_back_is_not_asked_again_by_leaving_them_in(led: Led) -> None:
    assert (await led.bo.post(f"/consents/{led.question['id']}/revoke")).status_code == 200
    assert fields(await amend(led.chi, led.proposal, title="Led", text="Bo leads.")) == [("/text", "still_named")]
    sent = await amend(led.chi, led.proposal, title="Led", text="Someone leads.")
    assert (sent.status_code, sent.json()["version"]) == (201, 2)


async def test_a_halt_keeps_what_is_no_words_so_that_it_can_be_reworked(world: World) -> None:
    more = {"kind": "rhythm", "payload": {"weekday": 2}}
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, bos = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id, **NAMING | more | {"names": [str(bo.id)]})
    question = await consent_request(bos, proposal)
    await yes(bos, question)
    await bos.post(f"/consents/{question['id']}/revoke")
    shown = await seen(chi, proposal)
    assert (shown["text"], shown["payload"]["weekday"]) == ("", 2)
    kept = {name: value for name, value in shown["payload"].items() if value is not None}
    sent = await amend(chi, proposal, title="Wednesdays", text="Each.", payload=kept)
    assert (sent.status_code, sent.json()["payload"]["weekday"]) == (201, 2)


async def test_a_halt_withholds_what_people_wrote_into_the_particulars(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, bos = await world.member(coalition, "Bo")
    until = str(clock.now().date() + timedelta(days=90))
    follower = {"kind": "follower", "payload": {"name": "Bo Berg", "until": until}, "names": [str(bo.id)]}
    proposal = await told(dana, coalition.id, **NAMING | follower)
    question = await consent_request(bos, proposal)
    await yes(bos, question)
    await bos.post(f"/consents/{question['id']}/revoke")
    held = (await seen(bos, proposal))["payload"]
    assert (held["name"], held["until"]) == (None, until)


@pytest.mark.parametrize(
    ("words", "says"),
    [("Bo.", True), ("BO  leads", True), ("(bo)", True), ("about, Bob, elbow", False), ("", False)],
)
def test_a_name_is_found_whole_whatever_its_case(words: str, says: bool) -> None:
    assert says_one_of(words, ["Bo"]) is says


def test_a_name_of_two_words_is_found_across_a_line() -> None:
    assert says_one_of("as bo\nBERG says", ["Bo Berg"])
    assert not says_one_of("anything", [""])


async def newcomer_named(world: World) -> tuple[Browser, Browser, dict[str, Any]]:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    new, noor = await world.newcomer(coalition, "Noor")
    proposal = await told(dana, coalition.id, **RULE)
    assert (await amend(dana, proposal, text="Noor hosts.", names=[str(new.id)])).status_code == 201
    return dana, noor, proposal


async def test_a_next_version_is_taken_over_by_members_of_the_round_alone(world: World) -> None:
    dana, noor, proposal = await newcomer_named(world)
    question = (await noor.get("/consents")).json()["items"][0]
    assert "myself" not in question["answers"]
    assert "myself" not in (await noor.get(f"/consents/{question['id']}")).json()["answers"]
    refused = await noor.post(f"/consents/{question['id']}/answer", {"answer": "myself"})
    assert code(refused) == (409, "answer_not_offered")
    assert (await seen(dana, proposal))["draft"]["text"] == "Noor hosts."


async def test_a_member_of_the_round_takes_a_next_version_over_once(led: Led) -> None:
    assert (await amend(led.dana, led.proposal, text="Bo leads on.")).status_code == 201
    now = await led.asked_now()
    assert "myself" in now["answers"]
    own = await amend(led.bo, led.proposal, title="Mine", text="Chi and I.", names=[str(led.third.id)])
    assert own.json()["draft"]["text"] == "Chi and I."
    assert "myself" not in (await led.bo.get(f"/consents/{now['id']}")).json()["answers"]
    await led.bo.http.delete(f"/api/v1/proposals/{led.proposal['id']}/draft")
    assert (await led.bo.post(f"/consents/{now['id']}/answer", {"answer": "myself"})).status_code == 200
    assert (await seen(led.bo, led.proposal))["draft"]["text"] == "Bo leads on."
    kept = (await led.dana.get(f"/consents/{now['id']}")).json()
    assert (kept["text"], kept["state"]) == ("Bo leads on.", "myself"), "who wrote it still reads it"
