"""P1 over deciding: with two members exchanged, every answer to every history of a proposal is the same but for names.

Nobody's question, consent, objection or approval weighs more for having founded it, come first, or come by invitation.
"""

from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.promises.deliberation import KINDS, Deliberation, Step
from tests.promises.equivariance import (
    AS_THEY_ARE,
    EXCHANGED,
    FIRST_AND_LAST_EXCHANGED,
    exchange,
)
from tests.world import World

pytestmark = pytest.mark.anyio


def speaking(*said: str) -> list[Step]:
    """Each of the three says one of these, in turn; `-` stays silent."""
    return [("answer", part, word) for part, word in enumerate(said) if word != "-"]


# Each life with the state it comes to: whoever plays the parts.
LIVES: dict[str, tuple[str, list[Step]]] = {
    "answered": (
        "adopted",
        [
            ("propose", 2, "full"),
            ("speak", 0, "question"),
            ("speak", 1, "question"),
            ("reply", 2, 1),
            ("speak", 0, "comment"),
            ("wait", 0, 49),
            ("reply", 1, 0),
            ("speak", 1, "reaction"),
            ("more_time", 0, None),
            ("more_time", 1, None),
            ("speak", 0, "reaction"),
            ("pass_turn", 2, None),
            *speaking("objection", "concern", "consent"),
            ("talk", 1, None),
            ("close", 1, "answered"),
            ("amend", 1, "wording"),
            ("ask_everyone", 2, None),
            *speaking("concern", "consent", "-"),
            ("change", 0, "objection"),
            ("change", 1, "objection"),
            ("change", 1, "consent"),
            ("answer", 2, "consent"),
            ("talk", 0, None),
            ("close", 0, "answered"),
        ],
    ),
    "affects one": (
        "not_adopted",
        [
            ("propose", 0, "full"),
            ("all_pass", 2, 2),
            ("affects", 1, True),
            *speaking("objection", "objection", "consent"),
            ("amend", 0, "substance"),
            *speaking("consent", "objection", "consent"),
            ("amend", 1, "substance"),
            *speaking("consent", "objection", "consent"),
            ("speak", 0, "comment"),
        ],
    ),
    "on trial": (
        "adopted",
        [
            ("propose", 1, "trial"),
            ("all_pass", 1, 2),
            *speaking("consent", "objection", "consent"),
            ("amend", 2, "substance"),
            *speaking("concern", "objection", "consent"),
            ("amend", 0, "substance"),
            *speaking("consent", "objection", "objection"),
            ("close", 2, "withdraw"),
            ("amend", 0, "substance"),
            *speaking("consent", "objection", "consent"),
        ],
    ),
    "turned full": (
        "lapsed",
        [
            ("propose", 0, "small"),
            ("answer", 1, "fine"),
            ("answer", 2, "objection"),
            ("all_pass", 1, 2),
            ("answer", 0, "consent"),
            ("wait", 0, 24 * 5),
            ("wait", 0, 24 * 14),
        ],
    ),
    "objector leaves": (
        "lapsed",
        [
            ("propose", 0, "full"),
            ("all_pass", 1, 2),
            *speaking("objection", "consent", "consent"),
            ("leave", 0, None),
            ("amend", 1, "substance"),
            *speaking("-", "consent", "consent"),
            ("withdraw", 1, None),
            ("wait", 0, 24 * 15),
        ],
    ),
    "named": (
        "integrating",
        [
            ("propose", 0, "naming"),
            ("consent", 2, "yes"),
            ("consent", 1, "yes"),
            ("answer", 2, "fine"),
            ("consent", 1, "revoke"),
        ],
    ),
    "chosen": (
        "adopted",
        [("propose", 2, "choice"), ("choose", 0, [0]), ("choose", 1, [1]), ("choose", 2, [1, 2])],
    ),
}

part = st.sampled_from([0, 1, 2, 3])
said = st.sampled_from(["fine", "consent", "concern", "objection", "aside", "pass"])
steps = st.one_of(
    st.tuples(st.just("speak"), part, st.sampled_from(["question", "reaction", "comment"])),
    st.tuples(st.sampled_from(["pass_turn", "more_time", "talk", "ask_everyone"]), part, st.none()),
    st.tuples(st.just("reply"), part, st.integers(0, 1)),
    st.tuples(st.sampled_from(["answer", "answer", "change"]), part, said),
    st.tuples(st.just("affects"), part, st.booleans()),
    st.tuples(st.just("close"), part, st.sampled_from(["answered", "withdraw"])),
    st.tuples(st.just("amend"), part, st.sampled_from(["substance", "wording"])),
    st.tuples(st.just("consent"), part, st.sampled_from(["yes", "no", "revoke"])),
    st.tuples(st.just("choose"), part, st.lists(st.integers(0, 2), max_size=2)),
    st.tuples(st.just("wait"), part, st.sampled_from([1, 48, 24 * 5])),
    st.tuples(st.sampled_from(["leave", "withdraw"]), part, st.none()),
)
opening = st.tuples(st.just("propose"), part, st.sampled_from([*KINDS, "naming"]))
on_the_way = st.tuples(st.just("all_pass"), part, st.integers(0, 2))


async def played(world: World, parts: tuple[int, ...], history: list[Step]) -> Deliberation:
    play = Deliberation(world, parts)
    await play.perform(history)
    return play


async def same_when_exchanged(
    world: World, history: list[Step], *exchanged: tuple[tuple[int, ...], int]
) -> Deliberation:
    """Play it as they are, and with the founder exchanged with each of these."""
    first = await played(world, AS_THEY_ARE, history)
    for parts, other in exchanged:
        again = await played(world, parts, history)
        assert first.told(str) == again.told(partial(exchange, other=other))
    return first


@pytest.mark.parametrize("life", LIVES)
async def test_a_proposal_comes_to_the_same_end_whoever_plays_the_parts(world: World, life: str) -> None:
    end, history = LIVES[life]
    first = await same_when_exchanged(world, history, (EXCHANGED, 1), (FIRST_AND_LAST_EXCHANGED, 2))
    pages: list[Any] = [body for _, what, status, body in first.script if what == "page" and status == 200]
    assert pages[-1]["status"] == end, "the life is about what it says"


QUICK = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(opened=opening, passed=on_the_way, history=st.lists(steps, min_size=5, max_size=15))
async def test_any_deliberation_is_the_same_with_two_exchanged(
    world: World, opened: Step, passed: Step, history: list[Step]
) -> None:
    await same_when_exchanged(world, [opened, passed, *history], (EXCHANGED, 1))


@pytest.mark.long
@settings(QUICK, max_examples=300, derandomize=False)
@given(opened=opening, passed=on_the_way, history=st.lists(steps, min_size=5, max_size=40))
async def test_many_long_deliberations_are_the_same_with_two_exchanged(
    world: World, opened: Step, passed: Step, history: list[Step]
) -> None:
    await same_when_exchanged(world, [opened, passed, *history], (EXCHANGED, 1))
