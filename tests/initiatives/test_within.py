"""What belongs to an initiative: its actions, and what followers are told of it."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from alongside.actions import service as actions
from alongside.actions.models import Action
from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.actions.schemas import ActionPayload
from alongside.coalitions.models import Coalition
from alongside.core.database import AlreadyThere
from alongside.core.errors import NotFound
from alongside.following.models import Told
from alongside.initiatives.rules import InitiativeClosed
from tests.actions.scenes import code, happened
from tests.decided import by_decision
from tests.initiatives.scenes import TITLE, begun, look, shared_by_two, stage, tell
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def begin(browser: Browser, coalition: Coalition, **fields: Any) -> Any:
    return await browser.post(f"/coalitions/{coalition.id}/actions", {"title": "Book the room"} | fields)


async def test_an_action_belongs_to_an_initiative_of_its_own_coalition(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    elsewhere = await begun(world, (await world.coalition("Other")).id)
    made = await begin(dana, coalition, initiative_id=str(initiative.id))
    assert (made.status_code, made.json()["initiative_id"]) == (201, str(initiative.id))
    assert (await look(dana, initiative))["actions"] == [
        {"id": made.json()["id"], "title": "Book the room", "status": "agreed"}
    ]
    for missing in (elsewhere.id, uuid4()):
        assert (await begin(dana, coalition, initiative_id=str(missing))).status_code == 404
    await stage(dana, initiative, "closed")
    assert code(await begin(dana, coalition, initiative_id=str(initiative.id))) == "initiative_closed"


async def test_a_decided_action_belongs_to_it_too(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    elsewhere = await begun(world, (await world.coalition("Other")).id)

    async def agree(within: Any) -> Action:
        payload = ActionPayload(title="Decided", initiative_id=within)
        return await by_decision(
            world, coalition.id, lambda session, by: actions.agree(session, payload, by=by, proposer=None)
        )

    assert (await agree(initiative.id)).initiative_id == initiative.id
    assert [one["title"] for one in (await look(dana, initiative))["actions"]] == ["Decided"]
    with pytest.raises(NotFound):
        await agree(elsewhere.id)
    await stage(dana, initiative, "closed")
    with pytest.raises(InitiativeClosed):
        await agree(initiative.id)


async def test_the_database_keeps_an_action_in_its_own_coalition(world: World, coalition: Coalition) -> None:
    elsewhere = await begun(world, (await world.coalition("Other")).id)

    def make(session: Session) -> None:
        row = Action(coalition_id=coalition.id, title="T", status=ActionStatus.AGREED, standing=ActionStanding.OWN)
        row.initiative_id = elsewhere.id
        session.add(row)

    with pytest.raises(AlreadyThere):
        await world.database.write(make)


async def test_followers_read_an_initiative_as_it_was_told(world: World, coalition: Coalition) -> None:
    initiative, dana, amina = await shared_by_two(world, coalition)
    _, ingrid = await world.follower(coalition)
    shown = (await tell(dana, initiative, "We listen first.")).json()["told"]
    await amina.put(f"/initiatives/{initiative.id}", {"title": "Other words"}, version=1)
    await stage(amina, initiative, "acting")
    page = f"/following/{coalition.id}"
    assert (await ingrid.get(page)).json()["told"] == [shown]
    assert (shown["thing"], shown["title"], shown["stage"]) == ("initiative", TITLE, "forming")
    newer = (await tell(amina, initiative, "We began.")).json()["told"]
    assert [line["stage"] for line in (await ingrid.get(page)).json()["told"]] == ["acting"]
    assert (await ingrid.post(f"/told/{newer['id']}/take-back")).status_code == 404
    assert (await dana.post(f"/told/{newer['id']}/take-back")).status_code == 200
    assert (await ingrid.get(page)).json()["told"] == [shown]
    assert code(await dana.post(f"/told/{newer['id']}/take-back")) == "line_taken_back"
    assert (await happened(world, coalition))[-1][0] == "initiative_taken_back"


async def test_lines_about_an_action_and_its_initiative_stand_side_by_side(world: World, coalition: Coalition) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    action = (await begin(dana, coalition, initiative_id=str(initiative.id))).json()
    await dana.post(f"/actions/{action['id']}/told", {"sentence": "Booked."})
    await tell(dana, initiative, "We began.")
    lines = (await dana.get(f"/coalitions/{coalition.id}/told")).json()["items"]
    assert [(line["thing"], line["sentence"]) for line in lines] == [
        ("initiative", "We began."),
        ("action", "Booked."),
    ]


@pytest.mark.parametrize("both", [True, False])
async def test_the_database_keeps_a_line_about_one_thing(world: World, coalition: Coalition, both: bool) -> None:
    initiative, dana, _ = await shared_by_two(world, coalition)
    action = (await begin(dana, coalition)).json()
    seat = (await look(dana, initiative))["partners"][0]["membership_id"]

    def make(session: Session) -> None:
        things = {"action_id": action["id"], "initiative_id": initiative.id} if both else {}
        session.add(
            Told.model_validate(
                {"coalition_id": coalition.id, "title": "T", "stage": "agreed", "sentence": "S", "told_by": seat}
                | things
            )
        )

    with pytest.raises(AlreadyThere):
        await world.database.write(make)
