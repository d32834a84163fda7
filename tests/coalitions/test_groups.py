"""Groups join a coalition as peers, each by a decision of that coalition."""

import asyncio
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.coalitions import groups
from alongside.coalitions.groups import GroupPayload
from alongside.coalitions.models import Coalition, CoalitionGroup
from alongside.coalitions.rules import GroupAlreadyHere
from alongside.core import clock
from alongside.core.database import AlreadyThere
from alongside.decisions.rules import Kind
from alongside.groups.models import Group
from alongside.permissions.authority import Authority
from tests.followers import decided
from tests.world import World

pytestmark = pytest.mark.anyio
NIGHT = GroupPayload(name="Night shifts", about="Those who work while others sleep.")


async def join(world: World, by: Authority, payload: GroupPayload = NIGHT) -> CoalitionGroup:
    seat: CoalitionGroup = await world.database.write(lambda session: groups.join(session, payload, by=by))
    return seat


async def shown(world: World, coalition: Coalition) -> list[str]:
    _, dana = await world.member(coalition)
    names: list[str] = (await dana.get(f"/coalitions/{coalition.id}")).json()["groups"]
    return names


async def test_a_group_joins_by_a_decision_and_is_shown_by_name(world: World) -> None:
    coalition = await world.coalition()
    by = await decided(world, coalition, Kind.GROUP)
    seat = await join(world, by)
    assert seat.decision_id == by.decision_id
    await join(world, await decided(world, coalition, Kind.GROUP), GroupPayload(name="Faith at work"))
    assert await shown(world, coalition) == ["Faith at work", "Night shifts"]
    kinds = await world.database.read(lambda session: list(session.exec(select(Activity.kind))))
    assert kinds == ["group_joined", "group_joined"]


async def test_a_group_is_there_once(world: World) -> None:
    coalition = await world.coalition()
    await join(world, await decided(world, coalition, Kind.GROUP))
    with pytest.raises(GroupAlreadyHere):
        await join(world, await decided(world, coalition, Kind.GROUP))


async def test_one_group_is_a_peer_in_several_coalitions_also_when_both_decide_at_once(world: World) -> None:
    both = [await world.coalition(), await world.coalition("Elsewhere")]
    decisions = [await decided(world, coalition, Kind.GROUP) for coalition in both]
    seats = await asyncio.gather(*(join(world, by) for by in decisions))
    assert len({seat.group_id for seat in seats}) == 1
    assert [await shown(world, coalition) for coalition in both] == [["Night shifts"]] * 2


async def test_a_group_that_stepped_out_comes_back_by_a_new_decision(world: World) -> None:
    coalition = await world.coalition()
    seat = await join(world, await decided(world, coalition, Kind.GROUP))

    def step_out(session: Session) -> None:
        session.get_one(CoalitionGroup, (coalition.id, seat.group_id)).stepped_out_at = clock.now()

    await world.database.write(step_out)
    assert await shown(world, coalition) == []
    again = await decided(world, coalition, Kind.GROUP)
    back = await join(world, again)
    assert (back.group_id, back.decision_id, back.stepped_out_at) == (seat.group_id, again.decision_id, None)


@pytest.mark.parametrize("decision", ["none", "elsewhere"])
async def test_the_database_refuses_a_group_without_a_decision_of_this_coalition(world: World, decision: str) -> None:
    coalition = await world.coalition()
    elsewhere = await decided(world, await world.coalition("Elsewhere"), Kind.GROUP)
    cited: UUID | None = elsewhere.decision_id if decision == "elsewhere" else None

    def sneak(session: Session) -> None:
        group = Group(name="Night shifts")
        session.add(group)
        session.flush()
        session.add(CoalitionGroup(coalition_id=coalition.id, group_id=group.id, decision_id=cited))  # type: ignore[arg-type]

    with pytest.raises(AlreadyThere):
        await world.database.write(sneak)
    groups_there = await world.database.read(lambda session: session.exec(select(col(Group.id))).all())
    assert list(groups_there) == []
