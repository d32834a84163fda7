"""One's own calendar at its secret address: what stands in it, what is called off, and when it ends (trust.md T13)."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import update
from sqlmodel import Session

from alongside.agreements import service as agreements
from alongside.agreements.rules import AgreementKind
from alongside.coalitions import state
from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.core.security import hash_password
from alongside.decisions.models import Decision
from alongside.decisions.outcomes import Review, ReviewOutcome
from alongside.decisions.rules import Kind, Method
from alongside.people.models import SignInSession
from tests.calendar.scenes import TITLES, Event, address, calendar, events, read
from tests.commitments.scenes import check_in, do, make
from tests.decided import by_decision
from tests.decisions.rounds import told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
MONDAY = "2026-11-23T09:00:00Z"
FRIDAY = date(2026, 11, 27)
WEEK = timedelta(days=7)


def on(moment: str) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def fridays(first: date, count: int) -> list[date]:
    return [first + WEEK * number for number in range(count)]


async def weekly(world: World, browser: Browser, coalition: Coalition) -> tuple[dict[str, str], str]:
    """A weekly word until a Friday in four weeks, and the address of its holder's calendar."""
    made = await make(browser, coalition, rhythm="weekly", by_when="2026-12-18")
    return made, await address(browser)


async def who_stays(world: World, coalition: Coalition) -> Browser:
    """A member whose session lasts as long as the test goes on."""
    _, browser = await world.member(coalition)

    def stay(session: Session) -> None:
        far = clock.now() + timedelta(days=60)
        session.execute(update(SignInSession).values(seen_at=far, ends_at=far))

    await world.database.write(stay)
    return browser


def is_changed(before: Event, after: Event) -> bool:
    assert before["uid"] == after["uid"]
    assert after["changed"] >= before["changed"]
    return bool(after["sequence"] > before["sequence"])


