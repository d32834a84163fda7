"""A standing yes: about what, before whom, until when; each use is seen, and one step takes it back (product.md S3)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from alongside.core import clock
from tests.actions.scenes import code, stay_signed_in
from tests.consents.gates import propose
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


def day(days: int) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


class Given:
    """Amina may be named by Dana before the coalition."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self, **fields: Any) -> "Given":
        self.coalition = await self.world.coalition()
        self.holder, self.dana = await self.world.member(self.coalition, "Dana")
        self.giver, self.amina = await self.world.member(self.coalition, "Amina")
        self.third, self.ruth = await self.world.member(self.coalition, "Ruth")
        self.mandate = (await self.give(**fields)).json()
        return self

    async def give(self, browser: Browser | None = None, **fields: Any) -> Any:
        draft = {"to": str(self.holder.id), "topic": "The light", "forum": "coalition", "until": day(30)} | fields
        return await (browser or self.amina).post(f"/coalitions/{self.coalition.id}/mandates", draft)

    async def use(self, browser: Browser | None = None, mandate: str | None = None) -> Any:
        used = {str(self.giver.id): mandate or self.mandate["id"]}
        return await propose(browser or self.dana, self.coalition, names=[self.giver], mandates=used)

    async def listed(self, browser: Browser) -> list[dict[str, Any]]:
        return list((await browser.get(f"/coalitions/{self.coalition.id}/mandates")).json()["items"])


@pytest.fixture
async def given(world: World) -> Given:
    return await Given(world).prepare()


async def test_a_use_is_a_yes_and_its_giver_sees_it(given: Given) -> None:
    made = await given.use()
    assert (made.status_code, made.json()["status"]) == (201, "told")
    (hers,) = await given.listed(given.amina)
    assert (hers["given_by_me"], hers["live"], hers["abilities"]) == (True, True, {"revoke": True})
    assert [(use["title"], use["out"], use["state"]) for use in hers["uses"]] == [("Measure the light", True, "yes")]
    (his,) = await given.listed(given.dana)
    assert (his["given_by_me"], his["abilities"]) == (False, {"revoke": False})
    assert await given.listed(given.ruth) == []
    (question,) = (await given.amina.get("/consents")).json()["items"]
    assert (question["state"], question["by_mandate"]) == ("yes", "The light")
    assert question["abilities"]["say_landed"] is True


@pytest.mark.parametrize("standing", [True, False])
async def test_words_in_a_name_say_whether_their_yes_was_given_beforehand(given: Given, standing: bool) -> None:
    body: dict[str, Any] = {"in_name": "on_behalf", "with_people": [str(given.giver.id)]}
    if standing:
        body["mandates"] = {str(given.giver.id): given.mandate["id"]}
    out = (await propose(given.dana, given.coalition, **body)).json()
    if not standing:
        assert out["by_standing_yes"] is False
        (question,) = (await given.amina.get("/consents")).json()["items"]
        said = {"answer": "yes", "text_hash": question["text_hash"]}
        assert (await given.amina.post(f"/consents/{question['id']}/answer", said)).status_code == 200
    read = (await given.ruth.get(f"/proposals/{out['id']}")).json()
    assert (read["in_name"], [one["name"] for one in read["with_people"]]) == ("on_behalf", ["Amina"])
    assert read["by_standing_yes"] is standing
    assert "The light" not in str(read), "what it is about stays between the two"


async def test_it_has_an_end_and_not_a_far_one(given: Given) -> None:
    for until, problem in ((None, "mandate_without_end"), (day(-2), "date_in_the_past"), (day(92), "mandate_too_long")):
        refused = await given.give(until=until)
        assert refused.status_code == 422
        assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [("/until", problem)]
    draft = {"to": str(given.holder.id), "topic": "The light", "forum": "coalition"}
    bare = await given.amina.post(f"/coalitions/{given.coalition.id}/mandates", draft)
    assert [one["code"] for one in bare.json()["errors"]] == ["mandate_without_end"]


async def test_it_is_given_to_somebody_else_who_is_here(given: Given) -> None:
    oneself = await given.give(to=str(given.giver.id))
    assert (oneself.status_code, code(oneself)) == (409, "mandate_to_oneself")
    former, _ = await given.world.former_member(given.coalition)
    follower, _ = await given.world.follower(given.coalition)
    for nobody in (former.id, follower.id, UUID(int=3)):
        refused = await given.give(to=str(nobody))
        assert (refused.status_code, code(refused)) == (404, "holder_not_here")


async def test_only_its_holder_uses_it_and_only_before_those_readers(given: Given) -> None:
    other = await given.use(given.ruth)
    missing = await given.use(given.ruth, mandate=str(UUID(int=5)))
    assert (other.status_code, code(other)) == (404, "mandate_not_yours")
    assert missing.content == other.content
    elsewhere = (await given.give(forum="followers")).json()
    refused = await given.use(mandate=elsewhere["id"])
    assert (refused.status_code, code(refused)) == (409, "mandate_elsewhere")


async def test_it_is_over_after_its_last_day(world: World) -> None:
    with time_machine.travel("2026-11-02T09:00:00+01:00", tick=False) as time:
        given = await Given(world).prepare(until="2026-11-10")
        time.move_to("2026-11-10T23:30:00+01:00")
        await stay_signed_in(world)
        assert (await given.use()).status_code == 201
        time.move_to("2026-11-11T00:30:00+01:00")
        await stay_signed_in(world)
        refused = await given.use()
        assert (refused.status_code, code(refused)) == (409, "mandate_over")


async def test_taking_it_back_halts_what_is_out_and_asks_about_what_is_not(given: Given) -> None:
    out = (await given.use()).json()
    used = {str(given.giver.id): given.mandate["id"]}
    queued = await propose(given.dana, given.coalition, names=[given.giver, given.third], mandates=used)
    assert queued.json()["status"] == "asking_first"
    refused = await given.dana.post(f"/mandates/{given.mandate['id']}/revoke")
    assert (refused.status_code, code(refused)) == (403, "not_permitted")
    taken = await given.amina.post(f"/mandates/{given.mandate['id']}/revoke")
    assert (taken.status_code, taken.json()["live"]) == (200, False)
    asked = (await given.amina.get("/consents")).json()["items"]
    assert {one["state"] for one in asked} == {"asked", "revoked"}
    assert (await given.dana.get(f"/proposals/{out['id']}")).json()["status"] != "told"
    again = await given.amina.post(f"/mandates/{given.mandate['id']}/revoke")
    assert (again.status_code, code(again)) == (409, "mandate_over")
    late = await given.use()
    assert (late.status_code, code(late)) == (409, "mandate_over")
