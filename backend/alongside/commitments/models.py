"""Tables of commitments, holdings and what was renegotiated."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm, Serves
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

STILL_OPEN = text("ended_at IS NULL")
TO_FORGET = text("ended_at IS NOT NULL AND last_check_in_id IS NOT NULL")


class Commitment(SQLModel, table=True):
    """One sentence and the first agreed date. It ends when nobody has an open part in it any more.

    Two pointers say which check-in came last: for its partners, and for the whole coalition. They move apart when a
    word is read by partners alone, so that nobody else can see that there was one. They point upwards, hence no keys.
    `own_rhythm` says its days where the rhythm is its own; `beside_id` is the commitment whose work it took up beside.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        Index(
            "ix_commitment_board",
            "coalition_id",
            "updated_at",
            "id",
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
        Index("ix_commitment_forget", "ended_at", sqlite_where=TO_FORGET, postgresql_where=TO_FORGET),
        Index("ix_commitment_action", "action_id"),
        Index("ix_commitment_beside", "beside_id"),
        ForeignKeyConstraint(["coalition_id", "action_id"], ["action.coalition_id", "action.id"]),
        ForeignKeyConstraint(["coalition_id", "initiative_id"], ["initiative.coalition_id", "initiative.id"]),
        CheckConstraint("(serves = 'action') = (action_id IS NOT NULL)", name="serves_action"),
        CheckConstraint("(serves = 'initiative') = (initiative_id IS NOT NULL)", name="serves_initiative"),
        CheckConstraint("(serves = 'agreement') = (agreement_id IS NOT NULL)", name="serves_agreement"),
        CheckConstraint("(rhythm = 'own') = (own_rhythm IS NOT NULL)", name="own_rhythm_said"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    serves: Serves = Field(default=Serves.ITSELF, sa_type=by_value(Serves))
    action_id: UUID | None = Field(default=None, sa_type=Id)
    initiative_id: UUID | None = Field(default=None, sa_type=Id)
    agreement_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="agreement.id")
    beside_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="commitment.id")
    sentence: str = Field(max_length=280)
    by_when: date
    rhythm: Rhythm = Field(sa_type=by_value(Rhythm))
    own_rhythm: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    read_by: ReadBy = Field(default=ReadBy.COALITION, sa_type=by_value(ReadBy))
    made_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    updated_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int = 1
    last_check_in_id: UUID | None = Field(default=None, sa_type=Id)
    last_shared_check_in_id: UUID | None = Field(default=None, sa_type=Id)


class Holding(SQLModel, table=True):
    """One holder's own part, with its own date and state. Nothing about a person is counted here or anywhere.

    `resumed_at` and `answered_due_on` say from when on a word can be due, and up to which due day it was given;
    `word_at` when the last one was. `handed_to` is the part of whoever took this one over.
    """

    __tablename__ = "holding"
    __table_args__ = (
        Index(
            "ux_holding_open",
            "commitment_id",
            "membership_id",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
        Index("ix_holding_commitment", "commitment_id"),
        Index("ix_holding_membership", "membership_id", "commitment_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    commitment_id: UUID = Field(sa_type=Id, foreign_key="commitment.id")
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id")
    status: HoldingStatus = Field(default=HoldingStatus.ACTIVE, sa_type=by_value(HoldingStatus))
    by_when: date
    check_ins_read_by: ReadBy = Field(default=ReadBy.PARTNERS, sa_type=by_value(ReadBy))
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    resumed_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_due_on: date | None = None
    word_at: datetime | None = Field(default=None, sa_type=Instant)
    handed_to: UUID | None = Field(default=None, sa_type=Id, foreign_key="holding.id")
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    last_words: str | None = Field(default=None, max_length=1000)


class Companion(SQLModel, table=True):
    """Someone who walks along with one holder's part, since their own yes, or the holder's, and until either ends it.

    It is over with the part, too: at once with one that was handed over, else two weeks later, so that its last words
    are read by whom they were said to.
    """

    __tablename__ = "companion"
    __table_args__ = (
        Index(
            "ux_companion_active",
            "holding_id",
            "membership_id",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
        Index("ix_companion_membership", "membership_id", "holding_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    holding_id: UUID = Field(sa_type=Id, foreign_key="holding.id")
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id")
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Renegotiation(SQLModel, table=True):
    """What a holder changed about their own part, and what they said about it to their partners."""

    __tablename__ = "renegotiation"

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    holding_id: UUID = Field(sa_type=Id, foreign_key="holding.id", index=True)
    by_when_before: date
    by_when_after: date
    sentence_before: str | None = Field(default=None, max_length=280)
    sentence_after: str | None = Field(default=None, max_length=280)
    words: str | None = Field(default=None, max_length=1000)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)
