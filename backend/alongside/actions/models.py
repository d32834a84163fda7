"""Tables of actions and of who carries them. Nobody's row says that they made an action."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

ACTIVE = text("ended_at IS NULL")


class Action(SQLModel, table=True):
    """A co-owned piece of work; one of the coalition cites its decision, whose number never changes.

    `credit_order` are the seats in the order that co-owners chose for its credits; without one it is the alphabet's.
    `wanted_on` is the day whose batch says that partners are wanted, after someone left without a word.
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("coalition_id", "id"),
        UniqueConstraint("decision_id"),
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        ForeignKeyConstraint(["coalition_id", "initiative_id"], ["initiative.coalition_id", "initiative.id"]),
        CheckConstraint("standing = 'own' OR decision_id IS NOT NULL", name="coalition_decided"),
        CheckConstraint("standing = 'coalition' OR decision_id IS NULL", name="own_undecided"),
        CheckConstraint("(decision_id IS NULL) = (decision_number IS NULL)", name="decision_numbered"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    title: str = Field(max_length=160)
    about: str = ""
    status: ActionStatus = Field(sa_type=by_value(ActionStatus))
    standing: ActionStanding = Field(sa_type=by_value(ActionStanding))
    decision_id: UUID | None = Field(default=None, sa_type=Id)
    decision_number: int | None = None
    initiative_id: UUID | None = Field(default=None, sa_type=Id, index=True)
    brought_along: bool = False
    handover_note: str | None = None
    credit_order: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    wanted_on: date | None = Field(default=None, index=True)
    version: int = 1
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    updated_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class CoOwnership(SQLModel, table=True):
    """One membership carrying one action, since it said so and until it stepped back."""

    __tablename__ = "co_ownership"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        Index(
            "ux_co_ownership_active",
            "action_id",
            "membership_id",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        Index("ix_co_ownership_membership_id", "membership_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id)
    action_id: UUID = Field(sa_type=Id)
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id")
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ActionPause(SQLModel, table=True):
    """Somebody said that an action of the coalition affects them: it pauses until a moment, and is talked about.

    Whose seat it was is for the rules, and for themselves: nobody is named. `proposal_id` is where it is talked about.
    """

    __tablename__ = "action_pause"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        Index("ux_action_pause_open", "action_id", unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id)
    action_id: UUID = Field(sa_type=Id, index=True)
    paused_by: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    proposal_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="proposal.id", index=True)
    words: str | None = Field(default=None, max_length=1000)
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Uncredited(SQLModel, table=True):
    """One who held a part of an action and stays out of its credits, by their own word."""

    __tablename__ = "uncredited"

    action_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="action.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)
