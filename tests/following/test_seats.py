"""A follower's seat: admitted by a decision, taken by link, ended by a date or by stepping back."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
import time_machine
from sqlmodel import Session, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import Visibility
from alongside.core.database import AlreadyThere
from alongside.core.errors import InvalidInput
from alongside.following import service
from alongside.following.models import Following
from alongside.following.rules import AlreadyFollowing, FollowLinkEnded, MembershipStillOpen
from alongside.following.schemas import FollowerAdmission
from alongside.permissions.authority import Authority
from tests.followers import admitted, decided, in_days, link_to, seated
from tests.world import World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def kinds(world: World, coalition: Coalition) -> list[str]:
    def read(session: Session) -> list[str]:
        rows = select(Activity.kind).where(Activity.coalition_id == coalition.id).order_by(Activity.sequence)  # type: ignore[arg-type]
        return list(session.exec(rows))

    return await world.database.read(read)


async def test_a_decision_keeps_a_seat_free_and_members_see_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following = await admitted(world, coalition, "Ingrid", until=in_days(90))
    answer = await dana.get(f"/coalitions/{coalition.id}/followers")
    assert answer.json() == {
        "items": [
            {
                "id": str(following.id),
                "name": "Ingrid",
                "status": "invited",
                "until": in_days(90).isoformat(),
                "decision_id": str(following.decision_id),
                "decision_number": 2,
                "looked_on": [],
                "abilities": {"link": True},
            }
        ],
        "next": None,
    }
    assert await kinds(world, coalition) == ["follower_admitted"]


async def test_the_database_refuses_a_follower_without_a_decision_of_this_coalition(world: World) -> None:
    coalition, other = await world.coalition(), await world.coalition("Another room")
    theirs = await decided(world, other)
    for decision_id in (uuid4(), theirs.decision_id):
        forged = Authority(decision_id, coalition.id, "follower", 7)
        payload = FollowerAdmission(name="Nobody asked", until=in_days(30))
        with pytest.raises(AlreadyThere):
            await world.database.write(partial(service.admit, payload=payload, by=forged))


async def test_one_decision_admits_one_follower(world: World) -> None:
    coalition = await world.coalition()
    by = await decided(world, coalition)
    payload = FollowerAdmission(name="Ingrid", until=in_days(30))
    await world.database.write(lambda session: service.admit(session, payload, by=by))
    with pytest.raises(AlreadyThere):
        await world.database.write(lambda session: service.admit(session, payload, by=by))


async def test_a_term_that_ended_while_it_was_decided_is_refused(world: World) -> None:
    coalition = await world.coalition()
    by = await decided(world, coalition)
    payload = FollowerAdmission(name="Ingrid", until=in_days(-2))
    with pytest.raises(InvalidInput):
        await world.database.write(lambda session: service.admit(session, payload, by=by))


async def test_any_member_makes_the_link_and_it_is_shown_as_address_and_picture(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following = await admitted(world, coalition)
    answer = await dana.post(f"/followings/{following.id}/link")
    assert answer.status_code == 200
    body = answer.json()
    assert body["url"].startswith("http://localhost:8000/follow#")
    assert body["qr_svg"].startswith("<svg ")
    assert body["ends_at"].endswith("Z")


async def test_a_new_link_ends_the_one_before(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following = await admitted(world, coalition)
    first = await link_to(dana, following.id)
    second = await link_to(sam, following.id)
    assert first != second
    looked = await world.anonymous().post("/followings/look", {"token": first})
    assert (looked.status_code, looked.json()["code"]) == (410, "follow_link_ended")
    assert (await world.anonymous().post("/followings/look", {"token": second})).status_code == 200


async def test_who_has_the_link_reads_what_it_invites_to_and_nothing_of_the_coalition(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    following = await admitted(world, coalition, "Ingrid", until=in_days(90))
    token = await link_to(dana, following.id)
    invited = {"coalition_name": coalition.name, "name": "Ingrid", "until": in_days(90).isoformat()}
    for browser in (world.anonymous(), (await world.person())[1]):
        answer = await browser.post("/followings/look", {"token": token})
        assert answer.json() == invited | {"ends_membership": False}


async def test_only_the_invited_member_is_told_that_the_seat_ends_their_membership(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    token = await link_to(dana, (await admitted(world, coalition)).id)
    assert (await dana.post("/followings/look", {"token": token})).json()["ends_membership"] is True
    _, noor = await world.newcomer(coalition)
    assert (await noor.post("/followings/look", {"token": token})).json()["ends_membership"] is True


@pytest.mark.parametrize("token", ["x", "unknown" * 20])
async def test_an_unknown_link_answers_like_one_that_ended(world: World, token: str) -> None:
    answer = await world.anonymous("ar").post("/followings/look", {"token": token})
    assert (answer.status_code, answer.json()["code"]) == (410, "follow_link_ended")


@pytest.mark.parametrize("body", [{}, {"token": ""}, {"token": "x" * 201}, {"token": 7}, {"token": "x", "more": 1}])
async def test_a_look_without_a_readable_secret_is_refused(world: World, body: object) -> None:
    assert (await world.anonymous().post("/followings/look", body)).status_code == 422


async def test_a_link_lasts_a_week(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        token = await link_to(dana, (await admitted(world, coalition)).id)
        clock.shift(timedelta(days=7, seconds=-1))
        assert (await world.anonymous().post("/followings/look", {"token": token})).status_code == 200
        clock.shift(timedelta(seconds=1))
        assert (await world.anonymous().post("/followings/look", {"token": token})).status_code == 410


async def test_accepting_takes_the_seat_under_ones_own_name_and_uses_the_link_up(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following = await admitted(world, coalition, "The site lead")
    token = await link_to(dana, following.id)
    person, ingrid = await world.person("Ingrid Vik")
    await world.database.write(lambda session: service.accept(session, token, person))
    assert (await ingrid.get(f"/following/{coalition.id}")).status_code == 200
    (shown,) = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
    assert (shown["name"], shown["status"], shown["abilities"]) == ("Ingrid Vik", "following", {"link": False})
    with pytest.raises(FollowLinkEnded):
        await world.database.write(lambda session: service.accept(session, token, person))
    again = await dana.post(f"/followings/{following.id}/link")
    assert (again.status_code, again.json()["code"]) == (409, "follower_already_here")
    assert await kinds(world, coalition) == ["follower_admitted", "follower_accepted"]


async def test_nobody_has_two_seats_in_one_coalition(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    person, _ = await seated(world, await admitted(world, coalition), dana)
    second = await link_to(dana, (await admitted(world, coalition, "Ingrid again")).id)
    with pytest.raises(AlreadyFollowing):
        await world.database.write(lambda session: service.accept(session, second, person))
    sam, _ = await world.person("Sam")
    await world.join(sam, coalition)
    with pytest.raises(MembershipStillOpen):
        await world.database.write(lambda session: service.accept(session, second, sam))


async def test_a_follower_whose_term_is_over_can_be_let_in_again(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        person, ingrid = await seated(world, await admitted(world, coalition, until=in_days(3)), dana)
        clock.shift(timedelta(days=4))
        second = await admitted(world, coalition, until=in_days(90))
        token = await link_to(dana, second.id)
        await world.database.write(lambda session: service.accept(session, token, person))
        assert (await ingrid.get(f"/following/{coalition.id}")).json()["until"] == second.until.isoformat()
        shown = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
        assert [row["status"] for row in shown] == ["ended", "following"]


async def test_one_person_follows_several_coalitions(world: World) -> None:
    here, there = await world.coalition("Here"), await world.coalition("There")
    _, dana = await world.member(here)
    _, sam = await world.member(there)
    person, ingrid = await seated(world, await admitted(world, here, until=in_days(60)), dana)
    token = await link_to(sam, (await admitted(world, there, until=in_days(30))).id)
    await world.database.write(lambda session: service.accept(session, token, person))
    listed = (await ingrid.get("/following")).json()["items"]
    assert [(row["coalition_name"], row["decision_number"], row["open_asks"]) for row in listed] == [
        ("There", 2, 0),
        ("Here", 2, 0),
    ]


async def test_a_following_ends_by_itself_after_its_last_day(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        following = await admitted(world, coalition, until=in_days(3))
        _, ingrid = await seated(world, following, dana)
        clock.shift(timedelta(days=3))
        assert (await ingrid.get(f"/following/{coalition.id}")).status_code == 200
        clock.shift(timedelta(days=1))
        assert (await ingrid.get(f"/following/{coalition.id}")).status_code == 404
        assert (await ingrid.get("/following")).json()["items"] == []
        (shown,) = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
        assert (shown["status"], shown["abilities"]) == ("ended", {"link": False})
        link = await dana.post(f"/followings/{following.id}/link")
        assert (link.status_code, link.json()["code"]) == (409, "following_ended")


@pytest.mark.parametrize(
    ("zone", "still", "over"),
    [
        ("Pacific/Auckland", "2026-11-26T10:59:00Z", "2026-11-26T11:01:00Z"),
        ("Europe/Madrid", "2026-11-26T22:59:00Z", "2026-11-26T23:01:00Z"),
        ("Pacific/Pago_Pago", "2026-11-27T10:59:00Z", "2026-11-27T11:01:00Z"),
    ],
)
async def test_the_last_day_ends_where_the_coalition_lives(world: World, zone: str, still: str, over: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        await world.database.write(partial(live_in, coalition=coalition, zone=zone))
        _, dana = await world.member(coalition)
        _, ingrid = await seated(world, await admitted(world, coalition, until=in_days(3)), dana)
        for moment, status in ((still, 200), (over, 404)):
            clock.move_to(datetime.fromisoformat(moment))
            assert (await ingrid.get(f"/following/{coalition.id}")).status_code == status


def live_in(session: Session, coalition: Coalition, zone: str) -> None:
    session.get_one(Coalition, coalition.id).zone = zone


async def test_an_invitation_whose_term_is_over_invites_to_nothing(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        token = await link_to(dana, (await admitted(world, coalition, until=in_days(1))).id)
        clock.shift(timedelta(days=2))
        assert (await world.anonymous().post("/followings/look", {"token": token})).status_code == 410


async def test_stepping_back_is_at_once_and_members_see_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    assert (await ingrid.post(f"/following/{coalition.id}/step-back")).status_code == 204
    assert (await ingrid.get(f"/following/{coalition.id}")).status_code == 404
    assert (await ingrid.post(f"/following/{coalition.id}/step-back")).status_code == 404
    (shown,) = (await dana.get(f"/coalitions/{coalition.id}/followers")).json()["items"]
    assert (shown["id"], shown["status"]) == (str(following.id), "stepped_back")
    assert await kinds(world, coalition) == ["follower_stepped_back"]


async def test_members_do_not_step_back_for_a_follower_nor_read_their_page(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.follower(coalition)
    for answer in (
        await dana.post(f"/following/{coalition.id}/step-back"),
        await dana.get(f"/following/{coalition.id}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_who_is_not_a_member_learns_nothing_of_followers(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.BY_INVITATION)
    following = await admitted(world, coalition)
    _, ingrid = await world.follower(coalition)
    others = (
        [ingrid]
        + [(await make(coalition))[1] for make in (world.newcomer, world.former_member)]
        + [(await world.person())[1]]
    )
    for browser in others:
        missing = await browser.get(f"/coalitions/{uuid4()}/followers")
        answer = await browser.get(f"/coalitions/{coalition.id}/followers")
        assert (answer.status_code, answer.content) == (404, missing.content)
        link = await browser.post(f"/followings/{following.id}/link")
        assert (link.status_code, link.content) == (404, (await browser.post(f"/followings/{uuid4()}/link")).content)
    nobody = world.anonymous()
    assert (await nobody.get(f"/coalitions/{coalition.id}/followers")).status_code == 401
    assert (await nobody.post(f"/followings/{following.id}/link")).status_code == 401


async def test_nothing_of_the_secret_is_kept(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following = await admitted(world, coalition)
    token = await link_to(dana, following.id)
    row = await world.database.read(lambda session: session.get_one(Following, following.id).model_dump())
    assert token not in str(row)


async def test_a_member_who_takes_the_seat_stops_being_one_and_follows(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    token = await link_to(dana, (await admitted(world, coalition)).id)
    accepted = await sam.post("/followings/accept", {"token": token})
    assert accepted.status_code == 201, accepted.text
    assert (await sam.get(f"/following/{coalition.id}")).status_code == 200
    assert (await sam.get(f"/coalitions/{coalition.id}/members")).status_code == 404
    assert await kinds(world, coalition) == ["follower_admitted", "follower_accepted"]


async def test_a_follower_becomes_a_member_only_after_stepping_back(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    early = await ingrid.post(f"/coalitions/{coalition.id}/join")
    assert (early.status_code, early.json()["code"]) == (409, "follows_instead")
    await ingrid.post(f"/following/{coalition.id}/step-back")
    assert (await ingrid.post(f"/coalitions/{coalition.id}/join")).is_success
