"""Tables of notices and of what people chose about them. All of it is one person's own, and shown to nobody else."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.notices.rules import NINE, WORKDAYS, What

TO_MAIL = text("due_at IS NOT NULL")


class Notice(SQLModel, table=True):
    """That there is something new for a person: which thing, since when. Its words are read where they stand.

    `moment` is the fact's own time, so that the same thing can be told once of each. `due_at` is when to look whether
    it is to be mailed, empty once that is settled, and `due_zone` is by whose clock; `delivery_id` is the mail that it
    is in, and `mail_until` is how long later ones may take it over, in the time that the installation ran.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("what", "thing_id", "moment", "person_id"),
        Index("ix_notice_list", "person_id", "since", "id"),
        Index("ix_notice_to_mail", "due_at", sqlite_where=TO_MAIL, postgresql_where=TO_MAIL),
        Index("ix_notice_delivery", "delivery_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    person_id: UUID = Field(sa_type=Id, foreign_key="person.id")
    coalition_id: UUID | None = Field(default=None, sa_type=Id)
    what: What = Field(sa_type=by_value(What))
    thing_id: UUID = Field(sa_type=Id)
    page_id: UUID = Field(sa_type=Id)
    moment: datetime = Field(sa_type=Instant)
    since: datetime = Field(sa_type=Instant)
    seen_at: datetime | None = Field(default=None, sa_type=Instant)
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    due_zone: str | None = Field(default=None, max_length=64)
    delivery_id: UUID | None = Field(default=None, sa_type=Id)
    mail_until: datetime | None = Field(default=None, sa_type=Instant)
    made_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class NoticeChoices(SQLModel, table=True):
    """How a person wants to be told. Who has no row is told as is usual; empty quiet hours are a choice as well."""

    __tablename__ = "notice_choices"

    person_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="person.id")
    ways: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    digest_days: list[int] = Field(default_factory=lambda: list(WORKDAYS), sa_type=JSON)
    digest_at: int = NINE
    quiet_since: int | None = None
    quiet_until: int | None = None
    version: int = 1


class NoticePlace(SQLModel, table=True):
    """What a person chose otherwise for one coalition."""

    __tablename__ = "notice_place"

    person_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="person.id")
    coalition_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="coalition.id")
    muted: bool = False
    ways: dict[str, str] = Field(default_factory=dict, sa_type=JSON)


class StopLink(SQLModel, table=True):
    """The secret in one mail that ends mails of its kinds. Only its hash is kept."""

    __tablename__ = "stop_link"

    secret_hash: bytes = Field(primary_key=True)
    person_id: UUID = Field(sa_type=Id, foreign_key="person.id", index=True)
    kinds: list[str] = Field(sa_type=JSON)
    ends_at: datetime = Field(sa_type=Instant)


class WordSweep(SQLModel, table=True):
    """The local day for which a coalition's due words were last looked for."""

    __tablename__ = "word_sweep"

    coalition_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="coalition.id")
    day: date
