"""The table of mutes. It points at seats, holds for the people on them, and is never shown to a coalition."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock
from alongside.core.model import Id, Instant


class Mute(SQLModel, table=True):
    """Somebody does not want to read the words of another unasked. Nobody but they themselves learn of it.

    It names the two seats between which it was said, and holds for their people in this coalition, also under seats
    that they take later. The name that the muted one bore there is the one that its person knows.
    """

    __tablename__ = "mute"
    __table_args__ = (CheckConstraint("membership_id <> muted_id", name="not_oneself"),)

    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id")
    muted_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
