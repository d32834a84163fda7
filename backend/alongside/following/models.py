"""Tables of followings, of what was told, and of the days a follower looked."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.following.rules import FollowingStatus


class Following(SQLModel, table=True):
    """A leader's seat: by a decision, until a date. `name` is what the proposal called them, until they accept."""

    __tablename__ = "following"
    __table_args__ = (
        Index(
            "ux_following_seat",
            "coalition_id",
            "person_id",
            unique=True,
            sqlite_where=text("status = 'following'"),
            postgresql_where=text("status = 'following'"),
        ),
        Index("ix_following_person", "person_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    decision_id: UUID = Field(sa_type=Id, foreign_key="decision.id")
    person_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="person.id")
    name: str = Field(max_length=200)
    status: FollowingStatus = Field(default=FollowingStatus.INVITED, sa_type=by_value(FollowingStatus))  # type: ignore[call-overload]
    until: date
    secret_hash: bytes | None = Field(default=None, unique=True)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    accepted_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
