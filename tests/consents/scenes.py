"""One open question, for tests about questions."""

from typing import Any

from tests.actions.scenes import begin
from tests.world import Browser, World


class Asked:
    """Dana asked Amina to carry an action with her."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def prepare(self) -> "Asked":
        self.coalition = await self.world.coalition()
        self.asker, self.dana = await self.world.member(self.coalition, "Dana")
        self.asked, self.amina = await self.world.member(self.coalition, "Amina")
        self.action = await begin(self.dana, self.coalition, self.asked, about="Two pages.")
        self.id = self.action["requests"][0]["id"]
        return self

    async def read(self, browser: Browser) -> dict[str, Any]:
        return dict((await browser.get(f"/consents/{self.id}")).json())

    async def state(self) -> str:
        return str((await self.read(self.dana))["state"])
