"""How much one takes on, and whom one would rather not read: neither is learned by asking (product.md S8, S14, P8)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.offers import coming_due
from tests.offers.scenes import answer, ask, asked, at_home, code, later, listed, look, made, offered, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def takes(browser: Browser, coalition: Coalition, at_most: int | None) -> None:
    answer = await browser.put(f"/coalitions/{coalition.id}/my-limit", {"at_most": at_most})
    assert answer.json() == {"at_most": at_most}


async def unasked(browser: Browser, coalition: Coalition, to: Membership) -> Any:
    draft = {"kind": "time", "text": "An hour on Thursday", "to": str(to.id)}
    return await browser.post(f"/coalitions/{coalition.id}/offers", draft)


async def test_beyond_the_limit_asks_do_not_arrive_and_read_as_not_now(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        sam_seat, sam = await world.member(coalition, "Sam")
        _, dana = await world.member(coalition)
        _, jun = await world.member(coalition, "Jun")
        _, amina = await world.member(coalition, "Amina")
        await takes(sam, coalition, 1)
        first = await asked(dana, coalition, sam_seat)
        beyond = await asked(jun, coalition, sam_seat)
        and_offered = (await unasked(amina, coalition, sam_seat)).json()
        assert await listed(sam, "support-requests", "to_me") == [first]
        assert await listed(sam, "offers", "to_me") == []
        assert await at_home(sam) == ["support_request"]
        assert (await sam.get(f"/support-requests/{beyond}")).status_code == 404
        # To those who asked, both read the same: who is not answered yet, and whose ask never arrived.
        one, other = await look(dana, first), await look(jun, beyond)
        own = ("id", "asked_by")
        assert {key: value for key, value in one.items() if key not in own} == {
            key: value for key, value in other.items() if key not in own
        }
        assert (one["state"], and_offered["state"]) == ("open", "offered")
        clock.shift(timedelta(hours=25))
        await tick(world, coming_due.settle_due)
        assert (await look(jun, beyond))["ending"] == "not_now"
        assert (await amina.get(f"/offers/{and_offered['id']}")).json()["state"] == "not_now"
        # The same as a person's own word.
        assert (await sam.post(f"/support-requests/{first}/not-now")).status_code == 200
        assert (await look(dana, first))["ending"] == "not_now"


async def test_what_does_not_arrive_wakes_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: set[UUID] = set()
    publish = world.app.state.hub.publish

    def listen(topics: Any) -> None:
        topics = set(topics)
        woken.update(topics)
        publish(topics)

    coalition = await world.coalition()
    sam_seat, sam = await world.member(coalition, "Sam")
    dana_seat, dana = await world.member(coalition)
    await takes(sam, coalition, 0)
    monkeypatch.setattr(world.app.state.hub, "publish", listen)
    await asked(dana, coalition, sam_seat)
    _, jun = await world.member(coalition, "Jun")
    assert (await unasked(jun, coalition, sam_seat)).status_code == 201
    assert dana_seat.person_id in woken
    assert not {sam_seat.person_id, coalition.id} & woken


async def test_nobody_learns_a_limit_by_asking_again_nor_by_coming_back(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        sam_person, sam = await world.person("Sam")
        sam_seat = await world.join(sam_person, coalition)
        dana_person, dana = await world.person("Dana")
        await world.join(dana_person, coalition)
        await takes(sam, coalition, 0)
        request = await asked(dana, coalition, sam_seat)
        assert code(await ask(dana, coalition, sam_seat)) == "asked_already"
        assert code(await unasked(dana, coalition, sam_seat)) == "asked_already"
        clock.shift(timedelta(hours=25))
        await tick(world, coming_due.settle_due)
        assert (await look(dana, request))["ending"] == "not_now"
        assert code(await ask(dana, coalition, sam_seat)) == "asked_not_long_ago"
        assert (await dana.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        await world.join(dana_person, coalition)
        assert code(await ask(dana, coalition, sam_seat)) == "asked_not_long_ago"
        assert code(await unasked(dana, coalition, sam_seat)) == "asked_not_long_ago"
        # Who comes back takes no more on than before.
        assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        anew = await world.join(sam_person, coalition)
        assert (await sam.get(f"/coalitions/{coalition.id}/my-limit")).json() == {"at_most": 0}
        await later(clock, 15, dana, sam)
        await asked(dana, coalition, anew)
        assert await listed(sam, "support-requests", "to_me") == []


async def test_what_a_muted_person_asks_of_one_alone_does_not_reach_one(world: World) -> None:
    coalition = await world.coalition()
    sam_seat, sam = await world.member(coalition, "Sam")
    dana_seat, dana = await world.member(coalition)
    request = await asked(dana, coalition, sam_seat)
    before = (await dana.get(f"/support-requests/{request}")).text
    await takes(sam, coalition, 1)
    assert (await sam.put(f"/memberships/{dana_seat.id}/mute", {})).status_code == 204
    assert await listed(sam, "support-requests", "to_me") == []
    assert await at_home(sam) == []
    assert (await dana.get(f"/support-requests/{request}")).text == before
    # It takes up none of what one takes on.
    _, jun = await world.member(coalition, "Jun")
    reached = await asked(jun, coalition, sam_seat)
    assert await listed(sam, "support-requests", "to_me") == [reached]
    assert (await sam.delete(f"/memberships/{dana_seat.id}/mute")).status_code == 204
    assert set(await listed(sam, "support-requests", "to_me")) == {request, reached}


async def test_what_a_muted_person_offers_unasked_does_not_reach_one(world: World) -> None:
    coalition = await world.coalition()
    sam_seat, sam = await world.member(coalition, "Sam")
    dana_seat, dana = await world.member(coalition)
    _, jun = await world.member(coalition, "Jun")
    await takes(sam, coalition, 1)
    assert (await sam.put(f"/memberships/{dana_seat.id}/mute", {})).status_code == 204
    muted = made(await unasked(dana, coalition, sam_seat))
    assert (await dana.get(f"/offers/{muted}")).json()["state"] == "offered"
    reached = made(await unasked(jun, coalition, sam_seat))
    assert await listed(sam, "offers", "to_me") == [reached]
    assert await at_home(sam) == ["support_offer"]
    # What one asked for oneself is answered by anyone.
    wanted = await asked(sam, coalition)
    helping = await offered(dana, wanted)
    assert set(await listed(sam, "offers", "to_me")) == {helping, reached}


async def test_what_one_brings_is_said_by_oneself_and_shown_as_one_likes(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    here = f"/coalitions/{coalition.id}"
    said = {"strengths": "I draft well", "limits": "No evenings", "time": "Two hours this month"}
    assert (await dana.put(f"{here}/what-i-bring", said)).status_code == 200
    (shown,) = (await sam.get(f"{here}/brought")).json()["items"]
    assert (shown["name"], shown["strengths"], shown["is_me"]) == ("Dana", "I draft well", False)
    assert (await dana.put(f"{here}/what-i-bring", said | {"shown_to": "oneself"})).status_code == 200
    assert (await sam.get(f"{here}/brought")).json()["items"] == []
    assert (await dana.get(f"{here}/what-i-bring")).json()["limits"] == "No evenings"
    assert (await sam.put(f"{here}/my-limit", {"at_most": -1})).status_code == 422
    assert (await answer(sam, "00000000-0000-4000-8000-000000000000", "declined")).status_code == 404


async def test_asking_again_does_not_tell_who_somebody_is_that_came_back_under_another_name(world: World) -> None:
    coalition = await world.coalition()
    person, sam = await world.person("Sam")
    seat = await world.join(person, coalition)
    _, dana = await world.member(coalition)
    request = await asked(dana, coalition, seat)
    assert (await sam.post(f"/support-requests/{request}/not-now")).status_code == 200
    assert code(await ask(dana, coalition, seat)) == "asked_not_long_ago"
    for name, status in (("Sam", 409), ("Robin", 201)):
        assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        seat = await world.join(person, coalition)

        def call(session: Session, seat: Membership = seat, name: str = name) -> None:
            session.get_one(Membership, seat.id).name = name

        await world.database.write(call)
        assert (await ask(dana, coalition, seat)).status_code == status
