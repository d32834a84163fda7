"""P1: equal by construction. Any history with two members exchanged gives the same answers, with the two exchanged."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.coalitions.models import Coalition, Membership
from tests.actions.scenes import begin, happened, invite, say, stage, step_back, take_up
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

NAMES = ("Amina", "Dana", "Jun")
AMINA, DANA, JUN = range(3)
EXCHANGED = (DANA, AMINA, JUN)
# Who was quicker is a fact of the history and not of the person; so are the ids and times of what came of it.
OF_THE_MOMENT = {"created_at", "updated_at", "asked_at", "answered_at", "told_at", "next"}

who = st.sampled_from(range(3))
verbs = st.one_of(
    st.tuples(st.just("invite"), who, who),
    st.tuples(st.just("say"), who, st.sampled_from(["yes", "no", "not_now"])),
    st.tuples(st.just("edit"), who, st.sampled_from(["Ask", "Ask again"])),
    st.tuples(st.just("stage"), who, st.sampled_from(["underway", "done", "let_go"])),
    st.tuples(st.just("step_back"), who, st.sampled_from([None, "The key is at the desk."])),
    st.tuples(st.just("take_up"), who, st.none()),
    st.tuples(st.just("tell"), who, st.just("It is written.")),
    st.tuples(st.just("withdraw"), who, st.none()),
)
Step = tuple[str, int, Any]


@dataclass
class History:
    """One coalition of three, in which things happen; `names[i]` plays the part of the i-th."""

    world: World
    names: tuple[int, ...]
    transcript: list[Any] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)

    async def begin(self) -> None:
        self.coalition: Coalition = await self.world.coalition()
        self.seats: list[Membership] = []
        self.people: list[Browser] = []
        for name in NAMES:
            seat, browser = await self.world.member(self.coalition, name)
            self.seats.append(seat)
            self.people.append(browser)
        first = self.people[self.names[AMINA]]
        self.action = await begin(first, self.coalition, self.seats[self.names[DANA]])
        self.questions = [self.action["requests"][0]["id"]]
        self.tokens = {str(self.coalition.id): "coalition", self.action["id"]: "action"}
        self.tokens |= {str(self.seats[one].id): f"seat of {NAMES[one]}" for one in range(3)}

    async def step(self, step: Step) -> None:
        verb, part, what = step
        answer = await getattr(self, verb)(self.people[self.names[part]], what)
        if verb == "invite" and answer.status_code == 201:
            self.questions.append(answer.json()["id"])
        self.transcript.append((NAMES[self.names[part]], answer.status_code, answer.json()))

    async def invite(self, browser: Browser, part: int) -> Response:
        return await invite(browser, self.action, self.seats[self.names[part]])

    async def say(self, browser: Browser, answer: str) -> Response:
        return await say(browser, self.action, answer)

    async def edit(self, browser: Browser, title: str) -> Response:
        read = await browser.get(f"/actions/{self.action['id']}")
        return await browser.put(f"/actions/{self.action['id']}", {"title": title}, version=read.json()["version"])

    async def stage(self, browser: Browser, to: str) -> Response:
        return await stage(browser, self.action, to)

    async def step_back(self, browser: Browser, note: str | None) -> Response:
        return await step_back(browser, self.action, note=note)

    async def take_up(self, browser: Browser, _: None) -> Response:
        return await take_up(browser, self.action)

    async def tell(self, browser: Browser, sentence: str) -> Response:
        return await browser.post(f"/actions/{self.action['id']}/told", {"sentence": sentence})

    async def withdraw(self, browser: Browser, _: None) -> Response:
        return await browser.post(f"/consents/{self.questions[-1]}/withdraw")

    async def end(self) -> None:
        """What each of them reads in the end, and what the record says."""
        for one in self.names:
            for path in (
                f"/actions/{self.action['id']}",
                f"/coalitions/{self.coalition.id}/actions",
                *(f"/consents/{question}" for question in self.questions),
            ):
                answer = await self.people[one].get(path)
                self.transcript.append((NAMES[one], answer.status_code, answer.json()))
        by: list[tuple[str, UUID | None]] = await happened(self.world, self.coalition)
        self.transcript.append([(kind, str(seat) if seat else None) for kind, seat in by])

    def told(self, exchange: Callable[[str], str]) -> Any:
        """The whole transcript, without what is of the moment, in which `exchange` renames people."""
        tokens = self.tokens | {question: f"question {n}" for n, question in enumerate(self.questions)}
        lines: dict[str, str] = {}

        def plain(value: Any, key: str = "") -> Any:
            if isinstance(value, dict):
                return {name: plain(part, name) for name, part in value.items() if name not in OF_THE_MOMENT}
            if isinstance(value, list | tuple):
                parts = [plain(part, key) for part in value]
                # Co-owners and credits stand in the order of names, requests in that of random ids: all are sets.
                return sorted(parts, key=str) if key in {"co_owners", "people", "requests"} else parts
            if not isinstance(value, str):
                return value
            if is_id(value) and value not in tokens:
                value = lines.setdefault(value, f"line {len(lines)}")
            return exchange(tokens.get(value, value))

        return plain(self.transcript)


def is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def as_it_is(text: str) -> str:
    return text


def exchange(text: str) -> str:
    return text.replace("Amina", "\0").replace("Dana", "Amina").replace("\0", "Dana")


async def play(world: World, names: tuple[int, ...], steps: list[Step]) -> History:
    history = History(world, names)
    await history.begin()
    for step in steps:
        await history.step(step)
    await history.end()
    return history


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(verbs, min_size=3, max_size=14))
async def test_exchanging_two_members_exchanges_the_answers_and_nothing_else(world: World, steps: list[Step]) -> None:
    await same_when_exchanged(world, steps)


@pytest.mark.long
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(verbs, min_size=3, max_size=30))
async def test_exchanging_two_members_in_many_long_histories(world: World, steps: list[Step]) -> None:
    await same_when_exchanged(world, steps)


async def same_when_exchanged(world: World, steps: list[Step]) -> None:
    one, other = await play(world, (AMINA, DANA, JUN), steps), await play(world, EXCHANGED, steps)
    assert one.told(as_it_is) == other.told(exchange)


WHOLE_LIFE: list[Step] = [
    ("edit", DANA, "Ask"),
    ("say", DANA, "yes"),
    ("edit", DANA, "Ask"),
    ("invite", DANA, JUN),
    ("withdraw", AMINA, None),
    ("withdraw", DANA, None),
    ("invite", AMINA, JUN),
    ("say", JUN, "no"),
    ("stage", DANA, "underway"),
    ("tell", DANA, "It is written."),
    ("step_back", AMINA, "The key is at the desk."),
    ("take_up", JUN, None),
    ("step_back", DANA, None),
    ("take_up", JUN, None),
    ("invite", JUN, AMINA),
    ("say", AMINA, "yes"),
    ("stage", AMINA, "done"),
]


async def test_whoever_began_it_has_nothing_that_a_later_co_owner_has_not(world: World) -> None:
    await same_when_exchanged(world, WHOLE_LIFE)


async def test_two_co_owners_read_the_same(world: World) -> None:
    history = await play(world, (AMINA, DANA, JUN), [("say", DANA, "yes")])
    began = (await history.people[AMINA].get(f"/actions/{history.action['id']}")).json()
    joined = (await history.people[DANA].get(f"/actions/{history.action['id']}")).json()
    assert began == joined
