"""What happens when several people, or the clock, act at the same moment: real threads and connections.

Reading a round and moving a proposal on are slowed down, so that two that were not kept apart would both see what was
before. Each race is run a few times in every test run, and hundreds of times in the long one, without the slowness.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition
from alongside.decisions import decision_queries, rules
from alongside.decisions.models import Decision, Objection, ProposalVersion
from alongside.decisions.models import Response as Answered
from alongside.decisions.rules import ProposalStatus
from alongside.decisions.settling import close_due
from alongside.rounds import queries as rounds
from tests.decisions.rounds import HARM, affected, at_consent, code, consent_request, say, seen, tick, told, yes
from tests.harness.races import often
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
FEW = 5
times = pytest.mark.parametrize("slowly", [pytest.param(n, id=f"{n}") for n in range(FEW)])


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the other side time to come in between."""
    quick, step = rounds.open_stage, rules.advance

    def after_a_while(status: ProposalStatus, to: ProposalStatus) -> ProposalStatus:
        time.sleep(0.05)
        return step(status, to)

    def slowly(session: Session, proposal_id: UUID) -> Any:
        found = quick(session, proposal_id)
        time.sleep(0.01)
        return found

    monkeypatch.setattr(rules, "advance", after_a_while)
    monkeypatch.setattr(rounds, "open_stage", slowly)


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


async def closing(world: World, now: datetime) -> int:
    settled: int = await world.database.write(lambda session: close_due(session, now))
    return settled


