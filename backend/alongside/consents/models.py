"""The tables of consent requests. Read by two people only: who asks, and who is asked."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from alongside.consents.rules import Audience, ConsentKind, ConsentState, Landed, ThingKind
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

OPEN = text("state = 'asked'")


class ConsentRequest(SQLModel, table=True):
    """One question to one person. `text` is the exact words asked about; `thing_id` is what they would join.

    `extra` is what else the thing would do, which a yes is bound to as well; `changed_text` is the wording of a yes
    with changes; `dropped_at` is when the thing stopped needing this yes, since it names them no longer; `out_at` is
    when it went out in their name, and `landed` what they alone say of it. While it is asked, `answered_at` is when
    they said yes to earlier words, if they did.
    """

    __tablename__ = "consent_request"
    __table_args__ = (
        Index(
            "ux_consent_request_open",
            "kind",
            "thing_id",
            "to_membership",
            "from_membership",
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
    thing_kind: ThingKind = Field(sa_type=by_value(ThingKind))
    thing_id: UUID = Field(sa_type=Id, index=True)
    title: str | None = Field(default=None, max_length=280)
    text: str
    extra: str | None = None
    text_hash: str = Field(max_length=64)
    audience: Audience = Field(default=Audience.COALITION, sa_type=by_value(Audience))
    state: ConsentState = Field(default=ConsentState.ASKED, sa_type=by_value(ConsentState))
    changed_text: str | None = None
    mandate_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="mandate.id", index=True)
    asked_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    answer_by: date
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    reminded_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    out_at: datetime | None = Field(default=None, sa_type=Instant)
    landed: Landed | None = Field(default=None, sa_type=by_value(Landed))
    landed_at: datetime | None = Field(default=None, sa_type=Instant)


class ConsentMissing(SQLModel, table=True):
    """A thing that still speaks of someone who did not say yes; whose refusal it was is forgotten by then."""

    __tablename__ = "consent_missing"

    thing_id: UUID = Field(primary_key=True, sa_type=Id)
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
