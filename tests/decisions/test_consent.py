"""The full weight: questions, reactions, consent, and working with an objection over versions."""

from typing import Any

import pytest

from tests.decisions.rounds import RULE, at_consent, code, fields, later, record_of, say, seen, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def three(world: World) -> tuple[Any, Browser, Browser, Browser]:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    return coalition, dana, bo, chi


async def test_a_proposal_goes_through_its_stages_to_a_decision(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    for one in (dana, bo):
        assert (await say(one, proposal, "consent")).status_code == 201
    out = (await say(chi, proposal, "concern", words="Mind the night shift.")).json()
    assert (out["status"], out["decision"]["number"]) == ("adopted", 2)
    decision = (await bo.get(f"/decisions/{out['decision']['id']}")).json()
    assert decision["method"] == "consent"
    assert [one["words"] for one in decision["concerns"]] == ["Mind the night shift."]
    assert [made["thing"] for made in decision["made"]] == ["agreement"]
    assert "decision_made" in await record_of(world, coalition.id)


async def test_an_objection_is_worked_with_over_two_versions(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    assert code(await bo.get(f"/proposals/{proposal['id']}/voices")) == (409, "voices_hidden")
    await say(chi, proposal, "objection", harm="The night shift has no hour.", safe_enough="Say it for shifts too.")
    assert (await seen(bo, proposal))["objections"] == []
    await say(dana, proposal, "consent")
    out = (await say(bo, proposal, "consent")).json()
    assert (out["status"], out["reason"]["by"]) == ("integrating", "objection")
    [objection] = (await seen(dana, proposal))["objections"]
    assert (objection["by"]["name"], objection["state"]) == ("Chi", "raised")
    talk = {"kind": "talk", "text": "Would half an hour do?", "objection_id": objection["id"]}
    assert (await dana.post(f"/proposals/{proposal['id']}/notes", talk)).status_code == 201
    assert (await seen(chi, proposal))["objections"][0]["state"] == "in_dialogue"
    assert code(await dana.post(f"/objections/{objection['id']}/answered")) == (403, "not_permitted")
    text = RULE | {"text": "Each meeting and each handover ends ten minutes early.", "change": "substance"}
    text.pop("kind")
    amended = await bo.post(f"/proposals/{proposal['id']}/versions", text, headers={"If-Match": '"1"'})
    assert amended.status_code == 201, amended.text
    out = amended.json()
    assert (out["status"], out["version"], out["my_response"]) == ("consent", 2, None)
    diff = (await chi.get(f"/proposals/{proposal['id']}/versions/2")).json()["diff"]["text"]
    assert {"op": "in", "text": "and each handover "} in diff or any(piece["op"] == "in" for piece in diff)
    assert code(await bo.post(f"/proposals/{proposal['id']}/responses", {"answer": "consent", "version": 1})) == (
        409,
        "version_changed",
    )
    for one in (dana, bo, chi):
        out = (await say(one, out, "consent")).json()
    assert out["status"] == "adopted"
    assert (await seen(dana, proposal))["objections"][0]["state"] == "answered"


async def test_a_change_of_wording_asks_those_again_who_spoke_to_it(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    await say(chi, proposal, "objection", harm="“Each” leaves ours out.")
    await say(dana, proposal, "consent")
    await say(bo, proposal, "consent")
    text = {"title": RULE["title"], "text": "Every meeting ends early.", "payload": {}, "change": "wording"}
    out = (await bo.post(f"/proposals/{proposal['id']}/versions", text, headers={"If-Match": '"1"'})).json()
    assert out["my_response"]["carried"]
    assert (await seen(chi, proposal))["my_response"] is None
    out = (await say(chi, out, "consent")).json()
    assert out["status"] == "consent", "what was said to other words never shortens anyone's time"
    for one in (dana, bo):
        out = (await say(one, out, "consent")).json()
    assert out["status"] == "adopted"


async def test_silence_ends_nothing_early_and_too_few_answers_lapse(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    await say(dana, proposal, "consent")
    with later(days=6):
        await tick(world)
        out = await seen(dana, proposal)
        assert (out["status"], out["stage"]["held_open"]) == ("consent", "quorum")
    with later(days=14):
        await tick(world)
    assert (await seen(dana, proposal))["reason"]["by"] == "no_quorum"


async def test_an_objection_names_a_harm(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    assert fields(await say(bo, proposal, "objection")) == [("/harm", "harm_missing")]
