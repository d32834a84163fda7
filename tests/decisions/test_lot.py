"""The lot: promised when it opens, shown when it is drawn, and drawn again by anyone with the script of the docs."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.decisions.choosing import DRAW, ROOMS, choose, decision, people
from tests.decisions.rounds import code, fields, later, seen, tick, told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
SCRIPT = re.search(r"```python\n(.*?)```", Path("docs/lot.md").read_text("utf-8"), re.DOTALL)


def draws_again(lot: dict[str, Any], folder: Path) -> bool:
    """Whether the script of the docs, with nothing of the product, finds that the lot fell so."""
    assert SCRIPT is not None
    (folder / "verify.py").write_text(SCRIPT[1], "utf-8")
    (folder / "lot.json").write_text(json.dumps(lot), "utf-8")
    command = [sys.executable, "-I", "verify.py", "lot.json"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0


async def put(browser: Browser, proposal: dict[str, Any], *, inside: bool, word: str | None = None) -> Any:
    return await browser.post(f"/proposals/{proposal['id']}/lot", {"in": inside, "word": word})


async def lot_of(browser: Browser, proposal: dict[str, Any]) -> dict[str, Any]:
    answer = await browser.get(f"/proposals/{proposal['id']}/lot")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def test_members_put_themselves_in_and_anyone_draws_it_again(world: World, tmp_path: Path) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **DRAW)
    assert proposal["status"] == "choosing"
    promised = await lot_of(dana, proposal)
    await put(dana, proposal, inside=True, word="sardine")
    await put(bo, proposal, inside=True, word="شجرة")
    so_far = await lot_of(chi, proposal)
    assert sorted(one["name"] for one in so_far["people"]) == ["Bo", "Dana"]
    assert (so_far["nonce"], so_far["words"], so_far["drawn"]) == (None, [], None)
    out = (await put(chi, proposal, inside=False, word="wind")).json()
    assert (out["status"], out["choosing"]["in_lot"], out["choosing"]["by_lot"]) == ("adopted", False, True)
    lot = await lot_of(chi, proposal)
    assert (lot["commitment"], lot["places"]) == (promised["commitment"], 1)
    assert lot["words"] == ["sardine", "شجرة", "wind"]
    assert draws_again(lot, tmp_path)
    assert not draws_again(lot | {"drawn": [one for one in lot["entries"] if one not in lot["drawn"]]}, tmp_path)
    assert not draws_again(lot | {"nonce": "0" * 64}, tmp_path)
    shown = await decision(chi, out["decision"]["id"])
    assert (shown["method"], shown["chosen"]["picked"]) == ("lot", lot["drawn"])
    assert shown["chosen"]["people"][0]["name"] in {"Dana", "Bo"}


async def test_a_lot_over_a_list_is_drawn_when_all_have_let_it(world: World, tmp_path: Path) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    payload = {"draw": 2, "among": "options", "options": ["Monday", "Tuesday", "Wednesday"]}
    proposal = await told(dana, coalition.id, **DRAW | {"payload": payload})
    assert fields(await put(dana, proposal, inside=True)) == [("/in", "lot_of_options")]
    await put(dana, proposal, inside=False)
    out = (await put(bo, proposal, inside=False, word="rain")).json()
    lot = await lot_of(bo, proposal)
    assert (out["status"], len(lot["drawn"]), lot["entries"]) == ("adopted", 2, payload["options"])
    assert draws_again(lot, tmp_path)
    assert sum(one["picked"] for one in out["choosing"]["options"]) == 2


async def test_one_can_step_out_again_and_nobody_enters_another(world: World) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **DRAW)
    await put(dana, proposal, inside=True)
    assert (await put(dana, proposal, inside=False)).json()["choosing"]["in_lot"] is False
    wrong = await dana.post(f"/proposals/{proposal['id']}/lot", {"in": True, "membership_id": str(coalition.id)})
    assert fields(wrong) == [("/membership_id", "field_unknown")]
    await put(bo, proposal, inside=True)
    await put(chi, proposal, inside=False)
    lot = await lot_of(dana, proposal)
    assert [one["name"] for one in lot["people"]] == ["Bo"]
    assert code(await put(dana, proposal, inside=True)) == (409, "proposal_closed")


async def enter(browser: Browser, proposal: dict[str, Any], **entry: Any) -> dict[str, Any]:
    """One's part in a lot as it is then, as oneself sees it."""
    answer = await browser.post(f"/proposals/{proposal['id']}/lot", entry)
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["choosing"])


