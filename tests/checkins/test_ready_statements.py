"""The ready statements of a check-in write to the row what objects wrote, in worlds made by chance."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import text
from sqlmodel import Session, col, select

from alongside.activity.models import Activity, ActivityActor
from alongside.agreements import service as agreements
from alongside.agreements.rules import AgreementKind
from alongside.checkins import service
from alongside.checkins.models import CheckIn
from alongside.checkins.rules import Answer
from alongside.checkins.schemas import CheckInDraft
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.errors import AlongsideError
from alongside.permissions.actor import Actor, Seat, Standing
from alongside.seats.queries import WHO_ASKS
from tests.checkins import by_objects
from tests.decided import by_decision
from tests.world import World

pytestmark = pytest.mark.anyio
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
# Chance alone would seldom find each: these are the ways in which a word is said.
ZONES = ("Europe/Madrid", "Pacific/Auckland", "America/Los_Angeles")
MANY = (
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
    INSERT INTO person (id, name, email, language, zone, unclaimed, version, created_at)
    SELECT {id}, 'N', 'n' || n.i || '@example.org', 'en', 'UTC', false, 1, person.created_at
    FROM n CROSS JOIN person
    """,
    """
    INSERT INTO membership (id, coalition_id, person_id, name, listing, standing, joined_at)
    SELECT {id}, (SELECT id FROM coalition), person.id, 'N', 'listed', 'member', person.created_at
    FROM person WHERE person.name = 'N'
    """,
    "ANALYZE",
)
Act = Callable[[Session, UUID, CheckInDraft, Actor], Any]


def with_ready_statements(session: Session, commitment_id: UUID, draft: CheckInDraft, actor: Actor) -> None:
    service.check_in(session, commitment_id, draft, actor=actor)


def with_objects(session: Session, commitment_id: UUID, draft: CheckInDraft, actor: Actor) -> None:
    by_objects.check_in(session, session.get_one(Commitment, commitment_id), draft, actor)


def made(session: Session, chance: Random, seat: Membership, other: Membership) -> Callable[[], UUID]:
    """A way to make the same commitment again."""
    rhythm = chance.choice([one for one in Rhythm if one is not Rhythm.OWN])
    read_by = chance.choice([*ReadBy, ReadBy.COALITION])
    wide = read_by is ReadBy.COALITION and chance.random() < 0.8
    status = chance.choice([HoldingStatus.ACTIVE] * 12 + [HoldingStatus.PAUSED, HoldingStatus.RELEASED])
    since = START + timedelta(hours=chance.randrange(0, 1500))
    resumed = since + timedelta(days=chance.randrange(1, 40)) if chance.random() < 0.3 else None
    shared = chance.random() < 0.4

    def make() -> UUID:
        one = Commitment(
            coalition_id=seat.coalition_id, sentence="S", by_when=date(2027, 1, 1), rhythm=rhythm, read_by=read_by
        )
        session.add(one)
        session.flush()
        for holder, state in ((seat, status), *(((other, HoldingStatus.ACTIVE),) if shared else ())):
            session.add(
                Holding(
                    commitment_id=one.id,
                    coalition_id=seat.coalition_id,
                    membership_id=holder.id,
                    status=state,
                    by_when=one.by_when,
                    since=since,
                    resumed_at=resumed,
                    ended_at=since if state is HoldingStatus.RELEASED else None,
                    check_ins_read_by=ReadBy.COALITION if wide else ReadBy.PARTNERS,
                )
            )
        session.flush()
        return one.id

    return make


def said(session: Session, commitment_id: UUID) -> dict[str, Any]:
    """All rows about a commitment, but for the ids that each has of its own."""
    session.expire_all()
    commitment = session.get_one(Commitment, commitment_id)
    check_ins = session.exec(select(CheckIn).where(CheckIn.commitment_id == commitment_id).order_by(col(CheckIn.id)))
    rows = [(row.id, row.model_dump(exclude={"id", "commitment_id", "holding_id"})) for row in check_ins]
    places = {id_: place for place, (id_, _) in enumerate(rows)}
    parts = session.exec(
        select(Holding).where(Holding.commitment_id == commitment_id).order_by(col(Holding.status), col(Holding.since))
    )
    happened = session.exec(
        select(Activity.kind, Activity.at, ActivityActor.membership_id)
        .join(ActivityActor, col(ActivityActor.activity_id) == col(Activity.id))
        .where(Activity.thing_id == commitment_id)
        .order_by(col(Activity.sequence))
    )
    pointers = {"last_check_in_id", "last_shared_check_in_id"}
    return {
        "commitment": commitment.model_dump(exclude={"id", *pointers}),
        "last": [places.get(getattr(commitment, name)) for name in sorted(pointers)],
        "parts": sorted(str(part.model_dump(exclude={"id", "commitment_id"})) for part in parts),
        "said": [row for _, row in rows],
        "happened": [tuple(row) for row in happened],
    }


