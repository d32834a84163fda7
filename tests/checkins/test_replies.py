"""What peers reply, and what becomes of words when people leave and time goes by."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.service import forget_old
from alongside.coalitions.models import Coalition
from alongside.core import clock
from tests.commitments.scenes import (
    MADRID,
    MISSING,
    at,
    check_ins,
    checked_in,
    code,
    do,
    fields,
    make,
    reply,
    shared,
)
from tests.world import World

pytestmark = pytest.mark.anyio
MONDAY = date(2026, 11, 2)


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_peers_reply_and_each_kind_is_said_once(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both = await shared(dana, coalition, amina)
    said = await checked_in(dana, both, "stuck")
    answer = await reply(amina[1], said, "with_you", words="Tomorrow at ten?")
    assert answer.status_code == 201
    assert (answer.json()["name"], answer.json()["words"]) == ("Amina", "Tomorrow at ten?")
    assert code(await reply(amina[1], said, "with_you")) == (409, "already_replied")
    assert (await reply(amina[1], said, "seen")).status_code == 201
    assert code(await reply(amina[1], said, "seen")) == (409, "already_replied")
    assert (await reply(amina[1], said, "can_help")).status_code == 201
    for words in ("Which room?", "Which room?"):
        assert (await reply(amina[1], said, "question", words=words)).status_code == 201
    assert fields(await reply(amina[1], said, "question")) == [("/words", "question_needs_words")]
    assert fields(await reply(amina[1], said, "like")) == [("/kind", "not_a_choice")]
    assert code(await reply(dana, said, "seen")) == (409, "reply_to_oneself")
    assert code(await reply(dana, {"id": MISSING}, "seen")) == (404, "not_found")
    kinds = [one["kind"] for one in (await check_ins(dana, both))[0]["replies"]]
    assert kinds == ["with_you", "seen", "question", "question"]
    assert (await check_ins(amina[1], both))[0]["abilities"] == {"reply": True, "help": False}


async def test_who_can_not_read_it_can_not_reply(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, jun = await world.member(coalition, "Jun")
    _, noor = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    made = await make(dana, coalition)
    narrow = await checked_in(dana, made)
    await do(dana, made, "audience", check_ins_read_by="coalition")
    wide = await checked_in(dana, made)
    for stranger in (jun, noor, follower, former, outsider):
        assert code(await reply(stranger, narrow, "seen")) == (404, "not_found")
    for stranger in (noor, follower, former, outsider):
        assert code(await reply(stranger, wide, "seen")) == (404, "not_found")
    assert (await reply(jun, wide, "seen")).status_code == 201


async def test_who_left_is_not_named_any_more(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both = await shared(dana, coalition, amina)
    await checked_in(amina[1], both)
    await amina[1].post(f"/coalitions/{coalition.id}/leave")
    said = (await check_ins(dana, both))[0]
    assert (said["name"], said["answer"]) == (None, "moving")


async def test_check_ins_are_forgotten_a_year_after_the_end(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    going_on, ended = await make(dana, coalition), await shared(dana, coalition, amina)
    for made in (going_on, ended):
        said = await checked_in(dana, made)
    await reply(amina[1], said, "seen")
    await do(dana, ended, "release")
    await do(amina[1], ended, "keep")

    def left(session: Session) -> tuple[int, int]:
        return len(session.exec(select(CheckIn)).all()), len(session.exec(select(CheckInReply)).all())

    later = clock.now() + timedelta(days=364)
    assert await world.database.write(lambda session: forget_old(session, later)) == 0
    assert await world.database.read(left) == (2, 1)
    later += timedelta(days=2)
    assert await world.database.write(lambda session: forget_old(session, later)) == 1
    assert await world.database.read(left) == (1, 0)
    assert await world.database.write(lambda session: forget_old(session, later)) == 0
    assert len(await check_ins(dana, going_on)) == 1


async def test_a_check_in_is_few_statements(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    with at(MONDAY) as time:
        narrow = await make(dana, coalition, rhythm="weekly")
        wide = await make(dana, coalition, rhythm="weekly", check_ins_read_by="coalition")
        time.move_to(datetime(2026, 11, 6, 9, tzinfo=MADRID))
        counted: list[str] = []
        event.listen(world.database.engine, "before_cursor_execute", lambda *given: counted.append(str(given[2])))
        await checked_in(dana, narrow)
        of_narrow = [text for text in counted if not text.startswith("BEGIN")]
        counted.clear()
        await checked_in(dana, wide)
        of_wide = [text for text in counted if not text.startswith("BEGIN")]
    assert len(of_narrow) <= 13, of_narrow
    assert len(of_wide) <= 16, of_wide
