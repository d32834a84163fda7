"""Shapes of commitments and holdings."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.agreements.rules import Weekday
from alongside.commitments.reminders import Reminder
from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm, Serves, Unit
from alongside.consents.schemas import ConsentOut
from alongside.core.days import Day
from alongside.core.text import Body, Sentence, Words


class OwnRhythm(Body):
    """Every so many days; or weeks, on `weekdays` (0 is Monday); or months, on a `day` or the `nth` of a `weekday`.

    Where a month has no such day, its last is meant; -1 is the last of a weekday.
    """

    unit: Unit
    every: Annotated[int, Field(ge=1, le=90)] = 1
    weekdays: Annotated[list[Weekday], Field(max_length=7)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    nth: Literal[1, 2, 3, 4, -1] | None = None
    weekday: Weekday | None = None


class Served(Body):
    """What it serves; an action, an initiative and an agreement are said by their ids."""

    kind: Serves = Serves.ITSELF
    id: UUID | None = None


class CommitmentDraft(Body):
    """What one will do, by when. Everything else can be left as it is."""

    sentence: Sentence
    by_when: Day
    rhythm: Rhythm = Rhythm.NONE
    own_rhythm: OwnRhythm | None = Field(default=None, description="the days of a rhythm of its own (`own`)")
    serves: Served = Served()
    ask: list[UUID] = Field(
        default_factory=list,
        max_length=10,
        description="memberships of others: each holds it too by their own yes, and not before",
    )
    read_by: ReadBy = ReadBy.COALITION
    check_ins_read_by: ReadBy = ReadBy.PARTNERS


class Renegotiated(Body):
    """Another date, other words, or both; and what one's partners should know."""

    by_when: Day | None = None
    sentence: Sentence | None = None
    words: Words | None = None


class LastWords(Body):
    """What fellow holders and co-owners of the action should know, if anything."""

    words: Words | None = None


class Audience(Body):
    """Who reads one's own check-ins from now on. What was said before stays with those it was said to."""

    check_ins_read_by: ReadBy


class PartnerWanted(Body):
    """One member: asked to hold it too, to take it over, or to walk along."""

    membership_id: UUID


class CompanionOffer(Body):
    """With whose part one would walk along; with `pair`, a commitment of one's own that they would walk along with."""

    membership_id: UUID
    pair: UUID | None = None


class BesideDraft(Body):
    """The work beside a part of which nothing was heard: one's own date, and other words if one wishes."""

    by_when: Day
    sentence: Sentence | None = None


class ServedOut(BaseModel):
    """What a commitment serves. Without an id and a title where its reader may not read that, or it is no thing."""

    kind: Serves
    id: UUID | None = None
    title: str | None = None


class CommitmentLine(BaseModel):
    """Another commitment, by its sentence."""

    id: UUID
    sentence: str


class CompanionOut(BaseModel):
    """Somebody who walks along with somebody's part. `name` is who walks along, `with_name` whose part it is."""

    id: UUID
    name: str
    with_id: UUID
    with_name: str
    is_me: bool
    with_me: bool
    since: datetime


class HolderOut(BaseModel):
    """One holder's part. `name` is null for someone who left; `last_words` are read by their partners alone.

    A part that was `handed_over` is released, and somebody else took it on by their own yes.
    """

    membership_id: UUID
    name: str | None
    is_me: bool
    status: HoldingStatus
    handed_over: bool
    by_when: date
    last_words: str | None


class ChangeOut(BaseModel):
    """Something a holder renegotiated. `words` are read by their partners alone."""

    membership_id: UUID
    name: str | None
    at: datetime
    by_when_before: date
    by_when_after: date
    sentence_before: str | None
    sentence_after: str | None
    words: str | None


class MyHoldingOut(BaseModel):
    """One's own part: the due day that waits for a word, the next one, and by name who reads one's check-ins.

    From `next_open_on` on, a word is for `next_due_on`, unless another day waits. `check_ins_read_by_names` is empty
    where the whole coalition reads them. `words_read_by_names` are those who read what is said with a change or an end
    of one's part, `steps_read_by_names` those who read of it at all: empty, too, where the coalition does. `reminder`
    is what the due day asks; `reminders_paused` that nothing more is asked until the next word.
    """

    status: HoldingStatus
    by_when: date
    since: datetime
    due_on: date | None
    next_due_on: date | None
    next_open_on: date | None
    reminder: Reminder | None
    reminders_paused: bool
    check_ins_read_by: ReadBy
    check_ins_read_by_names: list[str]
    words_read_by_names: list[str]
    steps_read_by_names: list[str]


class CommitmentOut(BaseModel):
    """A commitment with its holders. `by_when` is the nearest date of those who still hold it.

    `requests` are the open questions about it that the reader put, or was asked. `companions` are those that the
    reader is one of, or has. `beside` is what it was taken up beside, `taken_up` what was taken up beside it.
    """

    id: UUID
    coalition_id: UUID
    sentence: str
    by_when: date
    first_by_when: date
    rhythm: Rhythm
    own_rhythm: OwnRhythm | None
    weekday: Weekday
    read_by: ReadBy
    serves: ServedOut
    beside: CommitmentLine | None
    taken_up: list[CommitmentLine]
    companions: list[CompanionOut]
    holders: list[HolderOut]
    changes: list[ChangeOut]
    mine: MyHoldingOut | None
    requests: list[ConsentOut]
    made_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    version: int
    abilities: dict[str, bool]
