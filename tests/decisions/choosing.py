"""What tests of choosing, lots and reviews share."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.agreements.models import Agreement
from alongside.core import clock
from alongside.decisions import coming_due
from alongside.decisions.outcomes import Review
from tests.decisions.rounds import say, seen, told
from tests.world import Browser, World

ROOMS = {
    "kind": "choice",
    "title": "Where we meet",
    "text": "One of these.",
    "payload": {"options": ["The café", "The library", "The yard"]},
}
DRAW = {"kind": "lot", "title": "Who hosts", "text": "By lot.", "payload": {"draw": 1, "among": "members"}}
RULE = {"kind": "agreement", "title": "We end early", "text": "Ten minutes before the hour.", "payload": {}}


async def people(world: World, *names: str) -> tuple[Any, list[Browser]]:
    """A coalition of these members, and their browsers."""
    coalition = await world.coalition()
    return coalition, [(await world.member(coalition, name))[1] for name in names or ("Dana", "Bo", "Chi")]


async def adopted(browsers: list[Browser], coalition_id: UUID, **fields: Any) -> dict[str, Any]:
    """A proposal that went through all its stages, with everyone's consent; else as far as it came."""
    proposal = await told(browsers[0], coalition_id, **fields)
    for _ in range(2):
        for one in browsers:
            if (await seen(one, proposal))["abilities"]["pass"]:
                await one.post(f"/proposals/{proposal['id']}/pass")
    for one in browsers:
        if (await seen(one, proposal))["abilities"]["answer"]:
            small = proposal["weight"] == "small"
            await say(one, await seen(one, proposal), "fine" if small else "consent")
    return await seen(browsers[0], proposal)


async def decided(browsers: list[Browser], coalition_id: UUID, **fields: Any) -> dict[str, Any]:
    """The decision that a proposal became, as its page shows it."""
    out = await adopted(browsers, coalition_id, **fields)
    assert out["status"] == "adopted", (out["status"], out["reason"])
    return await decision(browsers[0], out["decision"]["id"])


async def decision(browser: Browser, decision_id: str) -> dict[str, Any]:
    """A decision's page."""
    answer = await browser.get(f"/decisions/{decision_id}")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def choose(browser: Browser, proposal: dict[str, Any], *options: int) -> Any:
    """Approve of these options."""
    body = {"options": list(options), "version": proposal["version"]}
    return await browser.post(f"/proposals/{proposal['id']}/choices", body)


async def days_come(world: World, now: datetime | None = None) -> int:
    """What the server does by itself every few seconds."""
    done: int = await world.database.write(lambda session: coming_due.days_come(session, now or clock.now()))
    return done


async def reviews(world: World, decision_id: str) -> list[tuple[str | None, bool, date]]:
    """All reviews of a decision: outcome, whether it came, and its day."""

    def rows(session: Session) -> list[tuple[str | None, bool, date]]:
        found = session.exec(
            select(Review).where(col(Review.decision_id) == UUID(decision_id)).order_by(col(Review.id))
        )
        return [(one.outcome, one.came_at is not None, one.on_date) for one in found]

    read: list[tuple[str | None, bool, date]] = await world.database.read(rows)
    return read


async def subject_of(world: World, decision_id: str) -> str:
    """The agreement that a decision put in force."""
    wanted = select(Agreement.subject_id).where(col(Agreement.decision_id) == UUID(decision_id))
    return str(await world.database.read(lambda session: session.exec(wanted).first()))
