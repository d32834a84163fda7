"""What comes of a decision: each kind does what it says, or goes back to be reworked, saying why it can't be done."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.core import clock
from alongside.decisions.effects import EFFECTS
from tests.decisions.choosing import RULE, adopted, decided, people, subject_of
from tests.decisions.rounds import fields, later, say, seen, tick, told
from tests.decisions.scenes import amend
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
WORDS = {"title": "As we say", "text": "For these reasons."}
UNTIL = (clock.now().date() + timedelta(days=10)).isoformat()
SIMPLE: dict[str, tuple[dict[str, Any], str | None]] = {
    "action": ({"about": "Each door."}, "action"),
    "initiative": ({"roles_wanted": ["A signature, not a speaker"]}, "initiative"),
    "follower": ({"name": "Ingrid", "until": UNTIL}, "following"),
    "group": ({"name": "Night shifts"}, "group"),
    "agreement": ({}, "agreement"),
    "purpose": ({}, "agreement"),
    "rhythm": ({"weekday": 2}, "agreement"),
    "resting": ({}, "coalition"),
    "closing": ({}, "coalition"),
}


async def waiting(browsers: list[Browser], coalition_id: Any, **fields: Any) -> dict[str, Any]:
    """A proposal that lacks the last voice alone: that of the last browser."""
    proposal = await told(browsers[0], coalition_id, **WORDS | fields)
    for _ in range(2):
        for one in browsers:
            if (await seen(one, proposal))["abilities"]["pass"]:
                await one.post(f"/proposals/{proposal['id']}/pass")
    now = await seen(browsers[0], proposal)
    for one in browsers[:-1]:
        if (await seen(one, proposal))["abilities"]["answer"]:
            await say(one, now, "consent")
    return now


async def impossible(browser: Browser, proposal: dict[str, Any], code: str) -> None:
    """Its last voice comes, and it goes back."""
    await say(browser, proposal, "consent")
    await sent_back(browser, proposal, code)


async def sent_back(browser: Browser, proposal: dict[str, Any], code: str) -> None:
    """It can't be done: it is reworked, and each reads why in their language."""
    out = await seen(browser, proposal)
    assert (out["status"], out["decision"]) == ("integrating", None)
    assert (out["reason"]["by"], out["reason"]["code"]) == ("not_possible", code)
    words = {out["reason"]["words"]}
    for language in ("es", "fr", "ar"):
        headers = {"Accept-Language": language}
        words.add((await browser.get(f"/proposals/{proposal['id']}", headers=headers)).json()["reason"]["words"])
    assert len(words) == 4


@pytest.mark.parametrize("kind", SIMPLE)
async def test_what_is_decided_is_done(world: World, kind: str) -> None:
    coalition, browsers = await people(world, "Dana", "Bo")
    payload, thing = SIMPLE[kind]
    out = await decided(browsers, coalition.id, **WORDS, kind=kind, payload=payload)
    assert [one["thing"] for one in out["made"]] == [thing]
    assert out["kind"] == kind


async def test_waking_ends_a_rest(world: World) -> None:
    coalition, browsers = await people(world, "Dana", "Bo")
    await decided(browsers, coalition.id, **WORDS, kind="resting", payload={})
    out = await decided(browsers, coalition.id, **WORDS, kind="waking", payload={})
    assert [one["thing"] for one in out["made"]] == ["coalition"]
    assert (await browsers[0].get(f"/coalitions/{coalition.id}")).json()["status"] == "active"


async def test_an_initiative_begins_with_the_roles_it_wants_and_an_action_within_it(world: World) -> None:
    coalition, browsers = await people(world, "Dana", "Bo")
    payload = {"roles_wanted": ["A signature, not a speaker"]}
    begun = (await decided(browsers, coalition.id, **WORDS, kind="initiative", payload=payload))["made"][0]
    shown = (await browsers[1].get(f"/initiatives/{begun['id']}")).json()
    assert [one["text"] for one in shown["roles_wanted"]] == payload["roles_wanted"]
    assert shown["about"] == WORDS["text"]
    made = await decided(browsers, coalition.id, **WORDS, kind="action", payload={"initiative_id": begun["id"]})
    action = (await browsers[1].get(f"/actions/{made['made'][0]['id']}")).json()
    assert action["initiative_id"] == begun["id"]


async def test_an_action_whose_initiative_closed_goes_back(world: World) -> None:
    coalition, browsers = await people(world)
    begun = await decided(browsers, coalition.id, **WORDS, kind="initiative", payload={})
    payload = {"initiative_id": begun["made"][0]["id"]}
    proposal = await waiting(browsers, coalition.id, kind="action", weight="full", payload=payload)
    retire = {"kind": "retirement", "payload": {"decision_id": begun["id"]}}
    await decided(browsers, coalition.id, **WORDS | retire)
    await impossible(browsers[-1], proposal, "initiative_closed")


async def test_a_group_that_joined_meanwhile_goes_back(world: World) -> None:
    coalition, browsers = await people(world)
    proposal = await waiting(browsers, coalition.id, kind="group", weight="full")
    await decided(browsers, coalition.id)
    await impossible(browsers[-1], proposal, "group_already_here")


