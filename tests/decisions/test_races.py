"""What happens when several people, or the clock, act at the same moment: real threads and connections.

Reading a round and moving a proposal on are slowed down, so that two that were not kept apart would both see what was
before.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition
from alongside.decisions import queries, rules
from alongside.decisions.models import Decision
from alongside.decisions.models import Response as Answered
from alongside.decisions.rules import ProposalStatus, Round
from alongside.decisions.service import close_due
from tests.decisions.rounds import HARM, code, say, seen, tick, told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
ROUNDS = range(5)


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the other side time to come in between."""
    quick, step = queries.round_of, rules.advance

    def after_a_while(status: ProposalStatus, to: ProposalStatus) -> ProposalStatus:
        time.sleep(0.05)
        return step(status, to)

    monkeypatch.setattr(rules, "advance", after_a_while)

    def slowly(session: Session, proposal_id: UUID) -> Round:
        so_far = quick(session, proposal_id)
        time.sleep(0.02)
        return so_far

    monkeypatch.setattr(queries, "round_of", slowly)


async def three(world: World) -> tuple[UUID, list[Browser]]:
    coalition = await world.coalition()
    return coalition.id, [(await world.member(coalition, name))[1] for name in ("Dana", "Bo", "Chi")]


async def at_once(*calls: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*calls))


async def decisions_of(world: World, proposal: dict[str, Any]) -> int:
    def count(session: Session) -> int:
        return len(session.exec(select(Decision).where(col(Decision.proposal_id) == UUID(proposal["id"]))).all())

    found: int = await world.database.read(count)
    return found


async def answers_of(world: World, proposal: dict[str, Any]) -> list[str]:
    def read(session: Session) -> list[str]:
        rows = select(Answered.answer).where(col(Answered.proposal_id) == UUID(proposal["id"]))
        return sorted(str(answer) for answer in session.exec(rows))

    found: list[str] = await world.database.read(read)
    return found


@pytest.mark.parametrize("_round", ROUNDS)
async def test_two_last_yeses_at_once_decide_once(world: World, _round: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id)
    answers = await at_once(say(bo, proposal), say(chi, proposal))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert (await seen(dana, proposal))["status"] == "adopted"
    assert await decisions_of(world, proposal) == 1


@pytest.mark.parametrize("_round", ROUNDS)
async def test_the_last_yes_never_outruns_an_objection(world: World, _round: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id)
    objection, fine = await at_once(say(bo, proposal, **HARM), say(chi, proposal))
    assert objection.status_code == 201
    assert fine.status_code == 201 or code(fine) == (409, "proposal_closed")
    assert (await seen(dana, proposal))["status"] == "turned_full"
    assert await decisions_of(world, proposal) == 0


@pytest.mark.parametrize("_round", ROUNDS)
async def test_an_objection_in_the_last_moment_is_either_heard_or_told_that_it_is_too_late(
    world: World, _round: int
) -> None:
    coalition_id, (dana, bo, _) = await three(world)
    proposal = await told(dana, coalition_id)
    closes_at = (await world.database.read(lambda session: queries.proposal(session, UUID(proposal["id"])))).closes_at

    async def close() -> int:
        settled: int = await world.database.write(lambda session: close_due(session, closes_at))
        return settled

    objection: Response
    objection, _ = await at_once(say(bo, proposal, **HARM), close())
    await world.database.write(lambda session: close_due(session, closes_at))
    if objection.status_code == 201:
        assert (await seen(dana, proposal))["status"] == "turned_full"
        assert await decisions_of(world, proposal) == 0
    else:
        assert code(objection) == (409, "proposal_closed")
        assert (await seen(dana, proposal))["status"] == "adopted"
        assert await answers_of(world, proposal) == ["fine"]
        assert await decisions_of(world, proposal) == 1


@pytest.mark.parametrize("_round", ROUNDS)
async def test_two_servers_that_wake_at_once_decide_once(world: World, _round: int) -> None:
    coalition_id, (dana, *_) = await three(world)
    proposals = [await told(dana, coalition_id, payload={"name": name}) for name in ("A", "B")]
    now = (await world.database.read(lambda session: queries.proposal(session, UUID(proposals[1]["id"])))).closes_at
    wakes = [world.database.write(lambda session: close_due(session, now)) for _ in range(3)]
    assert sum(await at_once(*wakes)) == 2
    assert [await decisions_of(world, proposal) for proposal in proposals] == [1, 1]
    assert await tick(world) == 0


@pytest.mark.parametrize("_round", ROUNDS)
async def test_taking_back_and_the_last_yes_at_once_leave_one_outcome(world: World, _round: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id)
    await say(bo, proposal)
    back, fine = await at_once(dana.post(f"/proposals/{proposal['id']}/withdraw"), say(chi, proposal))
    out = await seen(dana, proposal)
    if back.status_code == 200:
        assert (out["status"], await decisions_of(world, proposal)) == ("withdrawn", 0)
        assert code(fine) == (409, "proposal_closed")
    else:
        assert code(back) == (409, "proposal_closed")
        assert (out["status"], await decisions_of(world, proposal)) == ("adopted", 1)


@pytest.mark.parametrize("_round", ROUNDS)
async def test_one_member_answering_from_two_windows_answers_once(world: World, _round: int) -> None:
    coalition_id, (dana, bo, _) = await three(world)
    proposal = await told(dana, coalition_id)
    answers = await at_once(say(bo, proposal), say(bo, proposal, **HARM))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len(await answers_of(world, proposal)) == 2


@pytest.fixture
def slow_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the coalition's counter for a while before the decision is written."""
    quick = queries.next_number

    def slowly(session: Session, coalition_id: UUID) -> int:
        number = quick(session, coalition_id)
        time.sleep(0.1)
        return number

    monkeypatch.setattr(queries, "next_number", slowly)


@pytest.mark.usefixtures("slow_number")
async def test_coming_in_and_being_welcomed_never_stand_in_the_way_of_a_decision(world: World) -> None:
    """Each side holds something that the other needs: whoever comes second waits, and nobody is sent away."""
    coalition_id, (dana, bo, chi) = await three(world)
    coalition = await world.database.read(lambda session: session.get_one(Coalition, coalition_id))
    seat, noor = await world.newcomer(coalition)
    _, ona = await world.person("Ona")
    proposal = await told(noor, coalition_id, kind="action", payload={})
    for browser in (bo, chi):
        await say(browser, proposal)

    async def soon(call: Callable[[], Awaitable[Response]]) -> Response:
        await asyncio.sleep(0.07)
        return await call()

    answers = await at_once(
        say(dana, proposal),
        soon(lambda: ona.post(f"/coalitions/{coalition_id}/join")),
        soon(lambda: bo.post(f"/coalitions/{coalition_id}/members/{seat.id}/welcome")),
    )
    assert [answer.status_code for answer in answers] == [201, 201, 200]
    assert answers[0].json()["status"] == "adopted"


async def test_decisions_made_at_once_are_numbered_without_gap_or_double(world: World) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposals = [await told(dana, coalition_id, payload={"name": f"Group {number}"}) for number in range(6)]
    for proposal in proposals:
        await say(bo, proposal)
    answers = await at_once(*(say(chi, proposal) for proposal in proposals))
    assert sorted(answer.json()["decision"]["number"] for answer in answers) == [2, 3, 4, 5, 6, 7]
