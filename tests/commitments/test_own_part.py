"""What a holder does with their own part, and who reads of it."""

from datetime import date, datetime
from uuid import UUID

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import begin
from tests.commitments.scenes import (
    MADRID,
    SENTENCE,
    at,
    code,
    do,
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
