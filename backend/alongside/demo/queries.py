"""Reads over all invented people. Only a demo has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.queries import today
from alongside.core.outbox import Delivery
from alongside.core.pagination import Window
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.people.models import Person
from alongside.permissions.actor import Standing


@dataclass(frozen=True, slots=True)
class Place:
    """A person in one coalition, under the name they go by there; or in none."""

    person_id: UUID
    name: str
    language: str
    coalition_id: UUID | None = None
    coalition: str = ""
    standing: Standing | None = None
    until: date | None = None


def places(session: Session) -> list[Place]:
    """Everyone, once for each seat they have; by coalition and name, those without a seat last."""
    seated = [*_members(session), *_followers(session)]
    met = {place.person_id for place in seated}
    others = [
        Place(person.id, person.name, person.language)
        for person in session.scalars(select(Person))
        if person.id not in met
    ]
    return sorted(
        seated + others,
        key=lambda place: (place.standing is None, place.coalition.casefold(), place.name.casefold(), place.person_id),
    )


def _members(session: Session) -> list[Place]:
    wanted = (
        select(Membership, col(Person.language), col(Coalition.name))
        .join(Person, col(Person.id) == col(Membership.person_id))
        .join(Coalition, col(Coalition.id) == col(Membership.coalition_id))
        .where(col(Membership.left_at).is_(None))
    )
    return [
        Place(seat.person_id, seat.name, language, seat.coalition_id, coalition, Standing(seat.standing))
        for seat, language, coalition in session.execute(wanted)
    ]


def _followers(session: Session) -> list[Place]:
    wanted = (
        select(Following, col(Person.id), col(Person.language), Coalition)
        .join(Person, col(Person.id) == col(Following.person_id))
        .join(Coalition, col(Coalition.id) == col(Following.coalition_id))
        .where(col(Following.status) == FollowingStatus.FOLLOWING)
    )
    return [
        Place(person_id, seat.name, language, coalition.id, coalition.name, Standing.FOLLOWER, seat.until)
        for seat, person_id, language, coalition in session.execute(wanted)
        if seat.until >= today(coalition)
    ]


def mails(session: Session, window: Window) -> Sequence[Delivery]:
    """What would have been sent, the last first; one row more than wanted, to see whether it goes on."""
    kept = select(Delivery).where(col(Delivery.sent_at).is_not(None))
    if window.after is not None:
        kept = kept.where(col(Delivery.id) < window.after)
    return session.scalars(kept.order_by(col(Delivery.id).desc()).limit(window.limit + 1)).all()
