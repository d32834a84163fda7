"""Answers to a proposal: one each, for oneself, in time; and what the last, or a voice against, brings about."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from alongside.coalitions.rules import MembershipStanding
from alongside.core.locales import say as say_words
from tests.decisions.rounds import (
    FINE,
    HARM,
    ROOM,
    affected,
    code,
    fields,
    later,
    record_of,
    say,
    seen,
    tick,
    told,
)
from tests.world import World

pytestmark = pytest.mark.anyio


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


@pytest.mark.parametrize("against", ["objection", "affects_me"])
async def test_one_voice_against_makes_it_a_full_proposal_and_nothing_is_lost(world: World, against: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    membership, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    said = await (say(bo, proposal, **HARM) if against == "objection" else affected(bo, proposal))
    assert said.status_code in {200, 201}, said.text
    out = await seen(dana, proposal)
    assert (out["status"], out["weight"], out["decision"]) == ("questions", "full", None)
    assert out["reason"]["by"] == against
    assert out["reason"]["words"].endswith(say_words("en", "becomes_full"))
    for kept in ("title", "text", "payload", "review_on", "proposed_by", "version"):
        assert out[kept] == proposal[kept]
    assert [stage["name"] for stage in out["path"]] == ["told", "questions"]
    assert (out["affected"]["some"], out["affected"]["five_or_more"]) == (against == "affects_me", None)
    voices = [(one["harm"], one["safe_enough"], one["state"], one["by"]) for one in out["objections"]]
    by = {"id": str(membership.id), "name": "Bo"}
    assert voices == ([(HARM["harm"], HARM["safe_enough"], "raised", by)] if against == "objection" else [])
    assert await record_of(world, coalition.id) == ["proposal_told", "proposal_turned_full", "proposal_moved"]
    assert (await seen(bo, proposal))["abilities"]["speak"], "everyone is asked anew"
    with later(hours=49):
        await tick(world)
        assert (await seen(dana, proposal))["decision"] is None


async def test_nobody_is_said_to_object_once_every_objection_is_answered(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition)
    proposal = await told(dana, coalition.id)
    out = (await say(bo, proposal, **HARM)).json()
    full = say_words("en", "becomes_full")
    assert out["reason"]["words"] == f"{say_words('en', 'turned_by_objection')} {full}"
    await bo.post(f"/objections/{out['objections'][0]['id']}/answered")
    assert (await seen(dana, proposal))["reason"]["words"] == full
    for one in (dana, bo):
        await one.post(f"/proposals/{proposal['id']}/pass")
    out = await seen(dana, proposal)
    assert (out["status"], out["reason"]) == ("reactions", None)


async def test_an_objection_outlives_the_name_of_who_left(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    proposal = await told(dana, coalition.id)
    await say(bo, proposal, **HARM)
    assert (await bo.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    (voice,) = (await seen(dana, proposal))["objections"]
    assert (voice["harm"], voice["by"]["name"]) == (HARM["harm"], None)


async def test_the_words_of_turning_are_in_the_readers_language(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    noor, reader = await world.person("نور", language="ar")
    await world.join(noor, coalition)
    proposal = await told(dana, coalition.id)
    out = (await say(reader, proposal, **HARM)).json()
    assert out["reason"]["words"].endswith(say_words("ar", "becomes_full"))


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
    first = await bo.post(path, FINE, key="mine")
    again = await bo.post(path, FINE, key="mine")
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert code(await bo.post(path, HARM | {"version": 1}, key="mine")) == (422, "idempotency_key_reused")


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


@pytest.mark.parametrize("ends", ["adopted", "questions", "withdrawn"])
async def test_after_its_end_an_answer_is_refused_by_the_name_of_its_state(world: World, ends: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id)
    if ends == "withdrawn":
        await dana.post(f"/proposals/{proposal['id']}/withdraw")
    elif ends == "questions":
        assert (await affected(bo, proposal)).status_code == 200
    with later(hours=0 if ends == "questions" else 49):
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
    ("draft", "wrong"),
    [
        ({"answer": "objection"}, [("/harm", "harm_missing")]),
        ({"answer": "objection", "harm": "  "}, [("/harm", "too_short")]),
        ({"answer": "objection", "safe_enough": "A key."}, [("/harm", "harm_missing")]),
        ({"answer": "objection", "harm": "Noise.", "words": "but"}, [("/words", "words_with_objection")]),
        ({"answer": "fine", "harm": "but"}, [("/harm", "harm_without_objection")]),
        ({"answer": "fine", "safe_enough": "but"}, [("/safe_enough", "harm_without_objection")]),
        ({"answer": "fine", "words": "but"}, [("/words", "words_with_fine")]),
        ({"answer": "no"}, [("/answer", "not_a_choice")]),
        ({"answer": "affects_me"}, [("/answer", "not_a_choice")]),
        ({}, [("/answer", "field_missing")]),
        ({"answer": "fine", "version": None}, [("/version", "wrong_form")]),
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
    before = await seen(dana, proposal)
    answer = await bo.post(f"/proposals/{proposal['id']}/responses", {"version": 1} | draft)
    assert (answer.status_code, fields(answer)) == (422, wrong)
    assert (await seen(bo, proposal))["my_response"] is None
    assert await seen(dana, proposal) == before
