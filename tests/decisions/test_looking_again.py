"""What can become of a decision is offered only where it would not be refused, and nobody looks at what is over."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.core import clock
from tests.decisions.choosing import RULE, days_come, decided, decision, people, subject_of
from tests.decisions.choosing import reviews as reviews_of
from tests.decisions.rounds import ROOM, WALK, code, later
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NOTHING = {"renew": False, "retire": False}


async def propose(browser: Browser, coalition: Any, kind: str, decision_id: str) -> Any:
    body = {"kind": kind, "title": "T", "text": ".", "payload": {"decision_id": decision_id}}
    return await browser.post(f"/coalitions/{coalition.id}/proposals", body)


async def test_what_is_offered_is_taken_and_what_is_not_offered_is_refused(world: World) -> None:
    coalition, browsers = await people(world)
    dana = browsers[0]
    offered: dict[str, tuple[dict[str, Any], dict[str, bool]]] = {
        "agreement": (RULE, {"renew": True, "retire": True}),
        "on trial": (RULE | {"title": "Tried", "trial_days": 20}, {"renew": False, "retire": True}),
        "group": (ROOM, {"renew": True, "retire": False}),
        "rhythm": (
            {"kind": "rhythm", "title": "W", "text": ".", "payload": {"weekday": 2}},
            {"renew": True, "retire": False},
        ),
        "action": (WALK, {"renew": True, "retire": True}),
    }
    for name, (fields, expected) in offered.items():
        made = await decided(browsers, coalition.id, **fields)
        assert made["abilities"] == expected, name
        for verb, kind in (("renew", "renewal"), ("retire", "retirement")):
            answer = await propose(dana, coalition, kind, made["id"])
            assert (answer.status_code == 201) is expected[verb], (name, verb, answer.text)


async def test_a_newcomer_and_a_decision_about_a_decision_are_offered_nothing(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    about = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": made["id"]}}
    retirement = await decided(browsers, coalition.id, **about)
    assert retirement["abilities"] == NOTHING
    assert (await decision(browsers[0], made["id"]))["abilities"] == NOTHING


async def ended(browser: Browser, kind: str, thing_id: str) -> None:
    """Its people bring it to its end."""
    steps = ("underway", "done") if kind == "action" else ("acting", "closed")
    for stage in steps:
        answer = await browser.post(f"/{kind}s/{thing_id}/stage", {"stage": stage})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("kind", ["action", "initiative"])
async def test_the_review_of_what_came_to_its_end_is_settled_by_rule_and_none_comes(world: World, kind: str) -> None:
    coalition, browsers = await people(world)
    dana = browsers[0]
    made = await decided(browsers, coalition.id, kind=kind, title="Walk", text=".", payload={}, weight="small")
    await ended(dana, kind, made["made"][0]["id"])
    assert (await decision(dana, made["id"]))["abilities"] == NOTHING, "not even before the next tick"
    assert code(await propose(dana, coalition, "renewal", made["id"])) == (409, "decision_not_in_force")
    with later(days=400):
        assert [await days_come(world) for _ in range(2)] == [1, 0]
        assert [(outcome, came) for outcome, came, _ in await reviews_of(world, made["id"])] == [("finished", False)]
    page = (await dana.get(f"/coalitions/{coalition.id}/reviews")).json()["items"]
    assert page == []
    record = await dana.get(f"/decisions/{made['id']}/record?format=md")
    assert "What it began has come to its end." in record.text


async def test_what_was_tried_is_looked_at_as_promised_though_it_was_done_before(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **WALK, trial_days=5)
    await ended(browsers[0], "action", made["made"][0]["id"])
    await days_come(world)
    assert [outcome for outcome, *_ in await reviews_of(world, made["id"])] == [None]
    with later(days=7):
        await days_come(world)
        assert [(outcome, came) for outcome, came, _ in await reviews_of(world, made["id"])] == [(None, True)]


async def test_a_renewal_moves_the_day_wherever_it_is_shown(world: World) -> None:
    coalition, browsers = await people(world)
    dana = browsers[0]
    made = await decided(browsers, coalition.id, **RULE)
    day = str(clock.now().date() + timedelta(days=700))
    again = {"kind": "renewal", "title": "Again", "text": ".", "payload": {"decision_id": made["id"]}}
    await decided(browsers, coalition.id, **again, review_on=day)
    (agreement,) = [
        one
        for one in (await dana.get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
        if one["kind"] == "working"
    ]
    overview = (await dana.get(f"/coalitions/{coalition.id}")).json()
    shown = {
        "agreements": agreement["review_on"],
        "agreement": (await dana.get(f"/agreements/{agreement['id']}")).json()["review_on"],
        "decision": (await decision(dana, made["id"]))["review_on"],
        "overview": next(one["review_on"] for one in overview["agreements"] if one["kind"] == "working"),
        "decisions": next(
            one["review_on"]
            for one in (await dana.get(f"/coalitions/{coalition.id}/decisions")).json()["items"]
            if one["id"] == made["id"]
        ),
    }
    assert set(shown.values()) == {day}, shown


async def test_what_a_trial_left_standing_shows_the_day_of_the_decision_it_stands_by(world: World) -> None:
    coalition, browsers = await people(world)
    dana = browsers[0]
    made = await decided(browsers, coalition.id, **RULE)
    payload = {"subject_id": await subject_of(world, made["id"])}
    await decided(browsers, coalition.id, **RULE | {"text": "Five.", "payload": payload}, trial_days=5)
    day = str(clock.now().date() + timedelta(days=700))
    await days_come(world, clock.now() + timedelta(days=7))
    again = {"kind": "renewal", "title": "Again", "text": ".", "payload": {"decision_id": made["id"]}}
    await decided(browsers, coalition.id, **again, review_on=day)
    page = (await dana.get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
    assert [(one["text"], one["review_on"]) for one in page if one["kind"] == "working"] == [(RULE["text"], day)]


async def test_retiring_an_agreement_settles_what_was_tried_in_it_too(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    payload = {"subject_id": await subject_of(world, made["id"])}
    tried = await decided(browsers, coalition.id, **RULE | {"text": "Five.", "payload": payload}, trial_days=5)
    await days_come(world, clock.now() + timedelta(days=7))
    retire = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": made["id"]}}
    await decided(browsers, coalition.id, **retire)
    assert [outcome for outcome, *_ in await reviews_of(world, tried["id"])] == ["retired"]
    assert [outcome for outcome, *_ in await reviews_of(world, made["id"])] == ["retired"]
    assert (await browsers[0].get(f"/coalitions/{coalition.id}/reviews")).json()["items"] == []
