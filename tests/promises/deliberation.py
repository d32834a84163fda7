"""P1's tool for deciding: the verbs of proposals, rounds and choices, played by the members of a `Stage`.

Whoever plays a part signs what they write with their name, so that a text by the wrong one would show. The clock stands
still within a step and goes on by a minute after it: every time that is shown is compared too.
"""

from datetime import timedelta
from typing import Any

import time_machine

from tests.actions.scenes import stay_signed_in
from tests.decisions.rounds import tick
from tests.promises.equivariance import ID, NAMES, Stage

Step = tuple[str, int, Any]
MONDAY = "2026-11-23T09:00:00+00:00"
MEMBERS = (0, 1, 2)
MISSING = "00000000-0000-4000-8000-000000000000"
KINDS: dict[str, dict[str, Any]] = {
    "small": {"kind": "action", "payload": {}},
    "full": {"kind": "agreement", "payload": {}},
    "trial": {"kind": "agreement", "payload": {}, "trial_days": 30},
    "choice": {"kind": "choice", "payload": {"options": ["The café", "The library", "The yard"]}},
}


class Deliberation(Stage):
    """A history of proposals; every verb is tried on the last one, and then read by all who are in the coalition."""

    async def perform(self, history: list[Step]) -> None:
        """Play it from a Monday on, and let everyone look at everything in the end."""
        with time_machine.travel(MONDAY, tick=False) as self.time:
            await self.set()
            await self._all_members()
            self.proposals: list[str] = []
            for verb, actor, what in history:
                await getattr(self, verb)(actor, what)
                self.time.shift(timedelta(minutes=1))
                for one in MEMBERS:
                    await self._page(one)
            for one in range(len(NAMES)):
                await self._look_around(one)

    async def _all_members(self) -> None:
        """Noor came by herself: she is welcomed, so that she too is asked."""
        dana = self.browsers[0]
        assert (await dana.post(f"/coalitions/{self.coalition}/members/{self.seats[2]}/welcome")).status_code < 300
        self.facts_before = len((await dana.get(f"/coalitions/{self.coalition}/activity")).json()["items"])

    @property
    def at(self) -> str:
        """The last proposal; one that nobody has made when there is none."""
        return f"/proposals/{self.proposals[-1] if self.proposals else MISSING}"

    def by(self, actor: int) -> str:
        """Who plays a part, by name."""
        return NAMES[self.parts[actor]]

    async def _page(self, actor: int) -> dict[str, Any]:
        """The last proposal as somebody reads it."""
        answer = await self.plays(actor).get(self.at)
        return _without_chance(self.note(actor, "page", answer) if self.proposals else {})

    async def _look_around(self, actor: int) -> None:
        here = f"/coalitions/{self.coalition}"
        await self.read(actor, "activity", "/activity")
        paths = [f"{here}/{what}" for what in ("proposals", "decisions", "agreements", "reviews")]
        paths += ["/today", "/consents", "/consents?box=from_me"]
        for proposal in self.proposals:
            paths += [f"/proposals/{proposal}{what}" for what in ("", "/versions", "/versions/1", "/notes")]
            shown = (await self.plays(actor).get(f"/proposals/{proposal}")).json()
            voices = [one["number"] for one in shown.get("path", []) if one["name"] == "consent"]
            paths += [f"/proposals/{proposal}/voices?stage={number}" for number in voices]
            if decision := shown.get("decision"):
                paths += [f"/decisions/{decision['id']}{what}" for what in ("", "/record?format=json")]
        for path in paths:
            what = ID.sub(
                "page" if path.startswith("/proposals") else "decision", path.rpartition("/")[2].partition("?")[0]
            )
            _without_chance(self.note(actor, what, await self.plays(actor).get(path)))

    async def _do(self, actor: int, what: str, body: Any = None) -> dict[str, Any]:
        answer = await self.plays(actor).post(f"{self.at}/{what}", body)
        return _without_chance(self.note(actor, what, answer))

    # ---- proposing, and asking first

    async def propose(self, actor: int, kind: str) -> None:
        """Something of a kind; `naming` is a small one that names the next of the three."""
        draft = KINDS.get(kind, KINDS["small"]) | {"title": f"Of {self.by(actor)}", "text": f"By {self.by(actor)}."}
        if kind == "naming":
            draft["names"] = [self.seat_of((actor + 1) % len(MEMBERS))]
        answer = await self.plays(actor).post(f"/coalitions/{self.coalition}/proposals", draft)
        body = self.note(actor, "propose", answer)
        if answer.status_code == 201:
            self.known[body["id"]] = f"proposal {len(self.proposals)}"
            self.proposals.append(body["id"])

    async def consent(self, actor: int, said: str) -> None:
        """Answer, or take back, the last thing one was asked; `revoke` is a word of its own here."""
        asked = (await self.plays(actor).get("/consents")).json()["items"]
        there = f"/consents/{asked[0]['id'] if asked else MISSING}"
        text_hash = {"text_hash": asked[0]["text_hash"]} if asked else {}
        answer = await (
            self.plays(actor).post(f"{there}/revoke")
            if said == "revoke"
            else self.plays(actor).post(f"{there}/answer", {"answer": said} | text_hash)
        )
        self.note(actor, "consent", answer)

    async def amend(self, actor: int, change: str) -> None:
        """The next version; each time with other words."""
        now = await self._page(actor)
        kept = {key: now.get(key) for key in ("title", "trial_days", "review_on")}
        kept["payload"] = {key: value for key, value in now.get("payload", {}).items() if value is not None}
        body = kept | {"text": f"Anew by {self.by(actor)}, after {now.get('version')}.", "change": change}
        base = {"If-Match": f'"{now.get("version", 1)}"'}
        self.note(actor, "amend", await self.plays(actor).post(f"{self.at}/versions", body, headers=base))

    async def withdraw(self, actor: int, _: None) -> None:
        await self._do(actor, "withdraw")

    # ---- the round

    async def speak(self, actor: int, kind: str) -> None:
        """A question, a reaction or a comment."""
        await self._do(actor, "notes", {"kind": kind, "text": f"A {kind} of {self.by(actor)}."})

    async def reply(self, actor: int, question: int) -> None:
        """Answer the first question, or another."""
        asked = (await self.plays(actor).get(f"{self.at}/notes?kind=question")).json().get("items", [])
        to = asked[question]["id"] if question < len(asked) else MISSING
        await self._do(actor, "notes", {"kind": "answer", "text": f"{self.by(actor)} knows.", "to": to})

    async def pass_turn(self, actor: int, _: None) -> None:
        await self._do(actor, "pass")

    async def all_pass(self, _: int, stages: int) -> None:
        """Everyone passes in so many stages: the way to consent is long."""
        for actor in MEMBERS * stages:
            await self._do(actor, "pass")

    async def answer(self, actor: int, said: str) -> None:
        await self._do(actor, "responses", await self._said(actor, said))

    async def change(self, actor: int, said: str) -> None:
        answer = await self.plays(actor).put(f"{self.at}/response", await self._said(actor, said))
        _without_chance(self.note(actor, "change", answer))

    async def _said(self, actor: int, said: str) -> dict[str, Any]:
        words = {"objection": "harm", "concern": "words"}
        more = {words[said]: f"{said} of {self.by(actor)}"} if said in words else {}
        return {"answer": said, "version": (await self._page(actor)).get("version", 1)} | more

    async def affects(self, actor: int, yes: bool) -> None:
        await self._do(actor, "affects-me", {"affects_me": yes})

    async def more_time(self, actor: int, _: None) -> None:
        await self._do(actor, "more-time")

    async def ask_everyone(self, actor: int, _: None) -> None:
        await self._do(actor, "ask-everyone")

    async def talk(self, actor: int, _: None) -> None:
        """Work with the last objection."""
        to = await self._objection(actor)
        await self._do(actor, "notes", {"kind": "talk", "text": f"{self.by(actor)} asks.", "objection_id": to})

    async def close(self, actor: int, how: str) -> None:
        """Close the last objection, whoever raised it."""
        answer = await self.plays(actor).post(f"/objections/{await self._objection(actor)}/{how}")
        self.note(actor, how, answer)

    async def _objection(self, actor: int) -> str:
        against = (await self._page(actor)).get("objections") or [{"id": MISSING}]
        return str(against[-1]["id"])

    async def choose(self, actor: int, options: list[int]) -> None:
        await self._do(actor, "choices", {"options": options, "version": 1})

    # ---- people and time

    async def leave(self, actor: int, _: None) -> None:
        self.note(actor, "leave", await self.plays(actor).post(f"/coalitions/{self.coalition}/leave"))

    async def wait(self, _: int, hours: int) -> None:
        """Time goes by, and the server does what is due."""
        self.time.shift(timedelta(hours=hours))
        await stay_signed_in(self.world)
        await tick(self.world)


def _without_chance(body: Any) -> dict[str, Any]:
    """Between options with equal approval a lot decides: what it drew is chance's, and is not compared."""
    shown: dict[str, Any] = body if isinstance(body, dict) else {}
    for part in (shown.get("choosing"), shown.get("chosen")):
        if part and part["by_lot"]:
            part.pop("picked", None)
            for option in part["options"]:
                option.pop("picked")
    return shown