async def test_one_s_word_is_given_back_to_oneself_alone_and_stays_until_it_is_changed(world: World) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **DRAW)
    assert proposal["choosing"]["my_word"] is None
    assert (await enter(dana, proposal, **{"in": True, "word": "sardine"}))["my_word"] == "sardine"
    assert (await enter(dana, proposal, **{"in": False}))["my_word"] == "sardine"
    assert (await enter(dana, proposal, **{"in": True}))["my_word"] == "sardine"
    assert (await seen(dana, proposal))["choosing"]["my_word"] == "sardine"
    for other in (bo, chi):
        page = await other.get(f"/proposals/{proposal['id']}")
        assert page.json()["choosing"]["my_word"] is None
        assert "sardine" not in page.text + (await other.get(f"/proposals/{proposal['id']}/lot")).text
    assert (await enter(dana, proposal, **{"in": True, "word": "wind"}))["my_word"] == "wind"
    assert (await enter(dana, proposal, **{"in": True, "word": None}))["my_word"] is None
    assert (await enter(dana, proposal, **{"in": True, "word": "sea"}))["my_word"] == "sea"
    await enter(bo, proposal, **{"in": True})
    await enter(chi, proposal, **{"in": False, "word": "rain"})
    assert (await lot_of(bo, proposal))["words"] == ["sea", "rain"]


async def test_a_word_beside_options_stays_when_the_marks_are_changed(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    proposal = await told(dana, coalition.id, **ROOMS)
    await enter(dana, proposal, **{"in": False, "word": "sardine"})
    await choose(dana, proposal, 0)
    assert (await seen(dana, proposal))["choosing"]["my_word"] == "sardine"
    assert (await seen(bo, proposal))["choosing"]["my_word"] is None


@pytest.mark.parametrize(("inside", "draw", "reason"), [(0, 1, "nobody_in_lot"), (1, 2, "too_few_in_lot")])
async def test_an_empty_lot_draws_nothing_and_says_why(world: World, inside: int, draw: int, reason: str) -> None:
    coalition, browsers = await people(world)
    proposal = await told(browsers[0], coalition.id, **DRAW | {"payload": {"draw": draw, "among": "members"}})
    for place, one in enumerate(browsers):
        out = (await put(one, proposal, inside=place < inside)).json()
    assert (out["status"], out["reason"]["by"], out["decision"]) == ("lapsed", reason, None)
    assert (await lot_of(browsers[0], proposal))["nonce"] is None


async def test_who_left_is_not_drawn(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id, **DRAW)
    await put(chi, proposal, inside=True)
    await chi.post(f"/coalitions/{coalition.id}/leave")
    await put(dana, proposal, inside=False)
    out = (await put(bo, proposal, inside=True)).json()
    assert out["status"] == "adopted"
    assert [one["name"] for one in (await lot_of(bo, proposal))["people"]] == ["Bo"]


@pytest.mark.parametrize(
    ("payload", "pointer", "wrong"),
    [
        ({"draw": 1, "among": "options", "options": []}, "/payload/options", "lot_empty"),
        ({"draw": 1, "among": "options"}, "/payload/options", "lot_empty"),
        ({"draw": 1, "among": "options", "options": ["A", "a "]}, "/payload/options", "options_alike"),
        ({"draw": 2, "among": "options", "options": ["A", "B"]}, "/payload/draw", "lot_draws_all"),
        ({"draw": 0, "among": "members"}, "/payload/draw", "too_small"),
        ({"draw": 1, "among": "members", "options": ["A"]}, "/payload/options", "lot_of_members"),
        ({"draw": 1}, "/payload/among", "field_missing"),
    ],
)
async def test_what_can_not_be_drawn_is_refused(
    world: World, payload: dict[str, Any], pointer: str, wrong: str
) -> None:
    coalition, (dana,) = await people(world, "Dana")
    answer = await dana.post(f"/coalitions/{coalition.id}/proposals", DRAW | {"payload": payload})
    assert answer.status_code == 422
    assert (pointer, wrong) in fields(answer)


async def test_the_lot_is_for_members_alone_and_silence_draws_nothing(world: World) -> None:
    coalition, (dana, _, _) = await people(world)
    proposal = await told(dana, coalition.id, **DRAW)
    _, newcomer = await world.newcomer(coalition)
    assert (await newcomer.get(f"/proposals/{proposal['id']}/lot")).status_code == 404
    with later(days=20):
        await tick(world)
        with later(days=20):
            await tick(world)
    assert (await seen(dana, proposal))["reason"]["by"] == "no_quorum"
