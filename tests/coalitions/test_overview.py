"""The list of coalitions, what each reader sees of one, and the look before accepting."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Invitation
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.people.models import Person
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
PURPOSE = "A workplace where nobody has to ask as a favour."


async def found(browser: Browser, visibility: Visibility, name: str = "Room for everyone") -> str:
    answer = await browser.post("/coalitions", {"name": name, "purpose": PURPOSE, "visibility": visibility.value})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def change(world: World, coalition_id: str, **fields: object) -> None:
    def write(session: Session) -> None:
        row = session.get_one(Coalition, UUID(coalition_id))
        for name, value in fields.items():
            setattr(row, name, value)

    await world.database.write(write)


async def seat(world: World, person: Person, coalition_id: str, standing: MembershipStanding) -> None:
    coalition = await world.database.read(lambda session: session.get_one(Coalition, UUID(coalition_id)))
    await world.join(person, coalition, standing)


async def listed(browser: Browser, query: str = "") -> dict[str, Any]:
    answer = await browser.get(f"/coalitions{query}")
    assert answer.status_code == 200, answer.text
    rows: dict[str, Any] = answer.json()
    return rows


async def test_the_list_shows_mine_and_what_anyone_can_know_of(world: World) -> None:
    _, dana = await world.person("Dana")
    _, tomas = await world.person("Tomás")
    shown = [await found(tomas, kind, kind.value) for kind in (Visibility.OPEN, Visibility.LISTED)]
    for kind in (Visibility.BY_INVITATION, Visibility.HIDDEN):
        await found(tomas, kind, kind.value)
    own = await found(dana, Visibility.HIDDEN, "Ours")
    read = await listed(dana)
    assert [(row["id"], row["standing"], row["status"], row["purpose"]) for row in read["mine"]] == [
        (own, "member", "forming", PURPOSE)
    ]
    assert {(row["id"], row["purpose"], row["abilities"]["join"]) for row in read["items"]} == {
        (shown[0], PURPOSE, True),
        (shown[1], PURPOSE, False),
    }
    assert set(read["items"][0]) == {"id", "name", "purpose", "visibility", "abilities"}
    assert {row["name"] for row in (await listed(tomas))["mine"]} == {kind.value for kind in Visibility}
    assert (await listed(tomas))["items"] == []


async def test_others_are_read_page_by_page_beside_the_whole_of_mine(world: World) -> None:
    _, dana = await world.person("Dana")
    _, tomas = await world.person("Tomás")
    await found(dana, Visibility.HIDDEN, "Ours")
    for number in range(3):
        await found(tomas, Visibility.OPEN, f"Number {number}")
    first = await listed(dana, "?limit=2")
    second = await listed(dana, f"?limit=2&after={first['next']}")
    assert [row["name"] for row in first["items"] + second["items"]] == ["Number 2", "Number 1", "Number 0"]
    assert (len(first["mine"]), len(second["mine"]), second["next"]) == (1, 1, None)


async def test_closed_and_empty_coalitions_and_followed_ones_are_not_on_offer(world: World) -> None:
    _, tomas = await world.person("Tomás")
    await change(world, await found(tomas, Visibility.OPEN, "Closed"), status=CoalitionStatus.CLOSED)
    left = await found(tomas, Visibility.OPEN, "Left")
    await tomas.post(f"/coalitions/{left}/leave")
    followed = await world.coalition("Followed")
    await world.member(followed)
    _, ingrid = await world.follower(followed)
    assert (await listed(ingrid))["items"] == []
    assert (await listed(ingrid))["mine"] == []


async def test_a_member_reads_what_is_agreed_who_follows_and_what_they_may_do(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.BY_INVITATION)
    read = (await dana.get(f"/coalitions/{coalition}")).json()
    assert (read["name"], read["purpose"], read["standing"], read["status"]) == (
        "Room for everyone",
        PURPOSE,
        "member",
        "forming",
    )
    assert (read["mine"]["name"], read["mine"]["listing"]) == ("Dana", "listed")
    assert {(row["kind"], row["decision_number"]) for row in read["agreements"]} == {("purpose", 1), ("rhythm", 1)}
    assert (read["followers"], read["groups"], read["told"]) == ([], [], [])
    assert {verb for verb, allowed in read["abilities"].items() if not allowed} == {"join"}


async def test_followers_are_listed_to_members_by_name_and_date(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition, "Ingrid Falk")
    read = (await dana.get(f"/coalitions/{coalition.id}")).json()
    assert read["followers"] == [{"id": str(following.id), "name": "Ingrid Falk", "until": following.until.isoformat()}]


async def test_an_outsider_reads_name_purpose_and_groups_of_an_open_one(world: World) -> None:
    _, dana = await world.person("Dana")
    _, olu = await world.person("Olu")
    coalition = await found(dana, Visibility.OPEN)
    read = (await olu.get(f"/coalitions/{coalition}")).json()
    told = {name: value for name, value in read.items() if value not in (None, [])}
    assert told.pop("abilities") == {verb: verb == "join" for verb in read["abilities"]}
    assert told == {
        "id": coalition,
        "name": "Room for everyone",
        "purpose": PURPOSE,
        "visibility": "open",
        "standing": "outsider",
    }


async def test_a_newcomer_may_propose_commit_and_leave_and_reads_no_more(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.OPEN)
    _, noor = await world.person("Noor")
    await noor.post(f"/coalitions/{coalition}/join")
    read = (await noor.get(f"/coalitions/{coalition}")).json()
    assert (read["standing"], read["agreements"], read["followers"]) == ("newcomer", [], [])
    assert {verb for verb, allowed in read["abilities"].items() if allowed} == {"propose", "commit", "leave"}


async def test_in_a_closed_coalition_everything_can_be_read_and_left_and_nothing_done(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.OPEN)
    await change(world, coalition, status=CoalitionStatus.CLOSED)
    read = (await dana.get(f"/coalitions/{coalition}")).json()
    allowed = {verb for verb, allowed in read["abilities"].items() if allowed}
    assert allowed == {"members", "board", "decisions", "followers", "activity", "leave"}


@pytest.mark.parametrize("visibility", [Visibility.BY_INVITATION, Visibility.HIDDEN])
async def test_what_one_may_not_know_of_reads_as_missing(world: World, visibility: Visibility) -> None:
    coalition = await world.coalition(visibility=visibility)
    await world.member(coalition)
    _, olu = await world.person("Olu")
    _, former = await world.former_member(coalition)
    _, follower = await world.follower(coalition)
    missing = await olu.get("/coalitions/00000000-0000-4000-8000-000000000000")
    for browser in (olu, former, follower):
        answer = await browser.get(f"/coalitions/{coalition.id}")
        assert (answer.status_code, answer.content) == (404, missing.content)
    anonymous = await world.anonymous().get(f"/coalitions/{coalition.id}")
    assert (anonymous.status_code, anonymous.json()["code"]) == (401, "sign_in_needed")


# --- the look before accepting


async def invite(browser: Browser, coalition: str, **draft: object) -> str:
    made = (await browser.post(f"/coalitions/{coalition}/invitations", draft)).json()
    return str(made["url"]).split("#")[1]


async def look(browser: Browser, token: str) -> tuple[int, dict[str, Any]]:
    answer = await browser.post("/invitations/look", {"token": token})
    return answer.status_code, answer.json()


async def test_who_holds_a_link_reads_where_it_leads_before_coming_in(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.BY_INVITATION)
    token = await invite(dana, coalition, standing="unlisted")
    status, read = await look(world.anonymous(), token)
    assert status == 200
    assert (read["name"], read["purpose"], read["standing"]) == ("Room for everyone", PURPOSE, "unlisted")
    assert (read["seat"], read["bound"], read["for_another"]) == ("outsider", False, False)
    assert "Dana" not in str(read)
    assert (await look(dana, token))[1]["seat"] == "member"


async def test_a_hidden_coalition_keeps_its_purpose_inside(world: World) -> None:
    _, dana = await world.person("Dana")
    token = await invite(dana, await found(dana, Visibility.HIDDEN))
    assert (await look(world.anonymous(), token))[1]["purpose"] is None


async def test_a_bound_invitation_says_so_and_never_to_whom(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.BY_INVITATION)
    made = (await dana.post(f"/coalitions/{coalition}/invitations", {})).json()
    person, noor = await world.person("Noor")
    _, olu = await world.person("Olu")

    def bind(session: Session) -> None:
        session.get_one(Invitation, UUID(made["id"])).email = person.email

    await world.database.write(bind)
    token = made["url"].split("#")[1]
    for browser, for_another in ((world.anonymous(), False), (noor, False), (olu, True)):
        _, read = await look(browser, token)
        assert (read["bound"], read["for_another"]) == (True, for_another)
        assert "@" not in str(read)


async def test_a_link_that_leads_nowhere_says_why(world: World) -> None:
    _, dana = await world.person("Dana")
    coalition = await found(dana, Visibility.OPEN)
    made = (await dana.post(f"/coalitions/{coalition}/invitations", {})).json()
    await dana.post(f"/coalitions/{coalition}/invitations/{made['id']}/end")
    status, read = await look(world.anonymous(), made["url"].split("#")[1])
    assert (status, read["code"]) == (410, "invitation_ended")
    status, read = await look(world.anonymous("fr"), "no-such-secret")
    assert (status, read["code"]) == (404, "not_found")
    answer = await world.anonymous().post("/invitations/look", {"token": ""})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "too_short")
