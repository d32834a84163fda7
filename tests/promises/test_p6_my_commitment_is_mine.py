"""P6: my commitment is mine. Only its holder changes, renegotiates, releases or completes their part.

Several people take any step in any order. Before each step everybody else tries the same one, and again after it:
nothing that is not their own may move.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
import time_machine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from alongside.checkins.models import CheckIn
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.commitments import companions, handing_over, queries, service
from alongside.commitments.models import Commitment, Holding, Renegotiation
from alongside.commitments.rules import AlreadyCompanion, ReadBy
from alongside.commitments.schemas import CommitmentDraft, PartnerWanted
from alongside.consents import queries as consents
from alongside.consents.rules import AlreadyAnswered, ConsentAnswer, ConsentExpired, ConsentKind, ConsentWithdrawn
from alongside.consents.schemas import InvitationAnswer
from alongside.core.database import Database
from alongside.core.errors import AlongsideError, NotFound
from alongside.departures import service as departures
from alongside.people.models import Person
from alongside.permissions.actor import Standing
from tests.promises.holders import ACTIVE, MOVES, PAUSED, Promise, Someone, act
from tests.world import World

pytestmark = pytest.mark.anyio
Result = TypeVar("Result")
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
SENTENCES = st.sampled_from(("Draft the request", "Draft one page"))
DAYS = st.integers(1, 40).map(lambda days: date(2026, 11, 2) + timedelta(days=days))
ANY = st.integers(0, 1000)
VERBS = st.sampled_from(sorted(MOVES))
OPEN = {ACTIVE, PAUSED}
ANSWERS = {says: InvitationAnswer(answer=ConsentAnswer(says)) for says in ("yes", "no")}
Rows = list[tuple[UUID, dict[str, Any]]]
Thing = TypeVar("Thing")


def not_of(who: Someone, rows: Rows) -> list[str]:
    """What is not this person's."""
    return sorted(str(row) for seat, row in rows if seat != who.seat)


def one_of(things: Sequence[Thing], index: int) -> Thing:
    return things[index % len(things)]


class TakenBack(Exception):
    """Ends an attempt, so that a history goes on as if it had not been."""


