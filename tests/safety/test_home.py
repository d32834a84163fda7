"""Home asks those who were drawn to look, and says nothing of the text."""

from typing import Any

import pytest

from tests.safety.scenes import Told
from tests.world import World

pytestmark = pytest.mark.anyio


async def asked(told: Told, name: str) -> list[dict[str, Any]]:
    rows = (await told[name].get("/today")).json()["asked"]
    return [row for row in rows if row["kind"] == "look"]


async def test_who_was_drawn_finds_it_at_home_without_its_words(world: World) -> None:
    told = await Told(world).prepare()
    await told.report("Ben", await told.action(), words="It names my illness.")
    drawn = await told.looking()
    for name in told.browsers:
        rows = await asked(told, name)
        assert len(rows) == (1 if name in drawn else 0)
        assert all((row["text"], row["who"], row["answer_by"]) == ("", "", None) for row in rows)


async def test_once_it_is_settled_nobody_is_asked_any_more(world: World) -> None:
    told = await Told(world).prepare()
    await told.report("Ben", await told.action())
    first, second = await told.looking()
    assert (await told.answer(first, "leave")).status_code == 200
    assert await asked(told, first) == []
    assert await asked(told, second) == []
