"""What one is called, and how one reads."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from alongside.coalitions.models import Membership
from alongside.coalitions.rules import Listing
from alongside.following.models import Following
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_one_reads_ones_account_and_all_ones_seats(world: World) -> None:
    person, browser = await world.person("Dana")
    room, lifts = await world.coalition("Room for everyone"), await world.coalition("Lifts that work")
    membership = await world.join(person, room)
    await world.join(person, lifts)
    answer = await browser.get("/me")
    me = answer.json()
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["cache-control"] == "no-store"
    assert me | {"seats": [], "id": "", "email": ""} == {
        "id": "",
        "name": "Dana",
        "called": None,
        "pronouns": None,
        "email": "",
        "language": "en",
        "zone": "UTC",
        "has_password": False,
        "version": 1,
        "seats": [],
        "abilities": {"edit": True, "found": True},
    }
    assert [seat["coalition"] for seat in me["seats"]] == ["Lifts that work", "Room for everyone"]
    assert me["seats"][1] == {
        "id": str(membership.id),
        "coalition_id": str(room.id),
        "coalition": "Room for everyone",
        "standing": "member",
        "until": None,
    }


async def test_a_follower_reads_until_when_and_a_former_member_reads_nothing(world: World) -> None:
    coalition = await world.coalition()
    following, follower = await world.follower(coalition)
    [seat] = (await follower.get("/me")).json()["seats"]
    assert (seat["standing"], seat["until"]) == ("follower", following.until.isoformat())
    _, newcomer = await world.newcomer(coalition)
    assert (await newcomer.get("/me")).json()["seats"][0]["standing"] == "newcomer"
    _, left = await world.former_member(coalition)
    assert (await left.get("/me")).json()["seats"] == []


async def test_nobody_is_signed_in_without_a_session(world: World) -> None:
    for path in ("/me", "/me/sessions"):
        answer = await world.anonymous().get(path)
        assert answer.status_code == 401
        assert answer.json()["code"] == "sign_in_needed"
    assert (await world.anonymous().patch("/me", {"name": "Eve"}, version=1)).status_code == 401


async def test_only_what_is_sent_changes(world: World) -> None:
    _, browser = await world.person("Dana", called="Dee", pronouns="she/her")
    change = {"called": None, "pronouns": "they/them", "language": "ar", "zone": "Asia/Kathmandu", "name": None}
    answer = await browser.patch("/me", change, version=1)
    me = answer.json()
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert (me["name"], me["called"], me["pronouns"]) == ("Dana", None, "they/them")
    assert (me["language"], me["zone"], me["version"]) == ("ar", "Asia/Kathmandu", 2)
    assert (await browser.get("/me")).json() == me
    assert (await browser.patch("/me", {"called": "D."}, version=2)).json()["called"] == "D."


async def test_a_change_made_meanwhile_is_not_overwritten(world: World) -> None:
    _, browser = await world.person("Dana")
    assert (await browser.patch("/me", {"name": "Dana K."}, version=1)).status_code == 200
    late = await browser.patch("/me", {"name": "D. K."}, version=1)
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")
    bare = await browser.patch("/me", {"name": "D. K."})
    assert (bare.status_code, bare.json()["code"]) == (428, "if_match_missing")
    assert (await browser.get("/me")).json()["name"] == "Dana K."


async def test_a_new_name_shows_wherever_one_goes_by_ones_own_and_leaves_no_trace(world: World) -> None:
    person, browser = await world.person("Dan")
    listed = await world.join(person, await world.coalition())
    chosen = await world.join(person, await world.coalition())

    def unlisted(session: Any) -> None:
        row = session.get(Membership, chosen.id)
        row.name, row.listing = "Blue heron", Listing.UNLISTED

    await world.database.write(unlisted)
    await browser.patch("/me", {"name": "Dana"}, version=1)
    names = await world.database.read(lambda session: {row.id: row.name for row in session.scalars(select(Membership))})
    assert names == {listed.id: "Dana", chosen.id: "Blue heron"}


async def test_a_followers_new_name_shows_too(world: World) -> None:
    following, browser = await world.follower(await world.coalition(), "Ingrid")
    await browser.patch("/me", {"name": "Ingrid Lund"}, version=1)
    row = await world.database.read(lambda session: session.get(Following, following.id))
    assert row is not None
    assert row.name == "Ingrid Lund"


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"name": ""}, "/name", "too_short"),
        ({"name": "a\u200bb"}, "/name", "hidden_characters"),
        ({"name": "\U0001f469\u200d\U0001f467"}, "/name", "hidden_characters"),
        ({"called": "x" * 201}, "/called", "too_long"),
        ({"pronouns": "x" * 61}, "/pronouns", "too_long"),
        ({"pronouns": "they\nthem"}, "/pronouns", "one_line_only"),
        ({"language": "tlh"}, "/language", "not_a_choice"),
        ({"zone": "Mars/Olympus"}, "/zone", "unknown_zone"),
        ({"zone": "europe/madrid"}, "/zone", "unknown_zone"),
        ({"email": "other@example.org"}, "/email", "field_unknown"),
        ({"id": "7c1e2b9e-6f4c-4a83-9d8e-0f8f2a1b3c4d"}, "/id", "field_unknown"),
        ({"version": 9}, "/version", "field_unknown"),
    ],
)
async def test_what_can_not_be_taken_is_named(world: World, change: dict[str, Any], pointer: str, code: str) -> None:
    _, browser = await world.person("Dana")
    answer = await browser.patch("/me", change, version=1)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert (await browser.get("/me")).json()["name"] == "Dana"


async def test_a_problem_is_told_in_the_language_that_was_asked_for(world: World) -> None:
    _, browser = await world.person("Dana")
    browser.http.headers["Accept-Language"] = "es-MX, en;q=0.5"
    answer = await browser.patch("/me", {"zone": "Mars/Olympus"}, version=1)
    assert answer.headers["content-language"] == "es"


async def test_times_are_told_in_utc(world: World) -> None:
    _, browser = await world.person("Dana")
    [item] = (await browser.get("/me/sessions")).json()["items"]
    assert item["started_at"].endswith("Z")
    assert datetime.fromisoformat(item["seen_at"]) <= datetime.now(UTC)
