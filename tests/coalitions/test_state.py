"""Resting, waking and closing: by decisions alone, and what they change for everyone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from alongside.coalitions import queries, state
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import (
    BY_DECISION,
    CoalitionClosed,
    CoalitionIsAwake,
    CoalitionRests,
    CoalitionStatus,
    decided,
)
from alongside.permissions.authority import Authority
from tests.actions.scenes import answer_about, code, happened, stay_signed_in
from tests.consents.gates import Named, propose
from tests.decided import by_decision
from tests.permissions.stage import soon
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
Change = Callable[..., Any]


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def change(world: World, coalition_id: UUID, to: Change) -> Any:
    return await by_decision(world, coalition_id, lambda session, by: to(session, by=by))


async def end_trial(world: World, decision_id: UUID) -> None:
    await world.database.write(lambda session: state.end_trial(session, decision_id))


async def status(world: World, coalition_id: UUID) -> CoalitionStatus:
    def read(session: Session) -> CoalitionStatus:
        return queries.coalition(session, coalition_id).status

    found: CoalitionStatus = await world.database.read(read)
    return found


async def test_each_change_keeps_the_decision_that_made_it(world: World, coalition: Coalition) -> None:
    await world.member(coalition, "Dana")
    await world.member(coalition, "Jun")
    for to in (state.rest, state.wake, state.rest, state.close):
        await change(world, coalition.id, to)
    rows = await world.database.read(lambda session: state.history(session, coalition.id))
    assert [(row.status.value, row.decision_number) for row in rows[::-1]] == [
        ("resting", 2),
        ("active", 3),
        ("resting", 4),
        ("closed", 5),
    ]
    assert [kind for kind, _ in await happened(world, coalition)] == [
        "coalition_rested",
        "coalition_woke",
        "coalition_rested",
        "coalition_ended",
    ]
    assert await status(world, coalition.id) is CoalitionStatus.CLOSED


async def test_wrong_states_are_named(world: World, coalition: Coalition) -> None:
    with pytest.raises(CoalitionIsAwake):
        await change(world, coalition.id, state.wake)
    await change(world, coalition.id, state.rest)
    with pytest.raises(CoalitionRests):
        await change(world, coalition.id, state.rest)
    await change(world, coalition.id, state.close)
    for to in (state.rest, state.wake, state.close):
        with pytest.raises(CoalitionClosed):
            await change(world, coalition.id, to)


async def test_one_person_alone_wakes_to_forming(world: World, coalition: Coalition) -> None:
    await world.member(coalition)
    await change(world, coalition.id, state.rest)
    await change(world, coalition.id, state.wake)
    assert await status(world, coalition.id) is CoalitionStatus.FORMING


@given(at=st.sampled_from(CoalitionStatus), to=st.sampled_from(CoalitionStatus))
def test_a_decision_moves_only_along_the_table(at: CoalitionStatus, to: CoalitionStatus) -> None:
    if to in BY_DECISION[at]:
        assert decided(at, to) is to
    else:
        with pytest.raises((CoalitionClosed, CoalitionRests, CoalitionIsAwake)):
            decided(at, to)


async def test_a_rest_that_was_tried_ends_by_itself(world: World, coalition: Coalition) -> None:
    await world.member(coalition)
    tried = await change(world, coalition.id, state.rest)
    for _ in range(2):
        await end_trial(world, tried.decision_id)
    rows = await world.database.read(lambda session: state.history(session, coalition.id))
    assert [(row.status.value, row.decision_id) for row in rows] == [
        ("forming", tried.decision_id),
        ("resting", tried.decision_id),
    ]


async def test_what_was_decided_since_goes_before_the_end_of_a_trial(world: World, coalition: Coalition) -> None:
    tried = await change(world, coalition.id, state.rest)
    closing = await change(world, coalition.id, state.close)
    for decision_id in (tried.decision_id, closing.decision_id, uuid4()):
        await end_trial(world, decision_id)
    assert await status(world, coalition.id) is CoalitionStatus.CLOSED


async def lived(world: World, coalition: Coalition) -> tuple[dict[str, str], dict[str, Browser]]:
    """A coalition with something of everything in it, and its people."""
    _, danas = await world.member(coalition, "Dana")
    noor, noors = await world.newcomer(coalition)
    ingrid, ingrids = await world.follower(coalition)
    here = f"/coalitions/{coalition.id}"
    action = (await danas.post(f"{here}/actions", {"title": "A room", "ask": [str(noor.id)]})).json()
    day = (coalition.created_at + timedelta(days=30)).date().isoformat()
    held = {"sentence": "I ask", "by_when": day, "ask": [str(noor.id)]}
    commitment = (await danas.post(f"{here}/commitments", held)).json()
    said = (await danas.post(f"/commitments/{commitment['id']}/check-ins", {"answer": "moving"})).json()
    ask = (
        await danas.post(f"{here}/asks", {"following_id": str(ingrid.id), "kind": "time", "text": "Ten minutes"})
    ).json()
    invitation = (await danas.post(f"{here}/invitations", {})).json()
    ids = {
        "here": here,
        "action": action["id"],
        "to_carry": action["requests"][0]["id"],
        "to_hold": commitment["requests"][0]["id"],
        "commitment": commitment["id"],
        "check_in": said["id"],
        "ask": ask["id"],
        "leader": str(ingrid.id),
        "newcomer": str(noor.id),
        "invitation": invitation["id"],
        "token": invitation["url"].partition("#")[2],
        "day": day,
    }
    return ids, {"dana": danas, "noor": noors, "ingrid": ingrids, "ola": (await world.person("Ola"))[1]}


REFUSED: list[tuple[str, str, Any]] = [
    ("dana", "{here}/actions", {"title": "T"}),
    ("dana", "/actions/{action}/stage", {"stage": "underway"}),
    ("dana", "/actions/{action}/co-owners", {"membership_id": "{newcomer}"}),
    ("dana", "/actions/{action}/step-back", {}),
    ("dana", "/actions/{action}/told", {"sentence": "S"}),
    ("noor", "/consents/{to_carry}/answer", {"answer": "yes"}),
    ("noor", "/consents/{to_hold}/answer", {"answer": "yes"}),
    ("dana", "{here}/commitments", {"sentence": "S", "by_when": "{day}"}),
    ("dana", "/commitments/{commitment}/renegotiate", {"sentence": "Other"}),
    ("dana", "/commitments/{commitment}/keep", {}),
    ("dana", "/commitments/{commitment}/release", {}),
    ("dana", "/commitments/{commitment}/pause", {}),
    ("dana", "/commitments/{commitment}/audience", {"check_ins_read_by": "coalition"}),
    ("dana", "/commitments/{commitment}/check-ins", {"answer": "moving"}),
    ("dana", "/check-ins/{check_in}/replies", {"kind": "seen"}),
    ("dana", "{here}/asks", {"following_id": "{leader}", "kind": "time", "text": "T"}),
    ("ingrid", "/asks/{ask}/accept", {}),
    ("ingrid", "/asks/{ask}/refuse", {"reason": "R"}),
    ("dana", "/asks/{ask}/withdraw", {}),
    ("dana", "{here}/members/{newcomer}/welcome", {}),
    ("dana", "{here}/invitations", {}),
    ("dana", "{here}/invitations/{invitation}/end", {}),
    ("dana", "/followings/{leader}/link", {}),
    ("dana", "{here}/proposals", {"kind": "action", "title": "T", "text": "T", "payload": {}}),
    ("ola", "{here}/join", {}),
    ("ola", "/invitations/accept", {"token": "{token}"}),
]


async def test_in_a_closed_coalition_nothing_changes_any_more(world: World, coalition: Coalition) -> None:
    ids, people = await lived(world, coalition)
    await change(world, coalition.id, state.close)
    for who, path, body in REFUSED:
        filled = {key: value.format(**ids) if isinstance(value, str) else value for key, value in body.items()}
        answer = await people[who].post(path.format(**ids), filled)
        assert (answer.status_code, code(answer)) == (409, "coalition_closed"), path
    edit = await people["dana"].put(f"/actions/{ids['action']}", {"title": "T"}, version=1)
    assert code(edit) == "coalition_closed"


async def test_in_a_closed_coalition_one_reads_says_no_and_leaves(world: World, coalition: Coalition) -> None:
    ids, people = await lived(world, coalition)
    await change(world, coalition.id, state.close)
    dana = people["dana"]
    for path in ("{here}", "{here}/members", "{here}/board", "{here}/actions", "{here}/decisions", "{here}/activity"):
        assert (await dana.get(path.format(**ids))).status_code == 200, path
    assert (await dana.get(f"/commitments/{ids['commitment']}")).status_code == 200
    assert (await people["ingrid"].get(f"/following/{coalition.id}")).status_code == 200
    assert (await people["noor"].post(f"/consents/{ids['to_carry']}/answer", {"answer": "no"})).status_code == 200
    assert (await people["noor"].post(f"/consents/{ids['to_hold']}/answer", {"answer": "no"})).status_code == 200
    assert (await people["ingrid"].post(f"/following/{coalition.id}/step-back")).status_code == 204
    for browser in (dana, people["noor"]):
        assert (await browser.post(f"{ids['here']}/leave")).status_code == 204


async def test_a_resting_coalition_goes_on_proposing_and_working(world: World, coalition: Coalition) -> None:
    ids, people = await lived(world, coalition)
    await change(world, coalition.id, state.rest)
    told = {"kind": "action", "title": "T", "text": "T", "payload": {}}
    assert (await people["dana"].post(f"{ids['here']}/proposals", told)).status_code == 201
    made = await people["dana"].post(f"/commitments/{ids['commitment']}/check-ins", {"answer": "moving"})
    assert made.status_code == 201


async def test_in_a_closed_coalition_no_yes_is_given_used_or_asked_for(world: World) -> None:
    named = await Named(world).prepare()
    here, dana, amina, ruth = f"/coalitions/{named.coalition.id}", named.dana, named.amina, named.ruth
    made = await propose(dana, named.coalition, names=[named.third])
    assert made.status_code == 201
    changes = await answer_about(ruth, (await named.question(ruth))["thing_id"], "yes_with_changes", text="Other")
    changed = (await named.question(ruth))["id"]
    waits, lent = await named.question(amina), {"to": str(named.asker.id), "topic": "T", "forum": "coalition"}
    mandate = (await amina.post(f"{here}/mandates", lent | {"until": soon()})).json()
    assert changes.status_code == 200
    await change(world, named.coalition.id, state.close)
    await stay_signed_in(world)
    words = {"text_hash": waits["text_hash"]}
    refused = [
        await amina.post(f"/consents/{waits['id']}/answer", {"answer": "yes"} | words),
        await amina.post(f"/consents/{waits['id']}/answer", {"answer": "myself"} | words),
        await dana.post(f"/consents/{changed}/take-changes"),
        await dana.post(f"/consents/{waits['id']}/remind"),
        await ruth.post(f"{here}/mandates", lent | {"until": soon()}),
        await ruth.put(f"{here}/my-preference", {"choice": "own_name"}),
    ]
    assert [(answer.status_code, code(answer)) for answer in refused] == [(409, "coalition_closed")] * len(refused)
    shown = (await amina.get(f"/consents/{waits['id']}")).json()
    assert (shown["answers"], shown["abilities"]["answer"]) == (["no", "not_now"], True)
    mine = (await dana.get(f"/consents/{changed}")).json()["abilities"]
    assert not mine["take_changes"]
    assert not mine["remind"]
    assert (await amina.post(f"/mandates/{mandate['id']}/revoke")).status_code == 200
    assert (await ruth.post(f"/consents/{changed}/revoke")).status_code == 200
    assert (await dana.post(f"/consents/{waits['id']}/withdraw")).status_code == 200


async def test_in_a_closed_coalition_nobody_is_offered_what_is_refused(world: World, coalition: Coalition) -> None:
    ids, people = await lived(world, coalition)
    dana = people["dana"]
    await change(world, coalition.id, state.close)
    for path in ("/actions/{action}", "/commitments/{commitment}", "/asks/{ask}"):
        shown = (await dana.get(path.format(**ids))).json()["abilities"]
        assert {verb for verb, can in shown.items() if can} == set(), path


def monday(week: int) -> datetime:
    return datetime.fromisoformat("2026-11-02T12:00:00+01:00") + timedelta(weeks=week)


async def due(world: World, browser: Browser, commitment: str) -> tuple[str | None, str | None]:
    """The due day that waits, as the commitment's page says and as home does; both say the same."""
    await stay_signed_in(world)
    mine = (await browser.get(f"/commitments/{commitment}")).json()["mine"]
    (row,) = (await browser.get("/today")).json()["promises"]
    assert row["due_on"] == mine["due_on"]
    return mine["due_on"], mine["next_due_on"]


