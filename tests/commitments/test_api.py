"""Saying what one will do, alone and with others, told through the API."""

from datetime import date

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import begin
from tests.commitments.scenes import (
    MISSING,
    SENTENCE,
    at,
    code,
    do,
    draft,
    fields,
    happened,
    in_days,
    look,
    make,
    parts,
    say,
)
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_one_sentence_and_a_date_are_enough(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    answer = await dana.post(f"/coalitions/{coalition.id}/commitments", {"sentence": SENTENCE, "by_when": in_days(6)})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["sentence"], made["by_when"], made["first_by_when"]) == (SENTENCE, in_days(6), in_days(6))
    assert (made["rhythm"], made["read_by"], made["serves"]["kind"], made["changes"]) == (
        "none",
        "coalition",
        "itself",
        [],
    )
    assert made["holders"] == [
        {
            "membership_id": str(dana_is.id),
            "name": "Dana",
            "is_me": True,
            "status": "active",
            "handed_over": False,
            "by_when": in_days(6),
            "last_words": None,
        }
    ]
    assert made["mine"]["check_ins_read_by"] == "partners"
    assert made["mine"]["check_ins_read_by_names"] == []
    assert (made["mine"]["due_on"], made["mine"]["next_due_on"]) == (None, None)
    assert made["abilities"] == {
        "renegotiate": True,
        "keep": True,
        "release": True,
        "pause": True,
        "resume": False,
        "check_in": True,
        "hand_over": True,
        "reword": True,
        "share": True,
        "set_audience": True,
        "ask_companion": True,
        "offer_companion": False,
        "take_up_beside": False,
        "answer_invitation": False,
    }
    assert await look(dana, made) == made
    assert await happened(world, coalition) == [("commitment_made", dana_is.id)]


