"""A coalition in one transaction that is never kept: people, a clock, and each act as the product takes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import time_machine
from sqlmodel import Session, col, select

from alongside.activity.models import CoalitionCounter
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.consents.models import ConsentRequest
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.errors import AlongsideError
from alongside.decisions import objecting, proposing, responding, settling, speaking, withdrawing
from alongside.decisions.drafts import AffectedDraft, NoteDraft, ProposalDraft, ResponseDraft, VersionDraft
from alongside.decisions.models import Decision, Proposal
from alongside.decisions.rules import Kind, Method
from alongside.departures import service as departures
from alongside.people.models import Person
from alongside.permissions.actor import Actor, Seat, Standing
from alongside.requests import service as requests

Result = TypeVar("Result")
BEGIN = datetime(2026, 11, 18, 9, tzinfo=UTC)
ZONE = "Europe/Madrid"


@dataclass
class Someone:
    """A person with a seat; `member` once welcomed, `here` until they leave."""

    name: str
    seat: UUID
    person: UUID
    coalition: UUID
    member: bool = True
    here: bool = True

    @property
    def actor(self) -> Actor:
        standing = Standing.MEMBER if self.member else Standing.NEWCOMER
        seats = {self.coalition: Seat(self.seat, self.coalition, standing)} if self.here else {}
        return Actor(self.person, None, self.name, seats=seats)


@dataclass
class History:
    """Everything happens on one connection, each act in a savepoint; `undo` leaves the database as it was."""

    database: Database
    people: list[Someone] = field(default_factory=list)
    proposals: list[UUID] = field(default_factory=list)
    said_at: dict[tuple[UUID, UUID], datetime] = field(default_factory=dict)
    acts: int = 0

    def begin(self, members: int) -> None:
        self.time = time_machine.travel(BEGIN, tick=False)
        self.clock = self.time.start()
        self.session = Session(self.database.engine, expire_on_commit=False)
        self.session.begin()
        self.coalition = self._coalition()
        for number in range(members):
            self.join(f"Member {number}")

    def undo(self) -> None:
        self.session.rollback()
        self.session.close()
        self.time.stop()

    def pass_time(self, by: timedelta) -> None:
        self.clock.shift(by)

    def _coalition(self) -> UUID:
        row = Coalition(name="Room", visibility=Visibility.OPEN, status=CoalitionStatus.ACTIVE, zone=ZONE)
        self.session.add(row)
        self.session.flush()
        fields: dict[str, Any] = {"kind": Kind.FOUNDING, "method": Method.FOUNDING, "title": "We begin", "text": "Why"}
        day = clock.now().date() + timedelta(days=365)
        self.session.add(CoalitionCounter(coalition_id=row.id))
        self.session.add(Decision(coalition_id=row.id, number=1, asked=1, answered=1, review_on=day, **fields))
        self.session.flush()
        return row.id

    def join(self, name: str, *, member: bool = True) -> Someone:
        person = Person(name=name, email=f"{uuid4().hex}@example.org")
        self.session.add(person)
        self.session.flush()
        standing = MembershipStanding.MEMBER if member else MembershipStanding.NEWCOMER
        row = Membership(coalition_id=self.coalition, person_id=person.id, name=name, standing=standing)
        self.session.add(row)
        self.session.flush()
        who = Someone(name, row.id, person.id, self.coalition, member)
        self.people.append(who)
        return who

    def act(self, work: Callable[[Session], Result]) -> Result | None:
        """One request: all of it, or nothing and a clear refusal. What is read is read anew each time."""
        self.acts += 1
        # Two things never happen at the same instant: what was said before stays before.
        self.clock.shift(timedelta(microseconds=1))
        try:
            with self.session.begin_nested():
                done = work(self.session)
                self.session.flush()
        except AlongsideError:
            self.acts -= 1
            return None
        finally:
            self.session.expunge_all()
        return done

    # ---- acts

    def leave(self, who: Someone) -> None:
        self.act(lambda session: departures.leave(session, self.coalition, actor=who.actor))
        who.here = False

    def welcome(self, who: Someone) -> None:
        row = self.session.get_one(Membership, who.seat)
        row.standing = MembershipStanding.MEMBER
        self.session.flush()
        self.session.expunge_all()
        who.member = True

    def propose(self, who: Someone, **fields: Any) -> UUID | None:
        draft = ProposalDraft.model_validate({"title": "A door", "text": "Open it."} | fields)
        made = self.act(lambda session: proposing.propose(session, self.coalition, draft, actor=who.actor).id)
        if made is not None:
            self.proposals.append(made)
        return made

    def respond(self, who: Someone, proposal: UUID, *, again: bool = False, **said: Any) -> bool:
        draft = ResponseDraft.model_validate(said)
        answer = responding.change if again else responding.respond
        return self._said(who, proposal, lambda session: answer(session, proposal, draft, actor=who.actor))

    def note(self, who: Someone, proposal: UUID, **said: Any) -> bool:
        draft = NoteDraft.model_validate(said)
        return self._said(who, proposal, lambda session: speaking.say(session, proposal, draft, actor=who.actor))

    def pass_turn(self, who: Someone, proposal: UUID) -> bool:
        return self._said(who, proposal, lambda session: speaking.pass_turn(session, proposal, actor=who.actor))

    def _said(self, who: Someone, proposal: UUID, work: Callable[[Session], object]) -> bool:
        done = self.act(lambda session: bool(work(session) or True)) is not None
        if done:
            self.said_at[proposal, who.seat] = clock.now()
        return done

    def more_time(self, who: Someone, proposal: UUID) -> None:
        self.act(lambda session: speaking.more_time(session, proposal, actor=who.actor))

    def affects(self, who: Someone, proposal: UUID, yes: bool) -> None:
        draft = AffectedDraft(affects_me=yes)
        self.act(lambda session: speaking.affects_me(session, proposal, draft, actor=who.actor))

    def ask_everyone(self, who: Someone, proposal: UUID) -> None:
        self.act(lambda session: responding.ask_everyone(session, proposal, actor=who.actor))

    def amend(self, who: Someone, proposal: UUID, **fields: Any) -> None:
        def write(session: Session) -> None:
            now = session.get_one(Proposal, proposal)
            kept = {"title": now.title or "Anew", "payload": now.payload, "trial_days": now.trial_days}
            draft = VersionDraft.model_validate(kept | fields)
            proposing.amend(session, proposal, draft, base=now.version, actor=who.actor)

        self.act(write)

    def close_objection(self, who: Someone, objection: UUID, *, answered: bool) -> None:
        work = objecting.answered if answered else objecting.withdrawn
        self.act(lambda session: work(session, objection, actor=who.actor))

    def withdraw(self, who: Someone, proposal: UUID) -> None:
        self.act(lambda session: withdrawing.withdraw(session, proposal, actor=who.actor))

    def request_to(self, who: Someone, nth: int) -> ConsentRequest | None:
        wanted = select(ConsentRequest).where(col(ConsentRequest.to_membership) == who.seat)
        found = self.session.exec(wanted.order_by(col(ConsentRequest.id))).all()
        self.session.expunge_all()
        return found[nth % len(found)] if found else None

    def answer_request(self, who: Someone, request: ConsentRequest, answer: str) -> bool:
        given = InvitationAnswer.model_validate(
            {"answer": answer, "text_hash": request.text_hash}
            | ({"text": "In my words."} if answer == "yes_with_changes" else {})
        )
        return self.act(lambda session: bool(requests.answer(session, request.id, given, actor=who.actor))) is not None

    def revoke(self, who: Someone, request: ConsentRequest) -> None:
        self.act(lambda session: requests.revoke(session, request.id, actor=who.actor))

    def tick(self) -> None:
        self.act(lambda session: settling.close_due(session, clock.now()))
