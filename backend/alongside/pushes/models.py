"""Tables of web push."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from alongside.core import clock
from alongside.core.model import Id, Instant
from alongside.pushes.rules import LONGEST

ONLY = 1


class PushSubscription(SQLModel, table=True):
    """Where one signed-in browser can be told that something is new. It ends with its session."""

    __tablename__ = "push_subscription"

    session_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="sign_in_session.id", ondelete="CASCADE")
    endpoint: str = Field(max_length=LONGEST, unique=True)
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)


class PushKey(SQLModel, table=True):
    """The key by which push services know this installation (RFC 8292)."""

    __tablename__ = "push_key"

    id: int = Field(default=ONLY, primary_key=True)
    private: bytes
