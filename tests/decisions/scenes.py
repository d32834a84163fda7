"""Scenes of rounds that several files begin with."""

from typing import Any

from httpx import Response

from tests.decisions.rounds import HARM, RULE, at_consent, say
from tests.world import Browser, World

NEXT = {"title": RULE["title"], "text": "Anew.", "payload": {}, "change": "substance"}


async def three(world: World) -> tuple[Any, Browser, Browser, Browser]:
    coalition = await world.coalition()
    dana, bo, chi = [(await world.member(coalition, name))[1] for name in ("Dana", "Bo", "Chi")]
    return coalition, dana, bo, chi


async def amend(browser: Browser, proposal: dict[str, Any], base: int = 1, **changed: Any) -> Response:
    headers = {"If-Match": f'"{base}"'}
    return await browser.post(f"/proposals/{proposal['id']}/versions", NEXT | changed, headers=headers)


async def objected(world: World) -> tuple[Any, list[Browser], dict[str, Any]]:
    """Chi objects, Dana and Bo consent: it is reworked."""
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi)
    await say(chi, proposal, **HARM)
    await say(dana, proposal, "concern", words="Mind the night shift.")
    out = (await say(bo, proposal, "consent")).json()
    assert out["status"] == "integrating"
    return coalition, [dana, bo, chi], out
