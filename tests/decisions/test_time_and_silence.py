"""Time and silence: what the clock does to a round, whoever sleeps, and what stays hidden until a stage is over."""

from datetime import datetime

import pytest
from sqlmodel import select

from alongside.core import clock
from alongside.decisions.models import Objection
from tests.actions.scenes import stay_signed_in
from tests.decisions.promised import working
from tests.decisions.rounds import (
    HARM,
    RULE,
    at_consent,
    code,
    later,
    say,
    seen,
    tick,
    told,
    yes,
)
from tests.decisions.scenes import amend, objected, three
from tests.world import World

pytestmark = pytest.mark.anyio


# ---- time


async def test_a_server_that_slept_opens_each_stage_with_its_full_time(world: World) -> None:
    coalition, dana, *_ = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    for days, status in ((30, "reactions"), (60, "consent")):
        with later(days=days):
            assert [await tick(world), await tick(world)] == [1, 0], "what was due is done once"
            await stay_signed_in(world)
            out = await seen(dana, proposal)
            assert out["status"] == status
            assert out["stage"]["opened_at"][:10] == str(clock.now().date()), "from now on, not from when it was due"
            assert datetime.fromisoformat(out["stage"]["closes_at"]) == working(
                datetime.fromisoformat(out["stage"]["opened_at"]), {"reactions": 2, "consent": 3}[status]
            )
            assert out["decision"] is None