def closes(proposal: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(proposal["stage"]["closes_at"])


# ---- the small weight


@times
@pytest.mark.usefixtures("slow")
async def test_two_last_yeses_at_once_decide_once(world: World, slowly: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id)
    answers = await at_once(say(bo, proposal), say(chi, proposal))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert (await seen(dana, proposal))["status"] == "adopted"
    assert await decisions_of(world, proposal) == 1


@times
@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("against", ["objection", "affects_me"])
async def test_the_last_yes_never_outruns_a_voice_against(world: World, against: str, slowly: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id)
    voice = say(bo, proposal, **HARM) if against == "objection" else affected(bo, proposal)
    objection, fine = await at_once(voice, say(chi, proposal))
    assert objection.status_code in {200, 201}
    assert fine.status_code == 201 or code(fine) == (409, "proposal_closed")
    assert (await seen(dana, proposal))["status"] == "questions"
    assert await decisions_of(world, proposal) == 0


@times
@pytest.mark.usefixtures("slow")
async def test_an_objection_in_the_last_moment_is_either_heard_or_told_that_it_is_too_late(
    world: World, slowly: int
) -> None:
    coalition_id, (dana, bo, _) = await three(world)
    proposal = await told(dana, coalition_id)
    now = closes(proposal)
    objection: Response
    objection, _ = await at_once(say(bo, proposal, **HARM), closing(world, now))
    await closing(world, now)
    if objection.status_code == 201:
        assert (await seen(dana, proposal))["status"] == "questions"
        assert await decisions_of(world, proposal) == 0
    else:
        assert code(objection) == (409, "proposal_closed")
        assert (await seen(dana, proposal))["status"] == "adopted"
        assert await answers_of(world, proposal) == ["fine"]
        assert await decisions_of(world, proposal) == 1


@times
@pytest.mark.usefixtures("slow")
async def test_two_servers_that_wake_at_once_decide_once(world: World, slowly: int) -> None:
    coalition_id, (dana, *_) = await three(world)
    proposals = [await told(dana, coalition_id, payload={"name": name}) for name in ("A", "B")]
    now = closes(proposals[1])
    assert sum(await at_once(*(closing(world, now) for _ in range(3)))) == 2
    assert [await decisions_of(world, proposal) for proposal in proposals] == [1, 1]
    assert await tick(world) == 0


@times
@pytest.mark.usefixtures("slow")
async def test_taking_back_and_the_last_yes_at_once_leave_one_outcome(world: World, slowly: int) -> None:
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


@times
@pytest.mark.usefixtures("slow")
async def test_one_member_answering_from_two_windows_answers_once(world: World, slowly: int) -> None:
    coalition_id, (dana, bo, _) = await three(world)
    proposal = await told(dana, coalition_id)
    answers = await at_once(say(bo, proposal), say(bo, proposal, **HARM))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len(await answers_of(world, proposal)) == 2 if answers[0].status_code == 201 else 1


# ---- raced often


def draft(proposal: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    kept = {name: value for name, value in proposal["payload"].items() if value is not None}
    return {"title": proposal["title"], "text": text, "payload": kept} | more


async def amend(browser: Browser, proposal: dict[str, Any], text: str) -> Response:
    path = f"/proposals/{proposal['id']}/versions"
    body = draft(proposal, text, change="substance")
    return await browser.post(path, body, headers={"If-Match": f'"{proposal["version"]}"'})


async def named(world: World) -> tuple[UUID, list[Browser], str]:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    seat, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    return coalition.id, [dana, bo, chi], str(seat.id)


@often
async def test_a_yes_taken_back_against_the_last_voice(world: World, number: int) -> None:
    """Either it is decided and stands, or it is told no more; never decided without the yes."""
    coalition_id, (dana, bo, chi), seat = await named(world)
    outcomes = set()
    for turn in range(number):
        payload = {"name": f"Group {turn}"}
        proposal = await told(dana, coalition_id, title=f"With Bo {turn}", payload=payload, names=[seat])
        request = await consent_request(bo, proposal)
        assert (await yes(bo, request)).status_code == 200
        assert (await say(bo, proposal | {"version": 1})).status_code == 201
        back, fine = await at_once(bo.post(f"/consents/{request['id']}/revoke"), say(chi, proposal | {"version": 1}))
        out, made = await seen(dana, proposal), await decisions_of(world, proposal)
        assert back.status_code == 200, back.text
        outcomes.add(out["status"])
        if out["status"] == "adopted":
            assert (made, fine.status_code) == (1, 201)
        else:
            assert (out["status"], out["reason"]["by"], made) == ("integrating", "yes_withdrawn", 0)
            assert code(fine) == (409, "proposal_closed") or code(fine) == (409, "version_changed")
            assert out["title"] == "", "what was withdrawn is told no more"
    assert outcomes <= {"adopted", "integrating"}


@often
async def test_a_last_yes_against_a_change_of_the_words(world: World, number: int) -> None:
    """What goes out is what everyone said yes to, and nothing else ever was read by others."""
    coalition_id, (dana, bo, chi), seat = await named(world)
    for turn in range(number):
        payload = {"name": f"Group {turn}"}
        proposal = await told(dana, coalition_id, title=f"Words {turn}", text="Before.", payload=payload, names=[seat])
        request = await consent_request(bo, proposal)
        path, after = f"/proposals/{proposal['id']}/draft", draft(proposal, "After.", names=[seat])
        agreed, changed = await at_once(yes(bo, request), dana.put(path, after, version=0))
        there = await chi.get(f"/proposals/{proposal['id']}")
        if agreed.status_code == 200:
            assert (there.status_code, there.json()["text"]) == (200, "Before.")
            assert changed.status_code in {404, 409}, changed.text
        else:
            assert code(agreed) == (409, "consent_text_changed")
            assert (changed.status_code, there.status_code) == (200, 404)
            again = await consent_request(bo, proposal)
            assert again["text"] == "After."
        assert (await dana.post(f"/proposals/{proposal['id']}/withdraw")).status_code == 200


@often
async def test_two_who_amend_at_once_make_one_version(world: World, number: int) -> None:
    coalition_id, (dana, bo, chi) = await three(world)
    proposal = await told(dana, coalition_id, kind="agreement", payload={})
    for turn in range(number):
        both = await at_once(amend(bo, proposal, f"Bo's {turn}."), amend(chi, proposal, f"Chi's {turn}."))
        assert sorted(answer.status_code for answer in both) == [201, 412], [answer.text for answer in both]
        won = f"Bo's {turn}." if both[0].status_code == 201 else f"Chi's {turn}."
        proposal = await seen(dana, proposal)
        assert (proposal["text"], proposal["version"]) == (won, turn + 2)

    def drafts(session: Session) -> int:
        rows = select(ProposalVersion.id).where(col(ProposalVersion.proposal_id) == UUID(proposal["id"]))
        return len(session.exec(rows).all())

    assert await world.database.read(drafts) == number + 1


@often
async def test_the_end_of_consent_against_a_last_objection(world: World, number: int) -> None:
    """The objection is heard, or its objector is told that the time was over; never both and never neither."""
    coalition_id, (dana, bo, chi) = await three(world)
    for _ in range(number):
        proposal = await at_consent(coalition_id, dana, bo, chi)
        for one in (dana, bo):
            await say(one, proposal, "consent")
        now = closes(proposal)
        objection, _ = await at_once(say(chi, proposal, **HARM), closing(world, now))
        await closing(world, now + timedelta(seconds=1))
        out, made = await seen(dana, proposal), await decisions_of(world, proposal)
        if objection.status_code == 201:
            assert (out["status"], made) == ("integrating", 0)
            assert [one["state"] for one in out["objections"]] == ["raised"]
            await dana.post(f"/proposals/{proposal['id']}/withdraw")
        else:
            assert code(objection) == (409, "proposal_closed")
            assert (out["status"], made, out["objections"]) == ("adopted", 1, [])


# ---- one against many


async def test_one_objection_stands_against_fifty_consents(world: World) -> None:
    coalition = await world.coalition()
    everyone = [(await world.member(coalition, f"Member {number}"))[1] for number in range(51)]
    chi = everyone[50]
    proposal = await at_consent(coalition.id, *everyone)
    for one in everyone[:50]:
        assert (await say(one, proposal, "consent")).json()["status"] == "consent"
    out = (await say(chi, proposal, **HARM)).json()
    assert (out["status"], out["decision"], [one["state"] for one in out["objections"]]) == (
        "integrating",
        None,
        ["raised"],
    )
    [one] = out["objections"]
    for other in everyone[:50]:
        assert code(await other.post(f"/objections/{one['id']}/answered")) == (403, "not_permitted")
        assert code(await other.post(f"/objections/{one['id']}/withdraw")) == (403, "not_permitted")
    assert (await seen(chi, proposal))["objections"][0]["state"] == "raised"
    assert await decisions_of(world, proposal) == 0
    out = (await chi.post(f"/objections/{one['id']}/answered")).json()
    assert (out["status"], out["objections"][0]["state"]) == ("adopted", "answered")

    def stored(session: Session) -> int:
        return len(session.exec(select(Objection.id)).all())

    assert await world.database.read(stored) == 1


@pytest.fixture
def slow_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the coalition's counter for a while before the decision is written."""
    quick = decision_queries.next_number

    def slowly(session: Session, coalition_id: UUID) -> int:
        number = quick(session, coalition_id)
        time.sleep(0.1)
        return number

    monkeypatch.setattr(decision_queries, "next_number", slowly)


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
