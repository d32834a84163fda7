"""Bad input to a round: each gets its clear problem, keeps what was typed, and changes nothing else."""

from typing import Any
from uuid import uuid4

import pytest
from httpx import Response

from alongside.core import clock
from tests.actions.scenes import stay_signed_in
from tests.decisions.rounds import HARM, RULE, affected, at_consent, code, fields, later, say, seen, tick, told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NEXT = {"title": RULE["title"], "text": "Anew.", "payload": {}, "change": "substance"}


async def three(world: World) -> tuple[Any, Browser, Browser, Browser]:
    coalition = await world.coalition()
    dana, bo, chi = [(await world.member(coalition, name))[1] for name in ("Dana", "Bo", "Chi")]
    return coalition, dana, bo, chi


async def amend(browser: Browser, proposal: dict[str, Any], base: int = 1, **changed: Any) -> Response:
    headers = {"If-Match": f'"{base}"'}
    return await browser.post(f"/proposals/{proposal['id']}/versions", NEXT | changed, headers=headers)


async def objected(world: World) -> tuple[Any, list[Browser], dict[str, Any]]:
    """Chi objects, Dana and Bo consent: it is reworked."""
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    await say(chi, proposal, **HARM)
    await say(dana, proposal, "concern", words="Mind the night shift.")
    out = (await say(bo, proposal, "consent")).json()
    assert out["status"] == "integrating"
    return coalition, [dana, bo, chi], out


# ---- who was not asked


