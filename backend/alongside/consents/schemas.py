"""Shapes of consent requests."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.consents.rules import ConsentAnswer, ConsentKind, ConsentState
from alongside.core.text import Body


class InvitationAnswer(Body):
    """One's own answer. With `text_hash`, it holds only for the words that one has read."""

    answer: ConsentAnswer
    text_hash: Annotated[str, Field(min_length=64, max_length=64)] | None = None


class ConsentOut(BaseModel):
    """A question, as its two people see it."""

    id: UUID
    coalition_id: UUID
    kind: ConsentKind
    thing_id: UUID
    title: str
    text: str
    text_hash: str
    from_name: str
    to_name: str
    asked_by_me: bool
    state: ConsentState
    asked_at: datetime
    answer_by: date
    answered_at: datetime | None
    abilities: dict[str, bool]
