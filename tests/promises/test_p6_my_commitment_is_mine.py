"""P6: my commitment is mine. Only its holder changes, renegotiates, releases or completes their part.

Several people take any step in any order. Before each step everybody else tries the same one, and again after it:
nothing that is not their own may move.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
import time_machine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from alongside.checkins.models import CheckIn
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.commitments import queries, service
from alongside.commitments.models import Commitment, Holding, Renegotiation
from alongside.commitments.rules import ReadBy
from alongside.commitments.schemas import CommitmentDraft
from alongside.consents.rules import AlreadyAnswered, ConsentAnswer, ConsentExpired, ConsentWithdrawn
from alongside.consents.schemas import InvitationAnswer
from alongside.core.database import Database
from alongside.core.errors import AlongsideError, NotFound
from alongside.departures import service as departures
from alongside.people.models import Person
from alongside.permissions.actor import Standing
from tests.promises.holders import ACTIVE, MOVES, PAUSED, RELEASED, Promise, Someone, act
from tests.world import World

pytestmark = pytest.mark.anyio
Result = TypeVar("Result")
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
SENTENCES = st.sampled_from(("Draft the request", "Draft one page"))
DAYS = st.integers(1, 40).map(lambda days: date(2026, 11, 2) + timedelta(days=days))
Rows = list[tuple[Any, ...]]


class TakenBack(Exception):
    """Ends an attempt, so that a history goes on as if it had not been."""


class Holders(RuleBasedStateMachine):
    """Four members, a newcomer, someone who left long ago, and someone who never was here."""

    people: Bundle[Someone] = Bundle("people")
    promises: Bundle[Promise] = Bundle("promises")

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.time = time_machine.travel(MONDAY, tick=False)
        self.time.start()
        self.everybody: list[Someone] = []
        self.made: list[Promise] = []

    def teardown(self) -> None:
        self.time.stop()

    # ---- doing it for real, and trying it

    def write(self, work: Callable[[Session], Result]) -> Result:
        return self.database.write_now(work)

    def not_of(self, session: Session, who: Someone) -> Rows:
        """Every row of a part that is not this person's: the part itself, its history, and its check-ins."""
        session.flush()
        others = (col(Holding.coalition_id) == who.coalition, col(Holding.membership_id) != who.seat)
        rows: Rows = []
        for part in session.exec(select(Holding).where(*others).order_by(col(Holding.id))):
            rows.append(tuple(part.model_dump().values()))
        for table in (Renegotiation, CheckIn):
            found = session.exec(
                select(table)
                .join(Holding, col(Holding.id) == col(table.holding_id))
                .where(*others)
                .order_by(col(table.id))
            )
            rows += [tuple(row.model_dump().values()) for row in found]
        return rows

    def tried(self, who: Someone, work: Callable[[Session], Any]) -> None:
        """Whatever comes of it for themselves: of what belongs to others nothing has changed."""

        def attempt(session: Session) -> None:
            before = self.not_of(session, who)
            try:
                with session.begin_nested():
                    work(session)
            except AlongsideError:
                pass
            session.expire_all()
            assert self.not_of(session, who) == before
            raise TakenBack

        with pytest.raises(TakenBack):
            self.write(attempt)

    def taken(self, who: Someone, refusal: type[AlongsideError] | None, work: Callable[[Session], Any]) -> None:
        """The step itself: refused as the model says or done, and only what is one's own has moved."""
        before = self.database.read_now(lambda session: self.not_of(session, who))
        if refusal is None:
            self.write(work)
        else:
            with pytest.raises(AlongsideError) as refused:
                self.write(work)
            assert type(refused.value) is refusal
        assert self.database.read_now(lambda session: self.not_of(session, who)) == before

    # ---- who is there

    @initialize(target=people)
    def gather(self) -> Any:
        def begin(session: Session) -> list[Someone]:
            coalition = Coalition(
                name="Room", visibility=Visibility.OPEN, status=CoalitionStatus.ACTIVE, zone="Europe/Madrid"
            )
            session.add(coalition)
            session.flush()
            found = [self.seated(session, coalition.id, Standing.MEMBER) for _ in range(4)]
            found.append(self.seated(session, coalition.id, Standing.NEWCOMER))
            found.append(self.seated(session, coalition.id, Standing.MEMBER, here=False))
            return [*found, Someone(uuid4(), coalition.id, None, Standing.OUTSIDER)]

        self.everybody = self.write(begin)
        return multiple(*self.everybody)

    def seated(self, session: Session, coalition_id: UUID, standing: Standing, *, here: bool = True) -> Someone:
        person = Person(name="Somebody", email=f"{uuid4().hex}@example.org")
        session.add(person)
        session.flush()
        row = Membership(
            coalition_id=coalition_id,
            person_id=person.id,
            name="Somebody",
            standing=MembershipStanding(standing.value),
            left_at=None if here else MONDAY,
        )
        session.add(row)
        session.flush()
        return Someone(person.id, coalition_id, row.id, standing, here)

    # ---- what can happen

    @rule(target=promises, who=people, narrow=st.booleans(), asked=st.lists(people, max_size=2))
    def make(self, who: Someone, narrow: bool, asked: list[Someone]) -> Any:
        if not who.here or who.seat is None or len(self.made) >= 4:
            return multiple()
        others = list({one.seat: one for one in asked if one.here and one.seat not in {None, who.seat}})
        draft = CommitmentDraft(
            sentence="Say it",
            by_when=MONDAY.date(),
            read_by=ReadBy.PARTNERS if narrow else ReadBy.COALITION,
            ask=others,
        )
        made = self.write(partial(service.make, coalition_id=who.coalition, draft=draft, actor=who.actor))
        promise = Promise(made.id, made.sentence, narrow, {who.seat: ACTIVE}, dict.fromkeys(others, who.seat))
        self.made.append(promise)
        return promise

    @rule(who=people, promise=promises, says=st.sampled_from(("yes", "no")))
    def answer(self, who: Someone, promise: Promise, says: str) -> None:
        given = InvitationAnswer(answer=ConsentAnswer(says))
        for other in self.everybody:
            if other is not who:
                self.tried(
                    other, partial(service.answer_invitation, commitment_id=promise.id, answer=given, actor=other.actor)
                )
        work = partial(service.answer_invitation, commitment_id=promise.id, answer=given, actor=who.actor)
        if not who.here or who.seat not in promise.asked:
            with pytest.raises((NotFound, AlreadyAnswered, ConsentWithdrawn, ConsentExpired)):
                self.write(work)
            return
        self.taken(who, None, work)
        del promise.asked[who.seat]
        if says == "yes":
            promise.parts[who.seat] = ACTIVE

    @rule(who=people, promise=promises, verb=st.sampled_from(sorted(MOVES)), day=DAYS, sentence=SENTENCES)
    def step(self, who: Someone, promise: Promise, verb: str, day: date, sentence: str) -> None:
        value: Any = sentence if verb == "reword" else day
        self.everybody_else_tries(who, promise, verb, value)
        refusal = promise.refusal(who, verb, value)
        if verb == "renegotiate" and refusal is None and day == self.day_of(promise, who):
            return
        self.taken(who, refusal, partial(act, promise=promise, verb=verb, value=value, actor=who.actor))
        if refusal is None:
            promise.move(who, verb, value)
        self.everybody_else_tries(who, promise, verb, value)

    def everybody_else_tries(self, who: Someone, promise: Promise, verb: str, value: Any) -> None:
        for other in self.everybody:
            if other is not who:
                self.tried(other, partial(act, promise=promise, verb=verb, value=value, actor=other.actor))

    def day_of(self, promise: Promise, who: Someone) -> date | None:
        assert who.seat is not None
        seat = who.seat
        found = self.database.read_now(lambda session: queries.part_of(session, promise.id, seat))
        return found.by_when if found else None

    @rule(who=people)
    def leave(self, who: Someone) -> None:
        if not who.member or sum(one.member for one in self.everybody) <= 2:
            return
        assert who.seat is not None
        seat = who.seat
        self.taken(who, None, partial(departures.leave, coalition_id=who.coalition, actor=who.actor))
        who.here = False
        for promise in self.made:
            if promise.parts.get(seat) in {ACTIVE, PAUSED}:
                promise.parts[seat] = RELEASED
            promise.asked.pop(seat, None)
            promise.ended(seat)

    # ---- what always holds

    @invariant()
    def every_part_stands_as_its_holder_left_it(self) -> None:
        def read(session: Session) -> None:
            for promise in self.made:
                row = session.get_one(Commitment, promise.id)
                parts = queries.holdings(session, promise.id)
                assert {part.membership_id: part.status.value for part in parts} == promise.parts
                assert row.sentence == promise.sentence
                assert (row.ended_at is None) is promise.open
                assert all((part.ended_at is None) is (part.status.value in {ACTIVE, PAUSED}) for part in parts)

        self.database.read_now(read)


def run(database: Database, examples: int, steps: int) -> None:
    class OnThisDatabase(Holders):
        def __init__(self) -> None:
            super().__init__(database)

    bounds = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(OnThisDatabase, settings=bounds)


async def test_nobody_moves_anothers_part_in_any_history(world: World) -> None:
    run(world.database, examples=12, steps=20)


@pytest.mark.long
async def test_nobody_moves_anothers_part_in_very_many_histories(world: World) -> None:
    run(world.database, examples=1000, steps=50)
