"""P1 over coming, inviting, welcoming and leaving: with two members exchanged, every answer is the same but for names.

Tried against it: ending invitations, welcoming, or importing a roster for the one alone who was there first. Each is
caught. Rights over what one made oneself are exchanged along with it: those are tried in the nouns' own tests.
"""

from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.promises.equivariance import AS_THEY_ARE, EXCHANGED, NAMES, Stage, exchange
from tests.world import World

pytestmark = pytest.mark.anyio
ROSTERS = (b"Name,Email\nEwa,ewa@example.org\n", b"Name,Email\nEwa,ewa@example.org\nKofi,kofi@example.org\n")

part = st.sampled_from(range(len(NAMES)))
nth = st.integers(0, 3)
steps = st.one_of(
    st.tuples(st.just("join"), part, st.none()),
    st.tuples(st.just("invite"), part, st.sampled_from(["listed", "unlisted"])),
    st.tuples(st.just("accept"), part, nth),
    st.tuples(st.just("end"), part, nth),
    st.tuples(st.just("link"), part, nth),
    st.tuples(st.just("welcome"), part, part),
    st.tuples(st.just("bring_in"), part, st.sampled_from([0, 1])),
    st.tuples(st.just("leave"), part, st.none()),
    st.tuples(st.just("look_around"), part, st.none()),
)
Step = tuple[str, int, Any]


class Play(Stage):
    """The verbs of coalitions, rosters and departures."""

    invitations: list[dict[str, Any]]

    async def perform(self, history: list[Step]) -> None:
        self.invitations = []
        await self.set()
        for verb, actor, what in history:
            await getattr(self, verb)(actor, what)
        for one in range(len(NAMES)):
            await self.look_around(one, None)

    def _nth(self, number: int) -> dict[str, Any]:
        nothing = {"id": "00000000-0000-4000-8000-000000000000", "url": "#none", "standing": "listed"}
        return self.invitations[number] if number < len(self.invitations) else nothing

    def _came(self, actor: int, body: dict[str, Any], key: str) -> None:
        if key in body and "standing" in body:
            self.seated(self.parts[actor], body[key])

    async def join(self, actor: int, _: None) -> None:
        answer = await self.plays(actor).post(f"/coalitions/{self.coalition}/join")
        self._came(actor, self.note(actor, "join", answer), "id")

    async def invite(self, actor: int, standing: str) -> None:
        draft = {"standing": standing, "uses": 2}
        answer = await self.plays(actor).post(f"/coalitions/{self.coalition}/invitations", draft)
        body = self.note(actor, "invite", answer)
        if answer.status_code == 201:
            self.invitations.append(body)

    async def accept(self, actor: int, number: int) -> None:
        invitation = self._nth(number)
        body = {"token": invitation["url"].split("#")[1]}
        if invitation["standing"] == "unlisted":
            body["chosen_name"] = f"Chosen by {NAMES[self.parts[actor]]}"
        answer = await self.plays(actor).post("/invitations/accept", body)
        self._came(actor, self.note(actor, "accept", answer), "membership_id")

    async def end(self, actor: int, number: int) -> None:
        path = f"/coalitions/{self.coalition}/invitations/{self._nth(number)['id']}/end"
        self.note(actor, "end", await self.plays(actor).post(path))

    async def link(self, actor: int, number: int) -> None:
        invitation = self._nth(number)
        path = f"/coalitions/{self.coalition}/invitations/{invitation['id']}/link"
        answer = await self.plays(actor).post(path)
        body = self.note(actor, "link", answer)
        if answer.status_code == 200:
            invitation["url"] = body["url"]

    async def welcome(self, actor: int, newcomer: int) -> None:
        path = f"/coalitions/{self.coalition}/members/{self.seat_of(newcomer)}/welcome"
        self.note(actor, "welcome", await self.plays(actor).post(path))

    async def bring_in(self, actor: int, roster: int) -> None:
        for path in ("roster/preview", "roster"):
            answer = await self.plays(actor).http.post(
                f"/api/v1/coalitions/{self.coalition}/{path}",
                content=ROSTERS[roster],
                headers={"Content-Type": "text/csv"},
            )
            self.note(actor, path, answer)

    async def leave(self, actor: int, _: None) -> None:
        self.note(actor, "leave", await self.plays(actor).post(f"/coalitions/{self.coalition}/leave"))

    async def look_around(self, actor: int, _: None) -> None:
        for what in ("", "members", "invitations", "activity"):
            await self.read(actor, what or "overview", f"/{what}".rstrip("/"))
        listed = (await self.plays(actor).get("/coalitions")).json()
        mine = [row for row in listed["mine"] + listed["items"] if row["id"] == self.coalition]
        self.script.append((NAMES[self.parts[actor]], "coalitions", 200, mine))


async def same_when_exchanged(world: World, history: list[Step]) -> None:
    with time_machine.travel("2026-11-21T10:00:00+00:00"):
        first, second = Play(world, AS_THEY_ARE), Play(world, EXCHANGED)
        await first.perform(history)
        await second.perform(history)
    assert first.told(str) == second.told(exchange)


A_LIFE: list[Step] = [
    ("look_around", 0, None),
    ("invite", 0, "unlisted"),
    ("end", 1, 0),
    ("invite", 1, "listed"),
    ("link", 0, 1),
    ("accept", 3, 1),
    ("welcome", 1, 2),
    ("bring_in", 1, 0),
    ("bring_in", 0, 1),
    ("leave", 0, None),
    ("invite", 1, "unlisted"),
    ("accept", 0, 2),
    ("look_around", 0, None),
    ("leave", 1, None),
    ("join", 1, None),
    ("welcome", 0, 1),
    ("leave", 2, None),
]
QUICK = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@example(history=A_LIFE)
@given(history=st.lists(steps, min_size=3, max_size=15))
async def test_exchanging_two_members_exchanges_the_answers_and_nothing_else(world: World, history: list[Step]) -> None:
    await same_when_exchanged(world, history)


@pytest.mark.long
@settings(QUICK, max_examples=500, derandomize=False)
@given(history=st.lists(steps, min_size=5, max_size=40))
async def test_exchanging_two_members_in_many_long_histories(world: World, history: list[Step]) -> None:
    await same_when_exchanged(world, history)


async def test_the_play_is_about_something(world: World) -> None:
    """Most of what a life tries is allowed: a play of refusals alone would prove nothing."""
    play = Play(world, AS_THEY_ARE)
    await play.perform(A_LIFE)
    statuses = [status for _, what, status, _ in play.script if what in {"invite", "accept", "welcome", "end", "link"}]
    assert sum(status < 300 for status in statuses) >= len(statuses) - 1
