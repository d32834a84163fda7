"""The tables of what members bring, and of how much they take on at a time. Each row is written by one person alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from alongside.bringing.rules import ShownTo
from alongside.core import clock
from alongside.core.model import Id, Instant, by_value


class Bringing(SQLModel, table=True):
    """What one member says that they bring; nobody writes it for them."""

    __tablename__ = "bringing"

    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id")
    strengths: str | None = Field(default=None, max_length=1000)
    limits: str | None = Field(default=None, max_length=1000)
    time: str | None = Field(default=None, max_length=280)
    shown_to: ShownTo = Field(default=ShownTo.COALITION, sa_type=by_value(ShownTo))
    said_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class AskLimit(SQLModel, table=True):
    """How many asks one takes at a time, in one coalition. Read by oneself alone, and by the rule that holds asks."""

    __tablename__ = "ask_limit"

    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id")
    at_most: int | None = None
    chosen_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
