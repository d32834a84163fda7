"""Initiatives: begun by a decision, shared by equals, and readable as they are."""

from uuid import uuid4

import pytest

from alongside.coalitions import state
from alongside.coalitions.models import Coalition
from alongside.core.errors import NotFound
from alongside.initiatives import service
from alongside.initiatives.rules import InitiativeClosed
from tests.actions.scenes import code, happened
from tests.decided import by_decision
from tests.initiatives.scenes import (
    TITLE,
    begun,
    leave,
    look,
    partners,
    role,
    shared_by_two,
    stage,
    stance,
    step_back,
    tell,
)
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_an_initiative_cites_its_decision_and_begins_with_its_proposer(
    world: World, coalition: Coalition
) -> None:
    dana, hers = await world.member(coalition, "Dana")
    wanted = ["A signature, not a speaker", "A signature, not a speaker", "A room"]
    shown = await look(hers, await begun(world, coalition.id, dana.id, about="Why.", roles_wanted=wanted))
    assert (shown["title"], shown["about"], shown["stage"], shown["version"]) == (TITLE, "Why.", "forming", 1)
    assert (shown["decision_number"], shown["closed_by"]) == (2, None)
    assert (partners(shown), shown["my_stance"]) == ([("Dana", "beside")], "beside")
    assert [one["text"] for one in shown["roles_wanted"]] == ["A signature, not a speaker", "A room"]
    assert (shown["looking_for_partners"], shown["next_stages"]) == (True, ["acting", "closed"])
    assert shown["abilities"] == dict.fromkeys(["edit", "take_part", "stage", "step_back", "tell"], True)
    assert await happened(world, coalition) == [("initiative_started", None)]


async def test_a_proposer_who_left_takes_no_part(world: World, coalition: Coalition) -> None:
    former, _ = await world.former_member(coalition)
    _, dana = await world.member(coalition)
    assert partners(await look(dana, await begun(world, coalition.id, former.id))) == []


