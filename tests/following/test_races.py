"""Two at once on followers' seats, told lines and asks, on real threads and real connections: one is first."""

from functools import partial
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition
from alongside.core.database import AlreadyThere
from alongside.following import service
from alongside.following.models import Following, FollowingLook
from alongside.following.rules import AlreadyFollowing, FollowingStatus, FollowLinkEnded, LineTakenBack
from alongside.support import service as support
from alongside.support.rules import AskAlreadyAccepted, AskAlreadyRefused, AskAlreadyWithdrawn
from alongside.support.schemas import AskAcceptance, AskRefusal
from tests.actions.scenes import actor_of
from tests.followers import admitted, link_to
from tests.harness.races import at_once, kinds
from tests.world import World

pytestmark = pytest.mark.anyio
TIMES = range(8)


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def seats_taken(world: World, coalition: Coalition) -> int:
    def read(session: Session) -> int:
        wanted = select(Following).where(
            col(Following.coalition_id) == coalition.id, col(Following.status) == FollowingStatus.FOLLOWING
        )
        return len(session.exec(wanted).all())

    return await world.database.read(read)


async def test_two_people_with_one_link(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    for number in TIMES:
        token = await link_to(dana, (await admitted(world, coalition)).id)
        (ingrid, _), (olu, _) = await world.person("Ingrid"), await world.person("Olu")
        outcome = await at_once(world, *(partial(service.accept, token=token, person=one) for one in (ingrid, olu)))
        assert kinds(outcome) == {None, FollowLinkEnded}
        assert await seats_taken(world, coalition) == number + 1


async def test_one_person_with_two_links(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    for number in TIMES:
        tokens = [await link_to(dana, (await admitted(world, coalition)).id) for _ in range(2)]
        ingrid, _ = await world.person("Ingrid")
        outcome = await at_once(world, *(partial(service.accept, token=token, person=ingrid) for token in tokens))
        assert len(kinds(outcome) - {AlreadyFollowing, AlreadyThere}) == 1
        assert outcome.count(None) == 1
        assert await seats_taken(world, coalition) == number + 1


async def test_a_line_taken_back_by_two(world: World, coalition: Coalition) -> None:
    seat, dana = await world.member(coalition)
    action = (await dana.post(f"/coalitions/{coalition.id}/actions", {"title": "Quiet room"})).json()
    for _ in TIMES:
        told = (await dana.post(f"/actions/{action['id']}/told", {"sentence": "Half done."})).json()["told"]
        twice = [partial(service.take_back, told_id=UUID(told["id"]), by=seat.id)] * 2
        assert kinds(await at_once(world, *twice)) == {None, LineTakenBack}


async def test_the_first_look_of_a_day_in_many_windows(world: World) -> None:
    for _ in TIMES:
        coalition = await world.coalition()
        following, ingrid = await world.follower(coalition)
        actor = await actor_of(world, ingrid)
        windows = [partial(service.note_look, coalition_id=coalition.id, actor=actor)] * 4
        assert kinds(await at_once(world, *windows)) == {None}

        def looks(session: Session, following: Following = following) -> int:
            wanted = select(FollowingLook).where(col(FollowingLook.following_id) == following.id)
            return len(session.exec(wanted).all())

        assert await world.database.read(looks) == 1


async def test_a_yes_a_no_and_a_withdrawal_of_one_ask(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    asker, asked = await actor_of(world, dana), await actor_of(world, ingrid)
    body = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes"}
    stands = {"accepted": AskAlreadyAccepted, "refused": AskAlreadyRefused, "withdrawn": AskAlreadyWithdrawn}
    for _ in TIMES:
        made = (await dana.post(f"/coalitions/{coalition.id}/asks", body)).json()
        id_ = UUID(made["id"])
        outcome = await at_once(
            world,
            partial(support.accept, ask_id=id_, answer=AskAcceptance(), actor=asked),
            partial(support.refuse, ask_id=id_, answer=AskRefusal(reason="No time."), actor=asked),
            partial(support.withdraw, ask_id=id_, actor=asker),
        )
        now = (await dana.get(f"/asks/{made['id']}")).json()["state"]
        assert outcome.count(None) == 1
        assert kinds(outcome) == {None, stands[now]}
