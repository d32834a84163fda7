"""The table of consent requests. Read by two people only: who asks, and who is asked."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from alongside.consents.rules import ConsentKind, ConsentState
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

OPEN = text("state = 'asked'")


class ConsentRequest(SQLModel, table=True):
    """One question to one person. `text` is the exact words asked about; `thing_id` is what they would join."""

    __tablename__ = "consent_request"
    __table_args__ = (
        Index(
            "ux_consent_request_open",
            "kind",
            "thing_id",
            "to_membership",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_consent_request_due", "state", "answer_by"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    kind: ConsentKind = Field(sa_type=by_value(ConsentKind))
    from_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    to_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    thing_id: UUID = Field(sa_type=Id, index=True)
    text: str
    text_hash: str = Field(max_length=64)
    state: ConsentState = Field(default=ConsentState.ASKED, sa_type=by_value(ConsentState))
    asked_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    answer_by: date
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
