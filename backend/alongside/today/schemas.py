"""Shapes of home and of the activity feed. Sentences around them are the client's: here are facts only."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel

from alongside.commitments.reminders import Reminder
from alongside.commitments.rules import HoldingStatus, Rhythm
from alongside.core.pagination import Page


class DayKind(StrEnum):
    """Why a day stands in one's calendar."""

    WORD = "word"
    ENDS = "ends"


class VoiceRow(BaseModel):
    """A proposal that waits for the reader's answer until it closes."""

    id: UUID
    kind: str
    coalition_id: UUID
    coalition: str
    title: str
    stage: str
    closes_at: datetime


class PromiseRow(BaseModel):
    """The reader's own part in a commitment; `due_on` when a word on it is asked for, `reminder` in which way.

    After two due days without a word reminders are paused until the next one. `takes_word` says whether a check-in
    would be taken now: once the day has its word, there is nothing to say before the next one is near.
    """

    id: UUID
    coalition_id: UUID
    coalition: str
    sentence: str
    rhythm: Rhythm
    by_when: date
    status: HoldingStatus
    due_on: date | None
    reminder: Reminder | None
    reminders_paused: bool
    takes_word: bool


class CalendarRow(BaseModel):
    """A day of one's own: a word on a commitment is asked for, or it ends. A day before today waits for its word."""

    day: date
    kind: DayKind
    id: UUID
    coalition_id: UUID
    coalition: str
    sentence: str


class Calendar(BaseModel):
    """The next five weeks, day by day; nothing in it is about anybody else."""

    from_day: date
    until_day: date
    items: list[CalendarRow]


class AskedRow(BaseModel):
    """What a person asked of the reader: to co-own, to hold with them, an ask to a leader, or a newcomer's welcome.

    With `ask_promised`, the leader said yes, and who asked says when it has arrived.

    Or answered with a yes to other words, which the reader takes or not (`changes`).

    Support is among it: a request to the reader alone, an offer to them, and what they help with.

    And, with an empty `who`, a decision (`thing_id`) whose day of review has come, and a reported text that the reader
    was drawn to look at, without its words.
    """

    id: UUID
    kind: str
    thing_id: UUID
    coalition_id: UUID
    coalition: str
    text: str
    who: str
    answer_by: date | None


class WaitingRow(BaseModel):
    """What the reader asked of somebody, `who`, and waits for: a question's answer, or a leader's (`ask`).

    `ask_accepted` and `support_coming` wait for the reader to say that it arrived. An offer of the reader's own is a
    question, too (`support_offering`).
    """

    id: UUID
    kind: str
    thing_id: UUID
    coalition_id: UUID
    coalition: str
    text: str
    who: str
    answer_by: date | None


class Today(BaseModel):
    """Soonest first: your voice is needed, what you said you would do, asked of you; and what you wait for."""

    voice: list[VoiceRow]
    promises: list[PromiseRow]
    asked: list[AskedRow]
    waiting: list[WaitingRow]


class ActivityRow(BaseModel):
    """One fact. `who` is the name of the member who acted, null when a rule of time did, or when they have left."""

    id: UUID
    kind: str
    thing_id: UUID
    title: str | None
    who: str | None
    at: datetime


ActivityPage = Page[ActivityRow]
