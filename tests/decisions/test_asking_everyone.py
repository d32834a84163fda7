"""Where answers were carried over to other wording, anyone in the round can have everyone asked, with the full time."""

from datetime import datetime
from typing import Any

import pytest

from tests.decisions.rounds import code, later, seen
from tests.decisions.scenes import amend, objected
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def reworded(world: World) -> tuple[list[Browser], dict[str, Any]]:
    """Chi objected, Dana had a concern, Bo consented: his answer is carried over to the new wording."""
    _, browsers, proposal = await objected(world)
    assert (await amend(browsers[0], proposal, change="wording")).status_code == 201
    assert (await seen(browsers[1], proposal))["my_response"]["carried"] is True
    return browsers, proposal


async def ask_everyone(browser: Browser, proposal: dict[str, Any]) -> Any:
    return await browser.post(f"/proposals/{proposal['id']}/ask-everyone")


async def closes(browser: Browser, proposal: dict[str, Any]) -> datetime:
    return datetime.fromisoformat((await seen(browser, proposal))["stage"]["closes_at"])


async def test_who_was_not_asked_is_asked_anew_from_now_on(world: World) -> None:
    (dana, bo, chi), proposal = await reworded(world)
    before = await closes(chi, proposal)
    with later(days=1):
        assert (await ask_everyone(chi, proposal)).status_code == 200
        shown = await seen(bo, proposal)
        assert (shown["my_response"], shown["abilities"]["answer"]) == (None, True)
        assert await closes(dana, proposal) > before
        assert code(await ask_everyone(dana, proposal)) == (409, "nobody_carried")


async def test_it_never_shortens_the_time_that_somebody_asked_for(world: World) -> None:
    (dana, _, chi), proposal = await reworded(world)
    assert (await chi.post(f"/proposals/{proposal['id']}/more-time")).status_code == 200
    promised = await closes(dana, proposal)
    assert (await ask_everyone(dana, proposal)).status_code == 200
    assert await closes(dana, proposal) == promised
