"""Proposals that name people, for tests about asking first."""

from typing import Any

from httpx import Response

from alongside.coalitions.models import Coalition, Membership
from tests.actions.scenes import answer_about, code
from tests.world import Browser, World

Thing = dict[str, Any]
TEXT = "Amina carries the measuring, if she says so."


class Named:
    """Dana wants to propose something that names Amina; Ruth and Jun are members too."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self, **fields: Any) -> "Named":
        self.coalition = await self.world.coalition()
        self.asker, self.dana = await self.world.member(self.coalition, "Dana")
        self.asked, self.amina = await self.world.member(self.coalition, "Amina")
        self.third, self.ruth = await self.world.member(self.coalition, "Ruth")
        _, self.jun = await self.world.member(self.coalition, "Jun")
        made = await propose(self.dana, self.coalition, names=[self.asked], **fields)
        assert made.status_code == 201, made.text
        self.proposal = dict(made.json())
        return self

    async def question(self, browser: Browser) -> Thing:
        """The last question that somebody was asked."""
        return dict((await browser.get("/consents")).json()["items"][0])

    async def say(self, browser: Browser, answer: str, **fields: Any) -> Response:
        return await answer_about(browser, (await self.question(browser))["thing_id"], answer, **fields)

    async def status(self) -> str:
        return str((await self.dana.get(f"/proposals/{self.proposal['id']}")).json()["status"])


async def propose(
    browser: Browser, coalition: Coalition, *, names: list[Membership] | None = None, **fields: Any
) -> Response:
    draft = {
        "kind": "action",
        "weight": "small",
        "title": "Measure the light",
        "text": TEXT,
        "payload": {},
        "names": [str(one.id) for one in names or ()],
    }
    return await browser.post(f"/coalitions/{coalition.id}/proposals", draft | fields)


__all__ = ["TEXT", "Named", "Thing", "code", "propose"]
