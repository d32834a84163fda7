"""Tables of proposals, those asked, their answers, and decisions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.decisions.rules import Answer, Kind, Method, ProposalStatus, Turn


class Proposal(SQLModel, table=True):
    """What someone proposed to all, in their words. Nothing of it changes but its state."""

    __tablename__ = "proposal"
    __table_args__ = (
        UniqueConstraint("coalition_id", "id"),
        Index("ix_proposal_due", "status", "closes_at"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    kind: Kind = Field(sa_type=by_value(Kind))
    title: str = Field(max_length=160)
    text: str
    payload: dict[str, Any] = Field(sa_type=JSON)
    review_on: date
    proposed_by: UUID = Field(sa_type=Id, foreign_key="membership.id")
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    closes_at: datetime = Field(sa_type=Instant)
    status: ProposalStatus = Field(default=ProposalStatus.TOLD, sa_type=by_value(ProposalStatus))
    turned_by: Turn | None = Field(default=None, sa_type=by_value(Turn))
    reason: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class Elector(SQLModel, table=True):
    """One member who was asked: fixed when the proposal was told."""

    __tablename__ = "elector"

    proposal_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="proposal.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)


class Response(SQLModel, table=True):
    """One member's own answer, once. Only who was asked can have one: the database demands it."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("proposal_id", "membership_id"),
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id)
    membership_id: UUID = Field(sa_type=Id)
    answer: Answer = Field(sa_type=by_value(Answer))
    harm: str | None = None
    safe_enough: str | None = None
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class Decision(SQLModel, table=True):
    """What a coalition agreed: numbered within it, with its method, its text and the day it is looked at again.

    A proposal becomes at most one decision, and one of its own coalition.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("coalition_id", "number"),
        UniqueConstraint("coalition_id", "id"),
        UniqueConstraint("proposal_id"),
        ForeignKeyConstraint(["coalition_id", "proposal_id"], ["proposal.coalition_id", "proposal.id"]),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    number: int
    kind: Kind = Field(sa_type=by_value(Kind))
    method: Method = Field(sa_type=by_value(Method))
    title: str = Field(max_length=160)
    text: str
    proposal_id: UUID | None = Field(default=None, sa_type=Id)
    asked: int
    answered: int
    effective_from: datetime = Field(default_factory=clock.now, sa_type=Instant)
    review_on: date
