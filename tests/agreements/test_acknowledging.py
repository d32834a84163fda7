"""Acknowledging an agreement: by oneself, for oneself, and for the version in force."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from alongside.activity.models import Activity
from alongside.agreements.models import Acknowledgement
from alongside.coalitions import state
from alongside.coalitions.models import Coalition
from tests.agreements.scenes import agree, look, retire
from tests.decided import by_decision
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def acknowledge(browser: Browser, row: Any) -> tuple[int, Any]:
    answer = await browser.post(f"/agreements/{row.id}/acknowledge")
    return answer.status_code, answer.json()


async def stored(world: World) -> tuple[int, int]:
    """How many acknowledgements there are, and how many facts of the record."""

    def read(session: Session) -> tuple[int, int]:
        return len(session.exec(select(Acknowledgement)).all()), len(session.exec(select(Activity)).all())

    counted: tuple[int, int] = await world.database.read(read)
    return counted


async def test_one_acknowledges_for_oneself_and_twice_is_like_once(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, jun = await world.member(coalition, "Jun")
    row = await agree(world, coalition.id, "On Mondays.")
    before = await look(jun, row)
    assert (before["acknowledged_by_me"], before["abilities"]) == (False, {"acknowledge": True})
    for _ in range(2):
        status, said = await acknowledge(dana, row)
        assert (status, said["acknowledged_by_me"], said["abilities"]) == (200, True, {"acknowledge": False})
    assert await stored(world) == (1, 0)
    assert await look(jun, row) == before
    listed = (await dana.get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
    assert [one["acknowledged_by_me"] for one in listed] == [True]


async def test_only_the_version_in_force_is_acknowledged(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    first = await agree(world, coalition.id, "On Mondays.")
    await acknowledge(dana, first)
    second = await agree(world, coalition.id, "On Tuesdays.", first.subject_id)
    status, problem = await acknowledge(dana, first)
    assert (status, problem["code"]) == (409, "agreement_replaced")
    assert (await look(dana, second))["acknowledged_by_me"] is False
    await retire(world, coalition.id, second.subject_id)
    for row in (first, second):
        status, problem = await acknowledge(dana, row)
        assert (status, problem["code"]) == (409, "agreement_retired")
    assert await stored(world) == (1, 0)


async def test_nobody_but_members_reads_or_acknowledges(world: World, coalition: Coalition) -> None:
    row = await agree(world, coalition.id, "On Mondays.")
    others = (await world.newcomer(coalition), await world.former_member(coalition), await world.follower(coalition))
    outsider = await world.person()
    for browser in (outsider[1], *(one[1] for one in others)):
        follows = browser is others[2][1]
        hidden = 404 if follows else 403
        assert (await browser.get(f"/agreements/{row.id}")).status_code == hidden
        assert (await acknowledge(browser, row))[0] == hidden
        assert (await browser.get(f"/coalitions/{coalition.id}/agreements")).status_code == hidden
    assert (await world.anonymous().get(f"/agreements/{row.id}")).status_code == 401
    _, dana = await world.member(coalition)
    assert (await dana.get(f"/agreements/{uuid4()}")).status_code == 404
    assert await stored(world) == (0, 0)


async def test_in_a_closed_coalition_one_reads_and_acknowledges_nothing(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    row = await agree(world, coalition.id, "On Mondays.")
    await by_decision(world, coalition.id, lambda session, by: state.close(session, by=by))
    status, problem = await acknowledge(dana, row)
    assert (status, problem["code"]) == (409, "coalition_closed")
    assert (await look(dana, row))["abilities"] == {"acknowledge": False}
