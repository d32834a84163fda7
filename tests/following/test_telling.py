"""In whose name followers are told something: first asked, then told, and taken back with a yes that is taken back."""

from typing import Any

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import answer_about, begin, carried_by_two, code, say
from tests.following.test_told import told_to
from tests.initiatives.scenes import TITLE, shared_by_two
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
SENTENCE = "Amina measured the light on every floor."
Thing = dict[str, Any]


class Scene:
    """Dana and Amina carry an action; Ruth is a member, Ingrid follows."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self) -> "Scene":
        self.coalition: Coalition = await self.world.coalition()
        self.action, self.dana, self.amina = await carried_by_two(self.world, self.coalition)
        self.ruths, self.ruth = await self.world.member(self.coalition, "Ruth")
        _, self.ingrid = await self.world.follower(self.coalition)
        return self

    async def tell(self, browser: Browser, status: int = 201, **fields: Any) -> Thing:
        answer = await browser.post(f"/actions/{self.action['id']}/told", {"sentence": SENTENCE} | fields)
        assert answer.status_code == status, answer.text
        return dict(answer.json())

    async def waiting(self, **fields: Any) -> Thing:
        """Dana's one sentence that waits for Ruth's yes."""
        told = await self.tell(self.dana, **({"names": [str(self.ruths.id)]} | fields))
        (draft,) = told["told_drafts"]
        return dict(draft)

    async def lines(self) -> list[str]:
        return [line["sentence"] for line in await told_to(self.ingrid, self.coalition)]


@pytest.fixture
async def scene(world: World) -> Scene:
    return await Scene(world).prepare()


async def test_a_sentence_that_names_somebody_exists_for_its_writer_and_whom_it_asks_until_the_yes(
    scene: Scene,
) -> None:
    before = await scene.amina.get(f"/coalitions/{scene.coalition.id}/activity")
    draft = await scene.waiting()
    assert (draft["sentence"], draft["in_name"], draft["names"]) == (SENTENCE, "own", [str(scene.ruths.id)])
    assert draft["abilities"] == {"edit": True, "drop": True}
    for browser in (scene.amina, scene.ruth):
        shown = (await browser.get(f"/actions/{scene.action['id']}")).json()
        assert (shown["told"], shown["told_drafts"]) == (None, [])
        assert (await browser.get(f"/coalitions/{scene.coalition.id}/told")).json()["items"] == []
        assert (await browser.put(f"/told-drafts/{draft['id']}", {"sentence": "Mine"})).status_code == 404
        assert (await browser.delete(f"/told-drafts/{draft['id']}")).status_code == 404
    assert (await scene.amina.get(f"/coalitions/{scene.coalition.id}/activity")).json() == before.json()
    assert await scene.lines() == []
    (asked,) = (await scene.ruth.get("/consents")).json()["items"]
    assert (asked["thing_kind"], asked["text"], asked["audience"]) == ("told", SENTENCE, "followers")


async def test_with_the_last_yes_it_is_told_as_the_thing_is_then(scene: Scene) -> None:
    draft = await scene.waiting()
    assert (await scene.amina.post(f"/actions/{scene.action['id']}/stage", {"stage": "underway"})).is_success
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (line["sentence"], line["stage"], line["in_name"]) == (SENTENCE, "underway", "own")
    shown = (await scene.dana.get(f"/actions/{scene.action['id']}")).json()
    assert (shown["told"], shown["told_drafts"]) == (line, [])
    late = await scene.dana.put(f"/told-drafts/{draft['id']}", {"sentence": "Other"})
    assert (late.status_code, code(late)) == (409, "line_is_out")


async def test_a_no_leaves_no_trace_outside_and_the_name_can_be_taken_out(scene: Scene) -> None:
    draft = await scene.waiting()
    assert (await answer_about(scene.ruth, draft["id"], "no")).status_code == 200
    assert await scene.lines() == []
    again = await scene.dana.put(f"/told-drafts/{draft['id']}", {"sentence": "It was measured."})
    assert again.status_code == 200, again.text
    assert await scene.lines() == ["It was measured."]


async def test_other_words_ask_again(scene: Scene) -> None:
    names = [str(scene.ruths.id)]
    draft = await scene.waiting()
    path = f"/told-drafts/{draft['id']}"
    assert (await scene.dana.put(path, {"sentence": "Other words.", "names": names})).status_code == 200
    (asked,) = (await scene.ruth.get("/consents")).json()["items"]
    stale = await scene.ruth.post(f"/consents/{asked['id']}/answer", {"answer": "yes", "text_hash": "0" * 64})
    assert (stale.status_code, code(stale), asked["text"]) == (409, "consent_text_changed", "Other words.")
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    assert await scene.lines() == ["Other words."]


async def test_a_yes_taken_back_takes_the_line_back_at_once_and_can_be_given_again(scene: Scene) -> None:
    await scene.tell(scene.dana, sentence="It moves.")
    draft = await scene.waiting()
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    (asked,) = (await scene.ruth.get("/consents")).json()["items"]
    assert (await scene.ruth.post(f"/consents/{asked['id']}/revoke")).status_code == 200
    assert await scene.lines() == ["It moves."]
    shown = (await scene.dana.get(f"/actions/{scene.action['id']}")).json()
    assert [one["id"] for one in shown["told_drafts"]] == [draft["id"]]
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    assert await scene.lines() == [SENTENCE]


async def test_what_a_co_owner_took_back_is_not_told_again_by_a_yes(scene: Scene) -> None:
    draft = await scene.waiting()
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (await scene.amina.post(f"/told/{line['id']}/take-back")).is_success
    (asked,) = (await scene.ruth.get("/consents")).json()["items"]
    assert (await scene.ruth.post(f"/consents/{asked['id']}/revoke")).status_code == 200
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    assert await scene.lines() == []


async def test_ours_is_told_when_everybody_who_carries_it_has_said_so(scene: Scene) -> None:
    told = await scene.tell(scene.dana, in_name="ours")
    (draft,) = told["told_drafts"]
    joined, jun = await scene.world.member(scene.coalition, "Jun")
    asked = {"membership_id": str(joined.id)}
    assert (await scene.dana.post(f"/actions/{scene.action['id']}/co-owners", asked)).status_code == 201
    assert (await say(jun, scene.action, "yes")).status_code == 200
    assert (await answer_about(scene.amina, draft["id"], "yes")).status_code == 200
    assert await scene.lines() == []
    assert (await answer_about(jun, draft["id"], "yes")).status_code == 200
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (line["in_name"], line["with_people"]) == ("ours", [])


async def test_who_alone_carries_it_says_ours_at_once(scene: Scene) -> None:
    scene.action = await begin(scene.ruth, scene.coalition)
    told = await scene.tell(scene.ruth, in_name="ours")
    assert (told["told"]["in_name"], told["told_drafts"]) == ("ours", [])


async def test_on_behalf_names_who_said_yes_until_they_leave(scene: Scene) -> None:
    told = await scene.tell(scene.dana, in_name="on_behalf", with_people=[str(scene.ruths.id)])
    assert (await answer_about(scene.ruth, told["told_drafts"][0]["id"], "yes")).status_code == 200
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (line["in_name"], line["with_people"]) == ("on_behalf", ["Ruth"])
    assert (await scene.ruth.post(f"/coalitions/{scene.coalition.id}/leave")).is_success
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (line["in_name"], line["with_people"]) == ("on_behalf", [])


@pytest.mark.parametrize(
    "fields", [{"in_name": "on_behalf"}, {"in_name": "own", "with_people": ["{ruth}"]}, {"in_name": "theirs"}]
)
async def test_for_whom_and_in_whose_name_fit_together(scene: Scene, fields: Thing) -> None:
    with_people = [one.format(ruth=scene.ruths.id) for one in fields.get("with_people", ())]
    await scene.tell(scene.dana, 422, **(fields | {"with_people": with_people}))
    assert await scene.lines() == []


async def test_a_wording_proposed_with_a_yes_is_taken(scene: Scene) -> None:
    draft = await scene.waiting()
    changed = {"text": "Ruth measured the light."}
    assert (await answer_about(scene.ruth, draft["id"], "yes_with_changes", **changed)).status_code == 200
    (asked,) = (await scene.dana.get("/consents", params={"box": "from_me", "limit": 1})).json()["items"]
    assert (await scene.dana.post(f"/consents/{asked['id']}/take-changes")).status_code == 200
    assert await scene.lines() == ["Ruth measured the light."]


async def test_nobody_does_it_themselves(scene: Scene) -> None:
    draft = await scene.waiting()
    answer = await answer_about(scene.ruth, draft["id"], "myself")
    assert (answer.status_code, code(answer)) == (409, "answer_not_offered")


async def test_let_be_it_asks_nobody_any_more(scene: Scene) -> None:
    draft = await scene.waiting()
    dropped = await scene.dana.delete(f"/told-drafts/{draft['id']}")
    assert dropped.status_code == 204
    (asked,) = (await scene.ruth.get("/consents")).json()["items"]
    assert asked["state"] == "withdrawn"
    assert (await scene.dana.get(f"/actions/{scene.action['id']}")).json()["told_drafts"] == []
    assert (await scene.dana.put(f"/told-drafts/{draft['id']}", {"sentence": "Again"})).status_code == 404


async def test_who_no_longer_carries_it_tells_nothing(scene: Scene) -> None:
    draft = await scene.waiting()
    assert (await scene.dana.post(f"/actions/{scene.action['id']}/step-back", {})).is_success
    assert (await scene.dana.put(f"/told-drafts/{draft['id']}", {"sentence": "Other"})).status_code == 403
    assert (await answer_about(scene.ruth, draft["id"], "yes")).status_code == 200
    assert await scene.lines() == []


async def test_partners_speak_of_an_initiative_in_the_same_way(scene: Scene) -> None:
    initiative, dana, amina = await shared_by_two(scene.world, scene.coalition)
    answer = await dana.post(f"/initiatives/{initiative.id}/told", {"sentence": SENTENCE, "in_name": "ours"})
    assert answer.status_code == 201, answer.text
    (draft,) = answer.json()["told_drafts"]
    assert (draft["thing"], draft["thing_id"]) == ("initiative", str(initiative.id))
    assert await scene.lines() == []
    assert (await answer_about(amina, draft["id"], "yes")).status_code == 200
    (line,) = await told_to(scene.ingrid, scene.coalition)
    assert (line["thing"], line["title"], line["in_name"]) == ("initiative", TITLE, "ours")
