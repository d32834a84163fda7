"""Tables of initiatives, of who takes part, and of the roles they want. Nobody's row says that they began one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.initiatives.rules import InitiativeStage, Stance

ACTIVE = text("ended_at IS NULL")


class Initiative(SQLModel, table=True):
    """A lasting change that the coalition decided to work for; it cites its decision, whose number never changes.

    `closed_by` is the decision that closed it, where neither its partners nor the end of a trial did.
    `wanted_on` is the day whose batch says that partners are wanted, after someone left without a word.
    """

    __tablename__ = "initiative"
    __table_args__ = (
        UniqueConstraint("coalition_id", "id"),
        UniqueConstraint("decision_id"),
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        ForeignKeyConstraint(
            ["coalition_id", "closed_by"],
            ["decision.coalition_id", "decision.id"],
            name="fk_initiative_coalition_id_closed_by",
        ),
        CheckConstraint("closed_by IS NULL OR stage = 'closed'", name="closed_by_decision"),
        CheckConstraint("(closed_by IS NULL) = (closed_by_number IS NULL)", name="closing_numbered"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    title: str = Field(max_length=160)
    about: str = ""
    stage: InitiativeStage = Field(default=InitiativeStage.FORMING, sa_type=by_value(InitiativeStage))
    decision_id: UUID = Field(sa_type=Id)
    decision_number: int
    closed_by: UUID | None = Field(default=None, sa_type=Id)
    closed_by_number: int | None = None
    handover_note: str | None = None
    wanted_on: date | None = Field(default=None, index=True)
    version: int = 1
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    updated_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class Partner(SQLModel, table=True):
    """One membership taking part in one initiative, since it said so and until it stepped back."""

    __tablename__ = "partner"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "initiative_id"], ["initiative.coalition_id", "initiative.id"]),
        Index(
            "ux_partner_active",
            "initiative_id",
            "membership_id",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        Index("ix_partner_membership_id", "membership_id"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id)
    initiative_id: UUID = Field(sa_type=Id)
    membership_id: UUID = Field(sa_type=Id, foreign_key="membership.id")
    stance: Stance = Field(sa_type=by_value(Stance))
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class RoleWanted(SQLModel, table=True):
    """A way to take part that an initiative lacks, in its partners' words."""

    __tablename__ = "role_wanted"

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    initiative_id: UUID = Field(sa_type=Id, foreign_key="initiative.id", index=True)
    text: str = Field(max_length=280)
    since: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
