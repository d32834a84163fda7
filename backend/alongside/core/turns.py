"""Who reads goes before who writes (performance.md G4)."""

import asyncio

from alongside.core.web import SAFE_METHODS, App, Receive, Scope, Send


class Turns:
    """Wraps the app: writing requests begin one in each round of the loop, behind whoever reads in that round.

    Several write at once when several were answered at once; together they would hold up a reader for as long as all
    of their beginnings take.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        self._turn = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            async with self._turn:
                await asyncio.sleep(0)
        await self.app(scope, receive, send)
