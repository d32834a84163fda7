"""Proposing and taking back, who finds a proposal, and what it makes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus, Visibility
from alongside.core import clock
from tests.decisions.rounds import HARM, ROOM, WALK, code, fields, later, record_of, say, seen, tick, told
from tests.world import World

pytestmark = pytest.mark.anyio


def can(proposal: dict[str, Any]) -> set[str]:
    return {verb for verb, now in proposal["abilities"].items() if now}


async def test_a_proposal_is_told_to_all_and_open_for_48_hours(world: World) -> None:
    coalition = await world.coalition()
    membership, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    assert proposal["status"] == "told"
    assert proposal["proposed_by"] == {"id": str(membership.id), "name": "Dana"}
    assert (proposal["my_response"]["answer"], proposal["my_turn"]) == ("fine", "spoken")
    assert can(proposal) == {"reply", "withdraw", "affects_me"}
    theirs = await seen(bo, proposal)
    assert can(theirs) == {"answer", "reply", "affects_me"}
    assert (theirs["my_response"], theirs["my_turn"], theirs["asked_me"]) == (None, None, True)
    assert (theirs["all_answered"], theirs["weight"], theirs["version"]) == (False, "small", 1)
    assert (theirs["title"], theirs["text"]) == (ROOM["title"], ROOM["text"])
    assert {name: kept for name, kept in theirs["payload"].items() if kept is not None} == {"name": "Night shifts"}
    assert await record_of(world, coalition.id) == ["proposal_told"]


async def test_a_newcomer_proposes_and_reads_their_own_without_others_names(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, noor = await world.newcomer(coalition)
    theirs = await told(dana, coalition.id)
    own = await told(noor, coalition.id, title="A quiet room")
    assert (own["asked_me"], own["my_response"], can(own)) == (False, None, {"withdraw"})
    assert code(await say(noor, own)) == (403, "not_permitted")
    assert code(await noor.get(f"/proposals/{theirs['id']}")) == (404, "not_found")
    assert code(await say(noor, theirs)) == (404, "not_found")
    await say(dana, own, **HARM)
    out = await seen(noor, own)
    assert (out["status"], out["reason"]["by"], out["objections"]) == ("questions", "objection", [])
    assert [line["id"] for line in (await noor.get(f"/coalitions/{coalition.id}/proposals")).json()["items"]] == [
        own["id"]
    ]
    assert len((await bo.get(f"/coalitions/{coalition.id}/proposals")).json()["items"]) == 2


async def test_without_a_member_there_is_nobody_to_ask(world: World) -> None:
    coalition = await world.coalition()
    _, noor = await world.newcomer(coalition)
    answer = await noor.post(f"/coalitions/{coalition.id}/proposals", ROOM)
    assert code(answer) == (409, "nobody_to_ask")


@pytest.mark.parametrize("visibility", [Visibility.OPEN, Visibility.HIDDEN])
async def test_outsiders_followers_and_those_who_left_find_nothing(world: World, visibility: Visibility) -> None:
    coalition = await world.coalition(visibility=visibility)
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    _, outsider = await world.person("Ona")
    _, former = await world.former_member(coalition)
    _, follower = await world.follower(coalition)
    refused = (403, "not_permitted") if visibility is Visibility.OPEN else (404, "not_found")
    for browser in (outsider, former, follower):
        refused = (404, "not_found") if browser is follower else refused
        missing = await browser.get(f"/proposals/{uuid4()}")
        there = await browser.get(f"/proposals/{proposal['id']}")
        assert (there.status_code, there.content) == (404, missing.content)
        assert code(await say(browser, proposal)) == (404, "not_found")
        assert code(await browser.post(f"/proposals/{proposal['id']}/withdraw")) == (404, "not_found")
        for path in ("proposals", "decisions"):
            assert code(await browser.get(f"/coalitions/{coalition.id}/{path}")) == refused
        assert code(await browser.post(f"/coalitions/{coalition.id}/proposals", ROOM)) == refused
    assert code(await world.anonymous().get(f"/proposals/{proposal['id']}")) == (401, "sign_in_needed")


async def test_members_of_another_coalition_find_nothing(world: World) -> None:
    here, elsewhere = await world.coalition(), await world.coalition("Elsewhere", Visibility.HIDDEN)
    _, dana = await world.member(here)
    await world.member(here, "Bo")
    _, stranger = await world.member(elsewhere, "Stranger")
    proposal = await told(dana, here.id)
    assert code(await say(stranger, proposal)) == (404, "not_found")
    assert code(await dana.post(f"/coalitions/{elsewhere.id}/proposals", ROOM)) == (404, "not_found")
    assert code(await dana.post(f"/coalitions/{uuid4()}/proposals", ROOM)) == (404, "not_found")


async def test_only_its_proposer_takes_it_back(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    assert code(await bo.post(f"/proposals/{proposal['id']}/withdraw")) == (403, "not_permitted")
    out = (await dana.post(f"/proposals/{proposal['id']}/withdraw")).json()
    assert (out["status"], out["stage"], can(out)) == ("withdrawn", None, set())
    again = await dana.post(f"/proposals/{proposal['id']}/withdraw")
    assert (code(again), fields(again)) == ((409, "proposal_closed"), [("/status", "proposal_is_withdrawn")])
    with later(hours=49):
        assert await tick(world) == 0


async def test_a_full_proposal_can_be_taken_back_too_and_a_decision_not(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    turned, adopted = await told(dana, coalition.id), await told(dana, coalition.id)
    await say(bo, turned, **HARM)
    await say(bo, adopted)
    assert (await dana.post(f"/proposals/{turned['id']}/withdraw")).json()["status"] == "withdrawn"
    answer = await dana.post(f"/proposals/{adopted['id']}/withdraw")
    assert (code(answer), fields(answer)) == ((409, "proposal_closed"), [("/status", "proposal_is_adopted")])


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"title": " "}, [("/title", "too_short")]),
        ({"text": ""}, [("/text", "too_short")]),
        ({"kind": "founding"}, [("/kind", "not_a_choice")]),
        ({"kind": "king"}, [("/kind", "not_a_choice")]),
        ({"payload": {}}, [("/payload/name", "field_missing")]),
        ({"payload": []}, [("/payload", "wrong_form")]),
        ({"payload": {"name": "A", "path": 1}}, [("/payload/path", "field_unknown")]),
        ({"kind": "action"}, [("/payload/name", "field_unknown")]),
        ({"kind": "follower"}, [("/payload/until", "field_missing")]),
        (
            {"kind": "follower", "payload": {"name": "Ingrid", "until": "2001-01-01"}},
            [("/payload/until", "until_is_past")],
        ),
        (
            {"kind": "follower", "payload": {"name": "Ingrid", "until": "9999-12-31"}},
            [("/payload/until", "until_is_too_far")],
        ),
        (
            {"kind": "follower", "payload": {"name": "Ing\u200brid", "until": "2001-01-01"}},
            [("/payload/name", "hidden_characters")],
        ),
        ({"review_on": "2001-01-01"}, [("/review_on", "review_too_early")]),
        ({"review_on": "9999-12-31"}, [("/review_on", "review_too_late")]),
        ({"review_on": "soon"}, [("/review_on", "not_a_date")]),
        ({"proposed_by": str(uuid4())}, [("/proposed_by", "field_unknown")]),
    ],
)
async def test_what_a_proposal_can_not_hold_is_named_field_by_field(
    world: World, changed: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    answer = await dana.post(f"/coalitions/{coalition.id}/proposals", ROOM | changed)
    assert (answer.status_code, fields(answer)) == (422, wrong)
    assert await record_of(world, coalition.id) == []


async def test_a_review_before_everyone_was_heard_is_refused_in_the_words_of_its_weight(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    day = str(clock.now().date() + timedelta(days=2))
    for weight, wrong in (("small", "review_too_early"), ("full", "review_before_heard")):
        asked = ROOM | {"weight": weight, "review_on": day}
        answer = await dana.post(f"/coalitions/{coalition.id}/proposals", asked)
        assert (answer.status_code, fields(answer)) == (422, [("/review_on", wrong)])
        assert "48" in answer.text or weight == "full"


async def test_a_closed_coalition_takes_no_proposals(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)

    def close(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.CLOSED

    await world.database.write(close)
    answer = await dana.post(f"/coalitions/{coalition.id}/proposals", ROOM)
    assert code(answer) == (409, "coalition_closed")


async def test_an_agreed_action_is_carried_by_who_proposed_it_and_says_what_was_agreed(world: World) -> None:
    coalition = await world.coalition()
    membership, dana = await world.member(coalition)
    out = await told(dana, coalition.id, **WALK)
    made = (await dana.get(f"/decisions/{out['decision']['id']}")).json()["made"][0]
    assert made["thing"] == "action"
    action = (await dana.get(f"/actions/{made['id']}")).json()
    assert (action["title"], action["about"], action["standing"]) == (WALK["title"], WALK["text"], "coalition")
    assert [owner["membership_id"] for owner in action["co_owners"]] == [str(membership.id)]
    assert action["decision_number"] == 2


async def test_a_decision_to_let_a_leader_follow_keeps_a_seat_until_that_day(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    until = str(clock.now().date().replace(day=1, month=1, year=clock.now().year + 1))
    follower = {"kind": "follower", "payload": {"name": "Ingrid Falk", "until": until}}
    proposal = await told(dana, coalition.id, **follower)
    assert (proposal["weight"], proposal["status"]) == ("full", "reactions"), "one's own proposal has no question"
    assert (await dana.post(f"/proposals/{proposal['id']}/pass")).json()["status"] == "consent"
    out = (await say(dana, proposal, "consent")).json()
    made = (await dana.get(f"/decisions/{out['decision']['id']}")).json()["made"]
    assert [thing["thing"] for thing in made] == ["following"]
