"""The table of folds."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.folds.rules import ThingKind


class Fold(SQLModel, table=True):
    """One text, folded until a moment, or for good by a decision. `reason` is for its authors' eyes."""

    __tablename__ = "fold"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        CheckConstraint("until IS NOT NULL OR decision_id IS NOT NULL", name="ends_or_decided"),
        Index("ix_fold_thing", "thing_id", "until"),
        Index("ix_fold_of_coalition", "coalition_id", "since"),
        Index("ix_fold_decision_id", "decision_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    thing_kind: ThingKind = Field(sa_type=by_value(ThingKind))
    thing_id: UUID = Field(sa_type=Id)
    reason: str
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    until: datetime | None = Field(default=None, sa_type=Instant)
    decision_id: UUID | None = Field(default=None, sa_type=Id)