async def test_a_commitment_stands_in_it_by_its_kinds_alone(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, path = await weekly(world, dana, coalition)
        answer = await read(world, path)
        found = await calendar(world, path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert found["word"]["days"] == fridays(FRIDAY, 4)
    assert found["end"]["days"] == [date(2026, 12, 18)]
    assert set(found) == {"word", "end"}


async def test_an_answered_day_is_gone_and_one_that_waits_gives_way_to_the_next(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        dana = await who_stays(world, coalition)
        made, path = await weekly(world, dana, coalition)
        first = await calendar(world, path)
    with on("2026-12-04T09:00:00Z"):
        waits = await calendar(world, path)
        assert waits["word"]["days"] == fridays(FRIDAY + WEEK, 3)
        assert is_changed(first["word"], waits["word"])
    with on("2026-12-04T10:00:00Z"):
        assert (await check_in(dana, made)).status_code == 201
        said = await calendar(world, path)
        assert said["word"]["days"] == fridays(FRIDAY + 2 * WEEK, 2)
        assert is_changed(waits["word"], said["word"])
    with on("2026-12-18T10:00:00Z"):
        assert (await check_in(dana, made)).status_code == 201
        last = await calendar(world, path)
        assert last["word"]["cancelled"]
        assert is_changed(said["word"], last["word"])


async def test_pausing_changing_and_letting_go_are_told_and_then_not_mentioned(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        dana = await who_stays(world, coalition)
        made, path = await weekly(world, dana, coalition)
        seen = await calendar(world, path)
    for number, (verb, given, days) in enumerate(
        (
            ("pause", {}, 0),
            ("resume", {}, 4),
            ("renegotiate", {"by_when": "2026-12-11"}, 3),
            ("release", {}, 0),
        )
    ):
        with on(f"2026-11-23T1{number}:00:00Z"):
            assert (await do(dana, made, verb, **given)).status_code == 200
            now = await calendar(world, path)
        assert [len(now[kind]["days"]) for kind in ("word", "end")] == [days, min(days, 1)]
        assert [is_changed(seen[kind], now[kind]) for kind in ("word", "end")] == [True, True]
        seen = now
    with on("2026-12-24T09:00:00Z"):
        assert await calendar(world, path) == {}


async def test_another_weekday_of_the_coalition_moves_the_days(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, path = await weekly(world, dana, coalition)
        before = await calendar(world, path)
    with on("2026-11-23T10:00:00Z"):
        terms = agreements.Terms(AgreementKind.RHYTHM, "W", "Tuesdays.", date(2027, 1, 1), data={"weekday": 1})
        await by_decision(world, coalition.id, lambda session, by: agreements.adopt(session, terms, by=by))
        after = await calendar(world, path)
    assert after["word"]["days"] == fridays(date(2026, 11, 24), 4)
    assert is_changed(before["word"], after["word"])


async def test_nothing_is_due_while_a_coalition_rests(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, path = await weekly(world, dana, coalition)
        before = await calendar(world, path)
    with on("2026-11-25T09:00:00Z"):
        await by_decision(world, coalition.id, lambda session, by: state.rest(session, by=by))
        rests = await calendar(world, path)
        assert (rests["word"]["cancelled"], rests["end"]["cancelled"]) == (True, True)
        assert is_changed(before["word"], rests["word"])
    with on("2026-11-28T09:00:00Z"):
        await by_decision(world, coalition.id, lambda session, by: state.wake(session, by=by))
        wakes = await calendar(world, path)
        assert wakes["word"]["days"] == fridays(FRIDAY + WEEK, 3)
        assert is_changed(rests["word"], wakes["word"])


async def test_the_closing_of_a_round_can_be_put_off(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, jun = await world.member(coalition, "Jun")
        proposal = await told(dana, coalition.id, kind="agreement", title="T", text="T", payload={})
        paths = [await address(one) for one in (dana, jun)]
        before, juns = [await calendar(world, path) for path in paths]
        assert before["closing"]["starts"].isoformat() == proposal["stage"]["closes_at"].replace("Z", "+00:00")
        # Two calendars laid side by side do not tell that their people are in one round.
        assert before["closing"]["uid"] != juns["closing"]["uid"]
    with on("2026-11-23T11:00:00Z"):
        assert (await dana.post(f"/proposals/{proposal['id']}/more-time")).status_code == 200
        after = await calendar(world, paths[0])
        assert after["closing"]["starts"] > before["closing"]["starts"]
        assert is_changed(before["closing"], after["closing"])
    with on("2026-11-23T12:00:00Z"):
        assert (await dana.post(f"/proposals/{proposal['id']}/withdraw")).status_code == 200
        off = await calendar(world, paths[0])
        assert off["closing"]["cancelled"]
        assert is_changed(after["closing"], off["closing"])


async def test_a_review_stands_on_its_day_until_it_was_settled_before(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, noor = await world.newcomer(coalition)

        def review(session: Session) -> Review:
            decision = Decision(
                coalition_id=coalition.id,
                number=7,
                kind=Kind.AGREEMENT,
                method=Method.CONSENT,
                title="T",
                text="T",
                asked=1,
                answered=1,
                review_on=FRIDAY,
            )
            session.add(decision)
            session.flush()
            row = Review(coalition_id=coalition.id, decision_id=decision.id, on_date=FRIDAY)
            session.add(row)
            return row

        made = await world.database.write(review)
        path = await address(dana)
        before = await calendar(world, path)
        assert before["review"]["days"] == [FRIDAY]
        assert await calendar(world, await address(noor)) == {}

        def settle(session: Session) -> None:
            session.get_one(Review, made.id).outcome = ReviewOutcome.FINISHED

        await world.database.write(settle)
        after = await calendar(world, path)
        assert after["review"]["cancelled"]
        assert is_changed(before["review"], after["review"])


@pytest.mark.parametrize("kind", TITLES)
async def test_a_kind_that_is_left_out_is_called_off_and_comes_back(world: World, kind: str) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        dana = await who_stays(world, coalition)
        _, path = await weekly(world, dana, coalition)
        seen = await calendar(world, path)
    others = [one for one in TITLES if one != kind]
    with on("2026-11-24T09:00:00Z"):
        assert (await dana.put("/me/calendar/kinds", {"kinds": others})).json()["kinds"] == others
        off = await calendar(world, path)
        assert {one: event["cancelled"] for one, event in off.items()} == {one: one == kind for one in off}
        assert all(is_changed(seen[one], off[one]) for one in off)
    with on("2026-12-24T10:00:00Z"):
        assert kind not in await calendar(world, path)
        assert (await dana.put("/me/calendar/kinds", {"kinds": [*others, kind]})).status_code == 200
        back = await calendar(world, path)
        assert set(back) == set(seen)
        assert all(is_changed(off[one], back[one]) for one in back)


async def test_it_is_read_again_only_when_something_changed(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        made, path = await weekly(world, dana, coalition)
        first = await read(world, path)
    with on("2026-11-24T09:00:00Z"):
        tag = first.headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = await read(world, path, **{"If-None-Match": known})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert (await do(dana, made, "pause")).status_code == 200
        assert (await read(world, path, **{"If-None-Match": tag})).status_code == 200


async def test_a_new_address_ends_the_one_before_and_no_answer_tells_an_ended_one_from_none(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    assert (await dana.get("/me/calendar")).json() == {"made_at": None, "kinds": list(TITLES)}
    never = await read(world, f"/calendar/{'x' * 43}.ics")
    first = await dana.post("/me/calendar/address", key="once")
    again = await dana.post("/me/calendar/address", key="once")
    assert again.json() == first.json() | {"url": None}
    old = first.json()["url"].partition("/api/v1")[2]
    assert (await read(world, old)).status_code == 200
    new = await address(dana)
    ended = await read(world, old)
    assert (ended.status_code, ended.content) == (404, never.content)
    assert {name: ended.headers[name] for name in never.headers} == dict(never.headers)
    assert (await read(world, new)).status_code == 200
    assert (await dana.get("/me/calendar")).json()["made_at"] is not None
    assert (await dana.delete("/me/calendar/address")).status_code == 204
    assert (await read(world, new)).content == never.content
    assert (await dana.get("/me/calendar")).json()["made_at"] is None
    assert (await dana.delete("/me/calendar/address")).status_code == 204


async def test_a_new_password_ends_the_address(world: World) -> None:
    _, dana = await world.person(password_hash=hash_password("four quiet rivers east"))
    assert (await dana.put("/me/calendar/kinds", {"kinds": ["word"]})).status_code == 200
    path = await address(dana)
    change = {"current": "four quiet rivers east", "new": "nine loud mountains west"}
    assert (await dana.put("/me/password", change)).status_code == 204
    assert (await read(world, path)).status_code == 404
    assert (await dana.get("/me/calendar")).json() == {"made_at": None, "kinds": ["word"]}


async def test_whoever_is_out_of_a_coalition_reads_nothing_of_it_any_more(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        await world.member(coalition, "Jun")
        _, path = await weekly(world, dana, coalition)
        await told(dana, coalition.id)
        assert set(await calendar(world, path)) == {"word", "end", "closing"}
        assert (await dana.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
        left = await calendar(world, path)
    # One's own days alone are called off, so that they go from where they were.
    assert {kind: event["cancelled"] for kind, event in left.items()} == {"word": True, "end": True}
    with on("2026-12-24T09:00:00Z"):
        assert await calendar(world, path) == {}


async def test_one_commitment_is_put_into_a_calendar_as_the_same_entries(world: World) -> None:
    with on(MONDAY):
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, jun = await world.member(coalition, "Jun")
        made, path = await weekly(world, dana, coalition)
        await make(dana, coalition, by_when="2026-12-04")
        one = await dana.get(f"/commitments/{made['id']}/calendar.ics")
        whole = await read(world, path)
        assert one.headers["content-disposition"] == 'attachment; filename="calendar.ics"'
        assert [event for event in events(whole.content) if event in events(one.content)] == events(one.content)
        assert (len(events(one.content)), len(events(whole.content))) == (2, 3)
        assert (await jun.get(f"/commitments/{made['id']}/calendar.ics")).status_code == 403


async def test_an_address_that_is_asked_all_the_time_is_told_when_to_come_again(world: World) -> None:
    _, dana = await world.person()
    path = await address(dana)
    for _ in range(60):
        assert (await read(dana, path)).status_code == 200
    busy = await read(dana, path)
    assert (busy.status_code, busy.json()["code"]) == (429, "too_many_tries")
    assert int(busy.headers["retry-after"]) > 0
    # It is this one address alone.
    _, jun = await world.person("Jun")
    assert (await read(world, await address(jun))).status_code == 200
