"""P7, the told part: a follower reads what co-owners told, exactly and at once, and nothing else anywhere.

Mutations tried, each caught here: an action's live title or stage instead of the line's own; lines that were taken
back; every line, or the oldest, instead of the newest of an action; asks of other followers, withdrawn ones, a member's
id or an action's title beside one; lines taken back by any member; each right to read that members have, given to
followers too; the public page of an open coalition shown to them, or 403 instead of 404 there.
"""

import re
from collections.abc import Awaitable, Callable
from itertools import product
from typing import Any

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from alongside.api import PREFIX, all_routes
from alongside.coalitions.models import Membership
from alongside.coalitions.rules import Visibility
from tests.promises import telling
from tests.promises.telling import Person, Story, pick
from tests.world import World

pytestmark = pytest.mark.anyio
Step = Callable[[Story, int, int], Awaitable[None]]

NEVER_ENDS = {"/stream"}
OWN = {"/following/{coalition_id}", "/asks/{ask_id}"}


async def _tell(story: Story, who: int, what: int) -> None:
    if action := pick(story.actions, what):
        await telling.tell(story, pick(story.members, who), action)


async def _take_back(story: Story, who: int, what: int) -> None:
    if line := pick(story.lines, what):
        await telling.take_back(story, pick(story.members, who), line)


async def _edit(story: Story, who: int, what: int) -> None:
    if action := pick(story.actions, what):
        await telling.edit(story, pick(story.members, who), action)


async def _move(story: Story, who: int, what: int) -> None:
    if action := pick(story.actions, what):
        await telling.move(story, pick(story.members, who), action, pick(["underway", "done", "let_go"], what))


async def _hand_over(story: Story, who: int, what: int) -> None:
    if action := pick(story.actions, what):
        await telling.hand_over(story, pick(story.members, who), action)


async def _check_in(story: Story, _who: int, what: int) -> None:
    if held := pick(story.commitments, what):
        await telling.check_in(story, *held)


async def _answer(story: Story, _who: int, what: int) -> None:
    if one := pick(story.asks, what):
        await telling.answer(story, one)


async def _withdraw(story: Story, _who: int, what: int) -> None:
    if one := pick(story.asks, what):
        await telling.withdraw(story, one)


async def _leave(story: Story, who: int, _what: int) -> None:
    if len(story.members) > 2:
        await telling.leave(story, pick(story.members, who))


async def _join(story: Story, _who: int, _what: int) -> None:
    await telling.join(story)


STEPS: dict[str, Step] = {
    "start": lambda story, who, what: telling.start(story, pick(story.members, who), underway=bool(what % 2)),
    "tell": _tell,
    "take back": _take_back,
    "edit": _edit,
    "move": _move,
    "hand over": _hand_over,
    "commit": lambda story, who, what: telling.commit(story, pick(story.members, who), pick(story.actions, what)),
    "check in": _check_in,
    "object": lambda story, who, what: telling.object_to(
        story, pick(story.members, who), pick(story.members, who + 1 + what % (len(story.members) - 1))
    ),
    "ask": lambda story, who, what: telling.ask(
        story, pick(story.members, who), pick(story.followers, what), pick(story.actions, what)
    ),
    "answer": _answer,
    "withdraw": _withdraw,
    "join": _join,
    "leave": _leave,
}
# What makes and changes lines comes often; everything else is there to leak, if anything leaks.
OFTEN = [*STEPS, "start", "tell", "tell", "tell", "take back", "edit", "move", "ask"]
HISTORIES = st.lists(st.tuples(st.sampled_from(OFTEN), st.integers(0, 11), st.integers(0, 11)), max_size=18)
SEEN = st.sampled_from([Visibility.OPEN, Visibility.BY_INVITATION, Visibility.HIDDEN])


async def check_pages(story: Story) -> None:
    """Each follower's page is the model's, and members see the same lines."""
    shown = None
    for follower in story.followers:
        page = (await follower.browser.get(f"/following/{story.coalition.id}")).json()
        assert [(line["title"], line["stage"], line["sentence"]) for line in page["told"]] == story.told()
        asks = {(ask["id"], ask["text"], ask["state"], ask["asked_by"]["name"]) for ask in page["asks"]}
        assert asks == {(ask.id, ask.text, ask.state, ask.by.name) for ask in story.asked_of(follower)}
        shown = page["told"]
    members = await pick(story.members, 0).browser.get(f"/coalitions/{story.coalition.id}/told")
    assert members.json()["items"] == shown


