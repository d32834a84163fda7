"""What time does to a proposal: nothing before 48 hours unless all have answered, then exactly once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from alongside.activity.models import CoalitionCounter
from alongside.coalitions.models import Membership
from alongside.core import clock
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.settling import close_due
from alongside.groups.models import Group
from tests.actions.scenes import stay_signed_in
from tests.decisions.rounds import HARM, code, consent_request, later, record_of, say, seen, tick, told, yes
from tests.decisions.scenes import amend
from tests.world import World

pytestmark = pytest.mark.anyio


async def leave(world: World, membership: Membership) -> None:
    def end(session: Session) -> None:
        session.get_one(Membership, membership.id).left_at = clock.now()

    await world.database.write(end)


async def closing(world: World, now: datetime) -> int:
    settled: int = await world.database.write(lambda session: close_due(session, now))
    return settled


def instant(proposal: dict[str, Any], name: str) -> datetime:
    return datetime.fromisoformat(proposal[name])


async def test_silence_is_waited_for_until_the_last_moment_of_48_hours_and_not_longer(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    closes = instant(proposal["stage"], "closes_at")
    assert closes - instant(proposal, "opened_at") == timedelta(hours=48)
    assert await closing(world, closes - timedelta(microseconds=1)) == 0
    assert (await seen(bo, proposal))["status"] == "told"
    assert await closing(world, closes) == 1
    out = await seen(bo, proposal)
    assert (out["status"], out["all_answered"], out["decision"]["number"]) == ("adopted", False, 2)
    assert (await bo.get(f"/decisions/{out['decision']['id']}")).json()["all_answered"] is False


async def test_however_often_and_late_the_server_wakes_it_is_decided_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    proposals = [await told(dana, coalition.id, payload={"name": name}) for name in ("A", "B", "C")]
    with later(days=90):
        assert [await tick(world) for _ in range(3)] == [3, 0, 0]
        with later(days=1):
            assert await tick(world) == 0
    assert [(await seen(dana, proposal))["decision"]["number"] for proposal in proposals] == [2, 3, 4]
    assert (await record_of(world, coalition.id)).count("decision_made") == 3


async def test_one_whose_coalition_takes_no_more_facts_holds_up_no_other(world: World) -> None:
    held, free = await world.coalition(), await world.coalition()
    told_in = []
    for coalition in (held, free):
        _, dana = await world.member(coalition)
        await world.member(coalition, "Bo")
        told_in.append((dana, await told(dana, coalition.id)))

    def put_back(session: Session) -> None:
        session.get_one(CoalitionCounter, held.id).version = 0

    await world.database.write(put_back)
    with later(days=90):
        assert await tick(world) == 1
        await stay_signed_in(world)
        assert [(await seen(dana, proposal))["status"] for dana, proposal in told_in] == ["told", "adopted"]


async def test_who_left_is_not_waited_for(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo, _ = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    await leave(world, bo)
    assert await tick(world) == 0
    out = (await say(chi, proposal)).json()
    assert (out["status"], out["all_answered"]) == ("adopted", True)
    assert (await chi.get(f"/decisions/{out['decision']['id']}")).json()["all_answered"] is True


async def test_when_the_last_silent_member_leaves_the_server_sees_that_all_have_answered(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo, _ = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    await leave(world, bo)
    assert await tick(world) == 1
    assert (await seen(dana, proposal))["status"] == "adopted"


async def test_an_objection_outlives_the_membership_of_who_raised_it(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    bo, browser = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    await say(browser, proposal, **HARM)
    await leave(world, bo)
    with later(days=3):
        await tick(world)
        out = await seen(dana, proposal)
    assert [(one["harm"], one["by"]["name"]) for one in out["objections"]] == [(HARM["harm"], None)]
    assert out["decision"] is None


async def test_when_everyone_who_was_asked_has_left_nothing_is_decided(world: World) -> None:
    coalition = await world.coalition()
    first, dana = await world.member(coalition)
    second, _ = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    await leave(world, first)
    await leave(world, second)
    _, later_member = await world.member(coalition, "Late")
    assert await tick(world) == 0
    with later(hours=48):
        assert await tick(world) == 1
    out = await seen(later_member, proposal)
    assert (out["status"], out["reason"]["by"], out["decision"]) == ("lapsed", "nobody_left", None)


async def test_what_can_no_longer_be_done_becomes_a_full_proposal_with_the_reason(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    first, second = await told(dana, coalition.id), await told(dana, coalition.id)
    await say(bo, first)
    out = (await say(bo, second)).json()
    assert (out["status"], out["weight"], out["decision"]) == ("integrating", "full", None)
    assert (out["reason"]["by"], out["reason"]["code"]) == ("not_possible", "group_already_here")
    assert out["reason"]["words"].startswith("What it asks for could not be done when its time came. ")
    numbers = await world.database.read(lambda session: list(session.exec(select(Decision.number))))
    assert sorted(numbers) == [1, 2]
    third = await told(dana, coalition.id, payload={"name": "Parents and carers"})
    assert (await say(bo, third)).json()["decision"]["number"] == 3


async def test_what_becomes_a_full_proposal_asks_everyone_who_is_a_member_by_then(world: World) -> None:
    """However it does: at once, as its time came, or because a yes was taken back."""
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    named, bo = await world.member(coalition, "Bo")
    names = {"title": "With Bo", "names": [str(named.id)], "payload": {"name": "Parents"}}
    first, second = await told(dana, coalition.id), await told(dana, coalition.id)
    third = await told(dana, coalition.id, **names)
    asked = await consent_request(bo, third)
    await yes(bo, asked)
    _, chi = await world.member(coalition, "Chi")
    for proposal in (first, second):
        assert not (await seen(chi, proposal))["asked_me"]
        await say(bo, proposal)
    await bo.post(f"/consents/{asked['id']}/revoke")
    for proposal, by in ((second, "not_possible"), (third, "yes_withdrawn")):
        out = await seen(chi, proposal)
        assert (out["weight"], out["reason"]["by"], out["asked_me"]) == ("full", by, True)
    written = await amend(dana, third, title="Without a name", payload={"name": "Parents"})
    assert written.json()["status"] == "questions"
    assert (await seen(chi, third))["abilities"]["speak"]


async def test_a_follower_whose_last_day_passed_while_the_server_slept_is_not_admitted(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    until = str(clock.now().date() + timedelta(days=10))
    proposal = await told(dana, coalition.id, kind="follower", payload={"name": "Ingrid", "until": until})
    with later(days=20):
        assert await tick(world) == 1
        await stay_signed_in(world)
        for browser in (dana, bo):
            passed = await browser.post(f"/proposals/{proposal['id']}/pass")
            assert passed.status_code == 200, passed.text
        answered = [await say(browser, proposal, "consent") for browser in (dana, bo)]
        assert [answer.status_code for answer in answered] == [201, 201], answered[0].text
        out = answered[1].json()
    assert (out["status"], out["reason"]["code"]) == ("integrating", "until_is_past")
    assert {name: kept for name, kept in out["payload"].items() if kept is not None} == {
        "name": "Ingrid",
        "until": until,
    }


async def test_what_was_proposed_is_checked_again_before_it_is_done(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)

    def as_an_older_version_kept_it(session: Session) -> None:
        session.get_one(Proposal, UUID(proposal["id"])).payload = {"about": "A group without a name."}

    await world.database.write(as_an_older_version_kept_it)
    with later(hours=49):
        assert await tick(world) == 1
    out = await seen(dana, proposal)
    assert (out["status"], out["reason"]["code"]) == ("integrating", "field_missing")


async def test_one_that_can_not_be_done_does_not_stop_the_others(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    for name in ("A", "A", "B"):
        await told(dana, coalition.id, payload={"name": name})
    with later(hours=49):
        assert await tick(world) == 3
    names = await world.database.read(lambda session: sorted(session.exec(select(Group.name))))
    assert names == ["A", "B"]
    happened = await record_of(world, coalition.id)
    assert (happened.count("decision_made"), happened.count("proposal_turned_full")) == (2, 1)


async def test_an_answer_after_sleeping_through_the_end_comes_too_late_for_everyone(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    with later(days=4):
        assert code(await say(bo, proposal, **HARM)) == (409, "proposal_closed")
        assert await tick(world) == 1
        assert (await seen(bo, proposal))["status"] == "adopted"


async def test_a_proposer_who_left_carries_nothing_of_what_is_decided(world: World) -> None:
    coalition = await world.coalition()
    dana, browser = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(browser, coalition.id, kind="action", payload={})
    await leave(world, dana)
    out = (await say(bo, proposal)).json()
    made = (await bo.get(f"/decisions/{out['decision']['id']}")).json()["made"][0]
    action = (await bo.get(f"/actions/{UUID(made['id'])}")).json()
    assert (action["co_owners"], action["looking_for_partners"]) == ([], True)
