"""P2, P3, P8: whatever happens between two, nobody else can bring it about, and nothing of it shows to anybody else."""

import random
from typing import Any

import pytest

from alongside.coalitions.models import Coalition
from tests.commitments.scenes import checked_in, make
from tests.offers.scenes import ask, on_record
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
STEPS = 15
REFUSED = {403, 404, 409, 422}


@pytest.mark.parametrize("seed", [1])
async def test_any_history_between_two_shows_to_nobody_else(world: World, seed: int) -> None:
    await a_history(world, random.Random(seed))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
async def test_many_histories_between_two_show_to_nobody_else(world: World, seed: int) -> None:
    await a_history(world, random.Random(seed))


async def a_history(world: World, chance: random.Random) -> None:
    """Dana and Sam ask and offer each other; Jun tries everything that is theirs, and reads the same throughout."""
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    brings = {"strengths": "I read requests", "shown_to": "oneself"}
    assert (await jun.put(f"/coalitions/{coalition.id}/what-i-bring", brings)).status_code == 200
    common = (await ask(dana, coalition)).json()["id"]
    two, seats = {"dana": dana, "sam": sam}, {"dana": sam_seat, "sam": dana_seat}
    said = {name: await a_word(browser, coalition) for name, browser in two.items()}
    before = await seen_by(jun, common, *said.values()), await on_record(world, coalition)
    # It is suggested to Jun by Jun's own word, and whatever the two ask and offer each other, it stays so.
    assert common in before[0][-1]
    narrow: list[str] = []
    offers: list[str] = []
    for _ in range(STEPS):
        who = chance.choice(sorted(two))
        path, body = chance.choice(acts(coalition.id, common, narrow, offers, str(seats[who].id), *said.values()))
        if path.startswith(("/offers/", "/support-requests/")) and common not in path:
            tried = await jun.post(path, body)
            assert tried.status_code == 404, (path, tried.text)
        answer = await two[who].post(path, body)
        assert answer.status_code in {200, 201} | REFUSED, (path, answer.text)
        if answer.status_code == 201:
            (narrow if path.endswith("/support-requests") else offers).append(answer.json()["id"])
        assert (await seen_by(jun, common, *said.values()), await on_record(world, coalition)) == before, path
        await nobody_speaks_for_another(two, narrow, offers)


async def a_word(browser: Browser, coalition: Coalition) -> dict[str, Any]:
    """A check-in that the whole coalition reads and that asks for nothing."""
    return await checked_in(browser, await make(browser, coalition, check_ins_read_by="coalition"), "stuck")


def acts(
    coalition: Any, common: str, narrow: list[str], offers: list[str], other: str, *said: Any
) -> list[tuple[str, Any]]:
    """All that either of two can try, but for a yes on what the whole coalition was asked, which it learns of."""
    found: list[tuple[str, Any]] = [
        (f"/coalitions/{coalition}/support-requests", {"kind": "time", "text": "A request to read", "to": other}),
        (f"/coalitions/{coalition}/offers", {"kind": "time", "text": "T", "to": other}),
        (f"/support-requests/{common}/offers", {"kind": "time"}),
        *((f"/check-ins/{one['id']}/replies", {"kind": "can_help"}) for one in said),
    ]
    for one in narrow:
        found += [(f"/support-requests/{one}/{verb}", {}) for verb in ("not-now", "delivered", "close")]
        found.append((f"/support-requests/{one}/offers", {"kind": "time"}))
    for one in offers:
        found += [(f"/offers/{one}/{verb}", {}) for verb in ("withdraw", "delivered", "take-up")]
        found += [(f"/offers/{one}/answer", {"answer": said}) for said in ("not_now", "declined")]
    return found


async def seen_by(browser: Browser, common: str, *said: Any) -> list[str]:
    coalition = (await browser.get(f"/support-requests/{common}")).json()["coalition_id"]
    paths = [f"/support-requests/{common}", "/today"]
    paths += [f"/{what}?box={box}" for what in ("support-requests", "offers") for box in ("to_me", "mine", "to_all")]
    paths += [f"/commitments/{one['commitment_id']}/check-ins" for one in said]
    paths.append(f"/coalitions/{coalition}/where-wanted")
    return [(await browser.get(path)).text for path in paths]


async def nobody_speaks_for_another(two: dict[str, Browser], narrow: list[str], offers: list[str]) -> None:
    """What a representation says that its reader can do, belongs to the reader: the two are never both its author."""
    for one in offers[-1:]:
        shown = [(await browser.get(f"/offers/{one}")).json() for browser in two.values()]
        assert sum(bool(each["abilities"]["answer"]) for each in shown) <= 1
        assert sum(bool(each["abilities"]["withdraw"]) for each in shown) <= 1
    for one in narrow[-1:]:
        shown = [(await browser.get(f"/support-requests/{one}")).json() for browser in two.values()]
        assert sum(bool(each["abilities"]["say_delivered"]) for each in shown) <= 1
