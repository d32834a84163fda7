"""Saying what one will do, alone and with others, told through the API."""

from datetime import date, datetime
from uuid import UUID

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import begin
from tests.commitments.scenes import (
    MADRID,
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
    shared,
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
    assert (made["rhythm"], made["read_by"], made["action"], made["changes"]) == ("none", "coalition", None, [])
    assert made["holders"] == [
        {
            "membership_id": str(dana_is.id),
            "name": "Dana",
            "is_me": True,
            "status": "active",
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
        ({"action_id": str(MISSING)}, "/action_id", "action_unknown"),
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
    assert made["action"] == {"id": action["id"], "title": action["title"]}
    unseen = await noor.post(f"/coalitions/{coalition.id}/commitments", draft(action_id=action["id"]))
    assert fields(unseen) == [("/action_id", "action_unknown")]
    other = await world.coalition("Another")
    person, lee = await world.person("Lee")
    await world.join(person, other)
    await world.join(person, coalition)
    foreign = await lee.post(f"/coalitions/{other.id}/commitments", draft(action_id=action["id"]))
    assert fields(foreign) == [("/action_id", "action_unknown")]


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


async def test_nobody_joins_what_has_ended(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    amina_is, amina = await world.member(coalition, "Amina")
    made = await make(dana, coalition, amina_is)
    assert (await do(dana, made, "release")).json()["ended_at"] is not None
    assert code(await say(amina, made, "yes")) == (409, "consent_withdrawn")
    assert parts(await look(amina, made)) == {"Dana": "released"}


async def test_renegotiating_in_time_keeps_the_history(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition)
    made = await make(dana, coalition)
    moved = (await do(dana, made, "renegotiate", by_when=in_days(40), words="The room is painted first.")).json()
    assert (moved["by_when"], moved["first_by_when"]) == (in_days(40), in_days(20))
    smaller = (await do(dana, made, "renegotiate", sentence="Draft one page")).json()
    assert (smaller["sentence"], smaller["mine"]["status"]) == ("Draft one page", "active")
    assert [
        (change["by_when_before"], change["by_when_after"], change["sentence_after"], change["words"])
        for change in reversed(smaller["changes"])
    ] == [
        (in_days(20), in_days(40), None, "The room is painted first."),
        (in_days(40), in_days(40), "Draft one page", None),
    ]
    assert smaller["changes"][0]["sentence_before"] == SENTENCE
    assert smaller["version"] > moved["version"] > made["version"]
    assert await happened(world, coalition) == [
        ("commitment_made", dana_is.id),
        ("holding_renegotiated", dana_is.id),
        ("holding_renegotiated", dana_is.id),
    ]


async def test_a_renegotiation_changes_something_and_ends_in_the_future(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    assert code(await do(dana, made, "renegotiate")) == (422, "nothing_changed")
    assert code(await do(dana, made, "renegotiate", by_when=in_days(20))) == (422, "nothing_changed")
    assert code(await do(dana, made, "renegotiate", sentence=SENTENCE)) == (422, "nothing_changed")
    assert fields(await do(dana, made, "renegotiate", by_when=in_days(-1))) == [("/by_when", "date_in_the_past")]
    assert fields(await do(dana, made, "renegotiate", by_when=in_days(800))) == [("/by_when", "date_too_far")]
    assert await look(dana, made) == made


async def test_words_can_be_changed_long_after_the_day_has_passed(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(date(2026, 11, 2)) as time:
        made = await make(dana, coalition, by_when="2026-11-03")
        time.move_to(datetime(2026, 11, 5, 9, tzinfo=MADRID))
        smaller = await do(dana, made, "renegotiate", sentence="Draft one page")
        assert smaller.status_code == 200
        assert smaller.json()["mine"]["by_when"] == "2026-11-03"


async def test_each_holder_answers_for_their_own_part(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both = await shared(dana, coalition, amina)
    later = (await do(amina[1], both, "renegotiate", by_when=in_days(5))).json()
    assert {holder["name"]: holder["by_when"] for holder in later["holders"]} == {
        "Amina": in_days(5),
        "Dana": in_days(20),
    }
    assert later["by_when"] == in_days(5)
    assert code(await do(amina[1], both, "renegotiate", sentence="Other words")) == (409, "sentence_is_shared")
    assert parts((await do(amina[1], both, "keep", words="Sent.")).json()) == {"Amina": "kept", "Dana": "active"}
    assert code(await do(dana, both, "renegotiate", sentence="Other words")) == (409, "sentence_is_shared")
    now = await look(dana, both)
    assert (now["ended_at"], now["by_when"]) == (None, in_days(20))
    done = (await do(dana, both, "keep")).json()
    assert parts(done) == {"Amina": "kept", "Dana": "kept"}
    assert done["ended_at"] is not None


async def test_the_words_are_free_again_when_the_other_has_let_go(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both = await shared(dana, coalition, amina)
    await do(amina[1], both, "release")
    assert (await do(dana, both, "renegotiate", sentence="Other words")).status_code == 200


async def test_other_words_ask_anew_whoever_has_not_answered(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    made = await make(dana, coalition, amina_is)
    before = made["requests"][0]
    await do(dana, made, "renegotiate", sentence="Other words")
    after = (await look(amina, made))["requests"][0]
    assert after["text"].startswith("Other words")
    stale = await say(amina, made, "yes", text_hash=before["text_hash"])
    assert code(stale) == (409, "consent_text_changed")
    assert (await say(amina, made, "yes", text_hash=after["text_hash"])).status_code == 200


@pytest.mark.parametrize(
    ("reached_by", "refused", "problem"),
    [
        ("keep", ("renegotiate", "keep", "release", "pause", "resume"), "holding_is_kept"),
        ("release", ("renegotiate", "keep", "release", "pause", "resume"), "holding_is_released"),
        ("pause", ("renegotiate", "keep", "pause"), "holding_is_paused"),
        (None, ("resume",), "holding_is_active"),
    ],
)
async def test_a_wrong_moment_is_named_with_what_is_possible(
    world: World, coalition: Coalition, reached_by: str | None, refused: tuple[str, ...], problem: str
) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    if reached_by:
        assert (await do(dana, made, reached_by)).status_code == 200
    before = await look(dana, made)
    for verb in refused:
        given = {"by_when": in_days(3)} if verb == "renegotiate" else {}
        assert code(await do(dana, made, verb, **given)) == (409, problem)
        assert before["abilities"][verb] is False
    assert await look(dana, made) == before


async def test_pausing_and_resuming_leave_no_row_in_the_record(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    paused = (await do(dana, made, "pause")).json()
    assert (paused["mine"]["status"], paused["abilities"]["resume"]) == ("paused", True)
    assert (await do(dana, made, "resume")).json()["mine"]["status"] == "active"
    assert [kind for kind, _ in await happened(world, coalition)] == ["commitment_made"]


async def test_last_words_are_read_by_partners_alone(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina, jun = await world.member(coalition, "Amina"), await world.member(coalition, "Jun")
    action = await begin(dana, coalition)
    both = await shared(amina[1], coalition, jun, action_id=action["id"])
    await do(amina[1], both, "renegotiate", by_when=in_days(9), words="My shift moved.")
    await do(amina[1], both, "release", words="I can't carry this now.")
    _, reader = await world.member(coalition, "Reader")

    async def words(browser: object) -> tuple[object, object]:
        seen = await look(browser, both)  # type: ignore[arg-type]
        last = next(holder["last_words"] for holder in seen["holders"] if holder["name"] == "Amina")
        return last, seen["changes"][0]["words"]

    assert await words(jun[1]) == ("I can't carry this now.", "My shift moved.")
    assert await words(dana) == ("I can't carry this now.", "My shift moved.")
    assert await words(reader) == (None, None)
    assert (await words(amina[1]))[0] == "I can't carry this now."
    assert parts(await look(reader, both)) == {"Amina": "released", "Jun": "active"}


async def test_a_narrow_commitment_is_known_to_its_partners_and_leaves_no_trace(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    action = await begin(dana, coalition)
    record = await happened(world, coalition)
    _, jun = await world.member(coalition, "Jun")
    both = await shared(amina[1], coalition, read_by="partners", action_id=action["id"])
    assert parts(await look(dana, both)) == {"Amina": "active"}
    await do(amina[1], both, "renegotiate", by_when=in_days(2))
    await do(amina[1], both, "keep")
    assert await happened(world, coalition) == record
    assert code(await jun.get(f"/commitments/{both['id']}")) == (404, "not_found")
    assert code(await jun.get(f"/commitments/{both['id']}/check-ins")) == (404, "not_found")


async def test_a_holder_widens_and_narrows_who_reads_their_check_ins(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    made = await shared(dana, coalition, amina)
    wide = (await do(dana, made, "audience", check_ins_read_by="coalition")).json()
    assert (wide["mine"]["check_ins_read_by"], wide["mine"]["check_ins_read_by_names"]) == ("coalition", [])
    assert (await look(amina[1], made))["mine"]["check_ins_read_by"] == "partners"
    assert wide["version"] == made["version"]
    narrow = await make(dana, coalition, read_by="partners")
    wider = await do(dana, narrow, "audience", check_ins_read_by="coalition")
    assert fields(wider) == [("/check_ins_read_by", "wider_than_the_commitment")]
    await do(dana, made, "release")
    assert code(await do(dana, made, "audience", check_ins_read_by="partners")) == (409, "holding_is_released")
    assert code(await do(amina[1], narrow, "audience", check_ins_read_by="partners")) == (404, "not_found")


async def test_leaving_lets_everything_go_without_a_word(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both, own = await shared(dana, coalition, amina), await make(amina[1], coalition)
    paused = await make(amina[1], coalition)
    await do(amina[1], paused, "pause")
    record = await happened(world, coalition)
    seen = await look(dana, both)
    assert (await amina[1].post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert await happened(world, coalition) == record
    assert parts(await look(dana, both)) == {"Dana": "active"}
    assert (await look(dana, both))["updated_at"] == seen["updated_at"]
    for left in (own, paused):
        now = await look(dana, left)
        assert (now["holders"], now["ended_at"] is not None) == ([], True)
        assert code(await do(amina[1], left, "resume")) == (404, "not_found")


async def test_coming_back_begins_a_new_part(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    first = await shared(dana, coalition, (amina_is, amina))
    await do(amina, first, "release", words="Not now.")
    assert parts(await look(dana, first)) == {"Amina": "released", "Dana": "active"}
    again = await make(amina, coalition)
    assert UUID(again["id"]) != UUID(first["id"])
    assert (await look(amina, first))["mine"]["status"] == "released"
