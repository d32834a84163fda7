"""Tables of accounts and sessions. Every column is one person's own; see `docs/data.md` for export and erasure."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant


class Person(SQLModel, table=True):
    """An account. A shell was made by a roster, and is nobody's until its person comes in for the first time."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("email"),)

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    name: str = Field(max_length=200)
    email: str = Field(max_length=254)
    called: str | None = Field(default=None, max_length=200)
    pronouns: str | None = Field(default=None, max_length=60)
    language: str = Field(default="en", max_length=8)
    zone: str = Field(default="UTC", max_length=64)
    password_hash: str | None = Field(default=None, max_length=200)
    unclaimed: bool = False
    version: int = 1
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class SignInSession(SQLModel, table=True):
    """One signed-in browser. The cookie's secret is kept only as its hash.

    `by_link` tells that the mailbox was shown to be theirs: soon after, a password can be set without the old one.
    """

    __tablename__ = "sign_in_session"

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    person_id: UUID = Field(sa_type=Id, foreign_key="person.id", index=True)
    secret_hash: bytes = Field(unique=True)
    device: str = Field(default="", max_length=80)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    seen_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)
    by_link: bool = False


class SignInLink(SQLModel, table=True):
    """A link that was sent to an address, or printed for it. Only its hash is kept; using it removes it."""

    __tablename__ = "sign_in_link"

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    person_id: UUID = Field(sa_type=Id, foreign_key="person.id", index=True)
    secret_hash: bytes = Field(unique=True)
    ends_at: datetime = Field(sa_type=Instant)


class OwnCalendar(SQLModel, table=True):
    """The secret address at which a person's days are read by their calendar, and which kinds they left out.

    Only the address's hash is kept, and none when it was ended: it stands here since it ends with the password.
    """

    __tablename__ = "own_calendar"

    person_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="person.id")
    secret_hash: bytes | None = Field(default=None, unique=True)
    made_at: datetime | None = Field(default=None, sa_type=Instant)
    left_out: list[str] = Field(default_factory=list, sa_type=JSON)
    chosen_at: datetime | None = Field(default=None, sa_type=Instant)
