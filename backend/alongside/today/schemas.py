"""Shapes of home and of the activity feed. Sentences around them are the client's: here are facts only."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.commitments.rules import HoldingStatus, Rhythm
from alongside.core.pagination import Page


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
    """The reader's own part in a commitment; `due_on` when a word on it is asked for."""

    id: UUID
    coalition_id: UUID
    coalition: str
    sentence: str
    rhythm: Rhythm
    by_when: date
    status: HoldingStatus
    due_on: date | None


class AskedRow(BaseModel):
    """What a person asked of the reader: to co-own, to hold with them, an ask to a leader, or a newcomer's welcome.

    Or answered with a yes to other words, which the reader takes or not (`changes`).

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

    `ask_accepted` waits for the reader to say that it arrived.
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
