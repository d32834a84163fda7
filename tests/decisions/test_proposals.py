"""Proposing, answering and taking back by the small weight, through the API."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.core import clock
from tests.decisions.rounds import HARM, ROOM, WALK, code, fields, later, record_of, say, seen, tick, told
from tests.world import World

pytestmark = pytest.mark.anyio


async def test_a_proposal_is_told_to_all_and_open_for_48_hours(world: World) -> None:
    coalition = await world.coalition()
    membership, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    assert proposal["status"] == "told"
    assert proposal["proposed_by"] == {"id": str(membership.id), "name": "Dana"}
    assert proposal["my_answer"]["answer"] == "fine"
    assert proposal["abilities"] == {"answer": False, "withdraw": True}
    theirs = await seen(bo, proposal)
    assert theirs["abilities"] == {"answer": True, "withdraw": False}
    assert (theirs["my_answer"], theirs["asked_me"], theirs["all_answered"]) == (None, True, False)
    assert (theirs["title"], theirs["text"]) == (ROOM["title"], ROOM["text"])
    assert theirs["payload"] == {"name": "Night shifts", "about": None, "until": None}
    assert await record_of(world, coalition.id) == ["proposal_told"]


async def test_it_is_decided_at_once_when_all_have_answered(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    assert (await say(bo, proposal)).json()["status"] == "told"
    out = (await say(chi, proposal)).json()
    assert (out["status"], out["all_answered"], out["decision"]["number"]) == ("adopted", True, 2)
    decision = (await bo.get(f"/decisions/{out['decision']['id']}")).json()
    assert (decision["method"], decision["title"], decision["all_answered"]) == ("small", ROOM["title"], True)
    assert decision["proposal_id"] == proposal["id"]
    assert [made["thing"] for made in decision["made"]] == ["group"]
    happened = await record_of(world, coalition.id)
    assert happened == ["proposal_told", "decision_made", "group_joined"]


async def test_alone_in_a_coalition_one_decides_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    assert (await told(dana, coalition.id))["status"] == "adopted"


@pytest.mark.parametrize(
    "answer", [HARM, {"answer": "affects_me"}, {"answer": "affects_me", "harm": "It is my floor."}]
)
async def test_one_voice_against_makes_it_a_full_proposal_and_nothing_is_lost(
    world: World, answer: dict[str, str]
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    membership, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    answered = await bo.post(f"/proposals/{proposal['id']}/responses", answer)
    assert answered.status_code == 201
    out = await seen(dana, proposal)
    assert (out["status"], out["decision"]) == ("turned_full", None)
    assert out["turned"]["by"] == answer["answer"]
    assert out["turned"]["words"].endswith(
        "It becomes a full proposal: it stays open here until the coalition takes it up together. "
        "Nothing of it is lost, and nothing has been decided."
    )
    for kept in ("title", "text", "payload", "review_on", "proposed_by", "closes_at"):
        assert out[kept] == proposal[kept]
    voice = out["against"][0]
    assert (voice["harm"], voice["safe_enough"]) == (answer.get("harm"), answer.get("safe_enough"))
    named = {"id": str(membership.id), "name": "Bo"} if answer == HARM else None
    assert voice["by"] == named
    with later(hours=72):
        assert await tick(world) == 0
    assert (await seen(dana, proposal))["status"] == "turned_full"
    assert await record_of(world, coalition.id) == ["proposal_told", "proposal_turned_full"]


async def test_the_words_of_turning_are_in_the_readers_language(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    noor, reader = await world.person("نور", language="ar")
    await world.join(noor, coalition)
    proposal = await told(dana, coalition.id)
    out = (await say(reader, proposal, **HARM)).json()
    assert "اقتراحًا كاملًا" in out["turned"]["words"]


async def test_nobody_answers_twice_and_ones_own_proposal_is_ones_yes(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    assert code(await say(dana, proposal, **HARM)) == (409, "already_answered")
    await say(bo, proposal)
    assert code(await say(bo, proposal, **HARM)) == (409, "already_answered")
    assert (await seen(bo, proposal))["status"] == "told"


async def test_a_retried_answer_gets_the_first_answer_again(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    await world.member(coalition, "Chi")
    path = f"/proposals/{(await told(dana, coalition.id))['id']}/responses"
    first = await bo.post(path, {"answer": "fine"}, key="mine")
    again = await bo.post(path, {"answer": "fine"}, key="mine")
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert code(await bo.post(path, HARM, key="mine")) == (422, "idempotency_key_reused")


async def test_who_joined_later_reads_and_is_asked_next_time(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    _, late = await world.member(coalition, "Late")
    out = await seen(late, proposal)
    assert (out["asked_me"], out["abilities"]["answer"]) == (False, False)
    assert code(await say(late, proposal, **HARM)) == (409, "not_in_this_round")
    assert (await seen(dana, proposal))["status"] == "told"


async def test_a_newcomer_who_is_welcomed_meanwhile_is_asked_next_time(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    await world.member(coalition, "Bo")
    membership, noor = await world.newcomer(coalition)
    proposal = await told(dana, coalition.id)

    def welcome(session: Session) -> None:
        session.merge(membership).standing = MembershipStanding.MEMBER

    await world.database.write(welcome)
    assert code(await say(noor, proposal, **HARM)) == (409, "not_in_this_round")


async def test_a_newcomer_proposes_and_reads_their_own_without_others_names(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, noor = await world.newcomer(coalition)
    theirs = await told(dana, coalition.id)
    own = await told(noor, coalition.id, title="A quiet room")
    assert (own["asked_me"], own["my_answer"], own["abilities"]) == (False, None, {"answer": False, "withdraw": True})
    assert code(await say(noor, own)) == (403, "not_permitted")
    assert code(await noor.get(f"/proposals/{theirs['id']}")) == (404, "not_found")
    assert code(await say(noor, theirs)) == (404, "not_found")
    await say(dana, own, **HARM)
    out = await seen(noor, own)
    assert (out["status"], out["turned"]["by"], out["against"]) == ("turned_full", "objection", [])
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
    assert (out["status"], out["abilities"]) == ("withdrawn", {"answer": False, "withdraw": False})
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


@pytest.mark.parametrize("ends", ["adopted", "turned_full", "withdrawn"])
async def test_after_its_end_an_answer_is_refused_by_the_name_of_its_state(world: World, ends: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    if ends == "withdrawn":
        await dana.post(f"/proposals/{proposal['id']}/withdraw")
    elif ends == "turned_full":
        await say(bo, proposal, "affects_me")
    with later(hours=49):
        await tick(world)
        answer = await say(chi, proposal, **HARM)
    assert (code(answer), fields(answer)) == ((409, "proposal_closed"), [("/status", f"proposal_is_{ends}")])
    assert (await seen(chi, proposal))["status"] == ends


async def test_time_is_over_for_all_at_the_same_moment_even_before_the_server_wakes(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    with later(hours=48):
        assert (await seen(bo, proposal))["abilities"]["answer"] is False
        answer = await say(bo, proposal, **HARM)
    assert (code(answer), fields(answer)) == ((409, "proposal_closed"), [("/closes_at", "proposal_time_over")])


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


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ({"answer": "objection"}, [("/harm", "harm_missing")]),
        ({"answer": "objection", "harm": "  "}, [("/harm", "too_short")]),
        ({"answer": "fine", "harm": "but"}, [("/harm", "words_with_fine")]),
        ({"answer": "no"}, [("/answer", "not_a_choice")]),
        ({}, [("/answer", "field_missing")]),
        ({"answer": "fine", "membership_id": str(uuid4())}, [("/membership_id", "field_unknown")]),
    ],
)
async def test_what_an_answer_can_not_hold_is_named_and_nothing_is_answered(
    world: World, draft: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    answer = await bo.post(f"/proposals/{proposal['id']}/responses", draft)
    assert (answer.status_code, fields(answer)) == (422, wrong)
    assert (await seen(bo, proposal))["my_answer"] is None


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
    out = await told(dana, coalition.id, **follower)
    made = (await dana.get(f"/decisions/{out['decision']['id']}")).json()["made"]
    assert [thing["thing"] for thing in made] == ["following"]
