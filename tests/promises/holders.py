"""Commitments in memory: what must come of each step of each person, for the state machine of P6 to compare."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.checkins import service as checkins
from alongside.checkins.rules import Answer
from alongside.checkins.schemas import CheckInDraft
from alongside.commitments import service
from alongside.commitments.rules import (
    REFUSALS,
    HoldingStatus,
    NothingChanged,
    ReadBy,
    SentenceIsShared,
)
from alongside.commitments.schemas import Audience, LastWords, Renegotiated
from alongside.core.errors import AlongsideError, NotFound, NotPermitted
from alongside.permissions.actor import Actor, Seat, Standing

# Written down a second time on purpose: what a part can do from each state, and where it leads.
ACTIVE, PAUSED, KEPT, RELEASED = "active", "paused", "kept", "released"
MOVES: dict[str, dict[str, str]] = {
    "keep": {ACTIVE: KEPT},
    "release": {ACTIVE: RELEASED, PAUSED: RELEASED},
    "pause": {ACTIVE: PAUSED},
    "resume": {PAUSED: ACTIVE},
    "renegotiate": {ACTIVE: ACTIVE},
    "reword": {ACTIVE: ACTIVE},
    "check_in": {ACTIVE: ACTIVE},
    "done": {ACTIVE: KEPT},
    "audience": {ACTIVE: ACTIVE, PAUSED: PAUSED},
}


@dataclass
class Someone:
    """A person, and how they stand: `seat` is None for those who never had a place here."""

    person: UUID
    coalition: UUID
    seat: UUID | None
    standing: Standing
    here: bool = True

    @property
    def actor(self) -> Actor:
        seats = {}
        if self.here and self.seat is not None:
            seats[self.coalition] = Seat(self.seat, self.coalition, self.standing)
        return Actor(self.person, None, "Somebody", seats=seats)

    @property
    def member(self) -> bool:
        return self.here and self.standing is Standing.MEMBER


@dataclass
class Promise:
    """A commitment: each holder's state, who was asked by whom and could still say yes, who walks with whom."""

    id: UUID
    sentence: str
    narrow: bool
    parts: dict[UUID, str] = field(default_factory=dict)
    asked: dict[UUID, UUID] = field(default_factory=dict)
    days: dict[UUID, date] = field(default_factory=dict)
    refused: set[UUID] = field(default_factory=set)
    walking: set[tuple[UUID, UUID]] = field(default_factory=set)

    @property
    def open(self) -> bool:
        return any(status in {ACTIVE, PAUSED} for status in self.parts.values())

    def ended(self, seat: UUID) -> None:
        """A part ended: what its holder had asked is taken back, and everything once nobody holds it."""
        self.asked = {to: by for to, by in self.asked.items() if self.open and by != seat}

    def refusal(self, who: Someone, verb: str, value: Any) -> type[AlongsideError] | None:
        """What somebody must be refused with, if they are: first for who they are, then for how their part stands."""
        if who.seat is None or not who.here:
            return NotFound
        status = self.parts.get(who.seat)
        if status is None:
            walks = any(companion == who.seat for _, companion in self.walking)
            return NotPermitted if walks or (who.member and not self.narrow) else NotFound
        if status not in MOVES[verb]:
            return REFUSALS[HoldingStatus(status)]
        if value == {"reword": self.sentence, "renegotiate": self.days[who.seat]}.get(verb):
            return NothingChanged
        others = [seat for seat, state in self.parts.items() if seat != who.seat and state != RELEASED]
        return SentenceIsShared if verb == "reword" and others else None

    def move(self, who: Someone, verb: str, value: Any) -> None:
        """What the step leads to."""
        assert who.seat is not None
        reached = MOVES[verb][self.parts[who.seat]]
        self.parts[who.seat] = reached
        if verb == "reword":
            self.sentence = value
        if verb == "renegotiate":
            self.days[who.seat] = value
        if reached in {KEPT, RELEASED}:
            self.ended(who.seat)

    def handed_over(self, who: Someone, to: Someone) -> None:
        """Whoever took the part over holds it now, by the same day; with what is released nobody walks along."""
        assert who.seat is not None
        assert to.seat is not None
        self.parts[to.seat], self.days[to.seat] = ACTIVE, self.days[who.seat]
        self.parts[who.seat] = RELEASED
        self.walking = {(holder, companion) for holder, companion in self.walking if holder != who.seat}
        self.ended(who.seat)

    def left(self, who: Someone) -> None:
        """Somebody left: their open part is let go, and what they asked or were asked goes with them."""
        assert who.seat is not None
        if self.parts.get(who.seat) in {ACTIVE, PAUSED}:
            self.parts[who.seat] = RELEASED
        self.asked.pop(who.seat, None)
        self.ended(who.seat)


def act(session: Session, promise: Promise, verb: str, value: Any, actor: Actor) -> None:
    """The step as the product takes it."""
    words = LastWords(words="Said by its holder.")
    if verb == "check_in":
        checkins.check_in(session, promise.id, CheckInDraft(answer=Answer.MOVING), actor=actor)
    elif verb == "done":
        checkins.check_in(session, promise.id, CheckInDraft(answer=Answer.DONE), actor=actor)
    elif verb == "renegotiate":
        service.renegotiate(session, promise.id, Renegotiated(by_when=value, words="Moved."), actor=actor)
    elif verb == "reword":
        service.renegotiate(session, promise.id, Renegotiated(sentence=value), actor=actor)
    elif verb == "audience":
        service.set_audience(session, promise.id, Audience(check_ins_read_by=ReadBy.PARTNERS), actor=actor)
    elif verb in {"keep", "release"}:
        getattr(service, verb)(session, promise.id, words, actor=actor)
    else:
        getattr(service, verb)(session, promise.id, actor=actor)
