"""People with browsers: makes persons, coalitions and seats, and hands out a client for each."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from sqlmodel import Session, select

from alongside.activity.models import CoalitionCounter
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding, Visibility
from alongside.core import clock
from alongside.core.database import Database
from alongside.core.security import digest, new_secret
from alongside.core.web import Edge
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.models import Person, SignInSession

ORIGIN = "http://localhost:8000"


class Browser:
    """A client with its own cookies. `post` sends a new Idempotency-Key unless one is given."""

    def __init__(self, edge: Edge, secret: str | None, language: str = "en") -> None:
        cookies = {"s": secret} if secret else {}
        headers = {"Origin": ORIGIN, "Accept-Language": language}
        self.secret, self.language = secret, language
        self.http = AsyncClient(transport=ASGITransport(edge), base_url=ORIGIN, cookies=cookies, headers=headers)

    def again(self, edge: Edge) -> "Browser":
        """The same person in another test, as they were at first."""
        return Browser(edge, self.secret, self.language)

    async def get(self, path: str, **kwargs: Any) -> Response:
        return await self.http.get(f"/api/v1{path}", **kwargs)

    async def post(self, path: str, json: Any = None, *, key: str | None = None, **kwargs: Any) -> Response:
        headers = {"Idempotency-Key": key or uuid4().hex} | kwargs.pop("headers", {})
        return await self.http.post(f"/api/v1{path}", json={} if json is None else json, headers=headers, **kwargs)

    async def put(self, path: str, json: Any, *, version: int | None = None) -> Response:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return await self.http.put(f"/api/v1{path}", json=json, headers=headers)

    async def patch(self, path: str, json: Any, *, version: int | None = None) -> Response:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return await self.http.patch(f"/api/v1{path}", json=json, headers=headers)

    async def delete(self, path: str) -> Response:
        return await self.http.delete(f"/api/v1{path}")


class World:
    """Everything a test stands on. Rows are written directly only for people, coalitions and seats."""

    def __init__(self, app: FastAPI, edge: Edge) -> None:
        self.app = app
        self.edge = edge
        self.database: Database = app.state.database

    def anonymous(self, language: str = "en") -> Browser:
        return Browser(self.edge, None, language)

    async def person(self, name: str = "Dana", **fields: Any) -> tuple[Person, Browser]:
        """An account and its signed-in browser."""
        secret = new_secret()

        def make(session: Session) -> Person:
            person = Person(name=name, email=f"{uuid4().hex}@example.org", **fields)
            session.add(person)
            session.flush()
            session.add(
                SignInSession(person_id=person.id, secret_hash=digest(secret), ends_at=clock.now() + timedelta(days=30))
            )
            return person

        browser = Browser(self.edge, secret, fields.get("language", "en"))
        return await self.database.write(make), browser

    async def elsewhere(self, person_id: UUID) -> Browser:
        """Another browser in which somebody is signed in."""
        secret = new_secret()
        ends_at = clock.now() + timedelta(days=30)
        new = SignInSession(person_id=person_id, secret_hash=digest(secret), ends_at=ends_at)
        await self.database.write(lambda session: session.add(new))
        return Browser(self.edge, secret)

    async def coalition(self, name: str = "Room for everyone", visibility: Visibility = Visibility.OPEN) -> Coalition:
        """A coalition with its founding decision and nobody in it yet."""

        def make(session: Session) -> Coalition:
            coalition = Coalition(name=name, visibility=visibility, status=CoalitionStatus.ACTIVE, zone="Europe/Madrid")
            session.add(coalition)
            session.flush()
            session.add(CoalitionCounter(coalition_id=coalition.id))
            session.add(self._founding(coalition.id))
            return coalition

        return await self.database.write(make)

    def _founding(self, coalition_id: UUID) -> Decision:
        return Decision(
            coalition_id=coalition_id,
            number=1,
            kind=Kind.FOUNDING,
            method=Method.FOUNDING,
            title="We begin",
            text="A workplace where nobody has to ask as a favour.",
            asked=1,
            answered=1,
            review_on=clock.now().date() + timedelta(days=365),
        )

    async def join(
        self, person: Person, coalition: Coalition, standing: MembershipStanding = MembershipStanding.MEMBER
    ) -> Membership:
        def make(session: Session) -> Membership:
            row = Membership(coalition_id=coalition.id, person_id=person.id, name=person.name, standing=standing)
            session.add(row)
            return row

        return await self.database.write(make)

    async def member(self, coalition: Coalition, name: str = "Dana") -> tuple[Membership, Browser]:
        """A new person with a member's seat."""
        person, browser = await self.person(name)
        return await self.join(person, coalition), browser

    async def newcomer(self, coalition: Coalition, name: str = "Noor") -> tuple[Membership, Browser]:
        person, browser = await self.person(name)
        return await self.join(person, coalition, MembershipStanding.NEWCOMER), browser

    async def former_member(self, coalition: Coalition, name: str = "Femi") -> tuple[Membership, Browser]:
        membership, browser = await self.member(coalition, name)

        def leave(session: Session) -> None:
            row = session.get_one(Membership, membership.id)
            row.left_at = clock.now()
            session.add(row)

        await self.database.write(leave)
        return membership, browser

    async def follower(self, coalition: Coalition, name: str = "Ingrid") -> tuple[Following, Browser]:
        """A new person whom a decision admitted as a follower, and who accepted."""
        person, browser = await self.person(name)

        def make(session: Session) -> Following:
            decision = Decision(
                coalition_id=coalition.id,
                number=1000 + len(session.exec(select(Following.id)).all()),
                kind=Kind.FOLLOWER,
                method=Method.SMALL,
                title=f"{name} follows us",
                text="Until next summer.",
                asked=1,
                answered=1,
                review_on=clock.now().date() + timedelta(days=180),
            )
            session.add(decision)
            session.flush()
            row = Following(
                coalition_id=coalition.id,
                decision_id=decision.id,
                decision_number=decision.number,
                person_id=person.id,
                name=name,
                status=FollowingStatus.FOLLOWING,
                until=clock.now().date() + timedelta(days=180),
                accepted_at=clock.now(),
            )
            session.add(row)
            return row

        return await self.database.write(make), browser
