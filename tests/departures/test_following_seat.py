"""Taking a follower's seat: by a link, with or without an account, and at the price of one's membership there."""

import asyncio

import pytest
from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.coalitions.rules import Visibility
from alongside.people.models import Person
from tests.actions import scenes as actions
from tests.actions.scenes import happened
from tests.followers import admitted, link_to
from tests.world import World

pytestmark = pytest.mark.anyio
ACCOUNT = {"name": "Ingrid Falk", "email": "ingrid@example.org", "password": "a lantern under nine pears"}


async def test_who_is_not_signed_in_makes_an_account_and_follows(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    token = await link_to(dana, (await admitted(world, coalition)).id)
    ingrid = world.anonymous("fr")
    answer = await ingrid.post("/followings/accept", {"token": token} | ACCOUNT)
    assert answer.status_code == 201, answer.text
    assert answer.json()["coalition_id"] == str(coalition.id)
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert (await ingrid.get(f"/following/{coalition.id}")).status_code == 200
    assert (await ingrid.get(f"/coalitions/{coalition.id}")).status_code == 404
    read = (await dana.get(f"/coalitions/{coalition.id}")).json()
    assert [row["name"] for row in read["followers"]] == ["Ingrid Falk"]


async def test_a_members_seat_ends_with_what_it_carried_and_only_the_following_is_on_record(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    sam_is, sam = await world.member(coalition, "Sam")
    action = await actions.begin(sam, coalition)
    token = await link_to(dana, (await admitted(world, coalition, "The site director")).id)
    before = await happened(world, coalition)
    answer = await sam.post("/followings/accept", {"token": token})
    assert set(answer.json()) == {"coalition_id", "following_id", "until"}
    assert (await happened(world, coalition))[len(before) :] == [("follower_accepted", None)]
    assert actions.names(await actions.look(dana, action)) == []
    row = await world.database.read(lambda session: session.get_one(Membership, sam_is.id))
    assert row.left_at is not None


async def test_the_answer_is_the_same_for_who_was_no_member(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.person("Ingrid")
    token = await link_to(dana, (await admitted(world, coalition)).id)
    answer = await ingrid.post("/followings/accept", {"token": token})
    assert set(answer.json()) == {"coalition_id", "following_id", "until"}
    used = await ingrid.post("/followings/accept", {"token": token})
    assert (used.status_code, used.json()["code"]) == (410, "follow_link_ended")


async def test_a_refused_seat_leaves_the_membership_and_makes_no_account(world: World) -> None:
    coalition = await world.coalition()
    sam_is, sam = await world.member(coalition, "Sam")
    for body in ({"token": "no-such-secret"}, {"token": "no-such-secret"} | ACCOUNT):
        browser = sam if len(body) == 1 else world.anonymous()
        answer = await browser.post("/followings/accept", body)
        assert (answer.status_code, answer.json()["code"]) == (410, "follow_link_ended")

    def kept(session: Session) -> tuple[bool, list[Person]]:
        still = session.get_one(Membership, sam_is.id).left_at is None
        return still, list(session.exec(select(Person).where(col(Person.email) == ACCOUNT["email"])))

    assert await world.database.read(kept) == (True, [])


async def test_of_two_who_take_the_seat_at_once_one_gets_it_and_the_other_stays_a_member(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sams = [await world.member(coalition, name) for name in ("Sam", "Sol")]
    token = await link_to(dana, (await admitted(world, coalition)).id)
    answers = await asyncio.gather(*(browser.post("/followings/accept", {"token": token}) for _, browser in sams))
    assert sorted(answer.status_code for answer in answers) == [201, 410]
    members = (await dana.get(f"/coalitions/{coalition.id}/members")).json()["items"]
    assert len(members) == 2