async def test_a_follower_whose_term_is_over_goes_back(world: World) -> None:
    coalition, browsers = await people(world)
    until = (clock.now().date() + timedelta(days=1)).isoformat()
    payload = {"name": "Ingrid", "until": until}
    proposal = await waiting(browsers, coalition.id, kind="follower", payload=payload)
    with later(days=6):
        await tick(world)
        assert (await seen(browsers[0], proposal))["reason"]["code"] == "until_is_past"


def in_days(days: int) -> str:
    """A day from now, as UTC counts them: where the coalition lives, tomorrow may have begun."""
    return (clock.now().date() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("kind", ["action", "agreement", "renewal"])
async def test_what_should_have_been_looked_at_before_it_was_decided_goes_back(world: World, kind: str) -> None:
    coalition, browsers = await people(world)
    about = {"decision_id": (await decided(browsers, coalition.id, **RULE))["id"]} if kind == "renewal" else {}
    proposal = await waiting(browsers, coalition.id, kind=kind, weight="full", payload=about, review_on=in_days(12))
    for days in (6, 12):
        with later(days=days):
            # Who looks in now and then stays signed in.
            assert all([(await one.get("/me")).status_code == 200 for one in browsers])
    with later(days=14):
        await tick(world)
        await sent_back(browsers[-1], proposal, "review_is_past")
        written = await amend(browsers[0], proposal, text="Anew.", review_on=in_days(30), payload=about)
        assert written.status_code == 201, written.text
        for one in browsers:
            if (await seen(one, proposal))["abilities"]["answer"]:
                await say(one, await seen(one, proposal), "consent")
        assert (await seen(browsers[0], proposal))["status"] == "adopted"


async def test_what_is_not_looked_at_needs_no_day_to_come(world: World) -> None:
    coalition, browsers = await people(world)
    proposal = await waiting(browsers, coalition.id, kind="closing", payload={}, review_on=in_days(4))
    with later(days=6):
        await tick(world)
        assert (await seen(browsers[0], proposal))["status"] == "adopted"


@pytest.mark.parametrize("kind", ["agreement", "renewal", "retirement"])
async def test_what_is_about_a_retired_decision_goes_back(world: World, kind: str) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    about = {"decision_id": made["id"]}
    payload = {"subject_id": await subject_of(world, made["id"])} if kind == "agreement" else about
    proposal = await waiting(browsers, coalition.id, kind=kind, payload=payload)
    await decided(browsers, coalition.id, **WORDS, kind="retirement", payload=about)
    await impossible(browsers[-1], proposal, "agreement_retired" if kind == "agreement" else "decision_not_in_force")


async def test_retiring_what_ended_by_itself_meanwhile_goes_back(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **WORDS, kind="action", payload={})
    proposal = await waiting(browsers, coalition.id, kind="retirement", payload={"decision_id": made["id"]})
    await browsers[0].post(f"/actions/{made['made'][0]['id']}/stage", {"stage": "let_go"})
    await impossible(browsers[-1], proposal, "decision_not_in_force")


@pytest.mark.parametrize(("kind", "first", "wrong"), [("resting", [], "coalition_rests"), ("waking", ["resting"], "")])
async def test_a_state_that_is_there_already_goes_back(world: World, kind: str, first: list[str], wrong: str) -> None:
    coalition, browsers = await people(world)
    for one in first:
        await decided(browsers, coalition.id, **WORDS, kind=one, payload={})
    proposal = await waiting(browsers, coalition.id, kind=kind, payload={})
    await decided(browsers, coalition.id, **WORDS, kind=kind, payload={})
    await impossible(browsers[-1], proposal, wrong or "coalition_is_awake")


@pytest.mark.parametrize(
    ("kind", "payload", "wrong"),
    [
        ("action", {"initiative_id": "00000000-0000-4000-8000-000000000000"}, "initiative_unknown"),
        ("agreement", {"subject_id": "00000000-0000-4000-8000-000000000000"}, "agreement_unknown"),
        ("renewal", {"decision_id": "00000000-0000-4000-8000-000000000000"}, "decision_unknown"),
    ],
)
async def test_what_refers_to_nothing_is_refused_at_once(
    world: World, kind: str, payload: dict[str, str], wrong: str
) -> None:
    coalition, (dana,) = await people(world, "Dana")
    body = WORDS | {"kind": kind, "payload": payload}
    answer = await dana.post(f"/coalitions/{coalition.id}/proposals", body)
    assert fields(answer) == [(f"/payload/{next(iter(payload))}", wrong)]


async def test_each_kind_that_can_be_tried_ends_what_it_began(world: World) -> None:
    tried = {kind.value for kind, effect in EFFECTS.items() if effect.can_be_tried}
    assert tried == {"action", "initiative", "agreement", "purpose", "rhythm", "resting"}
    coalition, browsers = await people(world)
    refused = WORDS | {"kind": "group", "payload": {"name": "Night"}, "trial_days": 10}
    assert fields(await browsers[0].post(f"/coalitions/{coalition.id}/proposals", refused)) == [
        ("/trial_days", "no_trial_of_this")
    ]
    out = await adopted(browsers, coalition.id, **WORDS, kind="initiative", payload={}, trial_days=10)
    assert out["decision"] is not None