async def test_making_twice_with_one_key_makes_one(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    path = f"/coalitions/{coalition.id}/commitments"
    first = await dana.post(path, draft(), key="same")
    assert (await dana.post(path, draft(), key="same")).json() == first.json()
    other = await dana.post(path, draft(sentence="Another"), key="same")
    assert code(other) == (422, "idempotency_key_reused")
    assert len(await happened(world, coalition)) == 1


@pytest.mark.parametrize(
    ("given", "pointer", "problem"),
    [
        ({"by_when": "2020-01-01"}, "/by_when", "date_in_the_past"),
        ({"by_when": "2099-01-01"}, "/by_when", "date_too_far"),
        ({"by_when": "soon"}, "/by_when", "not_a_date"),
        ({"by_when": "2026-11-27T14:00:00"}, "/by_when", "not_a_date"),
        ({"by_when": None}, "/by_when", "not_a_date"),
        ({"sentence": ""}, "/sentence", "too_short"),
        ({"sentence": "x" * 281}, "/sentence", "too_long"),
        ({"sentence": "two\nlines"}, "/sentence", "one_line_only"),
        ({"sentence": "\u202efdp.exe"}, "/sentence", "hidden_characters"),
        ({"rhythm": "daily"}, "/rhythm", "not_a_choice"),
        ({"read_by": "everyone"}, "/read_by", "not_a_choice"),
        ({"read_by": "partners", "check_ins_read_by": "coalition"}, "/check_ins_read_by", "wider_than_the_commitment"),
        ({"action_id": str(MISSING)}, "/serves/id", "served_unknown"),
        ({"ask": [str(MISSING)] * 11}, "/ask", "list_too_long"),
        ({"owner": "Amina"}, "/owner", "field_unknown"),
    ],
)
async def test_what_can_not_be_taken_is_told_by_its_field(
    world: World, coalition: Coalition, given: dict[str, object], pointer: str, problem: str
) -> None:
    _, dana = await world.member(coalition)
    answer = await dana.post(f"/coalitions/{coalition.id}/commitments", draft(**given))
    assert answer.status_code == 422
    assert fields(answer) == [(pointer, problem)]
    assert await happened(world, coalition) == []


async def test_a_date_is_past_by_the_coalitions_own_calendar(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    path = f"/coalitions/{coalition.id}/commitments"
    with at(date(2026, 11, 27), hour=0):  # in UTC it is still the day before
        assert fields(await dana.post(path, draft(by_when="2026-11-26"))) == [("/by_when", "date_in_the_past")]
        assert (await dana.post(path, draft(by_when="2026-11-27"))).status_code == 201


async def test_who_can_make_one_here(world: World, coalition: Coalition) -> None:
    path = f"/coalitions/{coalition.id}/commitments"
    _, newcomer = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    assert (await newcomer.post(path, draft())).status_code == 201
    for stranger in (former, outsider):
        assert code(await stranger.post(path, draft())) == (403, "not_permitted")
    assert code(await follower.post(path, draft())) == (404, "not_found")
    assert code(await world.anonymous().post(path, draft())) == (401, "sign_in_needed")
    nowhere = await outsider.post(f"/coalitions/{MISSING}/commitments", draft())
    assert code(nowhere) == (404, "not_found")


async def test_a_newcomer_reads_their_own_and_no_other(world: World, coalition: Coalition) -> None:
    _, noor = await world.newcomer(coalition)
    _, dana = await world.member(coalition)
    hers, danas = await make(noor, coalition), await make(dana, coalition)
    assert (await look(noor, hers))["abilities"]["keep"] is True
    assert (await look(dana, hers))["abilities"]["keep"] is False
    assert code(await noor.get(f"/commitments/{danas['id']}")) == (404, "not_found")


async def test_who_may_not_know_of_it_gets_what_a_missing_one_gets(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    narrow = await make(dana, coalition, read_by="partners")
    _, amina = await world.member(coalition, "Amina")
    _, elsewhere = await world.member(await world.coalition("Another"))
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    for stranger in (elsewhere, follower, former):
        missing = await stranger.get(f"/commitments/{MISSING}")
        for one in (made, narrow):
            found = await stranger.get(f"/commitments/{one['id']}")
            assert (found.status_code, found.content) == (404, missing.content)
    assert code(await amina.get(f"/commitments/{narrow['id']}")) == (404, "not_found")
    assert code(await do(amina, narrow, "keep")) == (404, "not_found")
    assert code(await do(amina, made, "keep")) == (403, "not_permitted")
    assert (await world.anonymous().get(f"/commitments/{made['id']}")).status_code == 401


async def test_a_commitment_serves_an_action_that_its_maker_reads(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    _, noor = await world.newcomer(coalition)
    action = await begin(dana, coalition)
    made = await make(dana, coalition, action_id=action["id"])
    assert made["serves"] == {"kind": "action", "id": action["id"], "title": action["title"]}
    unseen = await noor.post(f"/coalitions/{coalition.id}/commitments", draft(action_id=action["id"]))
    assert fields(unseen) == [("/serves/id", "served_unknown")]
    other = await world.coalition("Another")
    person, lee = await world.person("Lee")
    await world.join(person, other)
    await world.join(person, coalition)
    foreign = await lee.post(f"/coalitions/{other.id}/commitments", draft(action_id=action["id"]))
    assert fields(foreign) == [("/serves/id", "served_unknown")]


async def test_others_hold_it_by_their_own_yes_alone(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    made = await make(dana, coalition, amina_is, jun_is)
    assert parts(made) == {"Dana": "active"}
    assert sorted(asked["to_name"] for asked in made["requests"]) == ["Amina", "Jun"]
    assert made["requests"][0]["text"] == f"{SENTENCE}\n\n{made['by_when']}"
    seen = await look(amina, made)
    assert [asked["from_name"] for asked in seen["requests"]] == ["Dana"]
    assert (seen["abilities"]["answer_invitation"], seen["abilities"]["keep"]) == (True, False)
    assert code(await do(amina, made, "keep")) == (403, "not_permitted")
    assert (await say(amina, made, "yes")).json()["state"] == "yes"
    assert (await say(jun, made, "no")).json()["state"] == "no"
    now = await look(amina, made)
    assert parts(now) == {"Amina": "active", "Dana": "active"}
    assert now["mine"]["by_when"] == made["by_when"]
    assert now["mine"]["check_ins_read_by_names"] == ["Dana"]
    assert now["requests"] == []
    assert code(await say(amina, made, "yes")) == (409, "already_answered")
    assert code(await say(dana, made, "yes")) == (404, "not_found")
    assert await happened(world, coalition) == [("commitment_made", dana_is.id), ("holding_begun", amina_is.id)]


async def test_asking_oneself_or_somebody_who_is_not_there_makes_nothing(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition)
    amina_is, _ = await world.member(coalition, "Amina")
    femi_is, _ = await world.former_member(coalition)
    path = f"/coalitions/{coalition.id}/commitments"
    assert code(await dana.post(path, draft(amina_is, dana_is))) == (409, "asking_oneself")
    assert code(await dana.post(path, draft(amina_is, femi_is))) == (404, "not_in_coalition")
    assert code(await dana.post(path, draft(ask=[str(MISSING)]))) == (404, "not_in_coalition")
    assert await happened(world, coalition) == []


async def test_who_lets_go_takes_their_questions_along_and_no_others(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    ruth_is, ruth = await world.member(coalition, "Ruth")
    made = await make(dana, coalition, amina_is, jun_is)
    assert (await say(amina, made, "yes")).json()["state"] == "yes"
    assert (await do(amina, made, "holders", membership_id=str(ruth_is.id))).status_code == 201
    assert (await do(dana, made, "release")).status_code == 200
    assert code(await say(jun, made, "yes")) == (409, "consent_withdrawn")
    assert (await say(ruth, made, "yes")).json()["state"] == "yes"
    assert parts(await look(amina, made)) == {"Amina": "active", "Dana": "released", "Ruth": "active"}


async def test_nobody_joins_what_has_ended(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    amina_is, amina = await world.member(coalition, "Amina")
    made = await make(dana, coalition, amina_is)
    assert (await do(dana, made, "release")).json()["ended_at"] is not None
    assert code(await say(amina, made, "yes")) == (409, "consent_withdrawn")
    assert parts(await look(amina, made)) == {"Dana": "released"}
