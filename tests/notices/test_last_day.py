"""Mails of what is new have a last day: a server that was away brings one of them, and none that has lost its sense."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.core import clock, dead_letters, outbox
from alongside.core.outbox import Letter
from alongside.notices.models import Notice
from alongside.notices.rules import MAILS_LAST
from tests.decisions.rounds import told
from tests.notices.scenes import all_ways, at, choose, mailed, new, tick, ticked
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio
MONDAY = at("2026-11-23T08:00:00+01:00")
DAY = timedelta(days=1)


async def states(world: World) -> list[str]:
    """What an operator sees of all that was not sent."""
    lines = await world.database.read(lambda session: list(dead_letters.lines(session)))
    return sorted(line.split()[1] for line in lines)


async def told_in(world: World, letter: Letter) -> int:
    """Of how many notices that were not seen."""
    theirs = select(Notice).where(col(Notice.delivery_id) == letter.id, col(Notice.seen_at).is_(None))
    return len(await world.database.read(lambda session: session.exec(theirs).all()))


@pytest.mark.parametrize("way", ["digest", "at_once"])
async def test_a_mail_server_that_was_away_for_days_brings_the_newest_mail_with_all_that_is_still_new(
    world: World, way: str
) -> None:
    coalition = await world.coalition()
    (_, dana), (_, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    await choose(dana, ways=all_ways("here"))
    with time_machine.travel(MONDAY, tick=False) as time:
        await choose(bo, ways=all_ways(way))
        for day in range(5):
            time.move_to(MONDAY + day * DAY + timedelta(hours=3))
            await world.newcomer(coalition, f"Day {day}")
            await tick(world)
        mails = await mailed(world)
        assert len(mails) == 1
        assert mails[0].params["links"] == f"{ORIGIN}/notices"
        # What came after the last digest waits for the next one.
        assert await told_in(world, mails[0]) == (5 if way == "at_once" else 4)
        # Two days later they are forgotten.
        assert await states(world) == ["over"] * (4 if way == "at_once" else 3)
        assert await mailed(world) == []


@pytest.mark.parametrize("end", [None, "unreachable"])
async def test_what_is_being_sent_or_was_tried_is_not_taken_over(world: World, end: str | None) -> None:
    """It may have arrived, though nobody heard of it: then it comes again by the same id or not at all."""
    coalition = await world.coalition()
    (_, dana), (_, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    await choose(dana, ways=all_ways("here"))
    await choose(bo, ways=all_ways("at_once"))
    await told(dana, coalition.id, title="First")
    await tick(world)
    taken = await world.database.write(lambda session: outbox.claim(session, clock.now(), ORIGIN))
    assert taken is not None
    if end is not None:
        await world.database.write(lambda session: outbox.settle(session, taken.id, clock.now(), end))
    await told(dana, coalition.id, title="Second")
    [second] = await ticked(world)
    assert second.params["lines"].count("\n") == 0
    assert await told_in(world, taken) == 1
    await world.database.write(lambda session: outbox.settle(session, taken.id, clock.now(), None))
    assert await states(world) == []


async def test_a_mail_that_waited_for_a_week_is_not_sent_any_more(world: World) -> None:
    coalition = await world.coalition()
    (_, dana), (member, bo) = await world.member(coalition, "Dana"), await world.member(coalition, "Bo")
    for browser in (dana, bo):
        await choose(browser, ways=all_ways("here" if browser is dana else "at_once"))
    with time_machine.travel(MONDAY, tick=False) as time:
        await world.newcomer(coalition)
        await tick(world)
        time.move_to(MONDAY + MAILS_LAST)
        assert await mailed(world) == []
        assert await states(world) == ["over"]
        assert await new(await world.elsewhere(member.person_id)) == ["welcome"]
        # And comes with no later one.
        await world.newcomer(coalition, "Nil")
        [letter] = await ticked(world)
        assert letter.params["links"] != f"{ORIGIN}/notices"


async def test_what_is_asked_until_a_day_is_not_mailed_after_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    with time_machine.travel(MONDAY, tick=False) as time:
        following, ingrid = await world.follower(coalition)
        await choose(dana, ways=all_ways("here"))
        await choose(ingrid, ways=all_ways("at_once"))
        asked: dict[str, Any] = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes"}
        answer = await dana.post(f"/coalitions/{coalition.id}/asks", asked | {"wanted_by": "2026-11-25"})
        assert answer.status_code == 201, answer.text
        await tick(world)
        # Somewhere it is that day still.
        time.move_to(at("2026-11-26T11:59:59+00:00"))
        assert len(await left_as_it_was(world)) == 1
        time.move_to(at("2026-11-26T12:00:00+00:00"))
        assert await mailed(world) == []
        assert await states(world) == ["over"]
        # Nor by a mail that would be made now.
        await dana.post(f"/coalitions/{coalition.id}/asks", asked | {"wanted_by": "2026-11-26", "text": "Eleven"})
        time.move_to(at("2026-11-27T12:00:00+00:00"))
        assert await ticked(world) == []
        assert await new(ingrid) == ["ask", "ask"]


async def left_as_it_was(world: World) -> list[Letter]:
    """What would go out now."""

    class Undone(Exception):
        pass

    found: list[Letter] = []

    def look(session: Session) -> None:
        while letter := outbox.claim(session, clock.now(), ORIGIN):
            found.append(letter)
        raise Undone

    with pytest.raises(Undone):
        await world.database.write(look)
    return found
