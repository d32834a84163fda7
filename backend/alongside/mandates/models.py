"""The table of mandates. Read by two people: who gives it, and who holds it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.mandates.rules import Forum


class Mandate(SQLModel, table=True):
    """One member's standing yes to another: about a topic, before a forum, until a day."""

    __tablename__ = "mandate"
    __table_args__ = (CheckConstraint("from_membership <> to_membership", name="two_people"),)

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id", index=True)
    from_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    to_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    topic: str = Field(max_length=280)
    forum: Forum = Field(sa_type=by_value(Forum))
    until: date
    given_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
