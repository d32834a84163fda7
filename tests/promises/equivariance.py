"""P1's tool: play one history twice with two members exchanged, and compare every answer with the two exchanged.

The founder plays the first member's part once and the second's once: whatever founding gave them would show.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from httpx import Response

from tests.world import Browser, World

# The founder, a member, someone who joined by themselves, and someone who is not in it.
NAMES = ("Dana", "Amina", "Noor", "Olu")
AS_THEY_ARE = (0, 1, 2, 3)
EXCHANGED = (1, 0, 2, 3)
FIRST_AND_LAST_EXCHANGED = (2, 1, 0, 3)

# Facts of the moment and secrets: never the same twice.
NEVER_THE_SAME = {"at", "created_at", "updated_at", "url", "qr_svg", "next", "text_hash"}
# Sets that are answered in the order of random ids or of names.
SETS = {"members", "invitations", "co_owners", "people", "holders", "requests", "followers", "voices", "concerns"}
ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def exchange(text: str, other: int = 1) -> str:
    """A text with two members exchanged: the founder, and by default the second."""
    return text.replace(NAMES[0], "\0").replace(NAMES[other], NAMES[0]).replace("\0", NAMES[other])


@dataclass
class Stage:
    """A coalition with its people, in which a history is played; `parts[i]` says who plays the i-th part."""

    world: World
    parts: tuple[int, ...]
    coalition: str = ""
    browsers: list[Browser] = field(default_factory=list)
    seats: dict[int, str] = field(default_factory=dict)
    script: list[Any] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    facts_before: int = 0

    async def set(self) -> None:
        """Dana founds, Amina comes by invitation, Noor joins alone; through the same doors as anyone."""
        self.browsers = [(await self.world.person(name))[1] for name in NAMES]
        dana, amina, noor, _ = self.browsers
        draft = {"name": "Room for everyone", "purpose": "Nobody asks as a favour.", "visibility": "open"}
        founded = (await dana.post("/coalitions", draft)).json()
        self.coalition = founded["id"]
        self.known[self.coalition] = "coalition"
        made = (await dana.post(f"/coalitions/{self.coalition}/invitations", {"uses": 1})).json()
        joined = (await amina.post("/invitations/accept", {"token": made["url"].split("#")[1]})).json()
        came = (await noor.post(f"/coalitions/{self.coalition}/join")).json()
        for person, seat in enumerate((founded["membership_id"], joined["membership_id"], came["id"])):
            self.seated(person, seat)
        self.facts_before = len((await dana.get(f"/coalitions/{self.coalition}/activity")).json()["items"])

    def seated(self, person: int, seat: str) -> None:
        """Remember whose seat an id is."""
        self.seats[person], self.known[seat] = seat, f"seat of {NAMES[person]}"

    def plays(self, part: int) -> Browser:
        """The browser of whoever plays a part."""
        return self.browsers[self.parts[part]]

    def seat_of(self, part: int) -> str:
        """The last seat of whoever plays a part; an id that nobody has when there was none."""
        return self.seats.get(self.parts[part], str(UUID(int=part)))

    def note(self, part: int, what: str, answer: Response) -> Any:
        """Write an answer down, and hand its body back."""
        body = answer.json() if answer.content else None
        self.script.append((NAMES[self.parts[part]], what, answer.status_code, body))
        return body

    async def read(self, part: int, what: str, path: str) -> None:
        """Write down what somebody reads in the coalition."""
        body = self.note(part, what, await self.plays(part).get(f"/coalitions/{self.coalition}{path}"))
        if what == "activity" and "items" in body:
            body["items"] = body["items"][: -self.facts_before]

    def told(self, rename: Callable[[str], str]) -> list[Any]:
        """The whole script in names, without what never is the same twice."""
        return [
            (rename(name), what, status, self._plain(body, rename, what in SETS))
            for name, what, status, body in self.script
        ]

    def _plain(self, value: Any, rename: Callable[[str], str], unordered: bool) -> Any:
        if isinstance(value, dict):
            kept = {key: part for key, part in value.items() if key not in NEVER_THE_SAME}
            return {key: self._plain(part, rename, unordered or key in SETS) for key, part in kept.items()}
        if isinstance(value, list):
            parts = [self._plain(part, rename, False) for part in value]
            return sorted(parts, key=str) if unordered else parts
        if not isinstance(value, str):
            return value
        return rename(ID.sub(lambda found: self.known.get(found[0], "some id"), value))
