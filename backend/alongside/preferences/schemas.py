"""Shapes of support preferences."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.core.text import Body, Sentence
from alongside.preferences.rules import Choice


class PreferenceChosen(Body):
    """What one wishes for, and a sentence to it if one likes."""

    choice: Choice
    words: Sentence | None = None


class PreferenceOut(BaseModel):
    """What a member wishes for now. Without `stands_until` nothing was said, or too long ago: ask first."""

    membership_id: UUID
    choice: Choice
    words: str | None
    stands_until: datetime | None
