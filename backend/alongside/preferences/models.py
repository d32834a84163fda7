"""The table of support preferences."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from alongside.core import clock
from alongside.core.model import Id, Instant, by_value
from alongside.preferences.rules import Choice


class SupportPreference(SQLModel, table=True):
    """What one member wishes for when something happens; others in the coalition read it where they name them."""

    __tablename__ = "support_preference"

    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id")
    choice: Choice = Field(sa_type=by_value(Choice))
    words: str | None = Field(default=None, max_length=280)
    set_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
