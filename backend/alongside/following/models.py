"""Tables of followings, of what was told, and of the days a follower looked."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.consents.rules import InName
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.following.rules import FollowingStatus, ToldThing

TAKEN = text("status = 'following'")


class Following(SQLModel, table=True):
    """A leader's seat: by a decision, whose number is copied, until a date.

    `name` is what the proposal called them, until they accept.
    """

    __tablename__ = "following"
    __table_args__ = (
        Index(
            "ux_following_seat", "coalition_id", "person_id", unique=True, sqlite_where=TAKEN, postgresql_where=TAKEN
        ),
        Index("ix_following_person", "person_id"),
        UniqueConstraint("coalition_id", "id"),
        UniqueConstraint("decision_id"),
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        CheckConstraint("status <> 'following' OR person_id IS NOT NULL", name="someone_follows"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    decision_id: UUID = Field(sa_type=Id)
    decision_number: int
    person_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="person.id")
    name: str = Field(max_length=200)
    status: FollowingStatus = Field(default=FollowingStatus.INVITED, sa_type=by_value(FollowingStatus))
    until: date
    secret_hash: bytes | None = Field(default=None, unique=True)
    link_ends_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    accepted_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class FollowingLook(SQLModel, table=True):
    """A day on which a follower opened their page; members see the days and nothing finer is kept."""

    __tablename__ = "following_look"

    following_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="following.id")
    day: date = Field(primary_key=True)


class Told(SQLModel, table=True):
    """A line for followers about an action or an initiative, as it read when it was told.

    Nothing of it ever changes but `taken_back_at`.
    """

    __tablename__ = "told"
    __table_args__ = (
        Index("ix_told_lines", "coalition_id", "action_id", "told_at"),
        Index("ix_told_initiative", "initiative_id"),
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        ForeignKeyConstraint(["coalition_id", "initiative_id"], ["initiative.coalition_id", "initiative.id"]),
        CheckConstraint("(action_id IS NULL) <> (initiative_id IS NULL)", name="of_one_thing"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    action_id: UUID | None = Field(default=None, sa_type=Id)
    initiative_id: UUID | None = Field(default=None, sa_type=Id)
    title: str = Field(max_length=160)
    stage: str = Field(max_length=32)
    sentence: str = Field(max_length=280)
    told_by: UUID = Field(sa_type=Id, foreign_key="membership.id")
    told_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    taken_back_at: datetime | None = Field(default=None, sa_type=Instant)


class ToldDraft(SQLModel, table=True):
    """A sentence for followers that names somebody or speaks for more than its writer; for the writer's eyes alone.

    With the last yes it is told, as the line `told_id`; it has none before, nor after a yes was taken back.
    """

    __tablename__ = "told_draft"
    __table_args__ = (
        Index("ix_told_draft_action", "action_id"),
        Index("ix_told_draft_initiative", "initiative_id"),
        UniqueConstraint("told_id"),
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        ForeignKeyConstraint(["coalition_id", "initiative_id"], ["initiative.coalition_id", "initiative.id"]),
        CheckConstraint("(action_id IS NULL) <> (initiative_id IS NULL)", name="of_one_thing"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    action_id: UUID | None = Field(default=None, sa_type=Id)
    initiative_id: UUID | None = Field(default=None, sa_type=Id)
    sentence: str = Field(max_length=280)
    in_name: InName = Field(default=InName.OWN, sa_type=by_value(InName))
    names: list[str] = Field(default_factory=list, sa_type=JSON)
    with_people: list[str] = Field(default_factory=list, sa_type=JSON)
    written_by: UUID = Field(sa_type=Id, foreign_key="membership.id")
    written_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    told_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="told.id")
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)

    @property
    def thing(self) -> ToldThing:
        """What kind of thing it is about."""
        return ToldThing.INITIATIVE if self.initiative_id else ToldThing.ACTION

    @property
    def thing_id(self) -> UUID:
        """What it is about."""
        found = self.initiative_id or self.action_id
        assert found is not None
        return found
