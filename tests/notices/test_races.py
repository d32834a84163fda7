"""Seeing, choosing, mailing and sending at the same moment: no two wait for each other."""

from collections.abc import Callable
from time import sleep

import pytest
from sqlmodel import Session, col, select

from alongside.core import clock, outbox
from alongside.notices import mails, pulling, service
from alongside.notices.models import Notice
from alongside.notices.schemas import SeenIn
from alongside.permissions.actor import Actor
from tests.harness.races import Work, at_once, kinds
from tests.notices.scenes import all_ways, choose
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio
NEWCOMERS = 20
STEP = 0.05


Does = Callable[[Session], object]


def does(late: int, work: Does) -> Work:
    """It at a moment of its own."""

    def wait(session: Session) -> None:
        sleep(late * STEP)
        work(session)

    return wait


def hold(session: Session) -> None:
    """One of the first, so that each of the others has some when it comes to it."""
    ids = session.exec(select(Notice.id).order_by(col(Notice.since))).all()
    session.exec(select(Notice.id).where(col(Notice.id) == ids[NEWCOMERS // 5]).with_for_update()).all()
    sleep(3 * STEP)


def as_at_first(session: Session) -> None:
    for row in session.exec(select(Notice)):
        row.seen_at, row.due_at, row.delivery_id = None, clock.now(), None


def plan(session: Session) -> None:
    mails.plan(session, clock.now())


@pytest.mark.parametrize("other", ["plan", "choose", "claim"])
async def test_who_sees_and_whatever_else_changes_notices_at_once_are_both_done(world: World, other: str) -> None:
    coalition = await world.coalition()
    member, bo = await world.member(coalition, "Bo")
    await choose(bo, ways=all_ways("at_once"))
    actor = Actor(member.person_id, None, "Bo", "en", "UTC", {})
    for name in range(NEWCOMERS):
        await world.newcomer(coalition, f"N{name}")
    await world.database.write(lambda session: pulling.pull(session, clock.now()))
    await world.database.write(as_at_first)
    if other == "claim":
        await world.database.write(plan)
    others: dict[str, Does] = {
        "plan": plan,
        "choose": lambda session: service.try_address_again(session, actor=actor),
        "claim": lambda session: outbox.claim(session, clock.now(), ORIGIN),
    }
    see: Does = lambda session: service.see(session, SeenIn(page_id=coalition.id), actor=actor)  # noqa: E731
    assert kinds(await at_once(world, hold, does(1, see), does(2, others[other]))) == {None}
    seen = await world.database.read(lambda session: session.exec(select(col(Notice.seen_at))).all())
    assert len(seen) == NEWCOMERS
    assert None not in seen
