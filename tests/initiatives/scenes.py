"""Short sentences for tests about initiatives."""

from typing import Any
from uuid import UUID

from httpx import Response
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.initiatives import service
from alongside.initiatives.models import Initiative
from alongside.initiatives.schemas import InitiativePayload
from alongside.permissions.authority import Authority
from tests.decided import by_decision
from tests.world import Browser, World

TITLE = "Prayer and quiet at work"


async def begun(world: World, coalition_id: UUID, proposer: UUID | None = None, **payload: Any) -> Initiative:
    """An initiative that the coalition decided, with its proposer as its first partner."""
    asked = InitiativePayload(**payload)

    def start(session: Session, by: Authority) -> Initiative:
        return service.start(session, asked, title=TITLE, by=by, proposer=proposer)

    return await by_decision(world, coalition_id, start)


async def shared_by_two(world: World, coalition: Coalition) -> tuple[Initiative, Browser, Browser]:
    """An initiative of Dana and Amina, who are equals in it."""
    dana, hers = await world.member(coalition, "Dana")
    _, amina = await world.member(coalition, "Amina")
    initiative = await begun(world, coalition.id, dana.id, about="As we decided.")
    assert (await stance(amina, initiative, "behind")).status_code == 200
    return initiative, hers, amina


async def look(browser: Browser, initiative: Initiative) -> dict[str, Any]:
    answer = await browser.get(f"/initiatives/{initiative.id}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def stance(browser: Browser, initiative: Initiative, taken: str) -> Response:
    return await browser.put(f"/initiatives/{initiative.id}/stance", {"stance": taken})


async def step_back(browser: Browser, initiative: Initiative, **fields: Any) -> Response:
    return await browser.post(f"/initiatives/{initiative.id}/step-back", fields)


async def stage(browser: Browser, initiative: Initiative, to: str) -> Response:
    return await browser.post(f"/initiatives/{initiative.id}/stage", {"stage": to})


async def role(browser: Browser, initiative: Initiative, text: str) -> Response:
    return await browser.post(f"/initiatives/{initiative.id}/roles", {"text": text})


async def tell(browser: Browser, initiative: Initiative, sentence: str) -> Response:
    return await browser.post(f"/initiatives/{initiative.id}/told", {"sentence": sentence})


def partners(shown: dict[str, Any]) -> list[tuple[str, str]]:
    """Who takes part, and how."""
    return [(one["name"], one["stance"]) for one in shown["partners"]]


async def leave(browser: Browser, member: Membership | Coalition) -> None:
    """Leave a coalition for good."""
    coalition_id = member.id if isinstance(member, Coalition) else member.coalition_id
    assert (await browser.post(f"/coalitions/{coalition_id}/leave")).status_code == 204
