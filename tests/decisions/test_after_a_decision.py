"""A yes that is taken back once its text was decided: the record stands, and what can still be halted halts (P3)."""

from typing import Any

import pytest
from httpx import Response

from tests.decisions.choosing import RULE, decision, reviews
from tests.decisions.rounds import WALK, consent_request, record_of, say, seen, told, yes
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


class Decided:
    """Dana proposed what names Bo, with Bo's yes; everyone agreed to it."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self, **fields: Any) -> "Decided":
        self.coalition = await self.world.coalition()
        _, self.dana = await self.world.member(self.coalition, "Dana")
        self.named, self.bo = await self.world.member(self.coalition, "Bo")
        _, self.chi = await self.world.member(self.coalition, "Chi")
        proposal = await told(self.dana, self.coalition.id, **fields, names=[str(self.named.id)])
        self.asked = await consent_request(self.bo, proposal)
        await yes(self.bo, self.asked)
        for browsers in ((self.bo, self.chi), (self.dana, self.bo, self.chi)):
            for one in browsers:
                if (await seen(one, proposal))["abilities"]["pass"]:
                    await one.post(f"/proposals/{proposal['id']}/pass")
        for one in (self.dana, self.bo, self.chi):
            now = await seen(one, proposal)
            if now["abilities"]["answer"]:
                await say(one, now, "fine" if now["weight"] == "small" else "consent")
        out = await seen(self.chi, proposal)
        assert out["status"] == "adopted", out
        self.decision = str(out["decision"]["id"])
        self.made = str((await decision(self.chi, self.decision))["made"][0]["id"])
        return self

    async def take_back(self) -> None:
        assert (await self.bo.post(f"/consents/{self.asked['id']}/revoke")).status_code == 200

    async def action(self, browser: Browser) -> dict[str, Any]:
        answer = await browser.get(f"/actions/{self.made}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def edit(self, **words: Any) -> Response:
        """Dana, who carries the action, writes it anew."""
        now = await self.action(self.dana)
        fields = {"title": now["title"], "about": now["about"]} | words
        return await self.dana.put(f"/actions/{self.made}", fields, version=now["version"])

    async def begins(self) -> int:
        return (await self.dana.post(f"/actions/{self.made}/stage", {"stage": "underway"})).status_code

    async def of_the_action(self) -> dict[str, Any]:
        """The question to Bo about the action."""
        [asked] = [one for one in (await self.bo.get("/consents")).json()["items"] if one["thing_kind"] == "action"]
        return dict(asked)


NAMES_BO = WALK | {"text": "Bo carries the keys."}


async def test_an_action_that_was_decided_waits_for_the_yes_that_was_taken_back(world: World) -> None:
    it = await Decided(world).prepare(**NAMES_BO)
    assert await it.begins() == 200
    assert not (await it.action(it.chi))["waiting_for_a_yes"]
    before = await record_of(world, it.coalition.id)
    await it.take_back()
    shown = await it.action(it.dana)
    assert (shown["status"], shown["waiting_for_a_yes"]) == ("agreed", True)
    assert await it.begins() == 409
    assert (await it.chi.get(f"/actions/{it.made}")).status_code == 404
    assert (await it.chi.get(f"/coalitions/{it.coalition.id}/actions")).json()["items"] == []
    assert ((await decision(it.chi, it.decision))["made"], (await decision(it.chi, it.decision))["text"]) == (
        [],
        NAMES_BO["text"],
    ), "the record of the decision stands"
    assert set(await record_of(world, it.coalition.id)) - set(before) == {"review_due"}


async def test_it_goes_on_once_it_names_him_no_longer(world: World) -> None:
    it = await Decided(world).prepare(**NAMES_BO)
    await it.take_back()
    assert (await it.edit(about="Bo carries all keys.")).json()["waiting_for_a_yes"], "it still names Bo"
    assert not (await it.edit(about="Somebody carries the keys.", names=[])).json()["waiting_for_a_yes"]
    assert await it.begins() == 200
    assert (await it.action(it.chi))["about"] == "Somebody carries the keys."


async def test_it_goes_on_once_he_says_yes_again(world: World) -> None:
    it = await Decided(world).prepare(**NAMES_BO)
    await it.take_back()
    asked = await it.of_the_action()
    assert (asked["state"], asked["answers"]) == ("revoked", ["yes"])
    assert (await yes(it.bo, asked)).status_code == 200
    assert not (await it.action(it.chi))["waiting_for_a_yes"]
    assert await it.begins() == 200


async def test_his_yes_holds_for_the_action_until_its_words_change(world: World) -> None:
    """P3: an edit resets it, also of what was decided."""
    it = await Decided(world).prepare(**NAMES_BO)
    assert (await it.of_the_action())["state"] == "yes"
    edited = await it.edit(about="Bo carries all keys, and hosts.")
    assert edited.json()["waiting_for_a_yes"]
    assert (await it.of_the_action())["state"] == "asked"


async def test_what_was_edited_without_him_is_not_halted(world: World) -> None:
    it = await Decided(world).prepare(**NAMES_BO)
    await it.edit(about="Somebody carries the keys.", names=[])
    await it.begins()
    await it.take_back()
    assert ((await it.action(it.chi))["status"], (await it.action(it.chi))["waiting_for_a_yes"]) == ("underway", False)


async def test_an_agreement_stands_and_is_looked_at_at_once(world: World) -> None:
    it = await Decided(world).prepare(**RULE | {"text": "Bo opens the room."})
    assert [came for _, came, _ in await reviews(world, it.decision)] == [False]
    await it.take_back()
    assert [(outcome, came) for outcome, came, _ in await reviews(world, it.decision)] == [(None, True)]
    standing = (await it.chi.get(f"/coalitions/{it.coalition.id}/agreements")).json()["items"]
    assert "Bo opens the room." in [one["text"] for one in standing]
    due = (await it.chi.get("/today")).json()["asked"]
    assert it.decision in [one["thing_id"] for one in due if one["kind"] == "review"]
