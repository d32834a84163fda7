"""Words that are sent later than they were written: for the day they were written for, and once."""

from datetime import date, datetime

import pytest

from alongside.coalitions.models import Coalition
from tests.commitments.scenes import MADRID, at, check_in, check_ins, checked_in, code, do, make
from tests.world import World

pytestmark = pytest.mark.anyio
MONDAY = date(2026, 11, 2)
FRIDAY = "2026-11-06"


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_they_answer_the_day_they_were_written_for(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        time.move_to(datetime(2026, 11, 8, 9, tzinfo=MADRID))
        assert (await checked_in(dana, made, written_for=FRIDAY))["due_on"] == FRIDAY
        assert code(await check_in(dana, made, written_for=FRIDAY)) == (409, "due_day_answered")


async def test_they_answer_no_other_day(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        time.move_to(datetime(2026, 11, 13, 9, tzinfo=MADRID))
        assert code(await check_in(dana, made, written_for=FRIDAY)) == (409, "due_day_over")
        assert code(await check_in(dana, made, written_for="2026-11-20")) == (409, "due_day_over")
        assert await check_ins(dana, made) == []
        assert (await checked_in(dana, made))["due_on"] == "2026-11-13"


async def test_words_for_no_day_leave_the_day_that_came_since(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        time.move_to(datetime(2026, 11, 6, 9, tzinfo=MADRID))
        assert (await checked_in(dana, made, written_for=None))["due_on"] is None
        assert (await checked_in(dana, made))["due_on"] == FRIDAY


async def test_a_part_says_from_when_on_a_word_is_for_its_next_day(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        mine = made["mine"]
        assert (mine["next_due_on"], mine["next_open_on"]) == (FRIDAY, "2026-11-03")
        time.move_to(datetime(2026, 11, 3, 9, tzinfo=MADRID))
        assert (await checked_in(dana, made))["due_on"] == FRIDAY
        assert (await make(dana, coalition))["mine"]["next_open_on"] is None


async def test_a_device_may_be_a_day_ahead_of_the_coalition(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(date(2026, 11, 1)) as time:
        made = await make(dana, coalition, rhythm="weekly")
        assert code(await check_in(dana, made, written_for=FRIDAY)) == (409, "due_day_over")
        time.move_to(datetime(2026, 11, 2, 9, tzinfo=MADRID))
        assert (await checked_in(dana, made, written_for=FRIDAY))["due_on"] == FRIDAY


async def test_while_nothing_is_owed_no_day_waits(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    without = await make(dana, coalition)
    assert code(await check_in(dana, without, written_for=FRIDAY)) == (409, "due_day_over")
    assert (await checked_in(dana, without, written_for=None))["due_on"] is None


async def test_a_part_that_was_let_go_meanwhile_is_told(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        time.move_to(datetime(2026, 11, 6, 9, tzinfo=MADRID))
        await do(dana, made, "release")
        assert code(await check_in(dana, made, written_for=FRIDAY)) == (409, "holding_is_released")


@pytest.mark.parametrize("written_for", [FRIDAY, None])
async def test_the_same_word_sent_three_times_from_two_devices_is_there_once(
    world: World, coalition: Coalition, written_for: str | None
) -> None:
    dana_is, dana = await world.member(coalition)
    elsewhere = await world.elsewhere(dana_is.person_id)
    with at(MONDAY) as time:
        made = await make(dana, coalition, rhythm="weekly")
        time.move_to(datetime(2026, 11, 6, 9, tzinfo=MADRID))
        path, word = f"/commitments/{made['id']}/check-ins", {"answer": "slower", "written_for": written_for}
        sent = [await browser.post(path, word, key="one") for browser in (dana, elsewhere, dana)]
        assert [answer.status_code for answer in sent] == [201, 201, 201]
        assert len({answer.json()["id"] for answer in sent}) == 1
        assert len(await check_ins(dana, made)) == 1


@pytest.mark.parametrize(
    ("then", "now", "reads"),
    [
        ("partners", "coalition", "partners"),
        ("coalition", "partners", "partners"),
        ("coalition", "coalition", "coalition"),
    ],
)
async def test_nobody_reads_them_whom_their_writer_was_not_told_of(
    world: World, coalition: Coalition, then: str, now: str, reads: str
) -> None:
    _, dana = await world.member(coalition)
    made = await make(dana, coalition)
    await do(dana, made, "audience", check_ins_read_by=now)
    assert (await checked_in(dana, made, written_for=None, read_by=then))["read_by"] == reads