async def test_nobody_owes_a_word_for_the_time_of_a_rest(world: World) -> None:
    """Check-ins are on Fridays: 6, 13 and 20 November."""
    with time_machine.travel(monday(0), tick=False) as time:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        draft = {"sentence": "I ask", "by_when": "2027-01-31", "rhythm": "weekly"}
        made = (await dana.post(f"/coalitions/{coalition.id}/commitments", draft)).json()["id"]
        time.move_to(monday(1))
        assert await due(world, dana, made) == ("2026-11-06", "2026-11-13")
        await change(world, coalition.id, state.rest)
        assert await due(world, dana, made) == (None, None)
        assert (await dana.post(f"/commitments/{made}/check-ins", {"answer": "moving"})).json()["due_on"] is None
        time.move_to(monday(2))
        assert await due(world, dana, made) == (None, None)
        await change(world, coalition.id, state.wake)
        assert await due(world, dana, made) == (None, "2026-11-20")
        time.move_to(monday(3))
        assert await due(world, dana, made) == ("2026-11-20", "2026-11-27")
        await change(world, coalition.id, state.close)
        assert await due(world, dana, made) == (None, None)


def test_every_change_demands_an_authority() -> None:
    for to in (state.rest, state.wake, state.close):
        assert to.__annotations__["by"] is Authority