async def test_a_list_is_cut_into_pages_newest_first(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = [str((await begun(world, coalition.id)).id) for _ in range(3)]
    path = f"/coalitions/{coalition.id}/initiatives?limit=2"
    first = (await dana.get(path)).json()
    rest = (await dana.get(f"{path}&after={first['next']}")).json()
    assert [one["id"] for one in first["items"] + rest["items"]] == made[::-1]
    assert rest["next"] is None


async def test_any_partner_edits_the_words_and_nobody_overwrites_another(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    path = f"/initiatives/{initiative.id}"
    new = {"title": "A quiet room", "about": "Two floors down."}
    assert (await amina.put(path, new, version=1)).json()["version"] == 2
    assert code(await dana.put(path, {"title": "Mine"}, version=1)) == "changed_meanwhile"
    assert code(await dana.put(path, {"title": "Mine"})) == "if_match_missing"
    assert code(await dana.put(path, {"title": " "}, version=2)) == "wrong_input"
    assert (await dana.put(path, new, version=2)).json()["version"] == 2
    assert [kind for kind, _ in await happened(world, coalition)].count("initiative_edited") == 1


async def test_partners_move_it_along_its_life_and_no_other_way(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    assert code(await stage(dana, initiative, "forming")) == "initiative_forming"
    assert (await stage(amina, initiative, "acting")).json()["next_stages"] == ["closed"]
    assert code(await stage(dana, initiative, "forming")) == "initiative_acting"
    assert (await stage(dana, initiative, "closed")).json()["next_stages"] == []
    _, jun = await world.member(coalition, "Jun")
    refused = [
        await stage(dana, initiative, "acting"),
        await stance(jun, initiative, "beside"),
        await role(dana, initiative, "A room"),
        await dana.put(f"/initiatives/{initiative.id}", {"title": "T"}, version=1),
    ]
    assert [code(one) for one in refused] == ["initiative_closed"] * 4
    assert (await look(dana, initiative))["abilities"]["step_back"] is True
    assert (await step_back(dana, initiative)).json()["looking_for_partners"] is False


async def test_roles_wanted_are_written_and_ended_by_partners(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    written = (await role(dana, initiative, "A signature, not a speaker")).json()["roles_wanted"][0]
    path = f"/initiatives/{initiative.id}/roles/{written['id']}/end"
    other = await begun(world, coalition.id)
    assert (await amina.post(f"/initiatives/{initiative.id}/roles/{uuid4()}/end")).status_code == 404
    assert (await stance(amina, other, "beside")).status_code == 200
    assert (await amina.post(path.replace(str(initiative.id), str(other.id)))).status_code == 404
    assert (await amina.post(path)).json()["roles_wanted"] == []
    assert code(await dana.post(path)) == "role_no_longer_wanted"
    for n in range(10):
        assert (await role(dana, initiative, f"Role {n}")).status_code == 201
    assert code(await role(dana, initiative, "One more")) == "enough_roles_wanted"


async def test_a_decision_closes_only_what_is_its_own_coalitions(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    initiative = await begun(world, coalition.id)
    other = await world.coalition("Other")
    with pytest.raises(NotFound):
        await by_decision(world, other.id, lambda session, by: service.close_by(session, initiative.id, by=by))
    await by_decision(world, coalition.id, lambda session, by: service.close_by(session, initiative.id, by=by))
    shown = await look(dana, initiative)
    assert (shown["stage"], shown["closed_by_number"]) == ("closed", 3)
    with pytest.raises(InitiativeClosed):
        await by_decision(world, coalition.id, lambda session, by: service.close_by(session, initiative.id, by=by))


async def test_a_trial_ends_by_itself_and_once(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    for _ in range(2):
        await world.database.write(lambda session: service.end_trial(session, initiative.decision_id))
    shown = await look(dana, initiative)
    assert (shown["stage"], shown["closed_by"]) == ("closed", None)
    assert [kind for kind, _ in await happened(world, coalition)].count("initiative_ended") == 1
    await world.database.write(lambda session: service.end_trial(session, uuid4()))


async def test_who_is_no_partner_reads_and_changes_nothing(world: World, coalition: Coalition) -> None:
    initiative, _, _ = await shared_by_two(world, coalition)
    _, jun = await world.member(coalition, "Jun")
    for browser, status in (
        (jun, 403),
        ((await world.newcomer(coalition))[1], 403),
        ((await world.former_member(coalition))[1], 403),
        ((await world.follower(coalition))[1], 404),
        ((await world.person())[1], 403),
        (world.anonymous(), 401),
    ):
        hidden = 404 if status == 403 and browser is not jun else status
        answers = [
            await browser.put(f"/initiatives/{initiative.id}", {"title": "T"}, version=1),
            await stage(browser, initiative, "acting"),
            await role(browser, initiative, "A room"),
            await tell(browser, initiative, "So it is."),
            await step_back(browser, initiative),
        ]
        assert {one.status_code for one in answers} == {hidden}
        if browser is not jun:
            assert (await browser.get(f"/initiatives/{initiative.id}")).status_code == hidden
            assert (await stance(browser, initiative, "in_front")).status_code == hidden
    assert (await look(jun, initiative))["abilities"] == {
        "edit": False,
        "take_part": True,
        "stage": False,
        "step_back": False,
        "tell": False,
    }
    assert (await jun.get(f"/initiatives/{uuid4()}")).status_code == 404


async def test_in_a_closed_coalition_it_is_read_and_nothing_else(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    await by_decision(world, coalition.id, lambda session, by: state.close(session, by=by))
    refused = [
        await stance(dana, initiative, "in_front"),
        await stage(dana, initiative, "acting"),
        await role(dana, initiative, "A room"),
        await tell(dana, initiative, "So it is."),
        await step_back(dana, initiative),
    ]
    assert [code(one) for one in refused] == ["coalition_closed"] * 5
    assert set((await look(dana, initiative))["abilities"].values()) == {False}
    await leave(dana, coalition)