async def test_more_time_is_asked_for_once_and_never_named(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    path = f"/proposals/{proposal['id']}/more-time"
    out = (await bo.post(path)).json()
    told_end = datetime.fromisoformat(proposal["stage"]["closes_at"])
    assert out["stage"]["extended"] is True
    assert datetime.fromisoformat(out["stage"]["closes_at"]) == working(told_end, 2)
    for browser in (bo, chi, dana):
        assert code(await browser.post(path)) == (409, "already_extended")
    assert await seen(chi, proposal) == await seen(chi, out)


async def test_a_clock_that_is_put_back_shortens_nobodys_time(world: World) -> None:
    coalition, dana, bo, _ = await three(world)
    proposal = await told(dana, coalition.id)
    with later(hours=-30):
        assert await tick(world) == 0
        assert (await say(bo, proposal)).status_code == 201
    assert (await seen(dana, proposal))["status"] == "told"
    assert await tick(world) == 0


async def test_an_objector_who_vanishes_stands_by_rule_and_not_before(world: World) -> None:
    """Two stages of consent in silence, each with its whole time and a notice; what is cut short does not count."""
    _, (dana, bo, _), proposal = await objected(world)
    with later(days=6):
        await stay_signed_in(world)
        now = (await amend(bo, proposal, trial_days=30)).json()
        for browser in (dana, bo):
            assert (await say(browser, now, "consent")).json()["status"] == "consent"
    with later(days=8):
        await tick(world)
        assert (await seen(dana, now))["objections"][0]["state"] == "raised", "its time is not over"
    with later(days=13):
        await tick(world)
        await stay_signed_in(world)
        now = await seen(dana, now)
        assert now["status"] == "integrating"
        assert [one["state"] for one in now["objections"]] == ["raised"], "one whole stage is not enough"
        text = "Each meeting ends early, and each handover keeps its time."
        now = (await amend(bo, now, 2, trial_days=30, text=text)).json()
        for browser in (dana, bo):
            assert (await say(browser, now, "consent")).json()["status"] == "consent"
    with later(days=15):
        await tick(world)
        await stay_signed_in(world)
        assert (await seen(dana, now))["objections"][0]["state"] == "raised", "its time is not over"
    with later(days=20):
        await tick(world)
        await stay_signed_in(world)
        out = await seen(dana, now)
    assert [one["state"] for one in out["objections"]] == ["standing"]
    assert out["status"] == "adopted", "on trial, by the consent of all others"
    decision = (await dana.get(f"/decisions/{out['decision']['id']}")).json()
    assert (decision["method"], decision["objections"][0]["state"]) == ("trial", "standing")


async def test_stages_that_others_end_early_are_no_silence_of_an_objector(world: World) -> None:
    """However often it is reworked within a day, who has not seen it yet is waited for."""
    _, (dana, bo, _), proposal = await objected(world)
    for number in range(2):
        with later(days=7 * number, hours=number):
            await stay_signed_in(world)
            now = (await amend(bo, proposal, base=number + 1, text=f"Anew {number}.")).json()
            assert now["status"] == "consent"
            for browser in (dana, bo):
                await say(browser, now, "consent")
        with later(days=7 * (number + 1)):
            await tick(world)
            await stay_signed_in(world)
            out = await seen(dana, proposal)
            assert out["status"] == "integrating"
            assert [one["state"] for one in out["objections"]] == ["raised" if number == 0 else "standing"]


# ---- what the tests of deciding found


async def test_a_stage_that_goes_on_for_want_of_answers_keeps_its_voices_hidden(world: World) -> None:
    coalition = await world.coalition()
    everyone = [(await world.member(coalition, f"Member {number}"))[1] for number in range(7)]
    dana, chi = everyone[0], everyone[1]
    proposal = await at_consent(coalition.id, *everyone)
    await say(chi, proposal, **HARM)
    for one in (dana, *everyone[2:]):
        await say(one, proposal, "consent")
    now = (await amend(dana, proposal)).json()
    assert now["status"] == "consent"
    assert (await say(chi, now, "consent")).status_code == 201
    with later(days=7):
        await tick(world)
        await stay_signed_in(world)
        out = await seen(dana, now)
        assert (out["status"], out["stage"]["held_open"]) == ("consent", "quorum")
        assert [one["state"] for one in out["objections"]] == ["raised"], "what Chi says now is not shown yet"
        for one in (dana, *everyone[2:]):
            out = (await say(one, now, "consent")).json()
    assert (out["status"], out["objections"][0]["state"]) == ("adopted", "answered")


async def test_the_last_word_of_an_objector_is_that_it_is_closed(world: World) -> None:
    _, (dana, bo, chi), proposal = await objected(world)
    now = (await amend(bo, proposal)).json()
    await say(chi, now, **HARM)
    [one] = (await seen(chi, now))["objections"]
    assert (await chi.post(f"/objections/{one['id']}/withdraw")).status_code == 200
    for browser in (dana, bo):
        out = (await say(browser, now, "consent")).json()
    assert out["status"] == "adopted"
    assert [one["state"] for one in out["objections"]] == ["withdrawn"]


async def test_what_an_objector_said_last_is_never_put_back_in_time(world: World) -> None:
    """Words that waited for a yes and are read only now are no reason to count their writer as silent."""
    coalition, (_, bo, chi), proposal = await objected(world)
    [objection] = proposal["objections"]
    seat, eve = await world.member(coalition, "Eve")
    talk = {"kind": "talk", "objection_id": objection["id"]}
    path = f"/proposals/{proposal['id']}/notes"
    assert (await chi.post(path, talk | {"text": "Eve has a key.", "names": [str(seat.id)]})).status_code == 201
    await amend(bo, proposal)
    assert (await chi.post(path, talk | {"text": "I read it."})).status_code == 201
    before = await last_word(world)
    [asked] = (await eve.get("/consents")).json()["items"]
    assert (await yes(eve, asked)).status_code == 200
    assert await last_word(world) >= before


async def last_word(world: World) -> datetime:
    heard: datetime = await world.database.read(lambda session: session.exec(select(Objection.heard_at)).one())
    return heard


@pytest.mark.parametrize("how", ["answered", "withdraw"])
async def test_closing_an_objection_closes_that_one_and_no_fresh_one(world: World, how: str) -> None:
    """P5: what somebody foresees in the stage that is open is heard at its end, whatever they close meanwhile."""
    _, (dana, bo, chi), proposal = await objected(world)
    now = (await amend(bo, proposal)).json()
    fresh = {"answer": "objection", "harm": "The lift does not go there."}
    assert (await say(chi, now, **fresh)).status_code == 201
    [before] = (await seen(chi, now))["objections"]
    assert (await chi.post(f"/objections/{before['id']}/{how}")).status_code == 200
    await say(dana, now, "consent")
    out = (await say(bo, now, "consent")).json()
    assert (out["status"], out["decision"]) == ("integrating", None)
    closed = "answered" if how == "answered" else "withdrawn"
    assert [(one["harm"], one["state"]) for one in out["objections"]] == [
        (HARM["harm"], closed),
        (fresh["harm"], "raised"),
    ]


async def test_who_closes_one_can_still_take_the_fresh_one_back(world: World) -> None:
    _, (dana, bo, chi), proposal = await objected(world)
    now = (await amend(bo, proposal)).json()
    await say(chi, now, "objection", harm="The lift does not go there.")
    [before] = (await seen(chi, now))["objections"]
    await chi.post(f"/objections/{before['id']}/answered")
    changed = await chi.put(f"/proposals/{now['id']}/response", {"answer": "consent", "version": now["version"]})
    assert changed.status_code == 200, changed.text
    await say(dana, now, "consent")
    assert (await say(bo, now, "consent")).json()["status"] == "adopted"


async def test_a_concern_goes_with_a_decision_that_came_into_force_while_it_was_reworked(world: World) -> None:
    _, (dana, _, chi), proposal = await objected(world)
    [one] = (await seen(chi, proposal))["objections"]
    out = (await chi.post(f"/objections/{one['id']}/answered")).json()
    assert out["status"] == "adopted"
    decision = (await dana.get(f"/decisions/{out['decision']['id']}")).json()
    assert [(one["by"]["name"], one["words"]) for one in decision["concerns"]] == [("Dana", "Mind the night shift.")]
