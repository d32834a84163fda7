"""What comes from above and from time: a decision's action, somebody leaving, the daily batch."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session

from alongside.actions import queries, service
from alongside.actions.models import Action
from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.actions.schemas import ActionPayload
from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.core.database import AlreadyThere
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.permissions.authority import Authority
from tests.actions.scenes import (
    TITLE,
    begin,
    carried_by_two,
    happened,
    look,
    names,
    say,
    stage,
    step_back,
)
from tests.world import World

pytestmark = pytest.mark.anyio
PAYLOAD = ActionPayload(title=TITLE, about="As we decided.")


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def decision(world: World, coalition: Coalition, number: int = 14) -> Decision:
    def make(session: Session) -> Decision:
        row = Decision(
            coalition_id=coalition.id,
            number=number,
            kind=Kind.ACTION,
            method=Method.SMALL,
            title=TITLE,
            text="As we decided.",
            asked=2,
            answered=2,
            review_on=clock.now().date() + timedelta(days=365),
        )
        session.add(row)
        return row

    made: Decision = await world.database.write(make)
    return made


async def agreed(world: World, decided: Decision, proposer: UUID | None) -> Action:
    by = Authority(decided.id, decided.coalition_id, "action", decided.number)
    made: Action = await world.database.write(lambda session: service.agree(session, PAYLOAD, by=by, proposer=proposer))
    return made


async def leave(world: World, membership_id: UUID) -> None:
    def go(session: Session) -> None:
        session.get_one(Membership, membership_id).left_at = clock.now()
        service.lapse(session, membership_id)

    await world.database.write(go)


async def call_for_partners(world: World) -> int:
    said: int = await world.database.write(lambda session: service.call_for_partners_due(session, clock.now()))
    return said


async def test_an_action_of_the_coalition_cites_its_decision(world: World, coalition: Coalition) -> None:
    membership, dana = await world.member(coalition, "Dana")
    decided = await decision(world, coalition)
    action = await look(dana, {"id": (await agreed(world, decided, membership.id)).id})
    assert (action["title"], action["about"]) == (TITLE, "As we decided.")
    assert (action["status"], action["standing"], action["brought_along"]) == ("agreed", "coalition", False)
    assert (action["decision_id"], action["decision_number"]) == (str(decided.id), 14)
    assert names(action) == ["Dana"]
    assert await happened(world, coalition) == [("action_agreed", None)]


async def test_a_proposer_who_left_carries_nothing(world: World, coalition: Coalition) -> None:
    former, _ = await world.former_member(coalition)
    _, dana = await world.member(coalition, "Dana")
    action = await look(dana, {"id": (await agreed(world, await decision(world, coalition), former.id)).id})
    assert action["co_owners"] == []
    assert action["abilities"]["take_up"] is True


@pytest.mark.parametrize("wrong", ["none", "elsewhere", "own", "twice"])
async def test_the_database_refuses_an_action_of_the_coalition_without_its_own_decision(
    world: World, coalition: Coalition, wrong: str
) -> None:
    decided = await decision(world, coalition)
    elsewhere = await decision(world, await world.coalition("Elsewhere"))
    await agreed(world, decided, None)
    cites = {
        "none": None,
        "elsewhere": elsewhere.id,
        "own": (await decision(world, coalition, 15)).id,
        "twice": decided.id,
    }
    standing = ActionStanding.OWN if wrong == "own" else ActionStanding.COALITION

    def make(session: Session) -> None:
        row = Action(
            coalition_id=coalition.id,
            title=TITLE,
            status=ActionStatus.AGREED,
            standing=standing,
            decision_id=cites[wrong],
            decision_number=14 if cites[wrong] else None,
        )
        session.add(row)

    with pytest.raises(AlreadyThere):
        await world.database.write(make)


async def test_leaving_is_no_event_and_the_rest_carry_on(world: World, coalition: Coalition) -> None:
    action, dana, _ = await carried_by_two(world, coalition)
    before = await happened(world, coalition)
    await leave(world, membership_of(await look(dana, action), "Amina"))
    now = await look(dana, action)
    assert names(now) == ["Dana"]
    assert (now["looking_for_partners"], now["handover_note"]) == (True, None)
    assert await happened(world, coalition) == before


def membership_of(action: dict[str, Any], name: str) -> UUID:
    return UUID(next(one["membership_id"] for one in action["co_owners"] if one["name"] == name))


async def test_that_partners_are_wanted_is_said_the_next_day_once_without_a_name(world: World) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T23:30:00+01:00"), tick=False) as time:
        coalition = await world.coalition()
        action, dana, _ = await carried_by_two(world, coalition)
        await leave(world, membership_of(await look(dana, action), "Amina"))
        assert await call_for_partners(world) == 0
        time.move_to(datetime.fromisoformat("2026-11-03T00:00:00+01:00"))
        assert await call_for_partners(world) == 1
        assert await call_for_partners(world) == 0
        assert (await happened(world, coalition))[-1] == ("partners_wanted", None)


@pytest.mark.parametrize("meanwhile", ["joined", "ended"])
async def test_nobody_is_called_for_what_found_partners_or_ended_meanwhile(world: World, meanwhile: str) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-02T12:00:00+01:00"), tick=False) as time:
        coalition = await world.coalition()
        action, dana, _ = await carried_by_two(world, coalition)
        await leave(world, membership_of(await look(dana, action), "Amina"))
        if meanwhile == "joined":
            jun, his = await world.member(coalition, "Jun")
            await dana.post(f"/actions/{action['id']}/co-owners", {"membership_id": str(jun.id)})
            await say(his, action, "yes")
        else:
            await stage(dana, action, "let_go")
        time.move_to(datetime.fromisoformat("2026-11-04T12:00:00+01:00"))
        assert await call_for_partners(world) == 0
        assert "partners_wanted" not in dict(await happened(world, coalition))


async def test_leaving_takes_back_what_one_asked_and_touches_nobody_elses_part(
    world: World, coalition: Coalition
) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    jun, his = await world.member(coalition, "Jun")
    asked = await begin(dana, coalition, amina)
    other = await begin(his, coalition, title="Jun’s own")
    await leave(world, dana_is.id)
    assert (await look(hers, asked))["waiting_for_a_yes"] is False
    assert (await look(hers, asked))["co_owners"] == []
    assert names(await look(hers, other)) == ["Jun"]
    assert await world.database.read(lambda session: queries.carried_by(session, jun.id)) == [UUID(other["id"])]


async def test_one_steps_back_from_what_is_done_and_nobody_is_called(world: World, coalition: Coalition) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    await stage(dana, action, "underway")
    await stage(dana, action, "done")
    before = await happened(world, coalition)
    after = (await step_back(amina, action)).json()
    assert (names(after), after["looking_for_partners"]) == (["Dana"], False)
    assert await happened(world, coalition) == before