async def check_channels(story: Story) -> None:
    """Every GET route of the API, with every id of this coalition, says to a follower what is theirs or nothing."""
    pools, members = await story.world.database.read(lambda session: (_ids(session, story), _members(session, story)))
    for follower, route in product(story.followers, all_routes()):
        if "GET" not in (route.methods or ()) or route.path in NEVER_ENDS:
            continue
        for path, ids in _addresses(route, pools):
            answer = await follower.browser.http.get(path)
            if ids:
                own = route.path in OWN and _is_own(story, follower, ids[0])
                assert answer.status_code == 404 or (own and answer.is_success), (route.path, answer.status_code)
            for words in story.said - story.for_follower(follower):
                assert words not in answer.text, (route.path, words)
            assert not [seat for seat in members if seat in answer.text], route.path


def _is_own(story: Story, follower: Person, thing: str) -> bool:
    return thing == str(story.coalition.id) or any(ask.id == thing and ask.to is follower for ask in story.asks)


def _addresses(route: APIRoute, pools: dict[str, list[str]]) -> list[tuple[str, tuple[str, ...]]]:
    names = re.findall(r"{(\w+)_id}", route.path)
    every = [one for ids in pools.values() for one in ids]
    prefix = "" if route.path in {"/healthz", "/readyz"} else PREFIX
    found = []
    for ids in product(*(pools.get(name, every) for name in names)):
        path = prefix + route.path
        for name, one in zip(names, ids, strict=True):
            path = path.replace(f"{{{name}_id}}", one)
        found.append((path, ids))
    return found


def _ids(session: Session, story: Story) -> dict[str, list[str]]:
    """All ids of the coalition's things by table, and the coalition's own."""
    pools = {"coalition": [str(story.coalition.id)]}
    for table in SQLModel.metadata.sorted_tables:
        if {"id", "coalition_id"} <= set(table.columns.keys()):
            rows = session.execute(select(table.c.id).where(table.c.coalition_id == story.coalition.id))
            pools[table.name] = [str(one) for (one,) in rows]
    return pools


def _members(session: Session, story: Story) -> list[str]:
    """What identifies members: the ids of their seats and of themselves."""
    rows: Any = session.execute(
        select(col(Membership.id), col(Membership.person_id)).where(col(Membership.coalition_id) == story.coalition.id)
    )
    return [str(one) for row in rows for one in row]


async def hold(world: World, visibility: Visibility, history: list[tuple[str, int, int]]) -> Story:
    """Live through a history; after each step the pages hold, at the end all channels."""
    story = await telling.begin(world, visibility)
    await telling.start(story, story.members[0], underway=True)
    await check_pages(story)
    for step, who, what in history:
        await STEPS[step](story, who, what)
        await check_pages(story)
    await check_channels(story)
    return story


QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(visibility=SEEN, history=HISTORIES)
async def test_a_follower_reads_exactly_what_was_told_and_at_once(
    world: World, visibility: Visibility, history: list[tuple[str, int, int]]
) -> None:
    await hold(world, visibility, history)


@pytest.mark.long
@settings(QUICK, max_examples=400)
@given(visibility=SEEN, history=HISTORIES)
async def test_a_follower_reads_exactly_what_was_told_over_many_histories(
    world: World, visibility: Visibility, history: list[tuple[str, int, int]]
) -> None:
    await hold(world, visibility, history)


@pytest.mark.parametrize("visibility", [Visibility.OPEN, Visibility.HIDDEN])
async def test_one_history_of_everything_leaves_words_of_every_kind_and_leaks_none(
    world: World, visibility: Visibility
) -> None:
    first = [("tell", 0, 0), ("tell", 0, 0), ("take back", 0, 1), ("edit", 0, 0), ("move", 0, 1)]
    asks = [("ask", 0, 0), ("withdraw", 0, 0), ("ask", 1, 1), ("answer", 0, 1)]
    every = [(step, number, number) for number in (0, 1) for step in STEPS]
    story = await hold(world, visibility, [*first, *asks, *every])
    kept = await world.database.read(_all_text)
    lost = {words.split()[0] for words in story.said} - {words.split()[0] for words in story.said if words in kept}
    assert not lost, "a canary that was never kept proves nothing"


def _all_text(session: Session) -> str:
    """Whatever anybody wrote that the database keeps."""
    tables = SQLModel.metadata.sorted_tables
    return "\n".join(str(value) for table in tables for row in session.execute(select(table)) for value in row)
