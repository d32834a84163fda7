"""Any history of the small weight against a model: people join, leave, propose and answer, and time goes by."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
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
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Membership
from alongside.coalitions.rules import MembershipStanding, Visibility
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.errors import AlongsideError
from alongside.decisions import founding, queries, service
from alongside.decisions.models import Decision, Elector, Proposal, Response
from alongside.decisions.rules import Answer, Kind, ProposalStatus
from alongside.decisions.schemas import FoundingDraft, ProposalDraft, ResponseDraft
from alongside.people.models import Person
from alongside.permissions.actor import Actor, Seat, Standing
from alongside.tables import metadata
from tests.decisions.model import Coalition, Someone, Told

Result = TypeVar("Result")
BEGIN = datetime(2026, 11, 21, 9, tzinfo=UTC)
AT_MOST = 6


class SmallWeight(RuleBasedStateMachine):
    """Two to six people, newcomers among them."""

    people: Bundle[Someone] = Bundle("people")
    proposals: Bundle[Told] = Bundle("proposals")

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.model = Coalition()
        self.time = time_machine.travel(BEGIN, tick=False)
        self.clock = self.time.start()

    def teardown(self) -> None:
        self.time.stop()
        self.write(lambda session: [session.execute(table.delete()) for table in reversed(metadata.sorted_tables)])

    # ---- doing it for real

    def write(self, work: Callable[[Session], Result]) -> Result:
        return self.database.write_now(work)

    def actor(self, who: Someone) -> Actor:
        standing = Standing.MEMBER if who.member else Standing.NEWCOMER
        seats = {self.coalition_id: Seat(who.seat, self.coalition_id, standing)} if who.here else {}
        return Actor(who.person, None, "Dana", seats=seats)

    def tried(self, refusal: type[AlongsideError] | None, work: Callable[[Session], Result]) -> Result | None:
        """Do it, or see it refused as the model says."""
        if refusal is None:
            return self.write(work)
        with pytest.raises(AlongsideError) as refused:
            self.write(work)
        assert type(refused.value) is refusal
        return None

    def seat(self, *, member: bool) -> Someone:
        standing = MembershipStanding.MEMBER if member else MembershipStanding.NEWCOMER

        def join(session: Session) -> Someone:
            person = Person(name="Dana", email=f"{uuid4().hex}@example.org")
            session.add(person)
            session.flush()
            row = Membership(coalition_id=self.coalition_id, person_id=person.id, name="Dana", standing=standing)
            session.add(row)
            return Someone(row.id, person.id, member)

        who = self.write(join)
        self.model.people[who.seat] = who
        return who

    # ---- what can happen

    @initialize(target=people)
    def found(self) -> Any:
        def begin(session: Session) -> founding.Founded:
            person = Person(name="Dana", email=f"{uuid4().hex}@example.org")
            session.add(person)
            session.flush()
            draft = FoundingDraft(name="Room", purpose="Why", visibility=Visibility.OPEN)
            return founding.found(session, draft, actor=Actor(person.id, None, "Dana"))

        made = self.write(begin)
        self.coalition_id = made.coalition.id
        first = Someone(made.membership.id, made.membership.person_id, member=True)
        self.model.people[first.seat] = first
        return multiple(first, self.seat(member=True))

    @precondition(lambda self: sum(one.here for one in self.model.people.values()) < AT_MOST)
    @rule(target=people, member=st.booleans())
    def join(self, member: bool) -> Someone:
        return self.seat(member=member)

    @rule(who=people)
    def welcome(self, who: Someone) -> None:
        def change(session: Session) -> None:
            session.get_one(Membership, who.seat).standing = MembershipStanding.MEMBER

        self.write(change)
        who.member = True

    @rule(who=people)
    def leave(self, who: Someone) -> None:
        def change(session: Session) -> None:
            session.get_one(Membership, who.seat).left_at = clock.now()

        self.write(change)
        who.here = False

    @rule(target=proposals, who=people, group=st.sampled_from([None, "Night shifts", "Parents"]))
    def propose(self, who: Someone, group: str | None) -> Any:
        fields = {"kind": Kind.GROUP, "payload": {"name": group}} if group else {"kind": Kind.ACTION, "payload": {}}
        draft = ProposalDraft.model_validate({"title": "A door", "text": "Open it.", **fields})
        made = self.tried(
            self.model.refuses_proposal(who),
            lambda session: service.propose(session, self.coalition_id, draft, actor=self.actor(who)),
        )
        if made is None:
            return multiple()
        asked = self.model.members()
        told = Told(made.id, who.seat, group, clock.now(), asked, {who.seat: "fine"} if who.seat in asked else {})
        self.model.proposals[told.id] = told
        self.model.settle(told, clock.now())
        return told

    @rule(told=proposals, who=people, answer=st.sampled_from(Answer))
    def respond(self, told: Told, who: Someone, answer: Answer) -> None:
        draft = ResponseDraft(answer=answer, harm="It hurts." if answer is Answer.OBJECTION else None)
        done = self.tried(
            self.model.refuses_answer(told, who, clock.now()),
            lambda session: service.respond(session, told.id, draft, actor=self.actor(who)),
        )
        if done is not None:
            told.said[who.seat] = answer.value
            self.model.settle(told, clock.now())

    @rule(told=proposals)
    def all_say_fine(self, told: Told) -> None:
        """Without this step, chance would seldom bring everyone to a yes."""
        for seat in sorted(told.asked):
            self.respond(told, self.model.people[seat], Answer.FINE)

    @rule(told=proposals, who=people)
    def withdraw(self, told: Told, who: Someone) -> None:
        done = self.tried(
            self.model.refuses_withdrawal(told, who),
            lambda session: service.withdraw(session, told.id, actor=self.actor(who)),
        )
        if done is not None:
            told.status = "withdrawn"

    @rule(hours=st.sampled_from([1, 24, 47, 48, 500]), less=st.booleans())
    def time_goes_by(self, hours: int, less: bool) -> None:
        self.clock.shift(timedelta(hours=hours) - (timedelta(microseconds=1) if less else timedelta()))

    @rule()
    def tick(self) -> None:
        settled = self.write(lambda session: service.close_due(session, clock.now()))
        assert settled == sum(self.model.settle(told, clock.now()) for told in self.model.by_age())

    # ---- what always holds

    @invariant()
    def the_database_says_what_the_model_says(self) -> None:
        for told, proposal, asked, said in self.rounds():
            assert proposal.status.value == told.status
            assert asked == told.asked, "the electorate is frozen"
            assert said == told.said, "each answer is set by its owner, once"

    @invariant()
    def nothing_is_decided_over_an_objection_or_before_everyone_had_their_time(self) -> None:
        for told, proposal, asked, said in self.rounds():
            decision = self.read(lambda session, told=told: queries.decision_of(session, told.id))  # type: ignore[misc]
            assert (decision is not None) is (proposal.status is ProposalStatus.ADOPTED)
            if decision is None:
                continue
            assert set(said.values()) <= {"fine"}
            heard_by_all = said.keys() >= {seat for seat in asked if self.present(seat, decision.effective_from)}
            assert heard_by_all or decision.effective_from - proposal.opened_at >= timedelta(hours=48)

    @invariant()
    def decisions_are_numbered_without_gaps_and_answers_leave_no_trace_in_the_record(self) -> None:
        if not self.model.people:
            return
        mine = col(Decision.coalition_id) == self.coalition_id
        numbers = self.read(lambda session: sorted(session.exec(select(Decision.number).where(mine))))
        assert numbers == list(range(1, len(numbers) + 1))
        kinds = self.read(lambda session: set(session.exec(select(Activity.kind))))
        decided = {"coalition_founded", "proposal_told", "proposal_turned_full", "decision_made"}
        assert kinds <= decided | {"group_joined", "action_agreed"}

    def read(self, work: Callable[[Session], Result]) -> Result:
        return self.database.read_now(work)

    def rounds(self) -> Iterator[tuple[Told, Proposal, frozenset[UUID], dict[UUID, str]]]:
        """Each proposal with who was asked and what they said, as the tables have it."""

        def of(session: Session, told: Told) -> tuple[Proposal, frozenset[UUID], dict[UUID, str]]:
            asked = session.exec(select(Elector.membership_id).where(col(Elector.proposal_id) == told.id))
            said = session.exec(select(Response).where(col(Response.proposal_id) == told.id))
            answers = {row.membership_id: row.answer.value for row in said}
            return queries.proposal(session, told.id), frozenset(asked), answers

        for told in self.model.by_age():
            proposal, asked, said = self.read(lambda session, told=told: of(session, told))  # type: ignore[misc]
            yield told, proposal, asked, said

    def present(self, seat: UUID, at: datetime) -> bool:
        left = self.read(lambda session: session.get_one(Membership, seat).left_at)
        return left is None or left > at


def run(database_url: str, examples: int, steps: int) -> None:
    database = Database(database_url)

    class OnThisDatabase(SmallWeight):
        def __init__(self) -> None:
            super().__init__(database)

    bounds = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        run_state_machine_as_test(OnThisDatabase, settings=bounds)
    finally:
        database.dispose()


def test_the_small_weight_keeps_its_promises_in_any_history(database_url: str) -> None:
    run(database_url, examples=25, steps=30)


@pytest.mark.long
def test_the_small_weight_keeps_its_promises_in_very_many_histories(database_url: str) -> None:
    run(database_url, examples=1000, steps=50)
