"""T-CANARY over the stream: while something is written for few, nobody hears a word of it, nor that it is there.

The stream says "read again" and nothing else (trust.md T3); its mere rhythm would tell of people too (product.md P7).
"""

import re
from uuid import UUID

import pytest
from sqlmodel import select

from alongside.people.models import Person
from tests.permissions.stage import PERSONAS, made, set_up
from tests.trust.hidden import ask_in_vain, say_what_is_hidden, wait_with_a_note
from tests.trust.listening import Listener, all_came, listening
from tests.world import World

pytestmark = pytest.mark.anyio
# What a stream can say at all: when to come back, that it is there, and ids of topics.
LINES = re.compile(rb"(?:retry: 2000\n\n|: welcome\n\n|: still here\n\n|data: [0-9a-f-]{36}\n\n)*")
TOPIC = re.compile(rb"data: ([0-9a-f-]{36})\n\n")
MEMBERS = ("member", "co_owner", "holder")
# Owen asks, Mina is asked: what comes of it is between these two.
THE_TWO = {"member", "co_owner"}


async def test_no_byte_on_any_stream_tells_what_is_written_for_few(world: World) -> None:
    stage = await set_up(world)
    people = await world.database.read(lambda session: set(session.exec(select(Person.id))))
    coalition = UUID(str(stage.ids["coalition_id"]))
    async with listening(stage.browsers) as listeners:
        await wait_with_a_note(stage)
        await ask_in_vain(stage)
        await say_what_is_hidden(world, stage)
        await all_came(world, listeners)
    heard_by = {persona: listeners[persona] for persona in PERSONAS}
    assert heard_by.pop("anonymous").status == 401
    for persona, one in heard_by.items():
        assert one.status == 200
        assert b"canary" not in one.headers + one.heard
        assert LINES.fullmatch(one.heard), (persona, one.heard)
        assert topics(one) <= people | ({coalition} if persona in MEMBERS else set()), persona
        assert len(topics(one) - {coalition}) == 1, "of people, nobody hears any but themselves"
    # The listening has ears: a member hears that something was told to all.
    assert coalition in topics(heard_by["holder"])


async def test_who_is_not_asked_hears_not_even_that_somebody_is_asked_or_says_no(world: World) -> None:
    stage = await set_up(world)
    async with listening(stage.browsers) as listeners:
        others = {persona: listeners[persona] for persona in PERSONAS if persona not in THE_TWO | {"anonymous"}}
        welcomed = {persona: len(one.heard) for persona, one in others.items()}
        await wait_with_a_note(stage)
        await ask_in_vain(stage)
        await all_came(world, listeners)
        # The one line is what `all_came` woke them with.
        assert {persona: woken(one, welcomed[persona]) for persona, one in others.items()} == dict.fromkeys(others, 1)
        proposal = {"kind": "action", "title": "Told to all", "text": "T", "payload": {}}
        await made(await stage.browsers["co_owner"].post(stage.path("/coalitions/{coalition_id}/proposals"), proposal))
        await all_came(world, others)
    # What is told to all wakes who may read it, and nobody else.
    assert {persona for persona, one in others.items() if woken(one, welcomed[persona]) > 2} == {"holder"}


def topics(one: Listener) -> set[UUID]:
    """The ids that came over a stream."""
    return {UUID(topic.decode()) for topic in TOPIC.findall(one.heard)}


def woken(one: Listener, after: int) -> int:
    """How often somebody has heard "read again" since then."""
    return len(TOPIC.findall(one.heard[after:]))
