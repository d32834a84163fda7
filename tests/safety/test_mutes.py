"""Muting a person for oneself."""

import asyncio

import pytest
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Membership
from alongside.coalitions.rules import Visibility
from alongside.safety.queries import at_odds
from tests.safety.scenes import Told, code
from tests.world import World

pytestmark = pytest.mark.anyio
MISSING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
async def told(world: World) -> Told:
    return await Told(world).prepare()


async def test_one_mutes_and_reads_again_as_often_as_one_likes(told: Told) -> None:
    path = f"/memberships/{told.seats['Ben'].id}/mute"
    for _ in range(2):
        assert (await told["Ada"].put(path, None)).status_code == 204
        listed = (await told["Ada"].get("/me/mutes")).json()["items"]
        assert [(one["name"], one["coalition_id"]) for one in listed] == [("Ben", str(told.coalition.id))]
    for _ in range(2):
        assert (await told["Ada"].delete(path)).status_code == 204
        assert (await told["Ada"].get("/me/mutes")).json()["items"] == []


async def test_twice_at_the_same_time_is_like_once(told: Told) -> None:
    path = f"/memberships/{told.seats['Ben'].id}/mute"
    together = await asyncio.gather(*(told["Ada"].put(path, None) for _ in range(4)))
    assert {one.status_code for one in together} == {204}
    assert len((await told["Ada"].get("/me/mutes")).json()["items"]) == 1


async def test_nobody_else_learns_of_it(told: Told) -> None:
    before = await told.world.database.read(lambda session: len(session.exec(select(Activity)).all()))
    await told["Ada"].put(f"/memberships/{told.seats['Ben'].id}/mute", None)
    assert (await told["Ben"].get("/me/mutes")).json()["items"] == []
    members = f"/coalitions/{told.coalition.id}/members"
    assert "mute" not in (await told["Ben"].get(members)).text
    assert await told.world.database.read(lambda session: len(session.exec(select(Activity)).all())) == before


async def test_whom_one_muted_is_known_for_the_lot_both_ways(told: Told) -> None:
    ada, ben, cleo = (told.seats[name].id for name in ("Ada", "Ben", "Cleo"))
    await told["Ada"].put(f"/memberships/{ben}/mute", None)

    def look(session: Session) -> None:
        assert at_odds(session, {ada}, {ben, cleo}) == {ben}
        assert at_odds(session, {ben}, {ada, cleo}) == {ada}
        assert at_odds(session, {cleo}, {ada, ben}) == frozenset()

    await told.world.database.read(look)


async def test_who_left_stays_muted_without_a_name(told: Told) -> None:
    await told["Ada"].put(f"/memberships/{told.seats['Ben'].id}/mute", None)
    await told["Ben"].post(f"/coalitions/{told.coalition.id}/leave")
    listed = (await told["Ada"].get("/me/mutes")).json()["items"]
    assert [(one["membership_id"], one["name"]) for one in listed] == [(str(told.seats["Ben"].id), None)]


async def test_oneself_is_not_muted(told: Told) -> None:
    refused = await told["Ada"].put(f"/memberships/{told.seats['Ada'].id}/mute", None)
    assert (refused.status_code, code(refused)) == (409, "muting_oneself")


async def test_who_is_not_in_the_coalition_finds_nobody_there(world: World) -> None:
    hidden = await world.coalition(visibility=Visibility.BY_INVITATION)
    seat, _ = await world.member(hidden)
    others = [
        (await world.person("Olu"))[1],
        (await world.follower(hidden))[1],
        (await world.former_member(hidden))[1],
        (await world.member(await world.coalition("Elsewhere")))[1],
    ]
    for browser in others:
        for send in (lambda path, by=browser: by.put(path, None), browser.delete):
            there, missing = await send(f"/memberships/{seat.id}/mute"), await send(f"/memberships/{MISSING}/mute")
            assert (there.status_code, there.content) == (404, missing.content)
    assert (await world.anonymous().put(f"/memberships/{seat.id}/mute", None)).status_code == 401


async def test_a_newcomer_mutes_too(told: Told) -> None:
    _, newcomer = await told.world.newcomer(told.coalition)
    assert (await newcomer.put(f"/memberships/{told.seats['Ben'].id}/mute", None)).status_code == 204


async def test_a_mute_holds_nobody_in_a_coalition(told: Told) -> None:
    await told["Ada"].put(f"/memberships/{told.seats['Ben'].id}/mute", None)
    await told["Ada"].post(f"/coalitions/{told.coalition.id}/leave")
    left = select(Membership).where(col(Membership.id) == told.seats["Ada"].id)
    assert await told.world.database.read(lambda session: session.exec(left).one().left_at) is not None
