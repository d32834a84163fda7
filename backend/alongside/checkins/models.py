"""Tables of check-ins and replies."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.checkins.rules import Answer, ReplyKind
from alongside.commitments.rules import ReadBy
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

ONCE = text("kind <> 'question'")


class CheckIn(SQLModel, table=True):
    """One word of one holder. `read_by` is what they had chosen when they said it, and stays.

    Its id is ordered, unlike those of other things that belong to one person: it stands in the longest table, where a
    random one costs seven times the insert, and the moment that it tells is read beside it by everyone who sees it.
    """

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("holding_id", "due_on"),
        Index("ix_check_in_commitment", "commitment_id", "id"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    commitment_id: UUID = Field(sa_type=Id, foreign_key="commitment.id")
    holding_id: UUID = Field(sa_type=Id, foreign_key="holding.id")
    due_on: date | None = None
    answer: Answer = Field(sa_type=by_value(Answer))
    words: str | None = Field(default=None, max_length=280)
    ask: str | None = Field(default=None, max_length=280)
    read_by: ReadBy = Field(sa_type=by_value(ReadBy))
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class CheckInReply(SQLModel, table=True):
    """What a peer replied, to be read by whoever reads the check-in."""

    __tablename__ = "check_in_reply"
    __table_args__ = (
        Index(
            "ux_check_in_reply_once",
            "check_in_id",
            "membership_id",
            "kind",
            unique=True,
            sqlite_where=ONCE,
            postgresql_where=ONCE,
        ),
        Index("ix_check_in_reply_check_in", "check_in_id", "at"),
        # What is new is looked for every few seconds, among all of them.
        Index("ix_check_in_reply_at", "at"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    check_in_id: UUID = Field(sa_type=Id, foreign_key="check_in.id")
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id")
    kind: ReplyKind = Field(sa_type=by_value(ReplyKind))
    words: str | None = Field(default=None, max_length=280)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)
