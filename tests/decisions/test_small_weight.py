"""Any history of the small weight against a model: people join, leave, propose and answer, and time goes by."""

from collections.abc import Callable
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
from sqlmodel import Session, col, select, update

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
from tests.decisions.model import Coalition, Someone, Told
from tests.world import World

pytestmark = pytest.mark.anyio
Result = TypeVar("Result")
BEGIN = datetime(2026, 11, 21, 9, tzinfo=UTC)
AT_MOST = 6
KINDS = {
    "coalition_founded",
    "proposal_told",
    "proposal_turned_full",
    "decision_made",
    "group_joined",
    "action_agreed",
}


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
        # What is left open would otherwise be settled by the tick of another history.
        self.write(lambda session: session.execute(update(Proposal).values(status=ProposalStatus.WITHDRAWN)))

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

    @rule(who=people, leaves=st.booleans())
    def come_closer_or_leave(self, who: Someone, leaves: bool) -> None:
        def change(session: Session) -> None:
            row = session.get_one(Membership, who.seat)
            row.standing = row.standing if leaves else MembershipStanding.MEMBER
            row.left_at = clock.now() if leaves else None

        if who.here:
            self.write(change)
            who.member, who.here = who.member or not leaves, not leaves

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
    def anyone_answers(self, told: Told, who: Someone, answer: Answer) -> None:
        draft = ResponseDraft(answer=answer, harm="It hurts." if answer is Answer.OBJECTION else None)
        done = self.tried(
            self.model.refuses_answer(told, who, clock.now()),
            lambda session: service.respond(session, told.id, draft, actor=self.actor(who)),
        )
        if done is not None:
            told.said[who.seat] = answer.value
            self.model.settle(told, clock.now())

    @rule(told=proposals, nth=st.integers(0, AT_MOST), answer=st.sampled_from([*Answer, None]))
    def those_asked_answer(self, told: Told, nth: int, answer: Answer | None) -> None:
        """One of them, or all that it is fine: chance would seldom bring that about."""
        asked = [self.model.people[seat] for seat in sorted(told.asked)]
        for who in asked if answer is None else [asked[nth % len(asked)]]:
            self.anyone_answers(told, who, answer or Answer.FINE)

    @rule(told=proposals, who=people, own=st.sampled_from([False, False, True]))
    def withdraw(self, told: Told, who: Someone, own: bool) -> None:
        who = self.model.people[told.by] if own else who
        done = self.tried(
            self.model.refuses_withdrawal(told, who),
            lambda session: service.withdraw(session, told.id, actor=self.actor(who)),
        )
        if done is not None:
            told.status = "withdrawn"

    @rule(hours=st.sampled_from([0, 1, 24, 47, 48]), less=st.booleans(), awake=st.booleans())
    def time_goes_by(self, hours: int, less: bool, awake: bool) -> None:
        self.clock.shift(timedelta(hours=hours) - (timedelta(microseconds=1) if less and hours else timedelta()))
        if awake:
            settled = self.write(lambda session: service.close_due(session, clock.now()))
            assert settled == sum(self.model.settle(told, clock.now()) for told in self.model.by_age())

    # ---- what always holds

    @invariant()
    def the_promises_hold(self) -> None:
        if self.model.people:
            self.database.read_now(self.check)

    def check(self, session: Session) -> None:
        """Read everything as the tables have it, and compare."""
        for told in self.model.proposals.values():
            asked = frozenset(session.exec(select(Elector.membership_id).where(col(Elector.proposal_id) == told.id)))
            rows = session.exec(select(Response).where(col(Response.proposal_id) == told.id))
            said = {row.membership_id: row.answer.value for row in rows}
            assert asked == told.asked, "the electorate is frozen"
            assert said == told.said, "each answer is set by its owner, once"
            self.check_outcome(session, told, asked, said)
        numbers = session.exec(select(Decision.number).where(col(Decision.coalition_id) == self.coalition_id))
        counted = sorted(numbers)
        assert counted == list(range(1, len(counted) + 1))
        kinds = session.exec(select(Activity.kind).where(col(Activity.coalition_id) == self.coalition_id))
        assert set(kinds) <= KINDS, "answers leave no trace in the record"

    def check_outcome(self, session: Session, told: Told, asked: frozenset[UUID], said: dict[UUID, str]) -> None:
        proposal = queries.proposal(session, told.id)
        assert proposal.status.value == told.status
        decision = queries.decision_of(session, told.id)
        assert (decision is not None) is (proposal.status is ProposalStatus.ADOPTED)
        if decision is None:
            return
        assert set(said.values()) <= {"fine"}, "never over a voice against"
        silent = [session.get_one(Membership, seat).left_at for seat in asked - said.keys()]
        heard = all(left is not None and left <= decision.effective_from for left in silent)
        assert heard or decision.effective_from - proposal.opened_at >= timedelta(hours=48)


def run(database: Database, examples: int, steps: int) -> None:
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
    run_state_machine_as_test(OnThisDatabase, settings=bounds)


async def test_the_small_weight_keeps_its_promises_in_any_history(world: World) -> None:
    run(world.database, examples=40, steps=30)


@pytest.mark.long
async def test_the_small_weight_keeps_its_promises_in_very_many_histories(world: World) -> None:
    run(world.database, examples=1000, steps=50)
