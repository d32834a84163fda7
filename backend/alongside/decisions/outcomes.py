"""Tables of what goes on after a decision, and of how it was chosen or drawn: a decision itself is never changed."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

OPEN = text("outcome IS NULL")


class ReviewOutcome(StrEnum):
    """What became of a decision that was looked at again.

    By a decision: renewed, amended or retired. By rule: `ended`, it was tried and its time is over; `finished`, what it
    began has come to its end.
    """

    RENEWED = "renewed"
    AMENDED = "amended"
    RETIRED = "retired"
    ENDED = "ended"
    FINISHED = "finished"


class Review(SQLModel, table=True):
    """The next time that a decision is looked at: it comes on its day, and is open until something is decided.

    A decision in force has one that is open; `by_decision_id` is the decision that settled it.
    """

    __tablename__ = "review"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        ForeignKeyConstraint(
            ["coalition_id", "by_decision_id"],
            ["decision.coalition_id", "decision.id"],
            name="fk_review_coalition_id_by_decision_id",
        ),
        CheckConstraint("by_decision_id IS NULL OR outcome IS NOT NULL", name="settled_by_decision"),
        Index("ux_review_open", "decision_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_review_due", "outcome", "came_at", "on_date"),
        Index("ix_review_list", "coalition_id", "outcome", "on_date", "id"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    decision_id: UUID = Field(sa_type=Id, index=True)
    on_date: date
    came_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: ReviewOutcome | None = Field(default=None, sa_type=by_value(ReviewOutcome))
    by_decision_id: UUID | None = Field(default=None, sa_type=Id)


class Trial(SQLModel, table=True):
    """What was adopted for a time: it ends by itself when that day begins where the coalition lives."""

    __tablename__ = "trial"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        Index("ix_trial_due", "ended_at", "ends_on"),
    )

    decision_id: UUID = Field(primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    ends_on: date
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ProposalAbout(SQLModel, table=True):
    """The decision that a proposal would renew, change or retire."""

    __tablename__ = "proposal_about"

    proposal_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="proposal.id")
    decision_id: UUID = Field(sa_type=Id, foreign_key="decision.id", index=True)


class Choice(SQLModel, table=True):
    """Which options one member approves of, by their places in the list; none of them is to pass. Never shown."""

    __tablename__ = "choice"
    __table_args__ = (
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    stage_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="stage.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, index=True)
    proposal_id: UUID = Field(sa_type=Id)
    options: list[int] = Field(sa_type=JSON)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class LotPart(SQLModel, table=True):
    """A member's own part in a lot: whether they are in it, and a word of theirs that nobody could foresee."""

    __tablename__ = "lot_part"
    __table_args__ = (
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    stage_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="stage.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, index=True)
    proposal_id: UUID = Field(sa_type=Id)
    is_in: bool = False
    word: str | None = Field(default=None, max_length=60)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class LotDraw(SQLModel, table=True):
    """A lot: the secret number whose digest was published when it opened, and what was drawn with it."""

    __tablename__ = "lot_draw"

    stage_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="stage.id")
    proposal_id: UUID = Field(sa_type=Id, foreign_key="proposal.id", index=True)
    nonce: str = Field(max_length=64)
    words: list[str] = Field(default_factory=list, sa_type=JSON)
    entries: list[str] = Field(default_factory=list, sa_type=JSON)
    places: int
    drawn: list[str] = Field(default_factory=list, sa_type=JSON)
    drawn_at: datetime | None = Field(default=None, sa_type=Instant)


class Chosen(SQLModel, table=True):
    """What was decided among options or by lot: `lines` are the options with how many approved of each.

    `picked` are options, or memberships where members put themselves in. `by_lot`: chance decided.
    """

    __tablename__ = "chosen"

    decision_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="decision.id")
    stage_id: UUID = Field(sa_type=Id, foreign_key="stage.id")
    lines: list[dict[str, Any]] = Field(sa_type=JSON)
    picked: list[str] = Field(sa_type=JSON)
    by_lot: bool = False