async def test_who_joined_later_reads_and_comments_and_has_no_voice_in_the_round(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    _, late = await world.member(coalition, "Late")
    before = await seen(dana, proposal)
    path = f"/proposals/{proposal['id']}"
    mine = {verb for verb, can in (await seen(late, proposal))["abilities"].items() if can}
    assert mine == {"comment", "reply", "affects_me"}
    for answer in (
        await say(late, proposal, "consent"),
        await late.put(f"{path}/response", {"answer": "consent", "version": 1}),
        await late.post(f"{path}/more-time"),
        await late.post(f"{path}/ask-everyone"),
        await amend(late, proposal),
    ):
        assert code(answer) == (409, "not_in_this_round")
    assert code(await late.get(f"{path}/voices")) == (409, "voices_hidden")
    assert await seen(dana, proposal) == before
    comment = {"kind": "comment", "text": "Welcome to me."}
    assert (await late.post(f"{path}/notes", comment)).status_code == 201
    assert code(await late.post(f"{path}/notes", comment)) == (409, "others_first")


# ---- what is said too late, twice, or to other words


async def test_a_voice_to_an_old_version_is_told_so_and_leaves_nothing(world: World) -> None:
    _, (dana, bo, chi), proposal = await objected(world)
    assert (await amend(bo, proposal)).json()["version"] == 2
    for browser in (dana, chi):
        assert code(await say(browser, proposal, "consent")) == (409, "version_changed")
        assert (await seen(browser, proposal))["my_response"] is None


async def test_affecting_one_counts_until_the_time_is_over_as_every_other_voice(world: World) -> None:
    coalition, dana, bo, _ = await three(world)
    proposal = await told(dana, coalition.id)
    with later(hours=49):
        answer = await affected(bo, proposal)
        assert (code(answer), fields(answer)) == ((409, "proposal_closed"), [("/closes_at", "proposal_time_over")])
        await tick(world)
        assert (await seen(dana, proposal))["status"] == "adopted"


async def test_a_turn_after_the_time_that_was_told_comes_too_late_for_all(world: World) -> None:
    coalition, dana, bo, _ = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    with later(days=9):
        await stay_signed_in(world)
        for answer in (
            await bo.post(f"/proposals/{proposal['id']}/pass"),
            await bo.post(f"/proposals/{proposal['id']}/more-time"),
            await bo.post(f"/proposals/{proposal['id']}/notes", {"kind": "question", "text": "Why?"}),
        ):
            assert code(answer) == (409, "stage_over")
        assert (await seen(dana, proposal))["status"] == "questions"


# ---- amending


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"text": ""}, [("/text", "too_short")]),
        ({"text": " \n\t"}, [("/text", "too_short")]),
        ({"title": " "}, [("/title", "too_short")]),
        ({"text": None}, [("/text", "wrong_form")]),
        ({"change": "first"}, [("/change", "not_a_choice")]),
        ({"change": "wording", "trial_days": 10}, [("/change", "changes_substance")]),
        ({"trial_days": 91}, [("/trial_days", "too_large")]),
    ],
)
async def test_an_amendment_that_empties_the_text_or_hides_a_deed_changes_nothing(
    world: World, changed: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    _, (dana, bo, _), proposal = await objected(world)
    before = await seen(dana, proposal)
    answer = await amend(bo, proposal, **changed)
    assert (answer.status_code, [pointer for pointer, _ in fields(answer)]) == (422, [pointer for pointer, _ in wrong])
    assert await seen(dana, proposal) == before


async def test_the_same_words_are_no_new_version_and_an_overtaken_one_is_not_lost(world: World) -> None:
    _, (dana, bo, chi), proposal = await objected(world)
    kept = {name: proposal[name] for name in ("title", "text")}
    assert code(await amend(bo, proposal, **kept)) == (409, "same_as_before")
    assert (await amend(bo, proposal)).status_code == 201
    assert code(await amend(chi, proposal, text="Mine.")) == (409, "proposal_closed"), "consent is asked by now"
    assert (await seen(dana, proposal))["version"] == 2


async def test_who_amends_words_that_were_changed_meanwhile_is_told_so(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    assert (await amend(bo, proposal)).json()["version"] == 2
    assert (await amend(chi, proposal, text="Mine.")).status_code == 412
    assert (await seen(dana, proposal))["text"] == "Anew."
    assert (await amend(chi, proposal, base=2, text="Mine.")).json()["version"] == 3


async def test_while_consent_is_given_the_text_stands_still(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    answer = await amend(bo, proposal)
    assert (code(answer), fields(answer)) == ((409, "proposal_closed"), [("/status", "proposal_is_consent")])


async def test_a_draft_of_other_words_does_not_become_another_deed(world: World) -> None:
    """A change of wording that waits for a yes can't be redrafted into one of substance."""
    coalition = await world.coalition()
    dana, bo, chi = [(await world.member(coalition, name))[1] for name in ("Dana", "Bo", "Chi")]
    seat, _ = await world.member(coalition, "Ewa")
    proposal = await told(dana, coalition.id, **RULE)
    for one in (bo, chi):
        await one.post(f"/proposals/{proposal['id']}/pass")
    named: dict[str, Any] = {"names": [str(seat.id)]}
    assert (await amend(bo, proposal, change="wording", **named)).status_code == 201
    draft = {name: value for name, value in NEXT.items() if name != "change"}
    answer = await bo.put(f"/proposals/{proposal['id']}/draft", draft | named | {"trial_days": 30})
    assert (answer.status_code, fields(answer)) == (422, [("/change", "changes_substance")])
    assert (await seen(bo, proposal))["draft"]["trial_days"] is None


# ---- naming


async def test_nobody_is_named_who_is_not_here_and_oneself_needs_no_question(world: World) -> None:
    coalition = await world.coalition()
    seat, dana = await world.member(coalition)
    _, bo = await world.member(coalition, "Bo")
    following, _ = await world.follower(coalition)
    former, _ = await world.former_member(coalition)
    elsewhere, _ = await world.member(await world.coalition("Elsewhere"), "Olu")
    path = f"/coalitions/{coalition.id}/proposals"
    assert code(await dana.post(path, RULE | {"names": [str(seat.id)]})) == (409, "asking_oneself")
    answers = [
        await dana.post(path, RULE | {"names": [str(one)]}) for one in (following.id, former.id, elsewhere.id, uuid4())
    ]
    assert {code(answer) for answer in answers} == {(404, "not_in_coalition")}
    assert len({answer.content for answer in answers}) == 1, "it never tells who somebody is"
    for form, wrong in (
        ({"in_name": "ours"}, "nobody_with_me"),
        ({"in_name": "on_behalf"}, "nobody_with_me"),
        ({"with_people": [str(seat.id)]}, "own_name_alone"),
    ):
        answer = await dana.post(path, RULE | form)
        assert answer.status_code == 422, (form, wrong)
    assert (await bo.get(path)).json()["items"] == []
    assert (await dana.get(path)).json()["items"] == []


async def test_what_waits_for_a_yes_is_not_told_once_its_writer_has_left(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    seat, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    await told(dana, coalition.id, names=[str(seat.id)])
    request = (await bo.get("/consents")).json()["items"][0]
    assert (await dana.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    await bo.post(f"/consents/{request['id']}/answer", {"answer": "yes", "text_hash": request["text_hash"]})
    assert (await chi.get(f"/coalitions/{coalition.id}/proposals")).json()["items"] == []


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
            assert out["decision"] is None


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


async def test_a_concern_goes_with_a_decision_that_came_into_force_while_it_was_reworked(world: World) -> None:
    _, (dana, _, chi), proposal = await objected(world)
    [one] = (await seen(chi, proposal))["objections"]
    out = (await chi.post(f"/objections/{one['id']}/answered")).json()
    assert out["status"] == "adopted"
    decision = (await dana.get(f"/decisions/{out['decision']['id']}")).json()
    assert [(one["by"]["name"], one["words"]) for one in decision["concerns"]] == [("Dana", "Mind the night shift.")]
