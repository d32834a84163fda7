"""Shapes of what members bring."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.bringing.rules import AT_MOST, ShownTo
from alongside.core.text import Body, Sentence, Words


class BringingSaid(Body):
    """What one brings, in one's own words. What is left out is not said."""

    strengths: Words | None = None
    limits: Words | None = None
    time: Sentence | None = None
    shown_to: ShownTo = ShownTo.COALITION


class BringingOut(BaseModel):
    """What one member brings. `said_at` is null as long as nothing was said."""

    membership_id: UUID
    name: str
    is_me: bool
    strengths: str | None
    limits: str | None
    time: str | None
    shown_to: ShownTo
    said_at: datetime | None


class LimitChosen(Body):
    """How many asks one takes at a time; null for as many as come."""

    at_most: Annotated[int, Field(ge=0, le=AT_MOST)] | None = None


class LimitOut(BaseModel):
    """One's own limit, for one's own eyes."""

    at_most: int | None
