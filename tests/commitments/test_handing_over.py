"""Handing one's part over, sharing it, and taking up the work beside one that went silent."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core import clock
from tests.actions.scenes import begin, invite, stay_signed_in
from tests.actions.scenes import say as say_to_action
from tests.commitments.scenes import (
    MADRID,
    at,
    board,
    check_in,
    check_ins,
    checked_in,
    code,
    do,
    happened,
    in_days,
    look,
    make,
    parts,
    say,
    shared,
    version_of,
)
from tests.commitments.together import answer, ask_along, asked_of, offer_part
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_a_part_goes_over_with_the_others_yes_and_nothing_is_owed_backwards(
    world: World, coalition: Coalition
) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    _, reader = await world.member(coalition, "Reader")
    with at(date(2026, 11, 2)) as time:
        made = await make(dana, coalition, rhythm="weekly", by_when="2027-03-01")
        said = await checked_in(dana, made)
        time.move_to(datetime(2026, 11, 20, 12, tzinfo=MADRID))
        assert (await offer_part(dana, made, amina_is)).status_code == 201
        assert parts(await look(reader, made)) == {"Dana": "active"}
        (asked,) = await asked_of(amina)
        shown = (await amina.get(f"/consents/{asked['id']}")).json()
        assert shown["would"]["about"] == {"id": made["id"], "title": made["sentence"]}
        assert (await answer(amina, "yes")).status_code == 200
        now = await look(reader, made)
        assert parts(now) == {"Dana": "released", "Amina": "active"}
        assert [holder["handed_over"] for holder in now["holders"]] == [False, True]
        assert now["ended_at"] is None
        mine = (await look(amina, made))["mine"]
        assert (mine["due_on"], mine["next_due_on"], mine["by_when"]) == (None, "2026-11-27", "2027-03-01")
        assert await check_ins(amina, made) == []
        assert [one["id"] for one in await check_ins(dana, made)] == [said["id"]]
        (row,) = await board(reader, coalition)
        assert [holder["name"] for holder in row["holders"]] == ["Amina"]
    assert await happened(world, coalition) == [("commitment_made", dana_is.id), ("holding_handed_over", amina_is.id)]
    assert code(await do(dana, made, "release")) == (409, "holding_is_released")


async def test_a_no_changes_nothing_and_leaves_no_trace(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition)
    before = await look(reader, made), await version_of(world, coalition)
    assert code(await offer_part(dana, made, dana_is)) == (409, "asking_oneself")
    assert (await offer_part(dana, made, amina_is)).status_code == 201
    assert (await look(dana, made))["abilities"]["hand_over"] is False
    assert code(await offer_part(dana, made, jun_is)) == (409, "handing_over_asked")
    assert (await answer(amina, "no")).status_code == 200
    assert (await look(dana, made))["abilities"]["hand_over"] is True
    assert (await look(reader, made), await version_of(world, coalition)) == before
    assert code(await offer_part(dana, made, amina_is)) == (409, "already_answered")
    assert (await offer_part(dana, made, jun_is)).status_code == 201
    await do(dana, made, "renegotiate", by_when=in_days(3))
    (asked,) = await asked_of(jun)
    assert in_days(3) in asked["text"]
    await do(dana, made, "keep")
    assert await asked_of(jun) == []


async def test_fellow_holders_hand_over_without_learning_of_each_other(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    made = await shared(dana, coalition, amina)
    assert code(await offer_part(dana, made, amina[0])) == (409, "already_holding")
    for browser in (dana, amina[1]):
        await do(browser, made, "pause")
        assert (await offer_part(browser, made, jun_is)).status_code == 201
    first, second = await asked_of(jun)
    yes = [(one["id"], {"answer": "yes", "text_hash": one["text_hash"]}) for one in (first, second)]
    assert (await jun.post(f"/consents/{yes[0][0]}/answer", yes[0][1])).status_code == 200
    # He has a part of it now, and nobody waits any more for whether he would.
    assert await asked_of(jun) == []
    assert code(await jun.post(f"/consents/{yes[1][0]}/answer", yes[1][1])) == (409, "consent_withdrawn")
    assert sorted(parts(await look(jun, made)).values()) == ["active", "paused", "released"]


async def test_what_was_asked_by_who_handed_it_over_is_asked_no_more(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    ruth_is, ruth = await world.member(coalition, "Ruth")
    made = await make(dana, coalition, jun_is)
    assert (await ask_along(dana, made, ruth_is)).status_code == 201
    (along,) = await asked_of(ruth)
    assert (await offer_part(dana, made, amina_is)).status_code == 201
    assert (await answer(amina, "yes")).status_code == 200
    assert code(await say(jun, made, "yes")) == (409, "consent_withdrawn")
    assert await asked_of(ruth) == []
    given = {"answer": "yes", "text_hash": along["text_hash"]}
    assert code(await ruth.post(f"/consents/{along['id']}/answer", given)) == (409, "consent_withdrawn")
    assert parts(await look(amina, made)) == {"Dana": "released", "Amina": "active"}


async def test_who_took_a_part_over_is_not_asked_to_hold_it_too_any_more(world: World, coalition: Coalition) -> None:
    amina, jun = [await world.member(coalition, name) for name in ("Amina", "Jun")]
    _, dana = await world.member(coalition, "Dana")
    made = await shared(dana, coalition, amina)
    assert (await do(amina[1], made, "holders", membership_id=str(jun[0].id))).status_code == 201
    assert (await offer_part(dana, made, jun[0])).status_code == 201
    assert (await answer(jun[1], "yes")).status_code == 200
    assert (await look(amina[1], made))["requests"] == []
    assert code(await say(jun[1], made, "yes")) == (409, "consent_withdrawn")
    assert parts(await look(jun[1], made)) == {"Amina": "active", "Dana": "released", "Jun": "active"}


async def test_a_commitment_is_shared_later_by_a_yes(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    made = await make(dana, coalition)
    wanted = {"membership_id": str(amina_is.id)}
    assert (await do(dana, made, "holders", **wanted)).status_code == 201
    assert (await look(dana, made))["abilities"]["reword"] is True
    await say(amina, made, "yes")
    assert parts(await look(dana, made)) == {"Amina": "active", "Dana": "active"}
    assert (await look(dana, made))["abilities"]["reword"] is False
    assert code(await do(dana, made, "holders", **wanted)) == (409, "already_holding")


async def test_what_was_silent_for_three_weeks_is_taken_up_beside_and_stays_as_it_is(
    world: World, coalition: Coalition
) -> None:
    owner_is, owner = await world.member(coalition, "Owen")
    dana_is, dana = await world.member(coalition, "Dana")
    _, reader = await world.member(coalition, "Reader")
    with at(date(2026, 11, 2)) as time:
        action = await begin(owner, coalition)
        made = await make(dana, coalition, action_id=action["id"], by_when="2027-03-01")
        draft = {"by_when": "2026-12-20"}
        time.shift(timedelta(days=2))
        await check_in(dana, made)
        time.shift(timedelta(days=20))
        assert (await look(owner, made))["abilities"]["take_up_beside"] is False
        assert code(await do(owner, made, "beside", **draft)) == (409, "not_silent_yet")
        time.shift(timedelta(days=1))
        assert code(await do(reader, made, "beside", **draft)) == (403, "not_permitted")
        before = (await look(dana, made))["holders"]
        answer = await do(owner, made, "beside", **draft)
        assert answer.status_code == 201
        beside = answer.json()
        assert (beside["sentence"], beside["beside"]["id"]) == (made["sentence"], made["id"])
        assert beside["serves"]["id"] == action["id"]
        assert parts(beside) == {"Owen": "active"}
        now = await look(dana, made)
        assert (now["holders"], now["taken_up"][0]["id"]) == (before, beside["id"])
        assert now["abilities"]["reword"] is True
    assert (await happened(world, coalition))[-1] == ("commitment_made", owner_is.id)
    assert dana_is.id != owner_is.id


async def test_a_pause_is_no_silence(world: World, coalition: Coalition) -> None:
    _, owner = await world.member(coalition, "Owen")
    _, dana = await world.member(coalition, "Dana")
    with at(date(2026, 11, 2)) as time:
        action = await begin(owner, coalition)
        made = await make(dana, coalition, action_id=action["id"], by_when="2027-03-01")
        time.shift(timedelta(days=20))
        await do(dana, made, "pause")
        time.shift(timedelta(days=30))
        await stay_signed_in(world)
        assert (await look(owner, made))["abilities"]["take_up_beside"] is False
        assert code(await do(owner, made, "beside", by_when="2027-01-20")) == (409, "not_silent_yet")
        await do(dana, made, "resume")
        time.shift(timedelta(days=20))
        await stay_signed_in(world)
        assert (await look(owner, made))["abilities"]["take_up_beside"] is False
        time.shift(timedelta(days=1))
        assert (await do(owner, made, "beside", by_when="2027-01-20")).status_code == 201


async def test_a_coalition_that_rests_is_no_silence(world: World, coalition: Coalition) -> None:
    _, owner = await world.member(coalition, "Owen")
    _, dana = await world.member(coalition, "Dana")

    async def becomes(status: CoalitionStatus) -> None:
        def work(session: Session) -> None:
            row = session.get_one(Coalition, coalition.id)
            row.status = status
            row.woken_at = clock.now() if status is CoalitionStatus.ACTIVE else row.woken_at

        await world.database.write(work)

    with at(date(2026, 11, 2)) as time:
        action = await begin(owner, coalition)
        made = await make(dana, coalition, action_id=action["id"], by_when="2027-03-01")
        await becomes(CoalitionStatus.RESTING)
        time.shift(timedelta(days=30))
        await stay_signed_in(world)
        assert (await look(owner, made))["abilities"]["take_up_beside"] is False
        assert code(await do(owner, made, "beside", by_when="2027-01-20")) == (409, "not_silent_yet")
        await becomes(CoalitionStatus.ACTIVE)
        time.shift(timedelta(days=20))
        await stay_signed_in(world)
        assert (await look(owner, made))["abilities"]["take_up_beside"] is False
        time.shift(timedelta(days=1))
        assert (await look(owner, made))["abilities"]["take_up_beside"] is True


async def test_a_word_is_not_offered_where_it_would_be_refused(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    with at(date(2026, 11, 2)) as time:
        made = await make(dana, coalition, rhythm="weekly", by_when="2027-03-01")
        time.move_to(datetime(2026, 11, 6, 10, tzinfo=MADRID))
        assert (await look(dana, made))["abilities"]["check_in"] is True
        await checked_in(dana, made)
        assert (await look(dana, made))["abilities"]["check_in"] is False
        assert code(await check_in(dana, made)) == (409, "already_checked_in")
        time.shift(timedelta(days=1))
        assert (await look(dana, made))["abilities"]["check_in"] is True


async def test_a_later_co_owner_reads_what_is_said_from_then_on(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    lee_is, lee = await world.member(coalition, "Lee")
    action = await begin(dana, coalition)
    made = await make(dana, coalition, action_id=action["id"])
    await checked_in(dana, made)
    await invite(dana, action, lee_is)
    await say_to_action(lee, action, "yes")
    after = await checked_in(dana, made)
    assert [one["id"] for one in await check_ins(lee, made)] == [after["id"]]


async def test_what_it_serves_is_of_the_same_coalition_and_shown(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    agreements = (await dana.get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
    learning = await make(dana, coalition, serves={"kind": "learning"})
    assert learning["serves"] == {"kind": "learning", "id": None, "title": None}
    for wrong, problem in (
        ({"kind": "learning", "id": learning["id"]}, "field_unknown"),
        ({"kind": "initiative"}, "field_missing"),
        ({"kind": "agreement", "id": learning["id"]}, "served_unknown"),
    ):
        body = {"sentence": "S", "by_when": in_days(3), "serves": wrong}
        refused = await dana.post(f"/coalitions/{coalition.id}/commitments", body)
        assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [("/serves/id", problem)]
    assert agreements == []
