"""Asks that name people or speak for them: they exist for their author until the last yes (product.md S3, P3)."""

from typing import Any

import pytest
from httpx import Response

from tests.actions.scenes import answer_about, begin, code, say
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
CANARY = "Amina Kanari needs ten minutes of yours"


class Scene:
    """Dana wants to ask Ingrid for something in which Amina is; Ruth is a member who is not in it."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self) -> "Scene":
        self.coalition = await self.world.coalition()
        self.asker, self.dana = await self.world.member(self.coalition, "Dana")
        self.asked, self.amina = await self.world.member(self.coalition, "Amina")
        self.third, self.ruth = await self.world.member(self.coalition, "Ruth")
        self.following, self.ingrid = await self.world.follower(self.coalition)
        return self

    async def make(self, browser: Browser | None = None, **fields: Any) -> Response:
        draft = {"following_id": str(self.following.id), "kind": "time", "text": CANARY} | fields
        return await (browser or self.dana).post(f"/coalitions/{self.coalition.id}/asks", draft)

    async def naming(self) -> dict[str, Any]:
        made = await self.make(names=[str(self.asked.id)])
        assert made.status_code == 201, made.text
        return dict(made.json())

    async def channels(self, browser: Browser) -> str:
        here = f"/coalitions/{self.coalition.id}"
        paths = (f"{here}/asks", f"{here}/activity", f"{here}/followers", "/today", "/consents", "/following", here)
        texts = [(await browser.get(path)).text for path in paths]
        return "".join([*texts, (await browser.get(f"/following/{self.coalition.id}")).text])


@pytest.fixture
async def scene(world: World) -> Scene:
    return await Scene(world).prepare()


async def test_it_exists_for_its_author_until_the_yes_and_goes_out_by_itself(scene: Scene) -> None:
    ask = await scene.naming()
    assert (ask["state"], ask["waiting_for_yes"], ask["abilities"]["edit_draft"]) == ("asking_first", True, True)
    for other in (scene.ruth, scene.ingrid):
        assert (await other.get(f"/asks/{ask['id']}")).status_code == 404
        assert "Kanari" not in await scene.channels(other)
    mine = (await scene.dana.get(f"/coalitions/{scene.coalition.id}/asks")).json()["items"]
    assert [one["id"] for one in mine] == [ask["id"]]
    assert (await answer_about(scene.amina, ask["id"], "yes")).status_code == 200
    for other in (scene.ruth, scene.ingrid):
        assert (await other.get(f"/asks/{ask['id']}")).json()["state"] == "open"
        assert "Kanari" in await scene.channels(other)


@pytest.mark.parametrize("answer", ["no", "not_now"])
async def test_a_no_is_in_nobody_elses_answer(scene: Scene, answer: str) -> None:
    before = [await scene.channels(other) for other in (scene.ingrid, scene.ruth)]
    ask = await scene.naming()
    await answer_about(scene.amina, ask["id"], answer)
    assert (await scene.dana.post(f"/asks/{ask['id']}/drop")).json()["state"] == "unsaid"
    after = [await scene.channels(other) for other in (scene.ingrid, scene.ruth)]
    assert "Kanari" not in "".join(after)
    assert after[1] == before[1]
    assert (await scene.ruth.get(f"/asks/{ask['id']}")).status_code == 404


async def test_a_yes_taken_back_takes_it_from_its_reader_at_once(scene: Scene) -> None:
    ask = await scene.naming()
    said = (await answer_about(scene.amina, ask["id"], "yes")).json()
    assert (await scene.amina.post(f"/consents/{said['id']}/revoke")).json()["state"] == "revoked"
    for other in (scene.ruth, scene.ingrid):
        assert (await other.get(f"/asks/{ask['id']}")).status_code == 404
        assert "Kanari" not in await scene.channels(other)
    refused = await scene.ingrid.post(f"/asks/{ask['id']}/accept", {})
    assert refused.status_code == 404


async def test_what_was_taken_back_and_then_dropped_is_read_nowhere(scene: Scene) -> None:
    ask = await scene.naming()
    said = (await answer_about(scene.amina, ask["id"], "yes")).json()
    await scene.amina.post(f"/consents/{said['id']}/revoke")
    assert (await scene.dana.post(f"/asks/{ask['id']}/drop")).status_code == 200
    assert "Kanari" not in await scene.channels(scene.ruth)


async def test_another_day_is_another_question(scene: Scene) -> None:
    ask = await scene.naming()
    said = (await answer_about(scene.amina, ask["id"], "not_now")).json()
    draft = {"following_id": str(scene.following.id), "kind": "time", "text": CANARY, "names": [str(scene.asked.id)]}
    assert (await scene.dana.put(f"/asks/{ask['id']}/draft", draft)).status_code == 200
    assert (await scene.amina.get(f"/consents/{said['id']}")).json()["state"] == "not_now"
    assert (await scene.dana.put(f"/asks/{ask['id']}/draft", draft | {"wanted_by": "2027-02-01"})).status_code == 200
    now = (await scene.amina.get(f"/consents/{said['id']}")).json()
    assert (now["state"], now["text_hash"] == said["text_hash"]) == ("asked", False)


async def test_an_edit_asks_again_and_without_the_name_it_goes_out(scene: Scene) -> None:
    ask = await scene.naming()
    await answer_about(scene.amina, ask["id"], "no")
    draft = {"following_id": str(scene.following.id), "kind": "time", "text": "Ten minutes of yours"}
    other = await scene.ruth.put(f"/asks/{ask['id']}/draft", draft)
    assert other.status_code == 404
    still = await scene.dana.put(f"/asks/{ask['id']}/draft", draft | {"names": [str(scene.asked.id)]})
    assert still.json()["state"] == "asking_first"
    out = await scene.dana.put(f"/asks/{ask['id']}/draft", draft)
    assert out.json()["state"] == "open"
    late = await scene.dana.put(f"/asks/{ask['id']}/draft", draft)
    assert (late.status_code, code(late)) == (409, "ask_is_out")


async def test_ours_is_said_by_all_who_carry_it(scene: Scene) -> None:
    action = await begin(scene.dana, scene.coalition, scene.asked)
    await say(scene.amina, action, "yes")
    alone = await scene.make(scene.ruth, in_name="ours", action_id=action["id"])
    assert [one["code"] for one in alone.json()["errors"]] == ["ours_is_of_co_owners"]
    ask = (await scene.make(in_name="ours", action_id=action["id"])).json()
    assert ask["state"] == "asking_first"
    invited = await scene.dana.post(f"/actions/{action['id']}/co-owners", {"membership_id": str(scene.third.id)})
    assert invited.status_code == 201
    await say(scene.ruth, action, "yes")
    await answer_about(scene.amina, ask["id"], "yes")
    assert (await scene.dana.get(f"/asks/{ask['id']}")).json()["state"] == "asking_first"
    await answer_about(scene.ruth, ask["id"], "yes")
    assert (await scene.ingrid.get(f"/asks/{ask['id']}")).json()["in_name"] == "ours"


async def test_on_behalf_shows_for_whom_once_she_said_so(scene: Scene) -> None:
    nobody = await scene.make(in_name="on_behalf")
    assert [one["code"] for one in nobody.json()["errors"]] == ["nobody_with_me"]
    own = await scene.make(with_people=[str(scene.asked.id)])
    assert [one["code"] for one in own.json()["errors"]] == ["own_name_alone"]
    ask = (await scene.make(in_name="on_behalf", with_people=[str(scene.asked.id)])).json()
    assert ask["with_people"] == []
    await answer_about(scene.amina, ask["id"], "yes")
    read = (await scene.ingrid.get(f"/asks/{ask['id']}")).json()
    assert (read["in_name"], read["with_people"], read["asked_by"]["name"]) == ("on_behalf", ["Amina"], "Dana")


async def test_i_will_do_this_myself(scene: Scene) -> None:
    ask = await scene.naming()
    await answer_about(scene.amina, ask["id"], "myself")
    assert (await scene.ingrid.get(f"/asks/{ask['id']}")).status_code == 404
    assert (await scene.dana.get(f"/asks/{ask['id']}")).status_code == 404
    draft = {"following_id": str(scene.following.id), "kind": "time", "text": "I need ten minutes of yours"}
    out = await scene.amina.put(f"/asks/{ask['id']}/draft", draft)
    assert (out.json()["state"], out.json()["asked_by"]["name"]) == ("open", "Amina")


async def test_whom_else_it_named_is_asked_no_more_once_somebody_does_it_themselves(scene: Scene) -> None:
    async def asked_of_ruth() -> list[tuple[str, list[str]]]:
        items = (await scene.ruth.get("/consents")).json()["items"]
        return [(one["state"], one["answers"]) for one in items]

    ask = (await scene.make(names=[str(scene.asked.id), str(scene.third.id)])).json()
    [(_, answers)] = await asked_of_ruth()
    assert "yes" in answers
    await answer_about(scene.amina, ask["id"], "myself")
    assert await asked_of_ruth() == [("withdrawn", [])]


async def test_other_words_go_out_once_they_are_taken(scene: Scene) -> None:
    ask = await scene.naming()
    said = (await answer_about(scene.amina, ask["id"], "yes_with_changes", text="Ten minutes for Amina")).json()
    assert (await scene.dana.post(f"/consents/{said['id']}/take-changes")).json()["state"] == "yes"
    assert (await scene.ingrid.get(f"/asks/{ask['id']}")).json()["text"] == "Ten minutes for Amina"
