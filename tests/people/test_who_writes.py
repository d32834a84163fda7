"""What somebody wrote never goes out under the name of whoever signed in since (product.md P2)."""

import pytest

from tests.world import World

pytestmark = pytest.mark.anyio
WORDS = {"sentence": "Ask the porters", "by_when": "2026-12-24"}


async def test_words_are_refused_once_somebody_else_is_signed_in(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    writer = (await dana.get("/me")).json()["id"]
    _, bo = await world.member(coalition, "Bo")
    path = f"/coalitions/{coalition.id}/commitments"
    board = f"/coalitions/{coalition.id}/board"
    refused = await bo.post(path, WORDS, headers={"Alongside-Person": writer})
    assert refused.status_code == 409
    assert refused.json()["code"] == "another_person"
    assert (await bo.get(board)).json()["items"] == []
    assert (await dana.post(path, WORDS, headers={"Alongside-Person": writer})).status_code == 201
    assert (await bo.get(board, headers={"Alongside-Person": writer})).status_code == 200
