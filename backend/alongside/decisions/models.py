"""Tables of proposals, answers and decisions."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.decisions.rules import Kind, Method


class Decision(SQLModel, table=True):
    """What a coalition agreed: numbered within it, with its method, its text and the day it is looked at again."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("coalition_id", "number"), UniqueConstraint("coalition_id", "id"))

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    number: int
    kind: Kind = Field(sa_type=by_value(Kind))  # type: ignore[call-overload]
    method: Method = Field(sa_type=by_value(Method))  # type: ignore[call-overload]
    title: str = Field(max_length=160)
    text: str
    asked: int
    answered: int
    effective_from: datetime = Field(default_factory=clock.now, sa_type=Instant)
    review_on: date
