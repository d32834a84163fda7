"""Coming into a coalition, being welcomed, and the list of who is there."""

import pytest
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, Listing, Visibility
from tests.world import World

pytestmark = pytest.mark.anyio


async def kinds(world: World) -> list[str]:
    """What the record holds, oldest first."""
    rows: list[str] = await world.database.read(
        lambda session: list(session.exec(select(Activity.kind).order_by(col(Activity.sequence))))
    )
    return rows


async def change(world: World, coalition: Coalition, **fields: object) -> None:
    """Put a coalition into a state that needs a decision otherwise."""

    def write(session: Session) -> None:
        row = session.get_one(Coalition, coalition.id)
        for name, value in fields.items():
            setattr(row, name, value)

    await world.database.write(write)


async def test_anyone_joins_an_open_coalition_under_their_own_name_as_a_newcomer(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, noor = await world.person("Noor")
    answer = await noor.post(f"/coalitions/{coalition.id}/join")
    assert answer.status_code == 201
    assert answer.json() | {"id": None} == {
        "id": None,
        "name": "Noor",
        "standing": "newcomer",
        "mine": True,
        "abilities": {"welcome": False},
    }
    listed = (await dana.get(f"/coalitions/{coalition.id}/members")).json()["items"]
    assert {(row["name"], row["standing"], row["mine"]) for row in listed} == {
        ("Dana", "member", True),
        ("Noor", "newcomer", False),
    }
    assert await kinds(world) == ["member_joined"]


async def test_nobody_joins_twice(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    _, noor = await world.newcomer(coalition)
    answer = await noor.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_in_coalition")


async def test_a_follower_steps_back_before_joining(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    answer = await ingrid.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "follows_instead")


async def test_a_listed_coalition_is_joined_by_invitation(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.LISTED)
    await world.member(coalition)
    _, noor = await world.person("Noor")
    answer = await noor.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "join_by_invitation")


@pytest.mark.parametrize("visibility", [Visibility.BY_INVITATION, Visibility.HIDDEN])
async def test_a_coalition_that_one_may_not_know_of_is_as_missing_as_none(world: World, visibility: Visibility) -> None:
    coalition = await world.coalition(visibility=visibility)
    await world.member(coalition)
    _, noor = await world.person("Noor")
    _, femi = await world.former_member(coalition)
    for browser in (noor, femi):
        missing = await browser.post("/coalitions/00000000-0000-4000-8000-000000000000/join")
        for path in ("join", "members"):
            method = browser.post if path == "join" else browser.get
            answer = await method(f"/coalitions/{coalition.id}/{path}")
            assert answer.status_code == 404
            assert answer.content == missing.content


async def test_a_closed_coalition_takes_nobody_in(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    await change(world, coalition, status=CoalitionStatus.CLOSED)
    _, noor = await world.person("Noor")
    answer = await noor.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "coalition_closed")


async def test_where_everyone_left_nobody_could_welcome(world: World) -> None:
    coalition = await world.coalition()
    await world.former_member(coalition)
    _, noor = await world.person("Noor")
    answer = await noor.post(f"/coalitions/{coalition.id}/join")
    assert (answer.status_code, answer.json()["code"]) == (409, "nobody_to_welcome")


async def test_the_second_person_makes_a_forming_coalition_active(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    await change(world, coalition, status=CoalitionStatus.FORMING)
    _, noor = await world.person("Noor")
    await noor.post(f"/coalitions/{coalition.id}/join")
    now = await world.database.read(lambda session: session.get_one(Coalition, coalition.id).status)
    assert now is CoalitionStatus.ACTIVE


async def test_any_member_welcomes_once_and_it_is_on_record(world: World) -> None:
    coalition = await world.coalition()
    dana, first = await world.member(coalition)
    _, second = await world.member(coalition, "Tomás")
    seat, noor = await world.newcomer(coalition)
    path = f"/coalitions/{coalition.id}/members/{seat.id}/welcome"
    answer = await first.post(path)
    assert answer.status_code == 200
    assert answer.json()["standing"] == "member"
    again = await second.post(path)
    assert (again.status_code, again.json()["code"]) == (409, "already_welcomed")
    assert (await noor.get(f"/coalitions/{coalition.id}/members")).status_code == 200
    row = await world.database.read(lambda session: session.get_one(Membership, seat.id))
    assert row.welcomed_by == dana.id
    assert await kinds(world) == ["member_welcomed"]


async def test_only_members_welcome(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    seat, noor = await world.newcomer(coalition)
    _, other = await world.newcomer(coalition, "Ewa")
    _, outsider = await world.person("Olu")
    _, follower = await world.follower(coalition)
    for browser, refused in ((noor, 403), (other, 403), (outsider, 403), (follower, 404)):
        answer = await browser.post(f"/coalitions/{coalition.id}/members/{seat.id}/welcome")
        assert answer.status_code == refused
    anonymous = await world.anonymous().post(f"/coalitions/{coalition.id}/members/{seat.id}/welcome")
    assert (anonymous.status_code, anonymous.json()["code"]) == (401, "sign_in_needed")


async def test_nobody_is_welcomed_who_is_elsewhere_or_gone(world: World) -> None:
    coalition, other = await world.coalition(), await world.coalition("Elsewhere")
    _, dana = await world.member(coalition)
    elsewhere, _ = await world.newcomer(other)
    gone, _ = await world.former_member(coalition)
    for seat in (elsewhere, gone):
        answer = await dana.post(f"/coalitions/{coalition.id}/members/{seat.id}/welcome")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_newcomers_outsiders_and_followers_read_no_list_of_members(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    _, noor = await world.newcomer(coalition)
    _, outsider = await world.person("Olu")
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    for browser, refused in ((noor, 403), (outsider, 403), (former, 403), (follower, 404)):
        assert (await browser.get(f"/coalitions/{coalition.id}/members")).status_code == refused


async def test_who_is_unlisted_is_in_no_list_not_even_their_own(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    seat, hidden = await world.member(coalition, "Kit")

    def unlist(session: Session) -> None:
        session.get_one(Membership, seat.id).listing = Listing.UNLISTED

    await world.database.write(unlist)
    answers = [await browser.get(f"/coalitions/{coalition.id}/members") for browser in (dana, hidden)]
    for answer in answers:
        assert [row["name"] for row in answer.json()["items"]] == ["Dana"]


async def test_a_long_list_is_read_page_by_page(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    for name in ("Ewa", "Kofi", "Léa", "Tomás"):
        await world.member(coalition, name)
    names: list[str] = []
    after = ""
    for expected in (2, 2, 1):
        read = (await dana.get(f"/coalitions/{coalition.id}/members?limit=2{after}")).json()
        assert len(read["items"]) == expected
        names += [row["name"] for row in read["items"]]
        after = f"&after={read['next']}"
    assert sorted(names) == ["Dana", "Ewa", "Kofi", "Léa", "Tomás"]
    assert read["next"] is None
