"""The one who asks: a person with their seats in coalitions, as the rules see them. Pure facts, read once a request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID


class Standing(StrEnum):
    """How someone stands to a coalition. It is a relation and not a rank: none of them implies another."""

    NEWCOMER = "newcomer"
    MEMBER = "member"
    FOLLOWER = "follower"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True)
class Seat:
    """One's place in one coalition. `id` is the membership's, or the following's for a follower."""

    id: UUID
    coalition_id: UUID
    standing: Standing
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. Every service takes one, by keyword."""

    person_id: UUID
    session_id: UUID | None
    name: str = ""
    language: str = "en"
    zone: str = "UTC"
    seats: Mapping[UUID, Seat] = field(default_factory=dict)

    def standing(self, coalition_id: UUID | None) -> Standing:
        """How the actor stands to a coalition."""
        seat = self.seats.get(coalition_id) if coalition_id else None
        return seat.standing if seat else Standing.OUTSIDER

    def seat_id(self, coalition_id: UUID) -> UUID | None:
        """The id of the actor's membership or following there."""
        seat = self.seats.get(coalition_id)
        return seat.id if seat else None

    def coalitions(self, *standings: Standing) -> tuple[UUID, ...]:
        """The coalitions in which the actor stands in one of these ways."""
        return tuple(seat.coalition_id for seat in self.seats.values() if seat.standing in standings)