def does(database: Database, act: Act, commitment_id: UUID, draft: CheckInDraft, actor: Actor) -> Any:
    """What comes of it: whom it wakes, or how it is refused; and every row afterwards."""

    def work(session: Session) -> set[UUID]:
        act(session, commitment_id, draft, actor)
        session.flush()
        return set(session.info.get("touched", ()))

    try:
        outcome: Any = database.write_now(work)
    except AlongsideError as error:
        outcome = error.code
    return outcome, database.write_now(lambda session: said(session, commitment_id))


async def compare(world: World, seed: int, words: int) -> None:
    chance = Random(seed)
    with time_machine.travel(START, tick=False):
        coalition = await world.coalition()
        (seat, _), (other, _) = await world.member(coalition, "Dana"), await world.member(coalition, "Jun")
        terms = agreements.Terms(
            AgreementKind.RHYTHM, "W", "W", date(2027, 1, 1), data={"weekday": chance.randrange(7)}
        )
        await by_decision(world, coalition.id, lambda session, by: agreements.adopt(session, terms, by=by))
    person_id = seat.person_id
    actor = Actor(person_id, None, seats={coalition.id: Seat(seat.id, coalition.id, Standing.MEMBER)})

    def lives(session: Session) -> list[UUID]:
        row = session.get_one(Coalition, coalition.id)
        row.zone = chance.choice(ZONES)
        row.status = chance.choice([CoalitionStatus.ACTIVE] * 10 + [CoalitionStatus.RESTING, CoalitionStatus.CLOSED])
        row.woken_at = START + timedelta(days=chance.randrange(60)) if chance.random() < 0.3 else None
        make = made(session, chance, seat, other)
        return [make(), make()]

    with time_machine.travel(START, tick=False):
        pair = world.database.write_now(lives)
    now = START + timedelta(days=80)
    for _ in range(words):
        now += timedelta(hours=chance.choice([1, 5, 20, 24, 60, 170, 400]))
        answer = chance.choice([*Answer, Answer.MOVING, Answer.STUCK, Answer.SLOWER])
        late: dict[str, Any] = {
            "written_for": chance.choice([None, (now - timedelta(days=chance.randrange(8))).date()])
        }
        draft = CheckInDraft(
            answer=answer,
            words=chance.choice([None, "A word"]),
            ask=chance.choice([None, "Come"]),
            read_by=chance.choice([None, *ReadBy]),
            **(late if chance.random() < 0.3 else {}),
        )
        with time_machine.travel(now, tick=False):
            ready, objects = (
                does(world.database, act, one, draft, actor)
                for act, one in zip((with_ready_statements, with_objects), pair, strict=True)
            )
        assert ready == objects, (seed, draft)


@pytest.mark.parametrize("seed", range(25))
async def test_they_write_what_objects_wrote(world: World, seed: int) -> None:
    await compare(world, seed, 5)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(25, 1000))
async def test_they_write_what_objects_wrote_in_many_worlds(world: World, seed: int) -> None:
    await compare(world, seed, 8)


async def test_who_asks_is_found_without_reading_everybodys_seats(world: World) -> None:
    coalition = await world.coalition()
    await world.member(coalition)
    await world.database.write(_many_members)
    ready = WHO_ASKS.on(world.database.engine.dialect)
    now = clock.now()
    given = {"secret_hash": b"", "now": now, "idle_since": now, "somewhere_today": now.date()}
    explain, params = (
        ("EXPLAIN QUERY PLAN ", tuple(ready.bind_in_order(given)))
        if world.database.is_sqlite
        else ("EXPLAIN ", ready.bind_named(given))
    )
    with world.database.engine.connect() as connection:
        rows = connection.exec_driver_sql(explain + ready.sql, params).all()
    found = "\n".join(str(row[-1]) for row in rows)
    for whole in ("SCAN membership", "SCAN following", "Seq Scan on membership"):
        assert whole not in found


def _many_members(session: Session) -> None:
    """Ten thousand: what is there once counts for little."""
    assert session.bind is not None
    one = "randomblob(16)" if session.bind.dialect.name == "sqlite" else "gen_random_uuid()"
    for statement in MANY:
        session.execute(text(statement.format(id=one)))
