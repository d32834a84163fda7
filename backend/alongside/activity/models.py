"""The append-only record, and each coalition's counter of visible changes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant


class CoalitionCounter(SQLModel, table=True):
    """How many coalition-visible changes there have been: the coalition's version, and the next activity's number."""

    __tablename__ = "coalition_counter"

    coalition_id: UUID = Field(primary_key=True, sa_type=Id)
    version: int = Field(default=0, sa_type=BigInteger)


class Activity(SQLModel, table=True):
    """One fact. Rows are never changed or removed (triggers refuse it); who did it stands in `ActivityActor`."""

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("coalition_id", "sequence"),
        Index("ix_activity_feed", "coalition_id", "id"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id)
    sequence: int = Field(sa_type=BigInteger)
    kind: str = Field(max_length=48)
    thing_id: UUID = Field(sa_type=Id)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class ActivityActor(SQLModel, table=True):
    """Whose membership did it: erasable without breaking the record."""

    __tablename__ = "activity_actor"

    activity_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="activity.id")
    membership_id: UUID = Field(sa_type=Id, index=True)