class Holders(RuleBasedStateMachine):
    """Four members, a newcomer, someone who left long ago, and someone who never was here."""

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

    def parts(self, session: Session) -> Rows:
        """Every row of a part, with whose it is: the part itself, its history, and its check-ins."""
        here = col(Holding.coalition_id) == self.everybody[0].coalition
        of_part = (select(table, Holding.membership_id).join(Holding) for table in (Renegotiation, CheckIn))
        rows = [(part.membership_id, part.model_dump()) for part in session.exec(select(Holding).where(here))]
        return rows + [(seat, row.model_dump()) for found in of_part for row, seat in session.exec(found.where(here))]

    def tried(self, others: list[Someone], work: Callable[..., Any]) -> None:
        """Whatever comes of it for themselves: of what belongs to others nothing changes. Then it never was."""

        def attempt(session: Session) -> None:
            before = self.parts(session)
            for other in others:
                with suppress(AlongsideError, TakenBack), session.begin_nested():
                    work(session, actor=other.actor)
                    session.flush()
                    session.expire_all()
                    assert not_of(other, self.parts(session)) == not_of(other, before)
                    raise TakenBack
            raise TakenBack

        with pytest.raises(TakenBack):
            self.write(attempt)

    def taken(self, who: Someone, refusal: type[AlongsideError] | None, work: Callable[..., Any]) -> None:
        """The step itself: refused as the model says or done, and only what is one's own has moved."""
        before = self.database.read_now(self.parts)
        if refusal is None:
            self.write(partial(work, actor=who.actor))
        else:
            with pytest.raises(AlongsideError) as refused:
                self.write(partial(work, actor=who.actor))
            assert type(refused.value) is refusal
        assert not_of(who, self.database.read_now(self.parts)) == not_of(who, before)

    # ---- who is there

    @initialize()
    def gather(self) -> None:
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
        first, second, third = self.everybody[:3]
        self.answers(second, self.makes(first, [second, third], narrow=False), "yes")
        self.answers(third, self.makes(second, [third], narrow=True), "yes")

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

    @precondition(lambda self: len(self.made) < 4)
    @rule(index=ANY, narrow=st.booleans(), asked=st.lists(ANY, max_size=2))
    def make(self, index: int, narrow: bool, asked: list[int]) -> None:
        who = one_of(self.everybody, index)
        if who.here and who.seat is not None:
            self.makes(who, [one_of(self.everybody, one) for one in asked], narrow=narrow)

    def makes(self, who: Someone, asked: list[Someone], *, narrow: bool) -> Promise:
        assert who.seat is not None
        others = dict.fromkeys(one.seat for one in asked if one.here and one.seat and one.seat != who.seat)
        draft = CommitmentDraft(
            sentence="Say it",
            by_when=MONDAY.date(),
            read_by=ReadBy.PARTNERS if narrow else ReadBy.COALITION,
            ask=list(others),
        )
        made = self.write(partial(service.make, coalition_id=who.coalition, draft=draft, actor=who.actor))
        promise = Promise(
            made.id,
            made.sentence,
            narrow,
            parts={who.seat: ACTIVE},
            asked=dict.fromkeys(others, who.seat),
            days={who.seat: made.by_when},
        )
        self.made.append(promise)
        return promise

    @rule(index=ANY, which=ANY, says=st.sampled_from(("yes", "yes", "no")))
    def answer(self, index: int, which: int, says: str) -> None:
        promise = one_of(self.made, which)
        asked = [one for one in self.everybody if one.seat in promise.asked]
        self.answers(one_of([*asked * 4, *self.everybody], index), promise, says)

    def answers(self, who: Someone, promise: Promise, says: str) -> None:
        work = partial(service.answer_invitation, commitment_id=promise.id, answer=ANSWERS[says])
        self.tried(self.all_but(who), work)
        if not who.here or who.seat not in promise.asked:
            with pytest.raises((NotFound, AlreadyAnswered, ConsentWithdrawn, ConsentExpired)):
                self.write(partial(work, actor=who.actor))
            return
        self.taken(who, None, work)
        del promise.asked[who.seat]
        if says == "yes":
            promise.parts[who.seat], promise.days[who.seat] = ACTIVE, MONDAY.date()

    @rule(which=ANY, index=ANY, says=st.sampled_from(("yes", "yes", "no")))
    def hand_over(self, which: int, index: int, says: str) -> None:
        """A part goes to whoever says yes to it, and to nobody by anybody else's doing."""
        promise = one_of(self.made, which)
        held = self.holding(promise)
        new = [one for one in self.everybody if one.here and one.seat and one.seat not in promise.parts]
        if not held or not new:
            return
        who, to = one_of(held, index), one_of(new, index)
        if to.seat is None or to.seat in promise.refused:
            return
        asking = partial(
            handing_over.ask,
            commitment_id=promise.id,
            wanted=PartnerWanted(membership_id=to.seat),
        )
        self.tried([one for one in self.everybody if one not in held], asking)
        self.taken(who, None, asking)
        part = self.database.read_now(partial(queries.part_of, commitment_id=promise.id, seat=who.seat))  # type: ignore[arg-type]
        answering = partial(handing_over.answer, holding_id=part.id, given=ANSWERS[says])  # type: ignore[union-attr]
        self.tried(self.all_but(to), answering)
        self.write(partial(answering, actor=to.actor))
        if says == "yes":
            promise.handed_over(who, to)
        else:
            promise.refused.add(to.seat)

    @rule(which=ANY, index=ANY)
    def walk_along(self, which: int, index: int) -> None:
        """Who walks along tries all that others try, from then on; and nobody makes anybody walk along."""
        promise = one_of(self.made, which)
        held = self.holding(promise)
        others = [one for one in self.everybody if one.here and one.seat and one not in held]
        if not held or not others:
            return
        who, to = one_of(held, index), one_of(others, index)
        assert who.seat is not None
        assert to.seat is not None
        asking = partial(companions.ask, commitment_id=promise.id, wanted=PartnerWanted(membership_id=to.seat))
        with suppress(AlreadyCompanion):
            self.taken(who, None, asking)
            (asked,) = self.database.read_now(partial(self.questions, who=who, to=to))
            answering = partial(companions.answer, thing_id=asked, given=ANSWERS["yes"])
            self.tried(self.all_but(to), answering)
            self.taken(to, None, answering)
            promise.walking.add((who.seat, to.seat))

    def holding(self, promise: Promise) -> list[Someone]:
        """Who has an open part in it."""
        return [one for one in self.everybody if one.seat and promise.parts.get(one.seat) in OPEN]

    def questions(self, session: Session, who: Someone, to: Someone) -> list[UUID]:
        assert who.seat is not None
        pending = consents.pending_with(session, who.seat, {ConsentKind.COMPANION})
        return [asked.thing_id for asked in pending if asked.to_membership == to.seat]

    @rule(index=ANY, which=ANY, verbs=st.lists(VERBS, min_size=1, max_size=4), day=DAYS, sentence=SENTENCES)
    def take_steps(self, index: int, which: int, verbs: list[str], day: date, sentence: str) -> None:
        """One after another by the same person, who most often holds it."""
        promise = one_of(self.made, which)
        holders = [one for one in self.everybody if one.seat in promise.parts]
        who = one_of([*holders * 6, *self.everybody], index)
        for verb in verbs:
            self.steps(who, promise, verb, sentence if verb == "reword" else day)

    def steps(self, who: Someone, promise: Promise, verb: str, value: Any) -> None:
        """Everybody else tries it first; whether it is then refused, and with what, the model says."""
        work = partial(act, promise=promise, verb=verb, value=value)
        self.tried(self.all_but(who), work)
        refusal = promise.refusal(who, verb, value)
        self.taken(who, refusal, work)
        if refusal is None:
            promise.move(who, verb, value)

    def all_but(self, who: Someone) -> list[Someone]:
        return [one for one in self.everybody if one is not who]

    @precondition(lambda self: sum(one.member for one in self.everybody) > 2)
    @rule(index=ANY)
    def leave(self, index: int) -> None:
        who = one_of([one for one in self.everybody if one.member], index)
        self.taken(who, None, partial(departures.leave, coalition_id=who.coalition))
        who.here = False
        for promise in self.made:
            promise.left(who)

    # ---- what always holds

    @invariant()
    def every_part_stands_as_its_holder_left_it(self) -> None:
        def read(session: Session) -> None:
            for promise in self.made:
                row = session.get_one(Commitment, promise.id)
                parts = queries.holdings(session, promise.id)
                assert {part.membership_id: part.status.value for part in parts} == promise.parts
                assert {part.membership_id: part.by_when for part in parts} == promise.days
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
    run(world.database, examples=20, steps=25)


@pytest.mark.long
async def test_nobody_moves_anothers_part_in_very_many_histories(world: World) -> None:
    run(world.database, examples=1000, steps=50)
