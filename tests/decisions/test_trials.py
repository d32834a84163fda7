"""Several trials of one agreement: whichever ends first, what was only tried never stays for good."""

from typing import Any
from uuid import UUID

import pytest

from alongside.agreements import queries as agreements
from tests.decisions.choosing import RULE, days_come, decided, decision, people, subject_of
from tests.decisions.rounds import code, later
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def standing(world: World, coalition_id: UUID) -> list[str]:
    """The texts of the working agreements in force."""
    found: list[str] = await world.database.read(
        lambda session: [one.text for one in agreements.standing(session, coalition_id) if one.kind == "working"]
    )
    return found


async def on(world: World, coalition_id: UUID, *days: int) -> list[list[str]]:
    """What stands on each of these days, once the server has seen that they began."""
    found = []
    for day in days:
        with later(days=day):
            await days_come(world)
            found.append(await standing(world, coalition_id))
    return found


async def tried(browsers: list[Browser], coalition_id: UUID, subject: str | None, text: str, days: int) -> Any:
    payload = {"subject_id": subject} if subject else {}
    return await decided(browsers, coalition_id, **RULE | {"text": text, "payload": payload}, trial_days=days)


@pytest.mark.parametrize(
    ("first", "second", "after_first"),
    [(30, 60, "Second trial."), (60, 30, "First trial."), (30, 30, RULE["text"])],
)
async def test_whichever_of_two_trials_ends_first_what_stood_before_both_comes_back(
    world: World, first: int, second: int, after_first: str
) -> None:
    coalition, browsers = await people(world, "Dana")
    subject = await subject_of(world, (await decided(browsers, coalition.id, **RULE))["id"])
    await tried(browsers, coalition.id, subject, "First trial.", first)
    await tried(browsers, coalition.id, subject, "Second trial.", second)
    assert await standing(world, coalition.id) == ["Second trial."]
    shown = await on(world, coalition.id, 31, 61, 400)
    assert shown == [[after_first], [RULE["text"]], [RULE["text"]]]


async def test_a_server_that_slept_through_both_brings_back_what_stood_before_both(world: World) -> None:
    coalition, browsers = await people(world, "Dana")
    subject = await subject_of(world, (await decided(browsers, coalition.id, **RULE))["id"])
    await tried(browsers, coalition.id, subject, "First trial.", 60)
    await tried(browsers, coalition.id, subject, "Second trial.", 30)
    assert await on(world, coalition.id, 400, 401) == [[RULE["text"]], [RULE["text"]]]


async def test_where_nothing_stood_before_the_trials_nothing_stands_after_them(world: World) -> None:
    coalition, browsers = await people(world, "Dana")
    begun = await tried(browsers, coalition.id, None, "First trial.", 60)
    subject = await subject_of(world, begun["id"])
    await tried(browsers, coalition.id, subject, "Second trial.", 30)
    assert await on(world, coalition.id, 61, 400) == [[], []]


async def test_a_trial_after_one_that_ended_brings_back_the_same_agreement(world: World) -> None:
    coalition, browsers = await people(world, "Dana")
    made = await decided(browsers, coalition.id, **RULE)
    subject = await subject_of(world, made["id"])
    over = await tried(browsers, coalition.id, subject, "First trial.", 30)
    assert await on(world, coalition.id, 31) == [[RULE["text"]]]
    body = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": over["id"]}}
    ended = await browsers[0].post(f"/coalitions/{coalition.id}/proposals", body)
    assert code(ended) == (409, "decision_not_in_force"), "what came back stands by its own decision"
    await tried(browsers, coalition.id, subject, "Second trial.", 60)
    assert await on(world, coalition.id, 61, 400) == [[RULE["text"]], [RULE["text"]]]
    assert (await decision(browsers[0], made["id"]))["review"]["outcome"] is None


async def test_ending_the_upper_trial_by_decision_leaves_the_lower_one_to_its_day(world: World) -> None:
    coalition, browsers = await people(world, "Dana")
    subject = await subject_of(world, (await decided(browsers, coalition.id, **RULE))["id"])
    await tried(browsers, coalition.id, subject, "First trial.", 60)
    upper = await tried(browsers, coalition.id, subject, "Second trial.", 80)
    retire = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": upper["id"]}}
    await decided(browsers, coalition.id, **retire)
    assert await standing(world, coalition.id) == ["First trial."]
    assert await on(world, coalition.id, 61, 400) == [[RULE["text"]], [RULE["text"]]]


async def test_what_stays_over_two_trials_is_not_undone_by_their_ends(world: World) -> None:
    coalition, browsers = await people(world, "Dana")
    subject = await subject_of(world, (await decided(browsers, coalition.id, **RULE))["id"])
    await tried(browsers, coalition.id, subject, "First trial.", 30)
    await tried(browsers, coalition.id, subject, "Second trial.", 60)
    await decided(browsers, coalition.id, **RULE | {"text": "For good.", "payload": {"subject_id": subject}})
    assert await on(world, coalition.id, 31, 61, 400) == [["For good."]] * 3
