"""The table of asks to followers."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from alongside.consents.rules import InName
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.support.rules import AskKind, AskState


class Ask(SQLModel, table=True):
    """What a member asks of a follower, signed with their name to this one reader; the coalition reads it too.

    `beside` is who wrote it first and stands beside now, since one whom it named said "I will do this myself".
    """

    __tablename__ = "ask"
    __table_args__ = (
        Index("ix_ask_list", "coalition_id", "id"),
        Index("ix_ask_following", "following_id"),
        Index("ix_ask_asked_by", "asked_by"),
        Index("ix_ask_opened_at", "opened_at"),
        Index("ix_ask_answered_at", "answered_at"),
        ForeignKeyConstraint(["coalition_id", "following_id"], ["following.coalition_id", "following.id"]),
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        CheckConstraint("state <> 'refused' OR reason IS NOT NULL", name="refused_with_reason"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    following_id: UUID = Field(sa_type=Id)
    action_id: UUID | None = Field(default=None, sa_type=Id)
    asked_by: UUID = Field(sa_type=Id, foreign_key="membership.id")
    kind: AskKind = Field(sa_type=by_value(AskKind))
    text: str = Field(max_length=1000)
    wanted_by: date | None = None
    in_name: InName = Field(default=InName.OWN, sa_type=by_value(InName))
    beside: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id")
    state: AskState = Field(default=AskState.OPEN, sa_type=by_value(AskState))
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answer_words: str | None = Field(default=None, max_length=1000)
    reason: str | None = Field(default=None, max_length=1000)
    advice_sought: str | None = Field(default=None, max_length=280)
    delivered_at: datetime | None = Field(default=None, sa_type=Instant)
