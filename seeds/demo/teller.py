"""Lets invented people act, one use case at a time, at a moment of the past."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.core import clock
from alongside.core.database import Database
from alongside.decisions import settling
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.models import Person
from alongside.people.service import NewSession
from alongside.permissions.actor import Actor, Seat, Standing
from seeds.demo.people import EVERYONE

Result = TypeVar("Result")
ZONE = ZoneInfo("Europe/Madrid")
ORIGIN = "http://localhost"
BEGINS = timedelta(days=92)


class Teller:
    """Where the story stands: which moment it is, and who there is."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.today = datetime.now(UTC).astimezone(ZONE).date()
        self.now = datetime.now(UTC) - BEGINS

    def at(self, days_ago: int, hour: int, minute: int = 0) -> None:
        """Go on to a local time some days ago; the story never goes back."""
        local = datetime.combine(self.today - timedelta(days=days_ago), time(hour, minute), ZONE)
        self.go_on(local.astimezone(UTC))

    def go_on(self, moment: datetime) -> None:
        """Go on to a moment, and do what time has made due on each day until then."""
        moment = min(moment, datetime.now(UTC) - timedelta(minutes=1))
        while self.now < moment:
            self.now = min(self.now + timedelta(days=1), moment)
            self._run(lambda session: settling.close_due(session, clock.now()))

    def day(self, days_from_now: int) -> str:
        """A day as the API writes it."""
        return (self.today + timedelta(days=days_from_now)).isoformat()

    def make_people(self) -> None:
        """Accounts without passwords: in a demo one comes in by one press."""

        def accounts(session: Session) -> None:
            for invented in EVERYONE:
                called = invented.name.split()[0]
                person = Person(name=invented.name, email=invented.email, language=invented.language, zone=ZONE.key)
                person.called = called
                session.add(person)

        self._run(accounts)

    def does(self, key: str, use_case: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Result:
        """Let somebody do something, with their own rights."""
        return self._run(lambda session: use_case(session, *args, actor=self._actor(session, key), **kwargs))

    def seat(self, key: str, coalition_id: UUID) -> UUID:
        """Somebody's membership there."""
        return self._run(lambda session: self._actor(session, key).seats[coalition_id].id)

    def person(self, key: str) -> Person:
        """Somebody's account."""
        return self._run(lambda session: _person(session, key))

    def reads(self, look: Callable[[Session], Result]) -> Result:
        """What the database says."""
        return self.database.read_now(look)

    def keys(self, people: set[UUID]) -> list[str]:
        """How the story calls these people."""
        emails = self.reads(lambda session: set(session.exec(select(Person.email).where(col(Person.id).in_(people)))))
        return [invented.key for invented in EVERYONE if invented.email in emails]

    def _run(self, work: Callable[[Session], Result]) -> Result:
        with clock.telling(self.now):
            return self.database.write_now(work)

    def _actor(self, session: Session, key: str) -> Actor:
        person = _person(session, key)
        rows = session.exec(
            select(Membership).where(Membership.person_id == person.id, col(Membership.left_at).is_(None))
        )
        seats = {row.coalition_id: Seat(row.id, row.coalition_id, Standing(row.standing)) for row in rows}
        follows = select(Following).where(
            Following.person_id == person.id, Following.status == FollowingStatus.FOLLOWING
        )
        seats |= {
            row.coalition_id: Seat(row.id, row.coalition_id, Standing.FOLLOWER, row.until)
            for row in session.exec(follows)
        }
        return Actor(person.id, None, person.name, person.language, person.zone, seats)


def nobodys_session() -> NewSession:
    """What accepting a link asks for; invented people have no browser."""
    return NewSession("unused", "", None)


def _person(session: Session, key: str) -> Person:
    email = next(invented.email for invented in EVERYONE if invented.key == key)
    return session.exec(select(Person).where(Person.email == email)).one()
