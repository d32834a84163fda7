"""Tables of reports. They point at seats, and none of them is ever shown to a coalition."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.folds.rules import ThingKind
from alongside.safety.rules import ReportState, Verdict

OPEN = text("state = 'open'")
WAITED_FOR = text("ended_at IS NULL")


class Report(SQLModel, table=True):
    """A text that was reported, in the words it had then. At most one is open for a text."""

    __tablename__ = "report"
    __table_args__ = (
        Index("ux_report_open", "thing_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_report_ended_at", "ended_at"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id", index=True)
    thing_kind: ThingKind = Field(sa_type=by_value(ThingKind))
    thing_id: UUID = Field(sa_type=Id)
    text: str
    state: ReportState = Field(default=ReportState.OPEN, sa_type=by_value(ReportState))
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Reporting(SQLModel, table=True):
    """That a member reported it, and their words. Whoever reports the same text joins in without learning of others."""

    __tablename__ = "reporting"
    __table_args__ = (UniqueConstraint("thing_id", "membership_id"), Index("ix_reporting_report", "report_id"))

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    report_id: UUID = Field(sa_type=Id, foreign_key="report.id")
    thing_id: UUID = Field(sa_type=Id)
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    words: str | None = Field(default=None, max_length=1000)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class ReportLot(SQLModel, table=True):
    """One draw of those who look, such that it can be drawn again (docs/lot.md)."""

    __tablename__ = "report_lot"

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    report_id: UUID = Field(sa_type=Id, foreign_key="report.id", index=True)
    nonce: str = Field(max_length=64)
    entries: list[str] = Field(sa_type=JSON)
    places: int
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class Look(SQLModel, table=True):
    """One member who was drawn to look. `instead` is set on who came in for somebody who did not answer."""

    __tablename__ = "look"
    __table_args__ = (
        UniqueConstraint("report_id", "membership_id"),
        Index("ix_look_due", "asked_at", sqlite_where=WAITED_FOR, postgresql_where=WAITED_FOR),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    report_id: UUID = Field(sa_type=Id, foreign_key="report.id")
    lot_id: UUID = Field(sa_type=Id, foreign_key="report_lot.id", index=True)
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    instead: bool = False
    asked_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    verdict: Verdict | None = Field(default=None, sa_type=by_value(Verdict))
    reason: str | None = Field(default=None, max_length=1000)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
