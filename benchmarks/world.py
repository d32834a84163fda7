"""A database for measuring: one coalition, its members, their commitments, and a long history of check-ins."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from alongside.activity.models import CoalitionCounter
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.checkins.models import CheckIn
from alongside.checkins.rules import Answer
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rules import ReadBy, Rhythm
from alongside.core import clock, ids, migrations
from alongside.core.database import Database
from alongside.core.security import digest, new_secret
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.people.models import Person, SignInSession
from benchmarks.big_round import big_round

BATCH = 5000


class Filled:
    """What the measuring client needs to know."""

    def __init__(self, coalition_id: UUID, secret: str, commitments: list[UUID], proposal_id: UUID) -> None:
        self.coalition_id = coalition_id
        self.secret = secret
        self.commitments = commitments
        self.proposal_id = proposal_id


def fill(url: str, *, members: int, commitments: int, check_ins: int) -> Filled:
    """Make the database. Its first member holds 50 of the commitments, the others share the rest."""
    database = Database(url)
    migrations.upgrade(database.engine)
    try:
        filled = database.write_now(lambda session: _fill(session, members, commitments, check_ins))
        _settle(database)
        return filled
    finally:
        database.dispose()


def _settle(database: Database) -> None:
    """Look at what was filled in, as PostgreSQL does by itself a minute later, in the middle of the measuring."""
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _fill(session: Session, members: int, commitments: int, check_ins: int) -> Filled:
    coalition = Coalition(name="Measured", visibility=Visibility.OPEN, status=CoalitionStatus.ACTIVE, zone="UTC")
    session.add(coalition)
    session.flush()
    session.add(CoalitionCounter(coalition_id=coalition.id))
    _agree(session, coalition.id)
    seats, secret = _members(session, coalition.id, members)
    made = _commitments(session, coalition.id, seats, commitments)
    _check_ins(session, coalition.id, made, check_ins)
    proposal_id = big_round(session, coalition.id, seats)
    return Filled(coalition.id, secret, [commitment for commitment, _ in made[:50]], proposal_id)


def _agree(session: Session, coalition_id: UUID) -> None:
    next_year = clock.now().date() + timedelta(days=365)
    decision = Decision(
        coalition_id=coalition_id, number=1, kind=Kind.FOUNDING, method=Method.FOUNDING, title="We begin",
        text="We begin.", asked=1, answered=1, review_on=next_year,
    )  # fmt: skip
    session.add(decision)
    session.flush()
    for kind in (AgreementKind.PURPOSE, AgreementKind.RHYTHM):
        session.add(
            Agreement(
                coalition_id=coalition_id, kind=kind, title=kind, text="We agree.", data={}, decision_id=decision.id,
                decision_number=1, version=1, subject_id=coalition_id, review_on=next_year,
            )
        )  # fmt: skip


def _members(session: Session, coalition_id: UUID, count: int) -> tuple[list[UUID], str]:
    secret = new_secret()
    seats = []
    for number in range(count):
        person = Person(name=f"Member {number}", email=f"{number}@example.org")
        session.add(person)
        seat = Membership(
            coalition_id=coalition_id, person_id=person.id, name=person.name, standing=MembershipStanding.MEMBER
        )
        session.flush()
        session.add(seat)
        seats.append(seat.id)
        if number == 0:
            ends_at = clock.now() + timedelta(days=30)
            session.add(SignInSession(person_id=person.id, secret_hash=digest(secret), ends_at=ends_at))
    session.flush()
    return seats, secret


def _commitments(session: Session, coalition_id: UUID, seats: list[UUID], count: int) -> list[tuple[UUID, UUID]]:
    by_when = clock.now().date() + timedelta(days=60)
    since = clock.now() - timedelta(days=90)
    made: list[tuple[UUID, UUID]] = []
    rows: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []
    for number in range(count):
        commitment, holding = ids.shared_id(), ids.private_id()
        rows.append(
            Commitment(
                id=commitment, coalition_id=coalition_id, sentence=f"Do thing {number}", by_when=by_when,
                rhythm=Rhythm.NONE, made_at=since, updated_at=since + timedelta(seconds=number),
            ).model_dump()
        )  # fmt: skip
        seat = seats[0] if number < 50 else seats[number % len(seats)]
        held.append(
            Holding(
                id=holding, commitment_id=commitment, coalition_id=coalition_id, membership_id=seat, by_when=by_when,
                check_ins_read_by=ReadBy.COALITION, since=since,
            ).model_dump()
        )  # fmt: skip
        made.append((commitment, holding))
    session.execute(insert(Commitment), rows)
    session.execute(insert(Holding), held)
    return made


def _check_ins(session: Session, coalition_id: UUID, made: list[tuple[UUID, UUID]], count: int) -> None:
    chance = random.Random(7)
    answers = list(Answer)
    for start in range(0, count, BATCH):
        rows = []
        for _ in range(min(BATCH, count - start)):
            commitment, holding = made[chance.randrange(len(made))]
            rows.append(
                CheckIn(
                    coalition_id=coalition_id, commitment_id=commitment, holding_id=holding,
                    answer=chance.choice(answers), read_by=ReadBy.COALITION, words="A word on where it stands.",
                ).model_dump()
            )  # fmt: skip
        session.execute(insert(CheckIn), rows)
