"""Decisions come back on their day: once, in every zone, also after the server slept; and end as they were decided."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

import pytest
import time_machine
from sqlmodel import Session

from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.core.live import Hub
from alongside.decisions import coming_due, reviews
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.worker import DUTIES, tick
from tests.decisions.choosing import RULE, adopted, days_come, decided, decision, people, subject_of
from tests.decisions.choosing import reviews as reviews_of
from tests.decisions.rounds import code, fields, later, record_of, say, seen, told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
FIRST = date(2025, 12, 29)
DAYS = [FIRST + timedelta(days=number) for number in range(3 * 366)]
MOMENT = timedelta(microseconds=1)


def clock_of(zone: str) -> tuple[timedelta | None, ...]:
    """How far a zone is from UTC on each of the days: zones that agree need no second walk."""
    there = ZoneInfo(zone)
    return tuple(datetime(one.year, one.month, one.day, 12, tzinfo=UTC).astimezone(there).utcoffset() for one in DAYS)


CLOCKS = {clock_of(zone): zone for zone in sorted(available_timezones() - {"localtime"})}


def days_of_interest(clock: tuple[timedelta | None, ...]) -> list[date]:
    """Each seventh day, and those around every change of the clock."""
    changes = [place for place in range(1, len(clock)) if clock[place] != clock[place - 1]]
    near = {place + step for place in changes for step in range(-2, 3)} | set(range(2, len(DAYS), 7))
    return [DAYS[place] for place in sorted(near) if 2 <= place < len(DAYS)]


@pytest.mark.parametrize(("zone", "clock"), [(zone, clock) for clock, zone in CLOCKS.items()])
def test_a_day_comes_with_the_first_tick_in_it_in_any_zone_over_three_years(
    zone: str, clock: tuple[timedelta | None, ...]
) -> None:
    there, tick_every = ZoneInfo(zone), timedelta(minutes=30)
    for day in days_of_interest(clock):
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=27)
        while at.astimezone(there).date() < day:
            at += tick_every
        assert coming_due.has_begun(day, zone, at)
        assert not coming_due.has_begun(day, zone, at - tick_every)
        assert coming_due.has_begun(day, zone, at + timedelta(days=400))
        # And it is found: no zone is further ahead than the duty looks.
        assert (at + coming_due.FURTHEST_AHEAD).date() >= day


async def in_zone(world: World, zone: str, on: date, **fields: Any) -> UUID:
    """A decision of a coalition in this zone, that is looked at again on a day."""
    coalition = await world.coalition()

    def make(session: Session) -> UUID:
        session.get_one(Coalition, coalition.id).zone = zone
        row = Decision(
            coalition_id=coalition.id,
            number=2,
            kind=Kind.AGREEMENT,
            method=Method.CONSENT,
            title="As we decided",
            text="As we decided.",
            asked=1,
            answered=1,
            review_on=on,
            **fields,
        )
        session.add(row)
        session.flush()
        reviews.begin(session, row)
        return row.id

    made: UUID = await world.database.write(make)
    return made


async def came(world: World, decision_id: UUID) -> bool:
    def read(session: Session) -> bool:
        found = reviews.open_review(session, decision_id)
        return found is not None and found.came_at is not None

    return bool(await world.database.read(read))


@pytest.mark.parametrize(
    ("zone", "on", "begins"),
    [
        ("Europe/Paris", date(2027, 3, 28), "2027-03-27T23:00"),
        ("Europe/Paris", date(2027, 10, 31), "2027-10-30T22:00"),
        ("Africa/Cairo", date(2027, 4, 30), "2027-04-29T22:00"),
        ("America/Santiago", date(2027, 9, 5), "2027-09-05T04:00"),
        ("America/Havana", date(2027, 3, 14), "2027-03-14T05:00"),
        ("Pacific/Kiritimati", date(2027, 6, 1), "2027-05-31T10:00"),
        ("Pacific/Pago_Pago", date(2027, 6, 1), "2027-06-01T11:00"),
        ("Australia/Lord_Howe", date(2027, 10, 3), "2027-10-02T13:30"),
        ("Asia/Kathmandu", date(2027, 6, 1), "2027-05-31T18:15"),
    ],
)
async def test_the_duty_brings_it_at_that_instant_once(world: World, zone: str, on: date, begins: str) -> None:
    begin = datetime.fromisoformat(begins).replace(tzinfo=UTC)
    made = await in_zone(world, zone, on)
    with time_machine.travel(begin - MOMENT, tick=False):
        assert await days_come(world) == 0
        assert not await came(world, made)
    with time_machine.travel(begin, tick=False):
        assert [await days_come(world) for _ in range(3)] == [1, 0, 0]
        assert await came(world, made)
    with time_machine.travel(begin + timedelta(days=400), tick=False):
        assert await days_come(world) == 0


async def test_after_a_sleep_each_is_brought_once(world: World) -> None:
    made = [await in_zone(world, zone, date(2027, 6, 1)) for zone in ("Asia/Tokyo", "America/New_York", "UTC")]
    with time_machine.travel(datetime(2028, 1, 1, tzinfo=UTC), tick=False):
        assert [await days_come(world) for _ in range(2)] == [3, 0]
    assert all([await came(world, one) for one in made])


async def test_the_worker_has_this_duty_and_tells_the_coalition(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    assert coming_due.days_come in DUTIES
    with later(days=366):
        for _ in range(2):
            await tick(world.database, Hub())
    assert (await record_of(world, coalition.id)).count("review_due") == 1
    assert await reviews_of(world, made["id"]) == [(None, True, date.fromisoformat(made["review_on"]))]


async def home_reviews(browser: Browser) -> list[str]:
    rows = (await browser.get("/today")).json()["asked"]
    return [row["thing_id"] for row in rows if row["kind"] == "review"]


async def listed(browser: Browser, coalition_id: UUID) -> list[tuple[str, bool, bool]]:
    page = (await browser.get(f"/coalitions/{coalition_id}/reviews")).json()["items"]
    return [(one["decision"]["id"], one["came"] is not None, one["talked_about"]) for one in page]


async def come(world: World, browser: Browser, made: dict[str, str]) -> None:
    """Its day has come: as if it had been set for today."""

    def today(session: Session) -> None:
        found = reviews.open_review(session, UUID(made["id"]))
        assert found is not None
        found.on_date = clock.now().date() - timedelta(days=1)
        session.add(found)

    await world.database.write(today)
    assert await days_come(world) >= 1


async def test_what_is_due_is_at_home_until_someone_proposes_and_it_is_renewed(world: World) -> None:
    coalition, browsers = await people(world)
    dana, bo, _ = browsers
    _, newcomer = await world.newcomer(coalition)
    made = await decided(browsers, coalition.id, **RULE)
    assert (await home_reviews(bo), await listed(bo, coalition.id)) == ([], [(made["id"], False, False)])
    await come(world, dana, made)
    assert await home_reviews(bo) == [made["id"]]
    assert await home_reviews(newcomer) == []
    on = (clock.now().date() + timedelta(days=200)).isoformat()
    renewal = {
        "kind": "renewal",
        "payload": {"decision_id": made["id"]},
        "review_on": on,
        "title": "Go on",
        "text": ".",
    }
    proposal = await told(dana, coalition.id, **renewal)
    assert (await home_reviews(bo), await listed(bo, coalition.id)) == ([], [(made["id"], True, True)])
    await dana.post(f"/proposals/{proposal['id']}/withdraw")
    assert await home_reviews(bo) == [made["id"]]
    renewed = await decided(browsers, coalition.id, **renewal)
    assert (renewed["review"], renewed["made"]) == (None, [])
    shown = (await decision(bo, made["id"]))["review"]
    assert (shown["on"], shown["came"], shown["outcome"]) == (on, None, None)
    assert [one[:2] for one in await reviews_of(world, made["id"])] == [("renewed", True), (None, False)]
    assert await home_reviews(bo) == []


async def test_an_amended_agreement_settles_the_decision_before(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    payload = {"subject_id": await subject_of(world, made["id"])}
    changed = await decided(browsers, coalition.id, **RULE | {"text": "Five minutes.", "payload": payload})
    assert (await decision(browsers[0], made["id"]))["review"]["outcome"] == "amended"
    assert (await decision(browsers[0], changed["id"]))["review"]["outcome"] is None
    assert [one[0] for one in await listed(browsers[0], coalition.id)] == [changed["id"]]


async def test_a_retired_agreement_stands_no_longer(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE)
    retire = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": made["id"]}}
    await decided(browsers, coalition.id, **retire)
    assert (await decision(browsers[0], made["id"]))["review"]["outcome"] == "retired"
    standing = (await browsers[0].get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
    assert RULE["title"] not in [one["title"] for one in standing]
    again = await browsers[0].post(f"/coalitions/{coalition.id}/proposals", retire)
    assert code(again) == (409, "decision_not_in_force")


async def test_retiring_ends_an_action_and_an_initiative(world: World) -> None:
    coalition, browsers = await people(world)
    for kind, ended in (("action", "let_go"), ("initiative", "closed")):
        made = await decided(browsers, coalition.id, kind=kind, title="Walk", text=".", payload={})
        retire = {"kind": "retirement", "title": "Enough", "text": ".", "payload": {"decision_id": made["id"]}}
        await decided(browsers, coalition.id, **retire)
        thing = (await browsers[0].get(f"/{kind}s/{made['made'][0]['id']}")).json()
        assert thing.get("status", thing.get("stage")) == ended


async def test_what_can_not_be_renewed_or_retired_says_why(world: World) -> None:
    coalition, browsers = await people(world)
    dana = browsers[0]
    elsewhere, others = await people(world)
    foreign = await decided(others, elsewhere.id, **RULE)
    group = await decided(browsers, coalition.id)
    trial = await decided(browsers, coalition.id, **RULE, trial_days=20)

    async def refused(kind: str, decision_id: str) -> object:
        payload = {"decision_id": decision_id}
        body = {"kind": kind, "title": "T", "text": ".", "payload": payload}
        answer = await dana.post(f"/coalitions/{coalition.id}/proposals", body)
        return fields(answer) or code(answer)

    assert await refused("renewal", foreign["id"]) == [("/payload/decision_id", "decision_unknown")]
    assert await refused("retirement", str(coalition.id)) == [("/payload/decision_id", "decision_unknown")]
    assert await refused("retirement", group["id"]) == (409, "cannot_be_retired")
    assert await refused("renewal", trial["id"]) == (409, "decision_on_trial")
    small = {"kind": "renewal", "weight": "small", "title": "T", "text": ".", "payload": {"decision_id": group["id"]}}
    assert fields(await dana.post(f"/coalitions/{coalition.id}/proposals", small)) == [("/weight", "needs_full_weight")]


async def test_a_trial_ends_by_itself_once_and_its_review_comes_with_it(world: World) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, **RULE, trial_days=20)
    assert made["ends_on"] == made["review"]["on"]
    with later(days=21):
        assert [await days_come(world) for _ in range(2)] == [1, 0]
    shown = (await decision(browsers[0], made["id"]))["review"]
    assert (shown["came"] is not None, shown["trial_ended"] is not None, shown["outcome"]) == (True, True, None)
    happened = await record_of(world, coalition.id)
    assert (happened.count("trial_ended"), happened.count("review_due")) == (1, 1)
    standing = (await browsers[0].get(f"/coalitions/{coalition.id}/agreements")).json()["items"]
    assert RULE["title"] not in [one["title"] for one in standing]
    # Looked at for ten working days, then it is in the record alone.
    assert await home_reviews(browsers[0]) == [made["id"]]
    with later(days=50):
        assert [await days_come(world) for _ in range(2)] == [1, 0]
    assert (await decision(browsers[0], made["id"]))["review"]["outcome"] == "ended"


async def test_a_trial_over_a_standing_agreement_settles_nothing_until_it_stays(world: World) -> None:
    coalition, browsers = await people(world)
    first = await decided(browsers, coalition.id, **RULE)
    payload = {"subject_id": await subject_of(world, first["id"])}
    tried = await decided(browsers, coalition.id, **RULE | {"text": "Five minutes.", "payload": payload}, trial_days=20)
    assert (await decision(browsers[0], first["id"]))["review"]["outcome"] is None
    last = await decided(browsers, coalition.id, **RULE | {"text": "Six minutes.", "payload": payload})
    outcomes = [(await decision(browsers[0], one["id"]))["review"]["outcome"] for one in (first, tried, last)]
    assert outcomes == ["amended", "amended", None]
    with later(days=30):
        await days_come(world)
    assert "trial_ended" not in await record_of(world, coalition.id)


async def test_what_was_tried_is_looked_at_with_its_objection_first(world: World) -> None:
    coalition, (dana, bo, chi) = await people(world)
    proposal = await told(dana, coalition.id, **RULE, trial_days=30)
    for one in (bo, chi, dana, bo, chi):
        if (await seen(one, proposal))["abilities"]["pass"]:
            await one.post(f"/proposals/{proposal['id']}/pass")
    for number in (1, 2, 3):
        now = await seen(dana, proposal)
        for one in (dana, bo):
            await say(one, now, "consent")
        await say(chi, now, "objection", harm="The night shift has no hour.")
        if number < 3:
            text = {"title": RULE["title"], "text": f"Version {number}.", "payload": {}, "change": "substance"}
            version = {"If-Match": f'"{number}"'}
            await dana.post(f"/proposals/{proposal['id']}/versions", text | {"trial_days": 30}, headers=version)
    out = await seen(dana, proposal)
    assert out["status"] == "adopted", out
    page = (await dana.get(f"/coalitions/{coalition.id}/reviews")).json()["items"]
    assert [one["harm"] for one in page[0]["objections"]] == ["The night shift has no hour."]
    assert page[0]["trial_ends"] is not None


async def test_the_list_goes_on_where_it_stopped(world: World) -> None:
    coalition, browsers = await people(world)
    made = []
    for place in (3, 1, 2, 2):
        on = (clock.now().date() + timedelta(days=30 * place)).isoformat()
        made.append((on, (await adopted(browsers, coalition.id, **RULE, review_on=on))["decision"]["id"]))
    found, after = [], ""
    for _ in range(4):
        page = (await browsers[0].get(f"/coalitions/{coalition.id}/reviews?limit=1{after}")).json()
        found += [one["decision"]["id"] for one in page["items"]]
        after = f"&after={page['next']}"
    assert page["next"] is None
    assert [{id_: on for on, id_ in made}[one] for one in found] == sorted(on for on, _ in made)


async def test_a_closed_coalition_looks_at_nothing(world: World) -> None:
    coalition, browsers = await people(world)
    await decided(browsers, coalition.id)
    await decided(browsers, coalition.id, kind="closing", title="We end", text=".", payload={})
    with later(days=400):
        assert await days_come(world) == 0


async def test_however_many_servers_wake_at_once_it_comes_once(world: World) -> None:
    made = await in_zone(world, "Asia/Tokyo", clock.now().date() - timedelta(days=1))
    done = await asyncio.gather(*(days_come(world) for _ in range(6)))
    assert sum(done) == 1
    assert await came(world, made)


@pytest.mark.parametrize(("kind", "ended"), [("action", "let_go"), ("initiative", "closed"), ("resting", "active")])
async def test_what_is_tried_ends_by_itself(world: World, kind: str, ended: str) -> None:
    coalition, browsers = await people(world)
    made = await decided(browsers, coalition.id, kind=kind, title="Walk", text=".", payload={}, trial_days=5)
    with later(days=7):
        assert [await days_come(world) for _ in range(2)] == [1, 0]
    at = f"/coalitions/{coalition.id}" if kind == "resting" else f"/{kind}s/{made['made'][0]['id']}"
    thing = (await browsers[0].get(at)).json()
    assert thing.get("status", thing.get("stage")) == ended


async def test_the_founding_act_is_settled_when_nothing_of_it_stands(world: World) -> None:
    _, dana = await world.person("Dana")
    founded = (await dana.post("/coalitions", {"name": "New", "purpose": "P", "visibility": "open"})).json()
    here = UUID(founded["id"])
    await decided([dana], here, kind="purpose", title="Why", text="A better reason.", payload={})
    assert await reviews_of(world, founded["decision_id"])
    assert (await decision(dana, founded["decision_id"]))["review"]["outcome"] is None
    await decided([dana], here, kind="rhythm", title="When", text="On Mondays.", payload={"weekday": 0})
    assert (await decision(dana, founded["decision_id"]))["review"]["outcome"] == "amended"
