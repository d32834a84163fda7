"""Inviting: who makes and ends invitations, and everything that can be wrong with using one."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
import time_machine
from httpx import Response
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Coalition, Invitation, Membership
from alongside.coalitions.rules import CoalitionStatus, Listing, Visibility
from alongside.core import clock
from alongside.core.idempotency import IdempotentAnswer
from alongside.core.security import digest
from alongside.people.models import Person
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
PASSWORD = "a lantern under nine pears"


async def invite(browser: Browser, coalition: Coalition, **draft: Any) -> dict[str, Any]:
    answer = await browser.post(f"/coalitions/{coalition.id}/invitations", draft)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def token(made: dict[str, Any]) -> str:
    return str(made["url"]).split("#")[1]


def account(email: str = "noor@example.org", **fields: Any) -> dict[str, Any]:
    return {"name": "Noor", "email": email, "password": PASSWORD} | fields


async def accept(browser: Browser, made: dict[str, Any], **fields: Any) -> Response:
    return await browser.post("/invitations/accept", {"token": token(made)} | fields)


def refused(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def wrong_fields(answer: Response) -> list[tuple[str, str]]:
    assert answer.status_code in {409, 422}
    return [(field["pointer"], field["code"]) for field in answer.json()["errors"]]


async def bind(world: World, made: dict[str, Any], email: str) -> None:
    def write(session: Session) -> None:
        session.get_one(Invitation, UUID(made["id"])).email = email

    await world.database.write(write)


# --- making, seeing, ending


async def test_any_member_invites_and_the_link_rides_in_the_fragment(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    assert made["url"].startswith("http://localhost:8000/join#")
    assert len(token(made)) >= 43
    assert (made["standing"], made["uses_left"], made["made_by"]) == ("listed", 10, "Dana")
    last_day = clock.now().date() + timedelta(days=7)
    assert abs(date.fromisoformat(made["ends_on"]) - last_day) <= timedelta(days=1)
    assert made["abilities"] == {"link": True, "end": True}


async def test_the_picture_of_a_link_has_no_style_and_no_script(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    picture = ElementTree.fromstring((await invite(dana, coalition))["qr_svg"])  # noqa: S314 - our own
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert "viewBox" in picture.attrib
    for element in picture.iter():
        assert not {"style", "class", "href"} & set(element.attrib)
        assert element.tag.rpartition("}")[2] in {"svg", "path"}


async def test_only_a_hash_of_the_link_is_kept_also_with_the_kept_answer(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    first = await dana.post(f"/coalitions/{coalition.id}/invitations", {}, key="once")
    again = await dana.post(f"/coalitions/{coalition.id}/invitations", {}, key="once")
    assert again.status_code == 201
    assert again.json() == first.json() | {"url": None, "qr_svg": None}
    secret = token(first.json())

    def kept(session: Session) -> tuple[list[Invitation], list[bytes]]:
        return list(session.exec(select(Invitation))), list(session.exec(select(IdempotentAnswer.body)))

    rows, bodies = await world.database.read(kept)
    assert [row.secret_hash for row in rows] == [digest(secret)]
    assert not any(secret.encode() in body for body in bodies)


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ({"uses": 0}, ("/uses", "too_small")),
        ({"uses": 101}, ("/uses", "too_large")),
        ({"uses": "5"}, ("/uses", "wrong_form")),
        ({"ends_on": "2026-11-20"}, ("/ends_on", "invitation_day_past")),
        ({"ends_on": "2027-02-20"}, ("/ends_on", "invitation_too_long")),
        ({"ends_on": 1797724800}, ("/ends_on", "not_a_date")),
        ({"ends_on": "2026-11-27T00:00:00Z"}, ("/ends_on", "not_a_date")),
        ({"ends_on": "27.11.2026"}, ("/ends_on", "not_a_date")),
        ({"standing": "secret"}, ("/standing", "not_a_choice")),
        ({"role": "admin"}, ("/role", "field_unknown")),
    ],
)
async def test_an_invitation_has_an_end_and_a_limit(
    world: World, draft: dict[str, Any], wrong: tuple[str, str]
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False):
        answer = await dana.post(f"/coalitions/{coalition.id}/invitations", draft)
    assert wrong_fields(answer) == [wrong]


async def test_the_last_day_is_a_day_where_the_coalition_lives(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    with time_machine.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), tick=False):
        answer = await dana.post(f"/coalitions/{coalition.id}/invitations", {"ends_on": "2026-11-20"})
        assert wrong_fields(answer) == [("/ends_on", "invitation_day_past")]
        assert (await invite(dana, coalition, ends_on="2027-02-19"))["ends_on"] == "2027-02-19"


async def test_members_alone_invite_see_and_end(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    _, noor = await world.newcomer(coalition)
    _, outsider = await world.person("Olu")
    _, former = await world.former_member(coalition)
    _, follower = await world.follower(coalition)
    path = f"/coalitions/{coalition.id}/invitations"
    for browser, expected in ((noor, 403), (outsider, 403), (former, 403), (follower, 404), (world.anonymous(), 401)):
        assert (await browser.post(path, {})).status_code == expected
        assert (await browser.get(path)).status_code == expected
        assert (await browser.post(f"{path}/{made['id']}/end")).status_code == expected
        assert (await browser.post(f"{path}/{made['id']}/link")).status_code == expected


async def test_every_member_sees_all_invitations_alike_and_no_links(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, tomas = await world.member(coalition, "Tomás")
    made = [await invite(dana, coalition), await invite(tomas, coalition, standing="unlisted")]
    lists = [await browser.get(f"/coalitions/{coalition.id}/invitations") for browser in (dana, tomas)]
    assert lists[0].content == lists[1].content
    assert {row["id"] for row in lists[0].json()["items"]} == {row["id"] for row in made}
    assert not any(token(row) in lists[0].text for row in made)


async def test_any_member_ends_any_invitation_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, tomas = await world.member(coalition, "Tomás")
    made = await invite(dana, coalition)
    path = f"/coalitions/{coalition.id}/invitations"
    assert (await tomas.post(f"{path}/{made['id']}/end")).status_code == 204
    assert refused(await tomas.post(f"{path}/{made['id']}/end")) == (410, "invitation_ended")
    assert refused(await tomas.post(f"{path}/{made['id']}/link")) == (410, "invitation_ended")
    assert (await dana.get(path)).json()["items"] == []
    assert refused(await accept(world.anonymous(), made, **account())) == (410, "invitation_ended")


async def test_an_invitation_of_another_coalition_is_missing(world: World) -> None:
    coalition, other = await world.coalition(), await world.coalition("Elsewhere")
    _, dana = await world.member(coalition)
    _, other_member = await world.member(other)
    made = await invite(other_member, other)
    for verb in ("end", "link"):
        answer = await dana.post(f"/coalitions/{coalition.id}/invitations/{made['id']}/{verb}")
        assert refused(answer) == (404, "not_found")


async def test_a_new_link_ends_the_one_before(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    newer = (await dana.post(f"/coalitions/{coalition.id}/invitations/{made['id']}/link")).json()
    assert newer["id"] == made["id"]
    assert refused(await accept(world.anonymous(), made, **account())) == (404, "not_found")
    assert (await accept(world.anonymous(), newer, **account())).status_code == 201


# --- using


async def test_who_is_not_signed_in_makes_an_account_and_is_a_member_at_once(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    noor = world.anonymous("es")
    answer = await accept(noor, made, **account(zone="Africa/Cairo"))
    assert answer.status_code == 201
    assert (answer.json()["coalition_id"], answer.json()["standing"]) == (str(coalition.id), "member")
    assert "HttpOnly" in answer.headers["set-cookie"]
    listed = (await noor.get(f"/coalitions/{coalition.id}/members")).json()["items"]
    assert {(row["name"], row["standing"], row["mine"]) for row in listed} == {
        ("Dana", "member", False),
        ("Noor", "member", True),
    }

    def written(session: Session) -> tuple[Person, list[str]]:
        person = session.exec(select(Person).where(col(Person.email) == "noor@example.org")).one()
        return person, list(session.exec(select(Activity.kind)))

    person, kinds = await world.database.read(written)
    assert (person.language, person.zone) == ("es", "Africa/Cairo")
    assert kinds == ["member_joined"]


async def test_who_is_signed_in_needs_nothing_but_the_link(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.BY_INVITATION)
    _, dana = await world.member(coalition)
    _, noor = await world.person("Noor")
    made = await invite(dana, coalition)
    answer = await accept(noor, made)
    assert (answer.status_code, answer.json()["name"]) == (201, "Noor")
    assert "set-cookie" not in answer.headers
    assert (await dana.get(f"/coalitions/{coalition.id}/invitations")).json()["items"][0]["uses_left"] == 9


async def test_a_repeated_acceptance_gets_the_first_answer_and_uses_one_place(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=1)
    body = {"token": token(made)} | account()
    noor = world.anonymous()
    first = await noor.post("/invitations/accept", body, key="mine")
    lost = await world.anonymous().post("/invitations/accept", body, key="mine")
    assert (lost.status_code, lost.content) == (201, first.content)
    assert "set-cookie" not in lost.headers


async def test_an_unlisted_member_shows_a_chosen_name_and_nothing_else_anywhere(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, standing="unlisted")
    kit = world.anonymous()
    real = account("canary-address@example.org", name="Canary Realname")
    answer = await accept(kit, made, **real, chosen_name="Juniper")
    assert answer.json()["name"] == "Juniper"
    assert "Canary" not in answer.text
    for browser in (dana, kit):
        for path in ("members", "invitations"):
            read = await browser.get(f"/coalitions/{coalition.id}/{path}")
            assert read.status_code == 200
            assert "anary" not in read.text
            assert "Juniper" not in read.text

    def written(session: Session) -> tuple[Membership, list[Activity]]:
        row = session.get_one(Membership, UUID(answer.json()["membership_id"]))
        return row, list(session.exec(select(Activity)))

    row, activity = await world.database.read(written)
    assert (row.name, row.listing) == ("Juniper", Listing.UNLISTED)
    assert activity == []


async def test_a_chosen_name_belongs_to_unlisted_invitations_and_to_nobody_else_here(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, noor = await world.person("Noor")
    unlisted = await invite(dana, coalition, standing="unlisted")
    listed = await invite(dana, coalition)
    assert wrong_fields(await accept(noor, unlisted)) == [("/chosen_name", "field_missing")]
    assert wrong_fields(await accept(noor, listed, chosen_name="Juniper")) == [("/chosen_name", "chosen_name_not_here")]
    taken = await accept(noor, unlisted, chosen_name="\uff44\uff21\uff2e\uff21")
    assert refused(taken) == (409, "name_taken")
    hidden = await accept(noor, unlisted, chosen_name="Da\u202ena")
    assert wrong_fields(hidden) == [("/chosen_name", "hidden_characters")]


async def test_the_second_person_by_invitation_makes_it_active(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)

    def form(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.FORMING

    await world.database.write(form)
    await accept(world.anonymous(), await invite(dana, coalition), **account())
    status = await world.database.read(lambda session: session.get_one(Coalition, coalition.id).status)
    assert status is CoalitionStatus.ACTIVE


# --- wrong moments


async def test_after_its_last_day_an_invitation_is_refused_on_every_path(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, noor = await world.person("Noor")
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False):
        made = await invite(dana, coalition, ends_on="2026-11-21")
    with time_machine.travel(datetime(2026, 11, 21, 23, 30, tzinfo=UTC), tick=False):
        assert refused(await accept(noor, made)) == (410, "invitation_expired")
        assert refused(await accept(world.anonymous(), made, **account())) == (410, "invitation_expired")
        path = f"/coalitions/{coalition.id}/invitations"
        assert refused(await dana.post(f"{path}/{made['id']}/link")) == (410, "invitation_expired")
        assert (await dana.get(path)).json()["items"] == []


async def test_an_invitation_is_used_as_often_as_it_says(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=1)
    assert (await accept(world.anonymous(), made, **account())).status_code == 201
    second = await accept(world.anonymous(), made, **account("olu@example.org"))
    assert refused(second) == (410, "invitation_used_up")


async def test_of_many_who_take_the_last_use_at_once_exactly_one_gets_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=1)
    people = [(await world.person(f"Person {number}"))[1] for number in range(6)]
    answers = await asyncio.gather(*(accept(browser, made) for browser in people))
    assert sorted(answer.status_code for answer in answers) == [201] + [410] * 5
    assert len((await dana.get(f"/coalitions/{coalition.id}/members")).json()["items"]) == 2


async def test_one_person_pressing_twice_at_once_has_one_seat_and_uses_one_place(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=5)
    _, noor = await world.person("Noor")
    answers = await asyncio.gather(*(accept(noor, made) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 3
    assert {answer.json().get("code") for answer in answers} == {None, "already_in_coalition"}
    assert (await dana.get(f"/coalitions/{coalition.id}/invitations")).json()["items"][0]["uses_left"] == 4


async def test_who_has_a_seat_there_takes_no_other(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, newcomer = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    made = await invite(dana, coalition)
    assert refused(await accept(dana, made)) == (409, "already_in_coalition")
    assert refused(await accept(newcomer, made)) == (409, "already_in_coalition")
    assert refused(await accept(follower, made)) == (409, "follows_instead")


async def test_a_closed_coalition_invites_nobody(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)

    def close(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.CLOSED

    await world.database.write(close)
    assert refused(await accept(world.anonymous(), made, **account())) == (409, "coalition_closed")
    assert refused(await dana.post(f"/coalitions/{coalition.id}/invitations", {})) == (409, "coalition_closed")


async def test_a_bound_invitation_is_for_its_address_alone(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=1)
    await bind(world, made, "noor@example.org")
    _, olu = await world.person("Olu")
    assert refused(await accept(olu, made)) == (409, "invitation_for_another")
    stranger = await accept(world.anonymous(), made, **account("olu@example.org"))
    assert refused(stranger) == (409, "invitation_for_another")
    nobody = await world.database.read(
        lambda session: session.exec(select(Person).where(col(Person.email) == "olu@example.org")).first()
    )
    assert nobody is None
    assert (await accept(world.anonymous(), made, **account("Noor@Example.org"))).status_code == 201


async def test_an_address_with_an_account_signs_in_first_and_the_link_stays_good(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition, uses=1)
    person, noor = await world.person("Noor")
    answer = await accept(world.anonymous(), made, **account(person.email))
    assert refused(answer) == (409, "address_in_use")
    assert "set-cookie" not in answer.headers
    assert (await accept(noor, made)).status_code == 201


async def test_who_is_signed_in_can_not_make_another_account_on_the_way(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    _, noor = await world.person("Noor")
    assert refused(await accept(noor, made, **account())) == (409, "sign_out_first")


async def test_what_is_missing_for_an_account_is_named(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    made = await invite(dana, coalition)
    answer = await accept(world.anonymous(), made, name="Noor")
    assert wrong_fields(answer) == [("/email", "field_missing"), ("/password", "field_missing")]
    assert refused(await accept(world.anonymous(), {"url": "#no-such-secret"}, **account())) == (404, "not_found")


async def test_the_invitations_of_who_leaves_end_but_not_those_for_one_address(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, tomas = await world.member(coalition, "Tomás")
    own, bound, other = [await invite(who, coalition) for who in (dana, dana, tomas)]
    await bind(world, bound, "noor@example.org")
    assert (await dana.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert refused(await accept(dana, own)) == (410, "invitation_ended")
    listed = (await tomas.get(f"/coalitions/{coalition.id}/invitations")).json()["items"]
    assert {(row["id"], row["made_by"]) for row in listed} == {(bound["id"], None), (other["id"], "Tomás")}
