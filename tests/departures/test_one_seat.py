"""Coming in and taking a follower's seat at the same instant: one person, one seat."""

from functools import partial

import pytest
from sqlmodel import Session, col, func, select

from alongside.coalitions import service as coalitions
from alongside.coalitions.models import Membership
from alongside.coalitions.rules import AlreadyInCoalition, FollowsInstead
from alongside.coalitions.schemas import InvitationAnswer
from alongside.departures import service as departures
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.entering import Entry
from alongside.people.models import Person
from alongside.people.service import NewSession
from tests.actions.scenes import actor_of
from tests.followers import admitted, link_to
from tests.harness.races import at_once, kinds
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
TIMES = range(6)


async def seats_of(world: World, person: Person) -> int:
    def read(session: Session) -> int:
        inside = select(func.count()).select_from(Membership)
        beside = select(func.count()).select_from(Following)
        return (
            session.exec(inside.where(col(Membership.person_id) == person.id, col(Membership.left_at).is_(None))).one()
            + session.exec(
                beside.where(col(Following.person_id) == person.id, col(Following.status) == FollowingStatus.FOLLOWING)
            ).one()
        )

    return await world.database.read(read)


async def invitation(browser: Browser, coalition_id: str) -> str:
    answer = await browser.post(f"/coalitions/{coalition_id}/invitations", {})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"]).partition("#")[2]


async def test_who_took_a_followers_seat_since_asking_does_not_come_in_as_well(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    person, ingrid = await world.person("Ingrid")
    before = await actor_of(world, ingrid)
    token = await link_to(dana, (await admitted(world, coalition)).id)
    assert (await ingrid.post("/followings/accept", {"token": token})).status_code == 201
    with pytest.raises(FollowsInstead):
        await world.database.write(partial(coalitions.join, coalition_id=coalition.id, actor=before))
    by_link = InvitationAnswer(token=await invitation(dana, str(coalition.id)))
    with pytest.raises(FollowsInstead):
        await world.database.write(
            partial(coalitions.accept, answer=by_link, new=NewSession("x"), language="en", actor=before)
        )
    assert await seats_of(world, person) == 1


async def test_coming_in_and_following_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    for _ in TIMES:
        person, ingrid = await world.person("Ingrid")
        actor = await actor_of(world, ingrid)
        seat = Entry(token=await link_to(dana, (await admitted(world, coalition)).id))
        follow = partial(departures.follow, entry=seat, new=NewSession("x"), language="en", actor=actor)
        outcome = await at_once(world, follow, partial(coalitions.join, coalition_id=coalition.id, actor=actor))
        assert kinds(outcome) <= {None, FollowsInstead}
        assert await seats_of(world, person) == 1


async def test_coming_in_twice_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    for _ in TIMES:
        person, sam = await world.person("Sam")
        actor = await actor_of(world, sam)
        by_link = InvitationAnswer(token=await invitation(dana, str(coalition.id)))
        accept = partial(coalitions.accept, answer=by_link, new=NewSession("x"), language="en", actor=actor)
        outcome = await at_once(world, accept, partial(coalitions.join, coalition_id=coalition.id, actor=actor))
        assert kinds(outcome) == {None, AlreadyInCoalition}
        assert await seats_of(world, person) == 1
