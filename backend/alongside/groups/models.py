"""The table of groups."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant


class Group(SQLModel, table=True):
    """People who organise around an experience or a cause. It has no parent and no members of its own here."""

    __tablename__ = "group"

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    name: str = Field(max_length=160, unique=True)
    about: str = Field(default="", max_length=1000)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
