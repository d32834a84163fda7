"""Who carries an action, and how that changes: by one's own yes and one's own step, never by another's."""

from uuid import UUID

import pytest

from alongside.actions.models import CoOwnership
from alongside.api import all_routes
from alongside.coalitions.models import Coalition
from alongside.consents.models import ConsentRequest
from tests.actions.scenes import (
    begin,
    carried_by_two,
    code,
    happened,
    invite,
    look,
    names,
    say,
    stage,
    step_back,
    take_up,
)
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_any_member_is_invited_by_any_co_owner_and_by_each_once(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    jun, his = await world.member(coalition, "Jun")
    assert (await invite(amina, action, jun)).status_code == 201
    twice = await invite(amina, action, jun)
    assert (twice.status_code, code(twice)) == (409, "already_asked")
    assert (await invite(dana, action, jun)).status_code == 201
    await say(his, action, "yes")
    in_already = await invite(dana, action, jun)
    assert (in_already.status_code, code(in_already)) == (409, "already_co_owner")
    assert names(await look(dana, action)) == ["Amina", "Dana", "Jun"]


async def test_only_co_owners_invite_edit_move_and_tell(world: World, coalition: Coalition) -> None:
    action, dana, _ = await carried_by_two(world, coalition)
    jun, his = await world.member(coalition, "Jun")
    refused = [
        await invite(his, action, jun),
        await his.put(f"/actions/{action['id']}", {"title": "Mine now"}, version=1),
        await stage(his, action, "underway"),
        await step_back(his, action),
        await his.post(f"/actions/{action['id']}/told", {"sentence": "We began."}),
    ]
    assert [(one.status_code, code(one)) for one in refused] == [(403, "not_permitted")] * 5
    unasked = await say(his, action, "yes")
    assert (unasked.status_code, code(unasked)) == (404, "not_found")
    assert (await look(his, action))["abilities"] == dict.fromkeys(action["abilities"], False)
    assert names(await look(dana, action)) == ["Amina", "Dana"]


async def test_stepping_back_leaves_a_note_without_a_name(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    first = (await step_back(dana, action, note="The key is at the desk.")).json()
    assert names(first) == ["Amina"]
    assert (first["looking_for_partners"], first["handover_note"]) == (True, "The key is at the desk.")
    assert first["abilities"]["step_back"] is False
    await step_back(amina, action, note="Ask on Mondays.")
    jun, his = await world.member(coalition, "Jun")
    now = await look(his, action)
    assert now["co_owners"] == []
    assert now["handover_note"] == "The key is at the desk.\n\nAsk on Mondays."
    assert now["abilities"]["take_up"] is True
    assert "Dana" not in str(now)
    assert "Amina" not in str(now)
    assert (await happened(world, coalition))[-2:] == [("partners_wanted", None), ("partners_wanted", None)]
    taken = (await take_up(his, action)).json()
    assert names(taken) == ["Jun"]
    assert (await happened(world, coalition))[-1] == ("co_owner_joined", jun.id)


async def test_stepping_back_where_others_go_on_is_quiet(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    jun, his = await world.member(coalition, "Jun")
    await invite(dana, action, jun)
    await say(his, action, "yes")
    before = await happened(world, coalition)
    after = (await step_back(amina, action)).json()
    assert (names(after), after["looking_for_partners"], after["handover_note"]) == (["Dana", "Jun"], False, None)
    assert await happened(world, coalition) == before
    gone = await step_back(amina, action)
    assert (gone.status_code, code(gone)) == (403, "not_permitted")


async def test_one_can_be_invited_again_after_stepping_back(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    hers = next(one for one in (await look(dana, action))["co_owners"] if one["name"] == "Amina")
    await step_back(amina, action)
    again = await dana.post(f"/actions/{action['id']}/co-owners", {"membership_id": hers["membership_id"]})
    assert again.status_code == 201
    await say(amina, action, "yes")
    assert names(await look(dana, action)) == ["Amina", "Dana"]


async def test_who_steps_back_takes_their_questions_along(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    jun, his = await world.member(coalition, "Jun")
    femi, hers = await world.member(coalition, "Femi")
    await invite(dana, action, jun)
    await invite(amina, action, femi)
    await step_back(dana, action)
    late = await say(his, action, "yes")
    assert (late.status_code, code(late)) == (409, "consent_withdrawn")
    # What others ask is theirs.
    assert (await look(his, action))["waiting_for_a_yes"] is True
    assert (await say(hers, action, "yes")).json()["state"] == "yes"


async def test_taking_up_is_for_what_nobody_carries(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    _, jun = await world.member(coalition, "Jun")
    _, noor = await world.newcomer(coalition)
    assert code(await take_up(jun, action)) == "ask_the_co_owner"
    assert code(await take_up(dana, action)) == "already_co_owner"
    await step_back(amina, action)
    alone = await take_up(jun, action)
    assert (alone.status_code, code(alone)) == (409, "ask_the_co_owner")
    await step_back(dana, action)
    assert (await take_up(noor, action)).status_code == 404
    assert (await take_up(jun, action)).status_code == 200
    assert code(await take_up(amina, action)) == "ask_the_co_owner"


async def test_a_newcomer_lists_what_they_carry_and_nothing_else(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    noor, browser = await world.newcomer(coalition)
    await begin(dana, coalition, title="Another")
    action = await begin(dana, coalition, noor)
    path = f"/coalitions/{coalition.id}/actions"
    assert (await browser.get(path)).status_code == 403
    await say(browser, action, "yes")
    assert [one["id"] for one in (await browser.get(path)).json()["items"]] == [action["id"]]
    assert (await step_back(browser, action)).status_code == 200
    assert (await browser.get(path)).status_code == 403


def test_no_route_takes_somebody_elses_part_away() -> None:
    by_method = {
        (method, route.path) for route in all_routes() for method in route.methods or () if "/actions/" in route.path
    }
    assert by_method
    assert {method for method, _ in by_method} <= {"GET", "HEAD", "PUT", "POST"}
    assert not [path for _, path in by_method if "co-owners/" in path]


def test_ids_of_parts_and_questions_tell_no_time() -> None:
    for table in (CoOwnership, ConsentRequest):
        factory = table.model_fields["id"].default_factory
        assert factory is not None
        made = factory()  # type: ignore[call-arg]
        assert isinstance(made, UUID)
        assert made.version == 4
