"""Texts that wait for a yes while the round goes on: never to no end, and never said to be what they are not."""

from typing import Any

import pytest

from tests.decisions.rounds import RULE, code, consent_request, say, seen, told, yes
from tests.decisions.scenes import amend, three
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
DRAFT: dict[str, Any] = {"title": "With Bo", "text": "With Bo.", "payload": {}}


class Waiting:
    """Dana's next version names Bo and waits, and meanwhile consent is asked."""

    async def prepare(self, world: World) -> "Waiting":
        self.coalition = await world.coalition()
        _, self.dana = await world.member(self.coalition, "Dana")
        bo, self.bo = await world.member(self.coalition, "Bo")
        _, self.chi = await world.member(self.coalition, "Chi")
        self.names = [str(bo.id)]
        self.proposal = await told(self.dana, self.coalition.id, **RULE)
        assert (await amend(self.dana, self.proposal, **DRAFT, names=self.names)).status_code == 201
        for browsers in ((self.bo, self.chi), (self.dana, self.bo, self.chi)):
            for browser in browsers:
                assert (await browser.post(f"/proposals/{self.proposal['id']}/pass")).status_code == 200
        self.proposal = await seen(self.dana, self.proposal)
        assert self.proposal["status"] == "consent"
        return self

    async def redraft(self, **changed: Any) -> Any:
        words = DRAFT | {"names": self.names} | changed
        return await self.dana.put(f"/proposals/{self.proposal['id']}/draft", words, version=1)

    async def asked(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.bo.get("/consents")).json()["items"][0]
        return found


@pytest.fixture
async def waiting(world: World) -> Waiting:
    return await Waiting().prepare(world)


async def test_while_the_text_stands_still_a_draft_does_too(waiting: Waiting) -> None:
    shown = waiting.proposal
    assert (shown["draft"]["waits_for"], shown["abilities"]["edit_draft"]) == ("stage", False)
    assert shown["abilities"]["drop_draft"]
    assert code(await waiting.redraft(text="With Bo anew.")) == (409, "proposal_closed")
    assert (await waiting.asked())["text"] == "With Bo."


async def test_with_its_proposal_a_draft_ends_and_nobody_is_asked_about_it(waiting: Waiting) -> None:
    for browser in (waiting.dana, waiting.bo, waiting.chi):
        await say(browser, waiting.proposal, "consent")
    shown = await seen(waiting.dana, waiting.proposal)
    assert (shown["status"], shown["draft"], shown["abilities"]["edit_draft"]) == ("adopted", None, False)
    assert ((await waiting.asked())["state"], (await waiting.asked())["answers"]) == ("withdrawn", [])
    assert (await waiting.redraft()).status_code == 404


async def test_what_was_cleared_meanwhile_waits_for_its_writer_and_goes_out_as_it_is(waiting: Waiting) -> None:
    assert (await yes(waiting.bo, await waiting.asked())).status_code == 200
    assert (await seen(waiting.dana, waiting.proposal))["draft"]["waits_for"] == "stage"
    await say(waiting.chi, waiting.proposal, "objection", harm="The lift is broken.")
    for browser in (waiting.dana, waiting.bo):
        await say(browser, waiting.proposal, "consent")
    shown = await seen(waiting.dana, waiting.proposal)
    assert (shown["status"], shown["version"], shown["draft"]["waits_for"]) == ("integrating", 1, "writer")
    sent = await waiting.redraft()
    assert (sent.status_code, sent.json()["version"], sent.json()["text"]) == (200, 2, "With Bo.")


async def test_until_a_yes_is_there_it_waits_for_that(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, _ = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id, **RULE | {"names": [str(bo.id)]})
    assert proposal["draft"]["waits_for"] == "yes"


async def asking_bo(world: World) -> tuple[Browser, Browser, dict[str, Any], dict[str, Any]]:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, bos = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id, **RULE)
    said = {"kind": "question", "text": "Does Bo agree?", "names": [str(bo.id)]}
    note = (await chi.post(f"/proposals/{proposal['id']}/notes", said)).json()
    return bos, chi, proposal, note


async def test_a_question_whose_named_person_said_no_does_not_keep_its_writer_from_asking(world: World) -> None:
    bos, chi, proposal, _ = await asking_bo(world)
    again = {"kind": "question", "text": "And without a name?"}
    path = f"/proposals/{proposal['id']}/notes"
    assert code(await chi.post(path, again)) == (409, "others_first")
    question = (await bos.get("/consents")).json()["items"][0]
    await bos.post(f"/consents/{question['id']}/answer", {"answer": "no"})
    assert (await chi.post(path, again)).status_code == 201


async def test_words_that_wait_are_dropped_by_their_writer_alone(world: World) -> None:
    bos, chi, proposal, note = await asking_bo(world)
    path = f"/api/v1/notes/{note['id']}"
    assert (await bos.http.delete(path)).status_code == 404
    assert (await chi.http.delete(path)).status_code == 200
    assert (await chi.get(f"/proposals/{proposal['id']}/notes")).json()["items"] == []
    assert (await bos.get("/consents")).json()["items"][0]["state"] == "withdrawn"
    assert (await chi.http.delete(path)).status_code == 404


async def test_what_was_said_is_not_dropped(world: World) -> None:
    coalition, dana, bo, _ = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    said = await bo.post(f"/proposals/{proposal['id']}/notes", {"kind": "question", "text": "Why?"})
    assert (await bo.http.delete(f"/api/v1/notes/{said.json()['id']}")).status_code == 404
    assert len((await dana.get(f"/proposals/{proposal['id']}/notes")).json()["items"]) == 1


async def test_the_former_writer_changes_nothing_once_another_has_the_words(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    (bo, bos), (chi, chis) = [await world.member(coalition, name) for name in ("Bo", "Chi")]
    proposal = await told(dana, coalition.id, **RULE | {"names": [str(bo.id), str(chi.id)]})
    other = await consent_request(chis, proposal)
    changes = {"answer": "yes_with_changes", "text_hash": other["text_hash"], "text": "Other words."}
    assert (await chis.post(f"/consents/{other['id']}/answer", changes)).status_code == 200
    mine = await consent_request(bos, proposal)
    assert (await bos.post(f"/consents/{mine['id']}/answer", {"answer": "myself"})).status_code == 200
    shown = (await dana.get(f"/consents/{other['id']}")).json()
    assert (shown["state"], shown["abilities"]["take_changes"]) == ("withdrawn", False)
    assert code(await dana.post(f"/consents/{other['id']}/take-changes")) == (409, "no_changes_to_take")
    assert (await seen(bos, proposal))["draft"]["text"] == RULE["text"]
    beside = await seen(dana, proposal)
    assert (beside["beside"]["name"], beside["draft"], beside["abilities"]["withdraw"]) == ("Dana", None, False)
    words = {"title": RULE["title"], "text": "Bo and Chi.", "payload": {}, "names": [str(chi.id)]}
    assert (await bos.put(f"/proposals/{proposal['id']}/draft", words, version=0)).status_code == 200
    asked = (await chis.get("/consents")).json()["items"][0]
    assert (asked["state"], asked["from_name"], asked["text"]) == ("asked", "Bo", "Bo and Chi.")
