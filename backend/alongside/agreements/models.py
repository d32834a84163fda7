"""Tables of agreements, and of who has acknowledged one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from alongside.agreements.rules import AgreementKind
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value


class Agreement(SQLModel, table=True):
    """One version of an agreement, by a decision of its own coalition. Rows are only ever added.

    Versions of one agreement share `subject_id`, which is the coalition's own id for its purpose and its rhythm. A row
    that is `retired` ends its agreement. `restores` is the version that came back by itself when a trial ended.
    The decision's number and the day of review it was made with are copied: nothing here looks up to decisions. When
    it is looked at as of now is read from its review (`reviewed.py`).
    """

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("coalition_id", "kind", "subject_id", "version"),
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    kind: AgreementKind = Field(sa_type=by_value(AgreementKind))
    subject_id: UUID = Field(sa_type=Id)
    title: str = Field(max_length=160)
    text: str
    data: dict[str, Any] = Field(sa_type=JSON)
    decision_id: UUID = Field(sa_type=Id, index=True)
    decision_number: int
    version: int
    retired: bool = False
    restores: int | None = None
    effective_from: datetime = Field(default_factory=clock.now, sa_type=Instant)
    review_on: date


class Acknowledgement(SQLModel, table=True):
    """That one member has read one version. Nobody but themselves ever learns of it."""

    __tablename__ = "acknowledgement"

    agreement_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="agreement.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)
