"""A coalition in memory that says what must come of each step of the small weight, for the state machine to compare."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from alongside.consents.rules import AlreadyAnswered
from alongside.core.errors import AlongsideError, NotFound, NotPermitted
from alongside.decisions.rules import NobodyToAsk, NotInThisRound, ProposalClosed

HOURS_48 = timedelta(hours=48)


@dataclass
class Someone:
    """A person with a seat; `member` once welcomed, `here` until they leave."""

    seat: UUID
    person: UUID
    member: bool
    here: bool = True


@dataclass
class Told:
    """A proposal: who was asked when it was told, and what each said."""

    id: UUID
    by: UUID
    group: str | None
    opened: datetime
    asked: frozenset[UUID]
    said: dict[UUID, str] = field(default_factory=dict)
    status: str = "told"

    @property
    def closes(self) -> datetime:
        return self.opened + HOURS_48


@dataclass
class Coalition:
    """People, proposals, and which groups are in."""

    people: dict[UUID, Someone] = field(default_factory=dict)
    proposals: dict[UUID, Told] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)

    def members(self) -> frozenset[UUID]:
        return frozenset(one.seat for one in self.people.values() if one.here and one.member)

    def refuses_proposal(self, who: Someone) -> type[AlongsideError] | None:
        if not who.here:
            return NotPermitted
        return None if self.members() else NobodyToAsk

    def refuses_answer(self, told: Told, who: Someone, now: datetime) -> type[AlongsideError] | None:
        if not who.here:
            return NotFound
        if not who.member:
            return NotPermitted if told.by == who.seat else NotFound
        if who.seat not in told.asked:
            return NotInThisRound
        if who.seat in told.said:
            return AlreadyAnswered
        return ProposalClosed if told.status != "told" or now >= told.closes else None

    def refuses_withdrawal(self, told: Told, who: Someone) -> type[AlongsideError] | None:
        if who.here and told.by == who.seat:
            return None if told.status in {"told", "turned_full"} else ProposalClosed
        return NotPermitted if who.here and who.member else NotFound

    def settle(self, told: Told, now: datetime) -> bool:
        """What the small weight makes of a told proposal now; whether anything came of it."""
        if told.status != "told":
            return False
        waited_for = {seat for seat in told.asked if self.people[seat].here}
        everyone = bool(waited_for) and waited_for <= told.said.keys()
        over = now >= told.closes
        if set(told.said.values()) - {"fine"} or (over and not waited_for):
            told.status = "turned_full"
        elif everyone or (over and waited_for):
            self._adopt(told)
        return told.status != "told"

    def _adopt(self, told: Told) -> None:
        if told.group in self.groups:
            told.status = "turned_full"
            return
        told.status = "adopted"
        if told.group:
            self.groups.add(told.group)

    def by_age(self) -> Iterator[Told]:
        yield from sorted(self.proposals.values(), key=lambda told: told.id)
