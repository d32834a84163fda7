"""Tables of rounds: who was asked, the stages, and who has spoken in which."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.rounds.rules import StageName

OPEN = text("ended_at IS NULL")


class Elector(SQLModel, table=True):
    """One member who was asked: fixed when the round opened."""

    __tablename__ = "elector"

    proposal_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="proposal.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)


class Stage(SQLModel, table=True):
    """One stage of one round, numbered within its proposal; at most one is open. `version` is the text it is about."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("proposal_id", "number"),
        Index("ux_stage_open", "proposal_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_stage_due", "ended_at", "closes_at"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id, foreign_key="proposal.id")
    name: StageName = Field(sa_type=by_value(StageName))
    number: int
    version: int
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    closes_at: datetime = Field(sa_type=Instant)
    extended: bool = False
    prolonged: bool = False
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Turn(SQLModel, table=True):
    """A member has spoken, or passed, in a stage. Only who was asked has a turn: the database demands it."""

    __tablename__ = "turn"
    __table_args__ = (
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    stage_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="stage.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, index=True)
    proposal_id: UUID = Field(sa_type=Id)
    passed: bool = False
