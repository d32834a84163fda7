"""Who asks learns nothing of what others asked, and asks the same person twice at most; a no is an answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.consents import service
from alongside.consents.again import AT_MOST, WITHIN, Asked, AskedTwice, may_ask
from alongside.consents.rules import AlreadyAnswered, ConsentState
from alongside.core import clock
from alongside.core.errors import Conflict
from tests.actions.scenes import carried_by_two, invite, stay_signed_in
from tests.actions.scenes import code as problem
from tests.commitments.scenes import do, make, shared
from tests.commitments.scenes import look as look_at
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
UNCERTAIN = [state for state in ConsentState if state not in {ConsentState.YES, ConsentState.NO}]


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def questions(browser: Browser, box: str, thing: Any) -> list[dict[str, Any]]:
    found = (await browser.get("/consents", params={"box": box, "limit": 100})).json()["items"]
    return [one for one in found if one["thing_id"] == thing["id"]]


async def says(browser: Browser, asked: dict[str, Any], answer: str) -> dict[str, Any]:
    given = {"answer": answer, "text_hash": asked["text_hash"]}
    answered = await browser.post(f"/consents/{asked['id']}/answer", given)
    assert answered.status_code == 200, answered.text
    return dict(answered.json())


async def share(browser: Browser, commitment: Any, with_: Membership) -> Any:
    return await do(browser, commitment, "holders", membership_id=str(with_.id))


def without_ids(answer: Any) -> Any:
    """What was answered, but for what is new each time."""
    changing = {"id", "asked_at", "thing_id", "requests", "updated_at", "made_at", "since"}
    return {name: value for name, value in answer.items() if name not in changing}


@pytest.mark.parametrize("answer", ["asked", "no", "not_now", "withdrawn"])
async def test_who_asks_an_action_or_a_commitment_learns_nothing_of_another_question(
    world: World, coalition: Coalition, answer: str
) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    holder = await world.member(coalition, "Bo")
    _, ada = await world.member(coalition, "Ada")
    held = await shared(ada, coalition, holder)
    jun, his = await world.member(coalition, "Jun")
    ruth, _ = await world.member(coalition, "Ruth")

    async def seen(seat: Membership) -> list[Any]:
        invited, joined = await invite(dana, action, seat), await share(ada, held, seat)
        assert (invited.status_code, joined.status_code) == (201, 201), (invited.text, joined.text)
        mine = [await questions(dana, "from_me", action), await questions(ada, "from_me", held)]
        known = [without_ids(one) for part in mine for one in part if one["to_name"] == seat.name]
        return [without_ids(invited.json()), len(joined.json()["requests"]), known]

    before = await seen(ruth)
    for browser in (dana, ada):
        mine = await questions(browser, "from_me", action if browser is dana else held)
        for one in (one for one in mine if one["state"] == "asked"):
            assert (await browser.post(f"/consents/{one['id']}/withdraw")).status_code == 200
    asked = (await invite(amina, action, jun)).json()
    assert (await share(holder[1], held, jun)).status_code == 201
    shared_with = (await questions(holder[1], "from_me", held))[0]
    for one, asker in ((asked, amina), (shared_with, holder[1])):
        if answer == "withdrawn":
            assert (await asker.post(f"/consents/{one['id']}/withdraw")).status_code == 200
        elif answer != "asked":
            await says(his, one, answer)
    after = await seen(jun)
    assert [str(one).replace("Ruth", "Jun") for one in before] == [str(one) for one in after]


async def test_one_answer_answers_all_who_asked_the_same(world: World, coalition: Coalition) -> None:
    holder = await world.member(coalition, "Bo")
    _, ada = await world.member(coalition, "Ada")
    held = await shared(ada, coalition, holder)
    for answer, name in (("no", "Jun"), ("not_now", "Kim"), ("yes", "Lou")):
        seat, browser = await world.member(coalition, name)
        assert (await share(ada, held, seat)).status_code == (await share(holder[1], held, seat)).status_code == 201
        first, second = await questions(browser, "to_me", held)
        assert first["text_hash"] == second["text_hash"]
        answered = await says(browser, second, answer)
        assert (answered["id"], answered["state"]) == (second["id"], answer)
        assert {one["state"] for one in await questions(browser, "to_me", held)} == {answer}
        for asker in (ada, holder[1]):
            (mine,) = [one for one in await questions(asker, "from_me", held) if one["to_name"] == name]
            assert mine["state"] == answer
        again = await browser.post(f"/consents/{first['id']}/answer", {"answer": "no", "text_hash": first["text_hash"]})
        assert again.status_code == (200 if answer == "not_now" else 409)
    holders = [one["name"] for one in (await look_at(ada, held))["holders"]]
    assert sorted(holders) == ["Ada", "Bo", "Lou"]


async def test_a_question_that_ended_is_not_answered_for_another_that_is_open(
    world: World, coalition: Coalition
) -> None:
    action, dana, amina = await carried_by_two(world, coalition)
    jun, his = await world.member(coalition, "Jun")
    first = (await invite(dana, action, jun)).json()
    assert (await invite(amina, action, jun)).status_code == 201
    assert (await dana.post(f"/consents/{first['id']}/withdraw")).status_code == 200
    over = await his.post(f"/consents/{first['id']}/answer", {"answer": "yes", "text_hash": first["text_hash"]})
    assert (over.status_code, problem(over)) == (409, "consent_withdrawn")
    (asked,) = [one for one in await questions(his, "to_me", action) if one["state"] == "asked"]
    await says(his, asked, "yes")
    for browser, state in ((dana, "withdrawn"), (amina, "yes")):
        assert next(one["state"] for one in await questions(browser, "from_me", action)) == state


@pytest.mark.parametrize("ends", ["withdrawn", "not_now", "expired"])
async def test_two_times_and_then_it_is_theirs_to_come(world: World, coalition: Coalition, ends: str) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        action, dana, amina = await carried_by_two(world, coalition)
        jun, his = await world.member(coalition, "Jun")
        for hours in (13, 23):
            asked = (await invite(dana, action, jun)).json()
            if ends == "withdrawn":
                await dana.post(f"/consents/{asked['id']}/withdraw")
            elif ends == "not_now":
                await says(his, asked, "not_now")
            else:
                time.shift(timedelta(days=14, hours=hours))
                await stay_signed_in(world)
                await world.database.write(lambda session: service.expire_due(session, clock.now()))
        third = await invite(dana, action, jun)
        assert (third.status_code, problem(third)) == (409, "asked_twice")
        assert str(jun.id) not in third.text
        # Another asks on their own account, and about another thing one asks anew.
        assert (await invite(amina, action, jun)).status_code == 201
        (waits,) = [one for one in await questions(his, "to_me", action) if one["state"] == "asked"]
        await says(his, waits, "not_now")
        time.shift(timedelta(days=30, hours=1))
        await stay_signed_in(world)
        assert (await invite(dana, action, jun)).status_code == 201


async def test_after_a_no_the_same_is_not_asked_again_by_the_same_person_in_any_seat(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        coalition = await world.coalition()
        action, dana, amina = await carried_by_two(world, coalition)
        person, his = await world.person("Jun")
        jun = await world.join(person, coalition)
        asked = (await invite(dana, action, jun)).json()
        await says(his, asked, "no")
        assert problem(await invite(dana, action, jun)) == "already_answered"
        assert (await his.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        anew = await world.join(person, coalition)
        assert problem(await invite(dana, action, anew)) == "already_answered"
        assert (await invite(amina, action, anew)).status_code == 201
        time.shift(timedelta(days=31))
        await stay_signed_in(world)
        await world.database.write(lambda session: service.forget_due(session, clock.now()))
        assert (await invite(dana, action, anew)).status_code == 201


@pytest.mark.parametrize("answer", ["no", "not_now"])
async def test_asking_does_not_tell_who_somebody_is_that_came_back_under_another_name(
    world: World, coalition: Coalition, answer: str
) -> None:
    action, dana, _ = await carried_by_two(world, coalition)
    person, his = await world.person("Jun")
    seat = await world.join(person, coalition)
    for _ in range(1 if answer == "no" else AT_MOST):
        await says(his, (await invite(dana, action, seat)).json(), answer)
    assert (await invite(dana, action, seat)).status_code == 409
    for name, status in (("Robin", 201), ("JUN", 409)):
        assert (await his.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        seat = await world.join(person, coalition)
        await call(world, seat, name)
        assert (await invite(dana, action, seat)).status_code == status


async def call(world: World, seat: Membership, name: str) -> None:
    def rename(session: Session) -> None:
        session.get_one(Membership, seat.id).name = name

    await world.database.write(rename)


async def test_who_comes_back_has_asked_what_they_asked(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    person, bo = await world.person("Bo")
    made = await make(dana, coalition)
    jun, _ = await world.member(coalition, "Jun")
    for _ in range(2):
        seat = await world.join(person, coalition)
        assert (await share(dana, made, seat)).status_code == 201
        (waits,) = [one for one in await questions(bo, "to_me", made) if one["state"] == "asked"]
        await says(bo, waits, "yes")
        assert (await share(bo, made, jun)).status_code == 201
        # Leaving takes it back, and lets the part go.
        assert (await bo.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    seat = await world.join(person, coalition)
    assert (await share(dana, made, seat)).status_code == 201
    (waits,) = [one for one in await questions(bo, "to_me", made) if one["state"] == "asked"]
    await says(bo, waits, "yes")
    assert (await share(bo, made, jun)).json()["code"] == "asked_twice"


moments = st.integers(0, 60 * 24).map(lambda hours: NOON + timedelta(hours=hours))
histories = st.lists(st.builds(Asked, st.sampled_from(ConsentState), moments), max_size=8)


@given(histories, moments)
def test_a_no_and_two_times_are_the_rule_and_nothing_else_is(earlier: list[Asked], now: datetime) -> None:
    refused: type[Conflict] | None = None
    try:
        may_ask(earlier, now)
    except Conflict as error:
        refused = type(error)
    recent = [one for one in earlier if one.state is not ConsentState.YES and one.at > now - WITHIN]
    if any(one.state is ConsentState.NO for one in earlier):
        assert refused is AlreadyAnswered
    else:
        assert refused is (AskedTwice if len(recent) >= AT_MOST else None)
        # How it ended without a yes is not to be seen by asking.
        for state in UNCERTAIN:
            same = [one if one.state is ConsentState.YES else Asked(state, one.at) for one in earlier]
            assert allowed(same, now) is (refused is None)


def allowed(earlier: list[Asked], now: datetime) -> bool:
    try:
        may_ask(earlier, now)
    except Conflict:
        return False
    return True


@given(st.lists(st.tuples(st.sampled_from([*UNCERTAIN, ConsentState.YES]), st.integers(0, 20)), max_size=30))
def test_in_no_thirty_days_is_anyone_asked_more_than_twice_without_a_yes(steps: list[tuple[Any, int]]) -> None:
    asked: list[Asked] = []
    now = NOON
    for ends, days in steps:
        now += timedelta(days=days, seconds=1)
        if allowed(asked, now):
            asked.append(Asked(ends, now))
    without = [one.at for one in asked if one.state is not ConsentState.YES]
    assert all(later - first >= WITHIN for first, later in zip(without, without[AT_MOST:], strict=False))
