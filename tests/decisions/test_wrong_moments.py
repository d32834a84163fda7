"""Bad input to a round: each gets its clear problem, keeps what was typed, and changes nothing else."""

from typing import Any
from uuid import uuid4

import pytest

from tests.actions.scenes import stay_signed_in
from tests.decisions.rounds import (
    RULE,
    affected,
    at_consent,
    code,
    consent_request,
    fields,
    later,
    say,
    seen,
    tick,
    told,
    yes,
)
from tests.decisions.scenes import NEXT, amend, objected, three
from tests.world import World

pytestmark = pytest.mark.anyio


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
    answer = await bo.put(f"/proposals/{proposal['id']}/draft", draft | named | {"trial_days": 30}, version=1)
    assert (answer.status_code, fields(answer)) == (422, [("/change", "changes_substance")])
    assert (await seen(bo, proposal))["draft"]["trial_days"] is None


async def test_a_draft_that_was_overtaken_goes_out_once_it_is_written_from_the_new_one(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    seat, ewa = await world.member(coalition, "Ewa")
    proposal = await told(dana, coalition.id, **RULE)
    named: dict[str, Any] = {"names": [str(seat.id)]}
    assert (await amend(bo, proposal, **named)).status_code == 201
    assert (await amend(chi, proposal, text="Chi's.")).json()["version"] == 2
    assert (await seen(bo, proposal))["draft"]["overtaken"]
    path, draft = (
        f"/proposals/{proposal['id']}/draft",
        {"title": proposal["title"], "text": "Both.", "payload": {}, **named},
    )
    assert code(await bo.put(path, draft)) == (428, "if_match_missing")
    stale = await bo.put(path, draft, version=1)
    assert code(stale) == (412, "changed_meanwhile")
    assert not (await bo.put(path, draft, version=2)).json()["draft"]["overtaken"]
    assert (await yes(ewa, await consent_request(ewa, proposal))).status_code == 200
    out = await seen(dana, proposal)
    assert (out["version"], out["text"]) == (3, "Both.")


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


async def test_what_waits_for_a_yes_is_read_by_its_writer_alone_and_a_no_leaves_no_trace(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    seat, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id, names=[str(seat.id)], text="Bo's canary.")
    missing = await chi.get(f"/proposals/{uuid4()}")
    for answer in ("not_now", "no"):
        request = await consent_request(bo, proposal)
        given = await bo.post(f"/consents/{request['id']}/answer", {"answer": answer})
        assert given.status_code == 200, given.text
        for browser in (bo, chi):
            for path in ("", "/versions", "/versions/1", "/notes", "/voices"):
                there = await browser.get(f"/proposals/{proposal['id']}{path}")
                assert (there.status_code, there.content) == (404, missing.content)
        assert (await chi.get(f"/coalitions/{coalition.id}/proposals")).json()["items"] == []
        assert "canary" not in (await chi.get(f"/coalitions/{coalition.id}/activity")).text
    assert (await seen(dana, proposal))["status"] == "asking_first"


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
