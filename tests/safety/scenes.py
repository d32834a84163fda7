"""One text that somebody reports in a coalition of five."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import time_machine
from httpx import Response
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.folds.rules import ThingKind
from alongside.safety.models import Look, Report, Reporting, ReportLot
from alongside.worker import tick
from tests.world import Browser, World


def code(answer: Response) -> str:
    """The problem's code."""
    return str(answer.json()["code"])


class Told:
    """Ada wrote a proposal; Ben reports it; Cleo, Dana and Eli have nothing to do with it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers: dict[str, Browser] = {}
        self.seats: dict[str, Membership] = {}

    async def prepare(self, *names: str) -> "Told":
        self.coalition: Coalition = await self.world.coalition()
        for name in names or ("Ada", "Ben", "Cleo", "Dana", "Eli"):
            self.seats[name], self.browsers[name] = await self.world.member(self.coalition, name)
        return self

    def __getitem__(self, name: str) -> Browser:
        return self.browsers[name]

    async def action(self, name: str = "Ada", title: str = "Words that hurt") -> UUID:
        made = await self[name].post(f"/coalitions/{self.coalition.id}/actions", {"title": title})
        assert made.status_code == 201, made.text
        return UUID(made.json()["id"])

    async def report(self, name: str, thing_id: UUID, kind: str = "action", **fields: Any) -> Response:
        return await self[name].post("/reports", {"thing": kind, "id": str(thing_id)} | fields)

    async def mine(self, name: str) -> dict[str, Any]:
        found = await self[name].get("/reports/mine")
        assert found.status_code == 200, found.text
        return dict(found.json())

    async def looking(self) -> list[str]:
        """Who is asked to look now."""
        return [name for name in self.browsers if (await self.mine(name))["to_look_at"]]

    async def answer(self, name: str, verdict: str, reason: str = "It is about a person.") -> Response:
        found = (await self.mine(name))["to_look_at"][0]["id"]
        return await self[name].post(f"/reports/{found}/answer", {"answer": verdict, "reason": reason})

    async def folds(self, name: str) -> list[dict[str, Any]]:
        return list((await self[name].get("/me/folds")).json()["items"])

    async def tick(self) -> None:
        await tick(self.world.database, self.world.app.state.hub)


async def looked_at_by(
    world: World,
    drawn: Membership,
    thing_id: UUID,
    *,
    kind: ThingKind = ThingKind.COMMITMENT,
    words: str = "Words that hurt",
) -> UUID:
    """An open report for which this member was drawn, made by somebody who left."""
    reporter, _ = await world.former_member(await world.database.read(partial(_coalition, drawn)), "Rae")

    def make(session: Session) -> UUID:
        made = Report(coalition_id=drawn.coalition_id, thing_kind=kind, thing_id=thing_id, text=words)
        session.add(made)
        session.flush()
        session.add(Reporting(report_id=made.id, thing_id=thing_id, membership_id=reporter.id, words=words))
        drawing = ReportLot(report_id=made.id, nonce="00" * 32, entries=[str(drawn.id)], places=1)
        session.add(drawing)
        session.flush()
        session.add(Look(report_id=made.id, lot_id=drawing.id, membership_id=drawn.id))
        return made.id

    return await world.database.write(make)


def _coalition(seat: Membership, session: Session) -> Coalition:
    return session.get_one(Coalition, seat.coalition_id)


def later(**by: float) -> time_machine.travel:
    """Some time from now."""
    to: datetime = clock.now() + timedelta(**by)
    return time_machine.travel(to, tick=True)
