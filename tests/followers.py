"""Followers on their way in: admitted by a decision, holding a link, and seated."""

from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, func, select

from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.following import service
from alongside.following.models import Following
from alongside.following.schemas import FollowerAdmission
from alongside.people.models import Person
from alongside.permissions.authority import Authority
from tests.world import Browser, World


def in_days(days: int) -> date:
    """A day from now, as UTC counts them."""
    return clock.now().date() + timedelta(days=days)


async def decided(world: World, coalition: Coalition, kind: Kind = Kind.FOLLOWER) -> Authority:
    """A decision of the coalition, with the authority that comes of it."""

    def make(session: Session) -> Authority:
        highest = session.exec(select(func.max(Decision.number)).where(Decision.coalition_id == coalition.id)).one()
        decision = Decision(
            coalition_id=coalition.id,
            number=(highest or 0) + 1,
            kind=kind,
            method=Method.SMALL,
            title="Let a leader follow us",
            text="So that the doors they hold are asked for by those who need them.",
            asked=2,
            answered=2,
            review_on=in_days(180),
        )
        session.add(decision)
        session.flush()
        return Authority(decision.id, coalition.id, kind.value, decision.number)

    return await world.database.write(make)


async def admitted(world: World, coalition: Coalition, name: str = "Ingrid", *, until: date | None = None) -> Following:
    """A seat that waits for the one whom the coalition let in."""
    by = await decided(world, coalition)
    payload = FollowerAdmission(name=name, until=until or in_days(180))
    return await world.database.write(lambda session: service.admit(session, payload, by=by))


async def link_to(browser: Browser, following_id: UUID) -> str:
    """The secret of a new link that a member made."""
    answer = await browser.post(f"/followings/{following_id}/link")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["url"]).partition("#")[2]


async def seated(world: World, following: Following, member: Browser, name: str = "Ingrid") -> tuple[Person, Browser]:
    """A new person who took the seat by a link that a member handed over."""
    person, browser = await world.person(name)
    token = await link_to(member, following.id)
    await world.database.write(lambda session: service.accept(session, token, person))
    return person, browser
