"""Importing a roster: preview, all or nothing, twice like once, and nothing told about who is in or has an account."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from httpx import Response
from sqlmodel import Session, col, select

from alongside.activity.models import Activity, ActivityActor
from alongside.coalitions.models import Coalition, Invitation, Membership
from alongside.coalitions.rules import CoalitionStatus, Listing, Visibility
from alongside.core import clock
from alongside.core.errors import AlongsideError
from alongside.people.models import Person, SignInSession
from alongside.roster import commands
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
FILE = "Name;E-mail\r\nNoor Haddad;noor@example.org\r\nOlu Ade;Olu@example.org\r\n".encode("utf-8-sig")
PASSWORD = "a lantern under nine pears"


async def send(
    browser: Browser,
    coalition: Coalition,
    data: bytes = FILE,
    path: str = "roster",
    kind: str = "application/octet-stream",
) -> Response:
    headers = {"Content-Type": kind}
    return await browser.http.post(f"/api/v1/coalitions/{coalition.id}/{path}", content=data, headers=headers)


async def preview(browser: Browser, coalition: Coalition, data: bytes = FILE) -> dict[str, Any]:
    answer = await send(browser, coalition, data, "roster/preview")
    assert answer.status_code == 200, answer.text
    read: dict[str, Any] = answer.json()
    return read


async def bring_in(browser: Browser, coalition: Coalition, data: bytes = FILE) -> tuple[int, int]:
    answer = await send(browser, coalition, data)
    assert answer.status_code == 200, answer.text
    return answer.json()["new"], answer.json()["already"]


async def made(world: World) -> tuple[list[Person], list[Invitation], list[Membership]]:
    def read(session: Session) -> tuple[list[Person], list[Invitation], list[Membership]]:
        shells = session.exec(select(Person).where(col(Person.unclaimed)).order_by(col(Person.email)))
        bound = session.exec(select(Invitation).order_by(col(Invitation.email)))
        return list(shells), list(bound), list(session.exec(select(Membership)))

    rows: tuple[list[Person], list[Invitation], list[Membership]] = await world.database.read(read)
    return rows


async def link(browser: Browser, coalition: Coalition, email: str) -> str:
    """The secret of the link that a member makes for one address."""
    rows = (await browser.get(f"/coalitions/{coalition.id}/invitations")).json()["items"]
    one = next(row for row in rows if row["email"] == email)
    assert one["has_link"] is False
    answer = await browser.post(f"/coalitions/{coalition.id}/invitations/{one['id']}/link")
    return str(answer.json()["url"]).split("#")[1]


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition(visibility=Visibility.HIDDEN)


async def test_a_preview_shows_what_would_come_and_changes_nothing(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    read = await preview(dana, coalition, FILE + b";nobody@example.org\r\n")
    assert (read["encoding"], read["separator"], read["ready"]) == ("utf-8", ";", False)
    assert (read["new"], read["already"], read["wrong"]) == (2, 0, 1)
    assert [(row["line"], row["name"], row["email"], row["state"]) for row in read["rows"]] == [
        (2, "Noor Haddad", "noor@example.org", "new"),
        (3, "Olu Ade", "olu@example.org", "new"),
        (4, "", "nobody@example.org", "wrong"),
    ]
    assert read["rows"][2]["code"] == "roster_name_missing"
    assert read["rows"][2]["detail"] == "There is no name in this line."
    shells, invitations, _ = await made(world)
    assert (shells, invitations) == ([], [])


async def test_an_import_makes_shells_and_unsent_invitations_and_no_membership(
    world: World, coalition: Coalition
) -> None:
    seat, dana = await world.member(coalition)
    assert await bring_in(dana, coalition) == (2, 0)
    shells, invitations, memberships = await made(world)
    assert [(person.name, person.email, person.password_hash) for person in shells] == [
        ("Noor Haddad", "noor@example.org", None),
        ("Olu Ade", "olu@example.org", None),
    ]
    last_day = clock.now().date() + timedelta(days=30)
    for row, email in zip(invitations, ("noor@example.org", "olu@example.org"), strict=True):
        assert (row.email, row.uses_left, row.secret_hash, row.made_by) == (email, 1, None, seat.id)
        assert abs(row.ends_on - last_day) <= timedelta(days=1)
    assert [row.id for row in memberships] == [seat.id]

    def facts(session: Session) -> list[tuple[str, UUID]]:
        wanted = select(Activity.kind, ActivityActor.membership_id).join(
            ActivityActor, col(ActivityActor.activity_id) == col(Activity.id)
        )
        return list(session.exec(wanted).all())

    assert await world.database.read(facts) == [("roster_imported", seat.id)]


async def test_twice_changes_nothing_and_a_longer_list_adds_the_rest(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    await bring_in(dana, coalition)
    before = await made(world)
    assert await bring_in(dana, coalition) == (0, 2)
    assert await made(world) == before
    assert [row["state"] for row in (await preview(dana, coalition))["rows"]] == ["already", "already"]
    assert await bring_in(dana, coalition, FILE + "Zoë;zoe@example.org".encode()) == (1, 2)


async def test_the_same_file_sent_by_two_at_once_is_imported_once(world: World, coalition: Coalition) -> None:
    browsers = [(await world.member(coalition, name))[1] for name in ("Dana", "Tomás", "Ewa")]
    answers = await asyncio.gather(*(bring_in(browser, coalition) for browser in browsers))
    assert sorted(answers) == [(0, 2), (0, 2), (2, 0)]
    _, invitations, _ = await made(world)
    assert len(invitations) == 2


async def test_one_wrong_line_and_nothing_is_imported(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    answer = await send(dana, coalition, FILE + b"Ewa;ewa at example\r\nKofi;NOOR@example.org\r\n")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "roster_lines_wrong")
    assert [(field["pointer"], field["code"]) for field in problem["errors"]] == [
        ("/lines/4", "email_wrong"),
        ("/lines/5", "roster_email_doubled"),
    ]
    assert problem["errors"][1]["detail"] == "This e-mail address stands in line 2 already."
    shells, invitations, _ = await made(world)
    assert (shells, invitations) == ([], [])


@pytest.mark.parametrize(
    ("data", "kind", "refusal"),
    [
        (b"PK\x03\x04rest", "application/octet-stream", (422, "roster_is_a_spreadsheet")),
        (b"\x00\x01\x02", "application/octet-stream", (422, "roster_not_text")),
        (b"", "application/octet-stream", (422, "roster_empty")),
        (b"a,b\n1,2", "text/csv", (422, "roster_columns_missing")),
        (FILE, "application/json", (415, "roster_not_a_file")),
        (FILE, "multipart/form-data; boundary=x", (415, "roster_not_a_file")),
        (b"x" * 1_100_000, "application/octet-stream", (413, "body_too_large")),
        (b"Name,Email\n" + b"A,a@example.org\n" * 2001, "text/csv; charset=utf-8", (413, "roster_too_long")),
    ],
)
async def test_a_file_that_can_not_be_read_has_one_clear_problem(
    world: World, coalition: Coalition, data: bytes, kind: str, refusal: tuple[int, str]
) -> None:
    _, dana = await world.member(coalition)
    for path in ("roster", "roster/preview"):
        answer = await send(dana, coalition, data, path, kind)
        assert (answer.status_code, answer.json()["code"]) == refusal


async def test_problems_are_told_in_the_readers_language(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    dana.http.headers["Accept-Language"] = "ar"
    assert (await send(dana, coalition, b"a,b")).json()["detail"].startswith("يجب أن يسمّي السطر الأول")
    read = await preview(dana, coalition, b"Name,Email\n,a@example.org")
    assert read["rows"][0]["detail"] == "لا اسم في هذا السطر."


async def test_members_alone_import(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    _, noor = await world.newcomer(coalition)
    _, olu = await world.person("Olu")
    _, former = await world.former_member(coalition)
    _, follower = await world.follower(coalition)
    for browser, status in ((noor, 403), (olu, 403), (former, 403), (follower, 404), (world.anonymous(), 401)):
        for path in ("roster", "roster/preview"):
            assert (await send(browser, coalition, path=path)).status_code == status


async def test_a_closed_coalition_imports_nobody(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)

    def close(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.CLOSED

    await world.database.write(close)
    answer = await send(dana, coalition)
    assert (answer.status_code, answer.json()["code"]) == (409, "coalition_closed")


async def test_a_file_can_not_be_used_to_find_out_who_is_in_or_has_an_account(
    world: World, coalition: Coalition
) -> None:
    """An unlisted member, a listed one, someone from elsewhere and nobody at all look the same, before and after."""
    _, dana = await world.member(coalition)
    people = [await world.person(name) for name in ("Unlisted", "Listed", "Elsewhere")]
    seats = [await world.join(person, coalition) for person, _ in people[:2]]

    def unlist(session: Session) -> None:
        session.get_one(Membership, seats[0].id).listing = Listing.UNLISTED

    await world.database.write(unlist)
    addresses = [*(person.email for person, _ in people), "nobody@example.org"]
    data = "\n".join(["Name,Email", *(f"Someone,{address}" for address in addresses)]).encode()
    assert {row["state"] for row in (await preview(dana, coalition, data))["rows"]} == {"new"}
    assert await bring_in(dana, coalition, data) == (4, 0)
    listed = (await dana.get(f"/coalitions/{coalition.id}/invitations")).json()["items"]
    shown = [{name: value for name, value in row.items() if name not in {"id", "email"}} for row in listed]
    assert all(row == shown[0] for row in shown)
    assert {row["state"] for row in (await preview(dana, coalition, data))["rows"]} == {"already"}


async def test_the_invited_person_takes_up_their_shell_with_a_name_and_password_of_their_own(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition)
    await bring_in(dana, coalition)
    token = await link(dana, coalition, "noor@example.org")
    noor = world.anonymous()
    body = {"token": token, "name": "Noor", "email": "noor@example.org", "password": PASSWORD}
    assert (await noor.post("/invitations/accept", body)).json()["name"] == "Noor"
    shells, _, memberships = await made(world)
    assert ([person.email for person in shells], len(memberships)) == (["olu@example.org"], 2)
    signed_in = await world.anonymous().post("/sign-in/password", {"email": "noor@example.org", "password": PASSWORD})
    assert signed_in.status_code == 200
    assert await bring_in(dana, coalition) == (0, 2)


async def test_a_shell_that_its_person_signed_in_to_is_nobody_elses_to_take_up(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition)
    await bring_in(dana, coalition)

    def claim(session: Session) -> None:
        session.exec(select(Person).where(col(Person.email) == "noor@example.org")).one().unclaimed = False

    await world.database.write(claim)
    token = await link(dana, coalition, "noor@example.org")
    body = {"token": token, "name": "Not Noor", "email": "noor@example.org", "password": PASSWORD}
    answer = await world.anonymous().post("/invitations/accept", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "address_in_use")


async def test_a_shell_has_no_way_in_by_password(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    await bring_in(dana, coalition)
    answer = await world.anonymous().post("/sign-in/password", {"email": "noor@example.org", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (401, "email_or_password_wrong")


async def test_after_thirty_days_or_when_ended_the_same_list_invites_again(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    await bring_in(dana, coalition)
    rows = (await dana.get(f"/coalitions/{coalition.id}/invitations")).json()["items"]
    await dana.post(f"/coalitions/{coalition.id}/invitations/{rows[0]['id']}/end")
    assert await bring_in(dana, coalition) == (1, 1)

    def seen_later(session: Session) -> None:

        for row in session.exec(select(SignInSession)):
            row.seen_at, row.ends_at = row.seen_at + timedelta(days=40), row.ends_at + timedelta(days=40)

    await world.database.write(seen_later)
    with time_machine.travel(clock.now() + timedelta(days=32), tick=False):
        assert await bring_in(dana, coalition) == (2, 0)


async def test_the_operator_imports_without_a_member_and_members_see_that_it_was_done(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition)
    for expected in (2, 0):
        done = await world.database.write(lambda session: commands.import_roster(session, coalition.id, FILE))
        assert len(done.new) == expected
    feed = (await dana.get(f"/coalitions/{coalition.id}/activity")).json()["items"]
    assert [(row["kind"], row["who"]) for row in feed] == [("roster_imported", None)]
    rows = (await dana.get(f"/coalitions/{coalition.id}/invitations")).json()["items"]
    assert {row["made_by"] for row in rows} == {None}


async def test_the_command_prints_a_sentence_for_each_wrong_line(world: World, coalition: Coalition) -> None:
    def run(session: Session) -> list[str]:
        try:
            commands.import_roster(session, coalition.id, b"Name,Email\n,a@example.org\nEwa,ewa\n")
        except AlongsideError as refusal:
            return commands.reasons(refusal)
        return []

    assert await world.database.write(run) == [
        "Some lines can’t be taken (2), so nothing was imported. Mend them in the file and choose it again.",
        "Line 2: There is no name in this line.",
        "Line 3: This does not look like an e-mail address.",
    ]
