"""A clock that is wrong for a while, by days and in either direction: each notice is mailed once, and none is lost."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.core import clock, dead_letters, outbox
from alongside.core.outbox import Delivery
from alongside.core.running import RunningTime
from alongside.notices import pulling, waiting
from alongside.notices.models import Notice
from tests.decisions.rounds import told
from tests.notices.scenes import all_ways, at, choose, mailed, new, tick
from tests.world import World

pytestmark = pytest.mark.anyio
MONDAY = at("2026-11-23T08:00:00+01:00")
DAY = timedelta(days=1)


async def whole_tick(world: World) -> None:
    """With what forgets, and what counts how long the installation runs."""
    await world.database.write(lambda session: waiting.follow_clock(session, clock.now()))
    await tick(world)
    await world.database.write(lambda session: pulling.forget_old(session, clock.now()))
    await world.database.write(lambda session: outbox.forget_old(session, clock.now()))


async def lets_run(world: World, days: int) -> None:
    """As if it had ticked for so long."""

    def count_on(session: Session) -> None:
        session.get_one(RunningTime, 1).time += days * DAY

    await world.database.write(count_on)


async def sent_now(world: World) -> list[UUID]:
    """Of which notices the mails tell that go out now."""
    mails = [letter.id for letter in await mailed(world)]
    theirs = select(Notice.id).where(col(Notice.delivery_id).in_(mails), col(Notice.seen_at).is_(None))
    return await world.database.read(lambda session: list(session.exec(theirs)))


async def unmailed(world: World) -> int:
    """How many notices still wait, unseen, for no mail or in one that was never sent."""

    def count(session: Session) -> int:
        sent = select(col(Delivery.id)).where(col(Delivery.sent_at).is_not(None))
        rows = select(Notice).where(col(Notice.seen_at).is_(None), col(Notice.delivery_id).not_in(sent))
        return len(session.exec(rows).all())

    return await world.database.read(count)


@pytest.mark.parametrize("way", ["digest", "at_once"])
@pytest.mark.parametrize("off", [-30, 30, 8])
async def test_a_clock_that_is_off_for_a_few_ticks_and_comes_back_loses_no_mail_and_doubles_none(
    world: World, off: int, way: str
) -> None:
    """The mail server is away meanwhile; something is said before, while the clock is off, and after."""
    coalition = await world.coalition()
    (_, dana), (member, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    await choose(dana, ways=all_ways("here"))
    with time_machine.travel(MONDAY, tick=False) as time:
        await choose(bo, ways=all_ways(way))
        moments = [
            MONDAY,
            MONDAY + timedelta(hours=3),
            *(MONDAY + off * DAY + timedelta(hours=hour) for hour in (4, 5)),
        ]
        moments += [MONDAY + timedelta(hours=hour) for hour in (6, 7)]
        for number, moment in enumerate(moments):
            time.move_to(moment)
            await world.newcomer(coalition, f"N{number}")
            await whole_tick(world)
        found: Counter[UUID] = Counter()
        for day in range(3):
            time.move_to(MONDAY + day * DAY + timedelta(hours=8))
            await whole_tick(world)
            found.update(await sent_now(world))
        assert sorted(found.values()) == [1] * len(moments)
        assert await unmailed(world) == 0
        assert await new(await world.elsewhere(member.person_id)) == ["welcome"] * len(moments)


async def test_a_last_day_is_counted_in_the_time_that_the_installation_ran(world: World) -> None:
    """So that a week in which the mail server was away ends a mail, and one in which the machine slept does not."""
    coalition = await world.coalition()
    (_, dana), (_, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    await choose(dana, ways=all_ways("here"))
    with time_machine.travel(MONDAY, tick=False) as time:
        await choose(bo, ways=all_ways("at_once"))
        await whole_tick(world)
        await world.newcomer(coalition)
        await whole_tick(world)
        await lets_run(world, 6)
        time.move_to(MONDAY + 40 * DAY)
        assert len(await sent_now(world)) == 1
        await world.newcomer(coalition, "Nil")
        await whole_tick(world)
        await lets_run(world, 8)
        assert await sent_now(world) == []
        [line] = await world.database.read(lambda session: list(dead_letters.lines(session)))
        assert line.split()[1] == "over"


async def test_what_was_put_off_by_a_clock_that_was_ahead_is_looked_at_when_it_is_put_back(world: World) -> None:
    """A vote that would have been over by then is still open, and its mail goes today, not in a week."""
    coalition = await world.coalition()
    (_, dana), (_, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    await choose(dana, ways=all_ways("here"))
    with time_machine.travel(MONDAY, tick=False) as time:
        await choose(bo, ways=all_ways("at_once"))
        await whole_tick(world)
        await told(dana, coalition.id, title="First")
        await whole_tick(world)
        time.move_to(MONDAY + 8 * DAY)
        await whole_tick(world)
        await whole_tick(world)
        assert await sent_now(world) == []
        time.move_to(MONDAY + timedelta(minutes=5))
        await whole_tick(world)
        assert len(await sent_now(world)) == 1
