"""What is new reaches whom it is for, once, and nobody else; as long as it is so, and they may know it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.core import clock
from alongside.decisions import settling
from alongside.notices import pulling
from alongside.notices.models import Notice
from tests.decisions.rounds import at_consent, say, told
from tests.notices.scenes import at, choose, new, notices, see, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

MONDAY = at("2026-11-23T10:00:00+01:00")


@pytest.fixture
async def room(world: World) -> tuple[Coalition, Browser, Browser]:
    """Dana and Bo in a coalition."""
    coalition = await world.coalition()
    return coalition, (await world.member(coalition, "Dana"))[1], (await world.member(coalition, "Bo"))[1]


async def test_a_voice_is_asked_for_once_and_the_proposer_is_not_told_of_their_own(world: World, room: Any) -> None:
    coalition, dana, bo = room
    proposal = await told(dana, coalition.id)
    for _ in range(3):
        await tick(world)
    assert await notices(world) == [("voice", "Bo")]
    [item] = (await bo.get("/me/notices")).json()["items"]
    assert (item["title"], item["page_id"], item["seen"]) == (proposal["title"], proposal["id"], False)
    assert (await bo.get("/me/notices/new")).json() == {"pages": [proposal["id"]]}
    assert await new(dana) == []


async def test_what_is_answered_is_not_new_any_more(world: World, room: Any) -> None:
    coalition, dana, bo = room
    chi = (await world.member(coalition, "Chi"))[1]
    proposal = await told(dana, coalition.id)
    await tick(world)
    await say(bo, proposal)
    assert (await new(bo), await new(chi)) == ([], ["voice"])
    assert (await bo.get("/me/notices/new")).json() == {"pages": []}


async def test_a_round_that_closes_tomorrow_is_told_of_again_and_a_longer_one_once_more(
    world: World, room: Any
) -> None:
    coalition, dana, bo = room
    with time_machine.travel(MONDAY, tick=False) as time:
        proposal = await at_consent(coalition.id, dana, bo)
        await tick(world)
        assert await new(bo) == ["voice"]
        time.move_to(at(proposal["stage"]["closes_at"]) - timedelta(hours=23))
        await tick(world)
        assert await new(bo) == ["closing", "voice"]
        assert (await bo.post(f"/proposals/{proposal['id']}/more-time")).status_code == 200
        await tick(world)
        assert await new(bo) == ["voice"]
        proposal = (await bo.get(f"/proposals/{proposal['id']}")).json()
        time.move_to(at(proposal["stage"]["closes_at"]) - timedelta(hours=23))
        await tick(world)
        assert await new(bo) == ["closing", "voice"]
    assert [what for what, name in await notices(world) if name == "Bo"].count("closing") == 2


async def test_a_question_is_told_to_the_one_who_is_asked_until_it_is_answered(world: World, room: Any) -> None:
    coalition, dana, bo = room
    bo_id = next(seat["id"] for seat in (await bo.get("/me")).json()["seats"])
    action = (await dana.post(f"/coalitions/{coalition.id}/actions", {"title": "T", "brought_along": True})).json()
    asked = (await dana.post(f"/actions/{action['id']}/co-owners", {"membership_id": bo_id})).json()
    await tick(world)
    assert await notices(world) == [("question", "Bo")]
    await bo.post(f"/consents/{asked['id']}/answer", {"answer": "no"})
    assert await new(bo) == []
    await tick(world)
    assert await notices(world) == [("question", "Bo")]


async def test_whose_words_one_muted_is_not_told_but_an_objection_is(world: World, room: Any) -> None:
    coalition, dana, bo = room
    bo_id = next(seat["id"] for seat in (await bo.get("/me")).json()["seats"])
    dana_id = next(seat["id"] for seat in (await dana.get("/me")).json()["seats"])
    action = (await bo.post(f"/coalitions/{coalition.id}/actions", {"title": "T", "brought_along": True})).json()
    assert (await bo.post(f"/actions/{action['id']}/co-owners", {"membership_id": dana_id})).status_code == 201
    proposal = await told(dana, coalition.id)
    await say(bo, proposal, "objection", harm="It locks.")
    await tick(world)
    assert set(await new(dana)) >= {"question", "objection"}
    assert (await dana.http.put(f"/api/v1/memberships/{bo_id}/mute")).status_code == 204
    assert "question" not in await new(dana)
    assert "objection" in await new(dana)


async def test_an_objection_is_not_told_to_who_has_not_given_their_own_voice(world: World, room: Any) -> None:
    coalition, dana, bo = room
    chi = (await world.member(coalition, "Chi"))[1]
    proposal = await at_consent(coalition.id, dana, bo, chi)
    await say(bo, proposal, "objection", harm="It locks.")
    await tick(world)
    assert "objection" not in await new(dana)
    for browser in (dana, chi):
        await say(browser, proposal, "consent")
    await tick(world)
    assert "objection" in await new(dana)


async def test_a_decision_is_told_to_members_of_then(world: World, room: Any) -> None:
    coalition, dana, bo = room
    proposal = await told(dana, coalition.id)
    await say(bo, proposal)
    await tick(world)
    later = (await world.member(coalition, "Later"))[1]
    await tick(world)
    assert (await new(dana), await new(bo), await new(later)) == (["decision"], ["decision"], [])


async def test_a_newcomer_waits_for_a_welcome_from_members_until_one_gave_it(world: World, room: Any) -> None:
    coalition, dana, bo = room
    seat, noor = await world.newcomer(coalition)
    await tick(world)
    assert (await new(dana), await new(bo), await new(noor)) == (["welcome"], ["welcome"], [])
    await dana.post(f"/coalitions/{coalition.id}/members/{seat.id}/welcome")
    assert await new(bo) == []


async def test_an_ask_reaches_its_leader_and_the_answer_who_asked(world: World, room: Any) -> None:
    coalition, dana, bo = room
    following, ingrid = await world.follower(coalition)
    wanted = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes"}
    ask = (await dana.post(f"/coalitions/{coalition.id}/asks", wanted)).json()
    await tick(world)
    assert (await new(ingrid), await new(dana), await new(bo)) == (["ask"], ["decision"], ["decision"])
    await ingrid.post(f"/asks/{ask['id']}/accept", {})
    await tick(world)
    assert (await new(ingrid), await new(dana)) == ([], ["ask_answered", "decision"])


async def test_a_reply_reaches_whose_word_it_was(world: World, room: Any) -> None:
    coalition, dana, bo = room
    promise = {"sentence": "Measure it", "by_when": "2027-01-01", "check_ins_read_by": "coalition"}
    commitment = (await dana.post(f"/coalitions/{coalition.id}/commitments", promise)).json()
    said = (await dana.post(f"/commitments/{commitment['id']}/check-ins", {"answer": "moving"})).json()
    await bo.post(f"/check-ins/{said['id']}/replies", {"kind": "with_you"})
    await tick(world)
    assert (await new(dana), await new(bo)) == (["reply"], [])


async def test_who_left_and_who_muted_the_coalition_read_nothing_of_it(world: World, room: Any) -> None:
    coalition, dana, bo = room
    await told(dana, coalition.id)
    await tick(world)
    muted = [{"coalition_id": str(coalition.id), "muted": True}]
    await choose(bo, places=muted)
    assert await new(bo) == []
    assert (await bo.get("/me/notices/new")).json() == {"pages": []}
    await choose(bo)
    assert await new(bo) == ["voice"]
    await bo.post(f"/coalitions/{coalition.id}/leave")
    assert await new(bo) == []


async def test_opening_the_list_or_the_page_is_seeing(world: World, room: Any) -> None:
    coalition, dana, bo = room
    first, second = await told(dana, coalition.id), await told(dana, coalition.id, title="Second")
    await tick(world)
    await bo.post("/me/notices/seen", {"page_id": first["id"]})
    assert (await bo.get("/me/notices/new")).json() == {"pages": [second["id"]]}
    page = (await bo.get("/me/notices")).json()
    # Of somebody else's list, nobody has seen anything.
    await see(dana, page)
    assert (await bo.get("/me/notices/new")).json() == {"pages": [second["id"]]}
    await see(bo, page)
    assert (await bo.get("/me/notices/new")).json() == {"pages": []}
    assert all(item["seen"] for item in (await bo.get("/me/notices")).json()["items"])


async def test_of_a_long_list_all_that_was_shown_is_seen_and_nothing_that_came_after(world: World, room: Any) -> None:
    coalition, dana, bo = room
    for number in range(110):
        await world.newcomer(coalition, f"N{number}")
    await tick(world)
    page = (await bo.get("/me/notices?limit=100")).json()
    rest = (await bo.get(f"/me/notices?limit=100&after={page['next']}")).json()
    # It was noticed while the list was open, and its time lies between those that are shown: a tick may be late.
    late, _ = await world.newcomer(coalition, "Late")
    await world.database.write(lambda session: _joined_at(session, late.id, page["items"][50]["since"]))
    await tick(world)
    new = await told(dana, coalition.id)
    await tick(world)
    for part, left in ((page, 12), (page, 12), (rest, 2)):
        await see(bo, part)
        assert await _unseen(world, bo) == left
    assert (await bo.get("/me/notices/new")).json() == {"pages": sorted([str(coalition.id), new["id"]])}


def _joined_at(session: Session, membership_id: UUID, at: str) -> None:
    session.get_one(Membership, membership_id).joined_at = datetime.fromisoformat(at)


async def _unseen(world: World, browser: Browser) -> int:
    me = UUID((await browser.get("/me")).json()["id"])
    rows = select(Notice).where(col(Notice.person_id) == me, col(Notice.seen_at).is_(None))
    return len(await world.database.read(lambda session: session.exec(rows).all()))


async def test_the_list_goes_on_page_by_page(world: World, room: Any) -> None:
    coalition, dana, bo = room
    for number in range(5):
        await told(dana, coalition.id, title=f"T{number}")
    await tick(world)
    found: list[str] = []
    after = ""
    while True:
        page = (await bo.get(f"/me/notices?limit=2{after}")).json()
        found += [item["title"] for item in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert sorted(found) == [f"T{number}" for number in range(5)]
    assert len(found) == 5


@pytest.mark.parametrize("away", [timedelta(days=-400), timedelta(days=4000)])
async def test_a_clock_that_was_wrong_doubles_nothing_and_silences_nothing(
    world: World, room: Any, away: timedelta
) -> None:
    coalition, dana, bo = room
    with time_machine.travel(MONDAY, tick=False) as time:
        weekly = {"sentence": "Measure it", "by_when": "2027-06-01", "rhythm": "weekly"}
        await dana.post(f"/coalitions/{coalition.id}/commitments", weekly)
        await told(dana, coalition.id)
        await tick(world)
        time.move_to(MONDAY + away)
        await tick(world)
        time.move_to(MONDAY)
        await tick(world)
        assert await new(bo) == ["voice"]
        # The coalition's rhythm is on Fridays.
        for day in range(1, 6):
            time.move_to(MONDAY + timedelta(days=day))
            await tick(world)
        assert await new(dana) == ["word_due"]


async def test_a_word_is_asked_for_at_its_hour_then_more_gently_then_no_more(world: World, room: Any) -> None:
    coalition, dana, _ = room
    with time_machine.travel(MONDAY, tick=False) as time:
        weekly = {"sentence": "Measure it", "by_when": "2027-06-01", "rhythm": "weekly"}
        commitment = (await dana.post(f"/coalitions/{coalition.id}/commitments", weekly)).json()
        told_on: list[str] = []
        for hours in (24 * day + hour for day in range(19) for hour in (-2, -1, 0)):
            now = MONDAY + timedelta(hours=hours)
            time.move_to(now)
            # Someone who comes every day, and says nothing.
            await dana.get("/me")
            before = await new(dana)
            await tick(world)
            told_on += [f"{now:%a %d %H} {what}" for what in await new(dana) if what not in before]
        assert told_on == ["Fri 27 09 word_due", "Fri 04 09 no_word"]
        await dana.post(f"/commitments/{commitment['id']}/check-ins", {"answer": "moving"})
        assert await new(dana) == []
        for day in range(19, 26):
            time.move_to(MONDAY + timedelta(days=day))
            await dana.get("/me")
        await tick(world)
        assert await new(dana) == ["word_due"]


async def test_notices_are_forgotten_after_sixty_days_and_not_told_again(world: World, room: Any) -> None:
    coalition, dana, bo = room
    with time_machine.travel(MONDAY, tick=False) as time:
        proposal = await told(dana, coalition.id, weight="full")
        await say(bo, proposal)
        await tick(world)
        for days in range(0, 90, 10):
            time.move_to(MONDAY + timedelta(days=days))
            await world.database.write(lambda session: settling.close_due(session, clock.now()))
            await tick(world)
            await world.database.write(lambda session: pulling.forget_old(session, clock.now()))
        assert len(await notices(world)) == len(set(await notices(world)))
        time.move_to(MONDAY + timedelta(days=200))
        await world.database.write(lambda session: pulling.forget_old(session, clock.now()))
        assert await notices(world) == []
