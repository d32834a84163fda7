"""Work that several carry as equals, told through the API."""

from uuid import uuid4

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import (
    MISSING,
    TITLE,
    begin,
    carried_by_two,
    code,
    happened,
    invite,
    look,
    names,
    say,
    stage,
    take_up,
)
from tests.world import World

pytestmark = pytest.mark.anyio
NOT_HERE = dict.fromkeys(("ask_to_join", "pause", "go_on", "order_credits"), False)


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_a_member_begins_an_action_of_their_own_at_once(world: World, coalition: Coalition) -> None:
    membership, dana = await world.member(coalition, "Dana")
    action = await begin(dana, coalition, about="Two pages.")
    assert action["status"] == "agreed"
    assert action["standing"] == "own"
    assert (action["decision_id"], action["decision_number"]) == (None, None)
    assert action["brought_along"] is False
    assert action["co_owners"] == [{"membership_id": str(membership.id), "name": "Dana"}]
    assert (action["looking_for_partners"], action["waiting_for_a_yes"]) == (True, False)
    assert (action["version"], action["told"], action["handover_note"]) == (1, None, None)
    assert action["next_stages"] == ["underway", "let_go"]
    assert action["abilities"] == {
        "edit": True,
        "invite": True,
        "stage": True,
        "take_up": False,
        "step_back": True,
        "tell": True,
        "answer_invitation": False,
        **NOT_HERE,
    }
    assert await happened(world, coalition) == [("action_started", membership.id)]
    assert await look(dana, action) == action


async def test_what_is_brought_along_is_underway_and_waits_for_those_who_are_asked(
    world: World, coalition: Coalition
) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    jun, his = await world.member(coalition, "Jun")
    action = await begin(dana, coalition, amina, jun, amina, brought_along=True)
    assert (action["status"], action["brought_along"]) == ("underway", True)
    assert names(action) == ["Dana"]
    assert action["waiting_for_a_yes"] is True
    assert sorted(one["to_name"] for one in action["requests"]) == ["Amina", "Jun"]
    assert (await look(hers, action))["abilities"]["answer_invitation"] is True
    assert [one["from_name"] for one in (await look(hers, action))["requests"]] == ["Dana"]
    assert (await say(hers, action, "yes")).json()["state"] == "yes"
    assert (await say(his, action, "not_now")).json()["state"] == "not_now"
    now = await look(his, action)
    assert names(now) == ["Amina", "Dana"]
    assert (now["waiting_for_a_yes"], now["looking_for_partners"]) == (False, False)
    assert await happened(world, coalition) == [
        ("action_brought_along", dana_is.id),
        ("co_owner_joined", amina.id),
    ]


async def test_a_list_that_names_oneself_or_somebody_who_is_not_there_makes_nothing(
    world: World, coalition: Coalition
) -> None:
    membership, dana = await world.member(coalition)
    amina, _ = await world.member(coalition, "Amina")
    path = f"/coalitions/{coalition.id}/actions"
    oneself = await dana.post(path, {"title": TITLE, "ask": [str(amina.id), str(membership.id)]})
    assert (oneself.status_code, code(oneself)) == (409, "asking_oneself")
    nobody = await dana.post(path, {"title": TITLE, "ask": [str(amina.id), str(MISSING)]})
    assert (nobody.status_code, code(nobody)) == (404, "not_in_coalition")
    too_many = await dana.post(path, {"title": TITLE, "ask": [str(uuid4()) for _ in range(11)]})
    assert too_many.json()["errors"][0]["code"] == "list_too_long"
    assert (await dana.get(path)).json()["items"] == []
    assert await happened(world, coalition) == []


