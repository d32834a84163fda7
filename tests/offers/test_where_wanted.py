"""Where what one brings may be wanted: one's own words in what is open to all, read by oneself alone (S8, P8)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import event
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core import clock
from alongside.folds import service as folding
from alongside.folds.rules import Thing, ThingKind
from tests.actions import scenes as actions
from tests.initiatives import scenes as initiatives
from tests.offers.scenes import answer, asked, later, offered, on_record
from tests.offers.test_reaching import NOON, takes
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
STRENGTHS = "I like drafting, translations into Arabic, and taking photographs"


async def says(browser: Browser, coalition: Coalition, strengths: str | None = STRENGTHS, **fields: Any) -> None:
    said = await browser.put(f"/coalitions/{coalition.id}/what-i-bring", {"strengths": strengths} | fields)
    assert said.status_code == 200, said.text


async def where(browser: Browser, coalition: Coalition) -> dict[str, Any]:
    found = await browser.get(f"/coalitions/{coalition.id}/where-wanted")
    assert found.status_code == 200, found.text
    return dict(found.json())


def met(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(one["title"], one["words"]) for one in found["items"]]


async def fold(world: World, coalition: Coalition, kind: ThingKind, thing_id: str) -> None:
    def work(session: Session) -> None:
        thing = Thing(kind, UUID(thing_id))
        folding.fold(session, thing, coalition_id=coalition.id, reason="R", now=clock.now())

    await world.database.write(work)


async def test_asks_actions_and_roles_are_named_with_the_words_that_met(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    assert await where(sam, coalition) == {"said": False, "resting": False, "items": []}
    await says(sam, coalition)
    assert await where(sam, coalition) == {"said": True, "resting": False, "items": []}
    request = await asked(dana, coalition, text="A translation of the flyer\nand its drafting")
    await asked(dana, coalition, text="Somebody who would like to help with the chairs")
    action = await actions.begin(dana, coalition, title="A wall of pictures", about="Photographs of who came before")
    begun = await initiatives.begun(world, coalition.id, dana_seat.id)
    await initiatives.role(dana, begun, "Drafting, not speaking")
    found = await where(sam, coalition)
    assert met(found) == [
        ("Drafting, not speaking", ["drafting"]),
        ("A wall of pictures", ["photographs"]),
        ("A translation of the flyer", ["drafting", "translations"]),
    ]
    named = [(one["kind"], one["id"]) for one in found["items"]]
    assert named == [("initiative", str(begun.id)), ("action", action["id"]), ("request", request)]
    # It is one's own words that are looked for: hers are not said, and what she asked herself is hers.
    assert (await where(dana, coalition))["items"] == []
    await says(dana, coalition)
    assert (await where(dana, coalition))["items"] == []


async def test_nobody_else_learns_that_there_is_something(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    request = await asked(dana, coalition, text="Translations")
    await says(sam, coalition, shown_to="oneself")
    seen = [f"/support-requests/{request}", "/today", f"/coalitions/{coalition.id}/brought"]
    before = [(await dana.get(path)).text for path in seen], await on_record(world, coalition)
    assert len((await where(sam, coalition))["items"]) == 1
    assert ([(await dana.get(path)).text for path in seen], await on_record(world, coalition)) == before
    _, newcomer = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    for other in (newcomer, follower):
        assert (await other.get(f"/coalitions/{coalition.id}/where-wanted")).status_code in {403, 404}


async def test_what_is_not_open_to_all_or_not_wanted_any_more_is_not_suggested(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        coalition = await world.coalition()
        dana_seat, dana = await world.member(coalition)
        sam_seat, sam = await world.member(coalition, "Sam")
        ada_seat, ada = await world.member(coalition, "Ada")
        await says(sam, coalition)
        await asked(dana, coalition, sam_seat, text="Drafting, of you alone")
        closed = await asked(dana, coalition, text="Drafting, closed")
        await dana.post(f"/support-requests/{closed}/close")
        folded = await asked(dana, coalition, text="Drafting, folded")
        await fold(world, coalition, ThingKind.SUPPORT_REQUEST, folded)
        mine = await asked(ada, coalition, text="Drafting, offered on")
        await answer(ada, await offered(sam, mine), "not_now")
        over = (clock.now().date() + timedelta(days=1)).isoformat()
        await asked(ada, coalition, text="Drafting, by tomorrow", wanted_by=over)
        # Enough carry it; one's own; done; one that waits for a yes is nobody's to know.
        shared = await actions.begin(dana, coalition, ada_seat, title="Drafting together")
        assert (await actions.say(ada, shared, "yes")).status_code == 200
        await actions.begin(sam, coalition, title="Drafting alone")
        let_go = await actions.begin(dana, coalition, title="Drafting let go")
        await actions.stage(dana, let_go, "let_go")
        joining = await actions.begin(ada, coalition, title="Drafting, asked to join")
        assert sorted(met(await where(sam, coalition))) == [
            ("Drafting, asked to join", ["drafting"]),
            ("Drafting, by tomorrow", ["drafting"]),
        ]
        assert (await sam.post(f"/actions/{joining['id']}/ask-to-join", {})).status_code == 201
        assert met(await where(sam, coalition)) == [("Drafting, by tomorrow", ["drafting"])]
        await later(time, 2, sam, dana, ada)
        assert (await where(sam, coalition))["items"] == []
        await asked(dana, coalition, text="Drafting again")
        assert len((await where(sam, coalition))["items"]) == 1
        assert (await sam.put(f"/memberships/{dana_seat.id}/mute", {})).status_code == 204
        assert (await where(sam, coalition))["items"] == []


async def test_once_ones_limit_is_reached_nothing_is_suggested(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    await says(sam, coalition)
    await asked(dana, coalition, text="Drafting")
    await takes(sam, coalition, 1)
    assert len((await where(sam, coalition))["items"]) == 1
    to_me = await asked(dana, coalition, sam_seat)
    assert await where(sam, coalition) == {"said": True, "resting": True, "items": []}
    assert (await sam.post(f"/support-requests/{to_me}/not-now")).status_code == 200
    assert len((await where(sam, coalition))["items"]) == 1
    await takes(sam, coalition, 0)
    assert (await where(sam, coalition))["resting"] is True
    await takes(sam, coalition, None)
    assert len((await where(sam, coalition))["items"]) == 1

    def close(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.CLOSED

    # Nobody can offer anything there any more.
    await world.database.write(close)
    assert await where(sam, coalition) == {"said": True, "resting": False, "items": []}


async def test_it_is_bounded_and_few_statements_however_much_is_asked(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    await says(sam, coalition)

    async def ask_of_all(texts: Iterable[str]) -> None:
        for text in texts:
            await asked(dana, coalition, text=text)
            await actions.begin(dana, coalition, title=text)

    async def statements() -> tuple[int, int]:
        counted: list[str] = []
        engine = world.database.read_engine
        listening = (engine, "before_cursor_execute", lambda *given: counted.append(str(given[2])))
        event.listen(*listening)
        found = (await where(sam, coalition))["items"]
        event.remove(*listening)
        return len(found), len([text for text in counted if not text.startswith("BEGIN")])

    # It stands at the beginning, or it is not what is wanted.
    await actions.begin(dana, coalition, title="A wall", about=f"{'of pictures ' * 90} drafting")
    await ask_of_all(["Drafting"])
    one = await statements()
    await ask_of_all(f"Drafting {number}" for number in range(10))
    assert (one[0], await statements()) == (2, (20, one[1]))
    assert one[1] <= 14
