"""A holder's short word on their part, who reads it, and what peers reply."""

from datetime import date, datetime

import pytest

from alongside.coalitions.models import Coalition
from tests.actions.scenes import answer_about, begin, invite
from tests.actions.scenes import say as say_to_action
from tests.commitments.scenes import (
    MADRID,
    MISSING,
    at,
    check_in,
    check_ins,
    checked_in,
    code,
    do,
    fields,
    happened,
    look,
    make,
    parts,
    shared,
    version_of,
)
from tests.world import World

pytestmark = pytest.mark.anyio
MONDAY = date(2026, 11, 2)


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_an_answer_is_enough(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    made = await make(dana, coalition)
    said = await checked_in(dana, made, "slower", words="Two of us\nare ill.", ask="Somebody for the layout")
    assert {name: said[name] for name in ("name", "membership_id", "is_me", "due_on", "answer", "read_by")} == {
        "name": "Dana",
        "membership_id": str(dana_is.id),
        "is_me": True,
        "due_on": None,
        "answer": "slower",
        "read_by": "partners",
    }
    assert (said["words"], said["ask"], said["replies"]) == ("Two of us\nare ill.", "Somebody for the layout", [])
    assert said["abilities"] == {"reply": False, "help": False}
    assert await check_ins(dana, made) == [said]


async def test_done_is_the_holders_word_that_their_part_is_kept(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    made = await make(dana, coalition)
    await checked_in(dana, made, "change")
    assert parts(await look(dana, made)) == {"Dana": "active"}
    await checked_in(dana, made, "done", words="It is with the works council.")
    now = await look(dana, made)
    assert (parts(now), now["ended_at"] is not None) == ({"Dana": "kept"}, True)
    assert code(await check_in(dana, made)) == (409, "holding_is_kept")
    assert await happened(world, coalition) == [("commitment_made", dana_is.id), ("holding_kept", dana_is.id)]


async def test_a_word_answers_the_day_that_waits_and_the_same_day_once(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        assert (made["mine"]["due_on"], made["mine"]["next_due_on"]) == (None, "2026-11-06")
        assert (await checked_in(dana, made))["due_on"] is None
        time.move_to(datetime(2026, 11, 6, 23, 30, tzinfo=MADRID))
        assert (await look(dana, made))["mine"]["due_on"] == "2026-11-06"
        assert (await checked_in(dana, made))["due_on"] == "2026-11-06"
        mine = (await look(dana, made))["mine"]
        assert (mine["due_on"], mine["next_due_on"]) == (None, "2026-11-13")
        assert code(await check_in(dana, made)) == (409, "already_checked_in")
        time.move_to(datetime(2026, 11, 7, 0, 10, tzinfo=MADRID))
        assert (await checked_in(dana, made, "stuck"))["due_on"] is None
        time.move_to(datetime(2026, 11, 10, 9, tzinfo=MADRID))
        early = await checked_in(dana, made)
        assert early["due_on"] == "2026-11-13"
        time.move_to(datetime(2026, 11, 13, 9, tzinfo=MADRID))
        assert (await look(dana, made))["mine"]["due_on"] is None
        assert (await checked_in(dana, made))["due_on"] is None


async def test_nothing_is_owed_backwards(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    with at(MONDAY) as time:
        made = await make(dana, coalition, amina_is, rhythm="weekly", by_when="2027-06-01")
        time.move_to(datetime(2026, 11, 13, 9, tzinfo=MADRID))
        await answer_about(amina, made["id"], "yes")
        assert (await look(amina, made))["mine"]["due_on"] is None
        assert (await look(dana, made))["mine"]["due_on"] == "2026-11-13"
        await do(dana, made, "pause")
        mine = (await look(dana, made))["mine"]
        assert (mine["due_on"], mine["next_due_on"]) == (None, None)
        assert code(await check_in(dana, made)) == (409, "holding_is_paused")
        time.move_to(datetime(2026, 11, 18, 9, tzinfo=MADRID))
        await do(dana, made, "resume")
        mine = (await look(dana, made))["mine"]
        assert (mine["due_on"], mine["next_due_on"]) == (None, "2026-11-20")


async def test_due_days_are_local_days_across_the_change_of_clocks(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(date(2026, 10, 19)) as time:
        made = await make(dana, coalition, rhythm="weekly")
        for day in (date(2026, 10, 23), date(2026, 10, 30)):
            time.move_to(datetime(day.year, day.month, day.day, 0, 5, tzinfo=MADRID))
            assert (await checked_in(dana, made))["due_on"] == day.isoformat()


@pytest.mark.parametrize(
    ("given", "pointer", "problem"),
    [
        ({"answer": "fine"}, "/answer", "not_a_choice"),
        ({"answer": None}, "/answer", "not_a_choice"),
        ({"answer": "moving", "words": "x" * 281}, "/words", "too_long"),
        ({"answer": "moving", "ask": "x" * 281}, "/ask", "too_long"),
        ({"answer": "moving", "words": "a\u200bb"}, "/words", "hidden_characters"),
        ({"answer": "moving", "mood": 3}, "/mood", "field_unknown"),
        ({}, "/answer", "field_missing"),
    ],
)
async def test_what_can_not_be_taken_is_told_by_its_field(
    world: World, coalition: Coalition, given: dict[str, object], pointer: str, problem: str
) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    answer = await dana.post(f"/commitments/{made['id']}/check-ins", given)
    assert (answer.status_code, fields(answer)) == (422, [(pointer, problem)])
    assert await check_ins(dana, made) == []


async def test_a_retry_says_nothing_twice(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    path = f"/commitments/{made['id']}/check-ins"
    first = await dana.post(path, {"answer": "moving"}, key="same")
    assert (await dana.post(path, {"answer": "moving"}, key="same")).json() == first.json()
    assert code(await dana.post(path, {"answer": "stuck"}, key="same")) == (422, "idempotency_key_reused")
    assert len(await check_ins(dana, made)) == 1


async def test_nobody_checks_in_for_another(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, amina = await world.member(coalition, "Amina")
    _, noor = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    action = await begin(dana, coalition)
    made = await make(amina, coalition, action_id=action["id"])
    assert code(await check_in(dana, made)) == (403, "not_permitted")
    for stranger in (noor, follower, former, outsider):
        assert code(await check_in(stranger, made)) == (404, "not_found")
        assert code(await stranger.get(f"/commitments/{made['id']}/check-ins")) == (404, "not_found")
    assert code(await dana.post(f"/commitments/{MISSING}/check-ins", {"answer": "moving"})) == (404, "not_found")
    assert (await check_in(world.anonymous(), made)).status_code == 401
    assert await check_ins(amina, made) == []


async def test_partners_read_a_check_in_and_the_coalition_only_where_its_writer_lets_it(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina, jun = await world.member(coalition, "Amina"), await world.member(coalition, "Jun")
    _, reader = await world.member(coalition, "Reader")
    action = await begin(dana, coalition)
    both = await shared(amina[1], coalition, jun, action_id=action["id"])
    narrow = await checked_in(amina[1], both, "stuck", words="I am worn out.")
    await do(amina[1], both, "audience", check_ins_read_by="coalition")
    wide = await checked_in(amina[1], both, "moving")

    async def read(browser: object) -> list[str]:
        return [said["id"] for said in await check_ins(browser, both)]  # type: ignore[arg-type]

    for partner in (amina[1], jun[1], dana):
        assert await read(partner) == [wide["id"], narrow["id"]]
    assert await read(reader) == [wide["id"]]
    await do(jun[1], both, "release")
    assert await read(jun[1]) == [wide["id"]]
    await do(amina[1], both, "release")
    assert await read(amina[1]) == [wide["id"], narrow["id"]]
    lee_is, lee = await world.member(coalition, "Lee")
    assert await read(lee) == [wide["id"]]
    await invite(dana, action, lee_is)
    await say_to_action(lee, action, "yes")
    assert await read(lee) == [wide["id"]], "what was said to partners was said to those of then"


async def test_of_a_narrow_word_not_even_a_moved_version_tells(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition)
    before, version = await look(reader, made), await version_of(world, coalition)
    await checked_in(dana, made, "stuck", words="CANARY")
    assert await look(reader, made) == before
    assert await version_of(world, coalition) == version
    assert await check_ins(reader, made) == []
    await do(dana, made, "audience", check_ins_read_by="coalition")
    await checked_in(dana, made, "moving")
    assert (await look(reader, made))["version"] > before["version"]
    assert (await happened(world, coalition))[-1] == ("check_in_made", dana_is.id)


async def test_a_long_history_comes_in_pages_newest_first(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    said = [(await checked_in(dana, made))["id"] for _ in range(5)]
    path = f"/commitments/{made['id']}/check-ins?limit=2"
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = (await dana.get(path + (f"&after={after}" if after else ""))).json()
        found += [one["id"] for one in page["items"]]
        after = page["next"]
    assert found == said[::-1]
    assert code(await dana.get(path + "&after=nonsense")) == (400, "cursor_unreadable")
