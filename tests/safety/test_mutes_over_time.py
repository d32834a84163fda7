"""A mute is between two people in one coalition: whoever leaves and comes back is muted still, and mutes still."""

from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.mutes.models import Mute
from alongside.mutes.queries import muted
from alongside.people.models import Person
from alongside.safety.queries import at_odds
from tests.notices.scenes import new
from tests.notices.scenes import tick as pull
from tests.offers.scenes import asked, at_home, listed
from tests.safety.scenes import code
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


class Two:
    """Dana, whom Sam muted, and Sam; either can leave and come back."""

    def __init__(self, world: World, coalition: Coalition) -> None:
        self.world, self.coalition = world, coalition
        self.people: dict[str, Person] = {}
        self.browsers: dict[str, Browser] = {}
        self.seats: dict[str, Membership] = {}

    async def comes(self, name: str, *, as_: str | None = None) -> Membership:
        if name not in self.people:
            self.people[name], self.browsers[name] = await self.world.person(name)
        seat = await self.world.join(self.people[name], self.coalition)

        def rename(session: Session) -> Membership:
            row = session.get_one(Membership, seat.id)
            row.name = as_ or name
            return row

        self.seats[name] = await self.world.database.write(rename)
        return self.seats[name]

    async def comes_back(self, name: str, *, as_: str | None = None) -> Membership:
        left = await self.browsers[name].post(f"/coalitions/{self.coalition.id}/leave")
        assert left.status_code == 204, left.text
        return await self.comes(name, as_=as_)

    async def mutes(self, seat: UUID) -> None:
        assert (await self.browsers["Sam"].put(f"/memberships/{seat}/mute", None)).status_code == 204

    async def reads_again(self, seat: UUID) -> None:
        assert (await self.browsers["Sam"].delete(f"/memberships/{seat}/mute")).status_code == 204

    async def shown(self) -> set[tuple[str, str | None]]:
        items = (await self.browsers["Sam"].get("/me/mutes")).json()["items"]
        return {(one["membership_id"], one["name"]) for one in items}

    async def reached(self) -> list[Any]:
        """What of Dana's reaches Sam unasked."""
        request = await asked(self.browsers["Dana"], self.coalition, self.seats["Sam"])
        await pull(self.world)
        sam = self.browsers["Sam"]
        found = [*await listed(sam, "support-requests", "to_me"), *await at_home(sam), *await new(sam)]
        assert (await self.browsers["Dana"].post(f"/support-requests/{request}/close")).status_code == 200
        return found


@pytest.fixture
async def two(world: World) -> Two:
    here = Two(world, await world.coalition())
    await here.comes("Dana")
    await here.comes("Sam")
    return here


async def test_who_comes_back_is_muted_still(two: Two) -> None:
    before = two.seats["Dana"]
    await two.mutes(before.id)
    after = await two.comes_back("Dana")
    assert after.id != before.id
    assert await two.reached() == []
    assert await two.shown() == {(str(before.id), None), (str(after.id), "Dana")}
    await two.mutes(after.id)
    assert await two.shown() == {(str(before.id), None), (str(after.id), "Dana")}
    await two.reads_again(after.id)
    assert await two.shown() == set()
    assert len(await two.reached()) == 3


async def test_who_muted_and_comes_back_does_not_read_them(two: Two) -> None:
    await two.mutes(two.seats["Dana"].id)
    mine = two.seats["Sam"]
    await two.comes_back("Sam")
    assert await two.reached() == []
    assert await two.shown() == {(str(two.seats["Dana"].id), "Dana")}
    assert code(await two.browsers["Sam"].put(f"/memberships/{mine.id}/mute", None)) == "muting_oneself"
    await two.reads_again(two.seats["Dana"].id)
    assert (await two.shown(), len(await two.reached())) == (set(), 3)


async def test_another_name_is_kept_back_and_nothing_says_whose_it_is(two: Two) -> None:
    before = two.seats["Dana"]
    await two.mutes(before.id)
    after = await two.comes_back("Dana", as_="Sparrow")
    assert await two.reached() == []
    assert await two.shown() == {(str(before.id), None)}
    # Muted and read again under the new name, the old one stays as it is shown.
    await two.mutes(after.id)
    assert await two.shown() == {(str(before.id), None), (str(after.id), "Sparrow")}
    await two.reads_again(after.id)
    assert await two.shown() == {(str(before.id), None)}
    await two.reads_again(before.id)
    assert (await two.shown(), len(await two.reached())) == (set(), 3)


async def test_a_mute_stays_in_its_coalition_and_with_its_two_people(two: Two, world: World) -> None:
    await two.mutes(two.seats["Dana"].id)
    elsewhere = Two(world, await world.coalition("Elsewhere"))
    elsewhere.people, elsewhere.browsers = two.people, two.browsers
    await elsewhere.comes("Dana")
    await elsewhere.comes("Sam")
    assert len(await elsewhere.reached()) == 3
    # Somebody else of the same name is somebody else.
    await two.browsers["Dana"].post(f"/coalitions/{two.coalition.id}/leave")
    other, namesake = await world.member(two.coalition, "Dana")
    assert (str(other.id), "Dana") not in await two.shown()
    two.browsers["Dana"] = namesake
    assert len(await two.reached()) == 3


async def test_the_muted_one_reads_nothing_of_it_in_any_seat(two: Two) -> None:
    dana = two.browsers["Dana"]
    await two.comes_back("Dana")
    pages = ["/me", "/me/mutes", f"/coalitions/{two.coalition.id}/members", "/consents", "/me/notices"]

    async def read() -> list[str]:
        return [(await dana.get(page)).text for page in pages]

    # What was read says when it was; the moment is the same for both.
    with time_machine.travel(clock.now(), tick=False):
        before = await read()
        await two.mutes(two.seats["Dana"].id)
        assert await read() == before


async def test_the_lot_and_lists_say_the_same_of_every_two_seats(two: Two, world: World) -> None:
    await two.mutes(two.seats["Dana"].id)
    await two.comes_back("Dana")
    await two.comes_back("Sam")
    jun, _ = await world.member(two.coalition, "Jun")

    def look(session: Session) -> None:
        seats = {one.id: one for one in session.exec(select(Membership))}
        for by in seats.values():
            for whom in seats.values():
                pair = select(Membership.id).where(col(Membership.id) == by.id, muted(by.id, whom.id))
                wanted = (by.name, whom.name) == ("Sam", "Dana")
                assert bool(session.exec(pair).first()) is wanted, (by.name, whom.name)
        dana, sam = two.seats["Dana"].id, two.seats["Sam"].id
        assert at_odds(session, {dana}, {sam, jun.id}) == {sam}
        assert at_odds(session, {sam}, {dana, jun.id}) == {dana}
        assert at_odds(session, {jun.id}, {dana, sam}) == frozenset()
        assert len(session.exec(select(Mute)).all()) == 1

    await world.database.read(look)