async def test_making_twice_with_one_key_makes_one(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    path = f"/coalitions/{coalition.id}/actions"
    first = await dana.post(path, {"title": TITLE}, key="same")
    again = await dana.post(path, {"title": TITLE}, key="same")
    assert first.json() == again.json()
    assert len((await dana.get(path)).json()["items"]) == 1
    other = await dana.post(path, {"title": "Another"}, key="same")
    assert (other.status_code, code(other)) == (422, "idempotency_key_reused")


async def test_who_may_not_make_one_here(world: World, coalition: Coalition) -> None:
    draft = {"title": TITLE}
    path = f"/coalitions/{coalition.id}/actions"
    _, newcomer = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    statuses = [(await who.post(path, draft)).status_code for who in (newcomer, former, outsider)]
    assert statuses == [403, 403, 403]
    assert (await follower.post(path, draft)).status_code in {403, 404}
    nowhere = await outsider.post(f"/coalitions/{MISSING}/actions", draft)
    assert (nowhere.status_code, code(nowhere)) == (404, "not_found")
    assert (await world.anonymous().post(path, draft)).status_code == 401


async def test_any_co_owner_edits_and_nobody_overwrites_another_unseen(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    path = f"/actions/{action['id']}"
    read = await dana.get(path)
    assert read.headers["etag"] == '"1"'
    changed = await amina.put(path, {"title": "Ask for room 3.12", "about": "One page."}, version=1)
    assert (changed.json()["title"], changed.json()["about"]) == ("Ask for room 3.12", "One page.")
    assert changed.json()["version"] == 2
    stale = await dana.put(path, {"title": "Ask for room 3.14"}, version=1)
    assert (stale.status_code, code(stale)) == (412, "changed_meanwhile")
    blind = await dana.put(path, {"title": "Ask for room 3.14"})
    assert (blind.status_code, code(blind)) == (428, "if_match_missing")
    same = await dana.put(path, {"title": "Ask for room 3.12", "about": "One page."}, version=2)
    assert same.json()["version"] == 2
    emptied = await dana.put(path, {"title": "Ask for room 3.12", "about": "  "}, version=2)
    assert (emptied.json()["about"], emptied.json()["version"]) == ("", 3)
    assert [kind for kind, _ in await happened(world, coalition)].count("action_edited") == 2


@pytest.mark.parametrize(
    ("body", "pointer", "problem"),
    [
        ({}, "/title", "field_missing"),
        ({"title": " "}, "/title", "too_short"),
        ({"title": "x" * 161}, "/title", "too_long"),
        ({"title": "one\ntwo"}, "/title", "one_line_only"),
        ({"title": TITLE, "status": "done"}, "/status", "field_unknown"),
        ({"title": TITLE, "co_owners": []}, "/co_owners", "field_unknown"),
    ],
)
async def test_a_text_that_can_not_be_taken(
    world: World, coalition: Coalition, body: dict[str, str], pointer: str, problem: str
) -> None:
    _, dana = await world.member(coalition)
    action = await begin(dana, coalition)
    refused = await dana.put(f"/actions/{action['id']}", body, version=1)
    assert refused.status_code == 422
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [(pointer, problem)]


async def test_it_does_not_start_before_the_yes_of_whoever_was_asked(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, amina)
    assert action["next_stages"] == ["let_go"]
    waits = await stage(dana, action, "underway")
    assert (waits.status_code, code(waits)) == (409, "waiting_for_a_yes")
    await say(hers, action, "no")
    assert (await stage(dana, action, "underway")).json()["status"] == "underway"


async def test_taking_the_question_back_lets_it_start(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina, _ = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, amina)
    await dana.post(f"/consents/{action['requests'][0]['id']}/withdraw")
    assert (await stage(dana, action, "underway")).status_code == 200


async def test_any_co_owner_says_where_it_stands_and_the_end_is_the_end(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    early = await stage(dana, action, "done")
    assert (early.status_code, code(early)) == (409, "action_not_started")
    assert (await stage(amina, action, "underway")).json()["next_stages"] == ["done", "let_go"]
    twice = await stage(dana, action, "underway")
    assert (twice.status_code, code(twice)) == (409, "action_already_underway")
    jun, his = await world.member(coalition, "Jun")
    await invite(amina, action, jun)
    done = (await stage(dana, action, "done")).json()
    assert (done["status"], done["next_stages"], done["waiting_for_a_yes"]) == ("done", [], False)
    assert done["abilities"] == {
        "edit": False,
        "invite": False,
        "stage": False,
        "take_up": False,
        "step_back": True,
        "tell": True,
        "answer_invitation": False,
        **NOT_HERE,
        "order_credits": True,
    }
    too_late = [
        await stage(amina, action, "let_go"),
        await invite(amina, action, jun),
        await amina.put(f"/actions/{action['id']}", {"title": "More"}, version=1),
        await take_up(his, action),
    ]
    assert [(one.status_code, code(one)) for one in too_late] == [(409, "action_done")] * 4
    withdrawn = await say(his, action, "yes")
    assert (withdrawn.status_code, code(withdrawn)) == (409, "consent_withdrawn")
    nonsense = await stage(dana, action, "agreed")
    assert nonsense.json()["errors"][0]["code"] == "not_a_choice"


async def test_a_co_owner_tells_followers_the_action_as_it_is(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    told = await dana.post(f"/actions/{action['id']}/told", {"sentence": "The request is written."})
    assert told.status_code == 201
    line = told.json()["told"]
    assert (line["title"], line["stage"], line["sentence"]) == (TITLE, "agreed", "The request is written.")
    await stage(amina, action, "underway")
    await amina.put(f"/actions/{action['id']}", {"title": "Renamed"}, version=1)
    assert (await look(amina, action))["told"] == line
    second = await amina.post(f"/actions/{action['id']}/told", {"sentence": "It is on its way."})
    assert (second.json()["told"]["title"], second.json()["told"]["stage"]) == ("Renamed", "underway")
    back = await dana.post(f"/told/{second.json()['told']['id']}/take-back")
    assert (back.status_code, back.json()["sentence"]) == (200, "It is on its way.")
    assert (await look(amina, action))["told"] == line
    again = await dana.post(f"/told/{second.json()['told']['id']}/take-back")
    assert again.status_code == 409
    _, jun = await world.member(coalition, "Jun")
    assert (await jun.post(f"/told/{line['id']}/take-back")).status_code == 403
    _, outsider = await world.person()
    there = await outsider.post(f"/told/{line['id']}/take-back")
    missing = await outsider.post(f"/told/{MISSING}/take-back")
    assert (there.status_code, there.content) == (404, missing.content)


async def test_the_list_is_the_whole_coalitions_newest_first_in_pages(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, jun = await world.member(coalition, "Jun")
    titles = [f"Action {number}" for number in range(5)]
    for title in titles:
        await begin(dana, coalition, title=title)
    path = f"/coalitions/{coalition.id}/actions"
    first = (await jun.get(path, params={"limit": 3})).json()
    rest = (await jun.get(path, params={"limit": 3, "after": first["next"]})).json()
    assert [one["title"] for one in first["items"] + rest["items"]] == titles[::-1]
    assert rest["next"] is None
    assert set(first["items"][0]) == {
        "id",
        "coalition_id",
        "title",
        "status",
        "standing",
        "brought_along",
        "co_owners",
        "looking_for_partners",
        "waiting_for_a_yes",
        "created_at",
    }
    broken = await jun.get(path, params={"after": "?"})
    assert (broken.status_code, code(broken)) == (400, "cursor_unreadable")


async def test_elsewhere_and_missing_read_the_same(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    elsewhere = await world.coalition("Elsewhere")
    _, kofi = await world.member(elsewhere, "Kofi")
    action = await begin(dana, coalition)
    for verb, body in (
        ("co-owners", {"membership_id": str(MISSING)}),
        ("step-back", {}),
        ("take-up", {}),
        ("stage", {"stage": "underway"}),
        ("told", {"sentence": "Here."}),
    ):
        there = await kofi.post(f"/actions/{action['id']}/{verb}", body)
        missing = await kofi.post(f"/actions/{MISSING}/{verb}", body)
        assert (there.status_code, there.content) == (404, missing.content)
    there, missing = await kofi.get(f"/actions/{action['id']}"), await kofi.get(f"/actions/{MISSING}")
    assert (there.status_code, there.content) == (404, missing.content)
    text = {"title": "Mine"}
    there = await kofi.put(f"/actions/{action['id']}", text, version=1)
    missing = await kofi.put(f"/actions/{MISSING}", text, version=1)
    assert (there.status_code, there.content) == (404, missing.content)
    assert (await look(dana, action)) == action
