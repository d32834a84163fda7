"""The founding act: decision 1, two agreements, and a founder who has no right that others lack."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from alongside.agreements import queries as agreements
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, Listing, MembershipStanding
from alongside.core import clock
from alongside.decisions.models import Decision
from alongside.permissions.policy import abilities
from alongside.permissions.vocabulary import Permission, Subject
from tests.decisions.rounds import code, fields, record_of
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
DRAFT = {"name": "Room for everyone", "purpose": "So that nobody has to ask as a favour.", "visibility": "open"}


async def founded(browser: Browser, **changed: Any) -> dict[str, Any]:
    answer = await browser.post("/coalitions", DRAFT | changed)
    assert answer.status_code == 201, answer.text
    out: dict[str, Any] = answer.json()
    return out


async def test_anyone_who_is_signed_in_begins_a_coalition_with_its_purpose(world: World) -> None:
    person, dana = await world.person()
    out = await founded(dana, zone="Europe/Madrid")

    def read(session: Session) -> None:
        coalition = session.get_one(Coalition, UUID(out["id"]))
        assert (coalition.status, coalition.zone) == (CoalitionStatus.FORMING, "Europe/Madrid")
        member = session.exec(select(Membership).where(col(Membership.coalition_id) == coalition.id)).one()
        assert member.id == UUID(out["membership_id"])
        assert (member.person_id, member.name) == (person.id, "Dana")
        assert (member.standing, member.listing) == (MembershipStanding.MEMBER, Listing.LISTED)
        decision = session.exec(select(Decision).where(col(Decision.coalition_id) == coalition.id)).one()
        assert (decision.number, decision.asked, decision.answered) == (1, 1, 1)
        assert agreements.purpose(session, coalition.id) == DRAFT["purpose"]
        assert agreements.rhythm(session, coalition.id).weekday == 4

    await world.database.read(read)
    assert await record_of(world, UUID(out["id"])) == ["coalition_founded", "decision_made"]


async def test_the_first_decision_can_be_read_with_what_it_made(world: World) -> None:
    _, dana = await world.person()
    out = await founded(dana)
    first = (await dana.get(f"/decisions/{out['decision_id']}")).json()
    assert (first["number"], first["kind"], first["method"]) == (1, "founding", "founding")
    assert (first["title"], first["text"]) == ("We begin", DRAFT["purpose"])
    assert first["all_answered"] is True
    assert [made["thing"] for made in first["made"]] == ["agreement", "agreement"]
    assert first["review_on"] == str(clock.now().date() + timedelta(days=365))


async def test_the_coalition_lives_in_the_founders_zone_unless_another_is_named(world: World) -> None:
    _, dana = await world.person(zone="Asia/Tokyo")
    assert (await founded(dana))["zone"] == "Asia/Tokyo"
    assert (await founded(dana, zone="Africa/Cairo"))["zone"] == "Africa/Cairo"


async def test_its_first_words_are_in_the_founders_language(world: World) -> None:
    _, noor = await world.person("نور", language="ar")
    out = await founded(noor)
    assert (await noor.get(f"/decisions/{out['decision_id']}")).json()["title"] == "نبدأ"


async def test_the_founder_has_no_right_that_another_member_lacks(world: World) -> None:
    """Every right that is asked about the coalition itself; what a thing adds to it is asked in its own tests."""
    _, dana = await world.person()
    coalition_id = UUID((await founded(dana))["id"])
    other, bo = await world.person("Bo")
    coalition = await world.database.read(lambda session: session.get_one(Coalition, coalition_id))
    await world.join(other, coalition)
    every = {right.name.lower(): right for right in Permission}
    rights = []
    for browser in (dana, bo):
        actor = await world.app.state.load_actor(world.database, browser.http.cookies["s"])
        rights.append(abilities(actor, Subject(coalition_id=coalition_id), **every))
    assert rights[0] == rights[1]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, [("/name", "too_short")]),
        ({"name": "two\nlines"}, [("/name", "one_line_only")]),
        ({"name": "a" * 161}, [("/name", "too_long")]),
        ({"name": "safe\u202egnp"}, [("/name", "hidden_characters")]),
        ({"purpose": "   "}, [("/purpose", "too_short")]),
        ({"visibility": "secret"}, [("/visibility", "not_a_choice")]),
        ({"zone": "Mars/Olympus"}, [("/zone", "unknown_zone")]),
        ({"admin": True}, [("/admin", "field_unknown")]),
    ],
)
async def test_what_the_form_can_not_take_is_named_field_by_field(
    world: World, changed: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    _, dana = await world.person()
    answer = await dana.post("/coalitions", DRAFT | changed)
    assert (answer.status_code, fields(answer)) == (422, wrong)


async def test_nobody_founds_without_signing_in(world: World) -> None:
    assert code(await world.anonymous().post("/coalitions", DRAFT)) == (401, "sign_in_needed")


async def test_a_retried_founding_founds_once(world: World) -> None:
    _, dana = await world.person()
    first = await dana.post("/coalitions", DRAFT, key="one")
    again = await dana.post("/coalitions", DRAFT, key="one")
    assert first.json() == again.json()
    assert code(await dana.post("/coalitions", DRAFT | {"name": "Other"}, key="one")) == (422, "idempotency_key_reused")
    bare = await dana.http.post("/api/v1/coalitions", json=DRAFT)
    assert code(bare) == (400, "idempotency_key_missing")
    rows = await world.database.read(lambda session: list(session.exec(select(Coalition))))
    assert len(rows) == 1


async def test_the_two_agreements_that_it_made_are_told_apart_in_the_readers_language(world: World) -> None:
    _, dana = await world.person()
    out = await founded(dana)
    made = (await dana.get(f"/decisions/{out['decision_id']}")).json()["made"]
    assert len({one["title"] for one in made}) == 2
    assert all(one["thing"] == "agreement" and one["title"] for one in made)
