"""Tables of coalitions, memberships, joined groups and invitations."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from alongside.coalitions.rules import CoalitionStatus, Listing, MembershipStanding, Visibility
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value

STILL_IN = text("left_at IS NULL")


class Coalition(SQLModel, table=True):
    """The boundary of membership, visibility and data. Purpose and rhythm are agreements and not columns.

    `woken_at` is when it last stopped resting: nobody owes a word for the time before.
    """

    __tablename__ = "coalition"

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    name: str = Field(max_length=160)
    visibility: Visibility = Field(sa_type=by_value(Visibility))
    status: CoalitionStatus = Field(default=CoalitionStatus.FORMING, sa_type=by_value(CoalitionStatus))
    zone: str = Field(max_length=64)
    woken_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class CoalitionState(SQLModel, table=True):
    """That the coalition rested, woke or closed, and by which decision. Rows are only ever added.

    The decision's number is copied: it never changes, and nothing here looks up to decisions.
    """

    __tablename__ = "coalition_state"
    __table_args__ = (
        ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),
        Index("ix_coalition_state_latest", "coalition_id", "id"),
        Index("ix_coalition_state_decision_id", "decision_id"),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    status: CoalitionStatus = Field(sa_type=by_value(CoalitionStatus))
    decision_id: UUID = Field(sa_type=Id)
    decision_number: int
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class Membership(SQLModel, table=True):
    """A person in a coalition. Shared things point here, never at a person: nothing links coalitions."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "ux_membership_seat",
            "coalition_id",
            "person_id",
            unique=True,
            sqlite_where=STILL_IN,
            postgresql_where=STILL_IN,
        ),
        Index("ix_membership_person", "person_id"),
        Index("ix_membership_newcomers", "standing", "joined_at"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    person_id: UUID = Field(sa_type=Id, foreign_key="person.id")
    name: str = Field(max_length=200)
    listing: Listing = Field(default=Listing.LISTED, sa_type=by_value(Listing))
    standing: MembershipStanding = Field(sa_type=by_value(MembershipStanding))
    welcomed_by: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id")
    joined_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class CoalitionGroup(SQLModel, table=True):
    """A group in a coalition, as one among peers, by a decision."""

    __tablename__ = "coalition_group"
    __table_args__ = (ForeignKeyConstraint(["coalition_id", "decision_id"], ["decision.coalition_id", "decision.id"]),)

    coalition_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="coalition.id")
    group_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="group.id")
    decision_id: UUID = Field(sa_type=Id)
    joined_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    stepped_out_at: datetime | None = Field(default=None, sa_type=Instant)


class Invitation(SQLModel, table=True):
    """A link with an end and a limit of uses; only its hash is kept. One from a roster is bound to an address, has no
    link until a member makes it, and no maker when it came by the command line.
    """

    __tablename__ = "invitation"

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id", index=True)
    made_by: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id")
    secret_hash: bytes | None = Field(default=None, unique=True)
    listing: Listing = Field(default=Listing.LISTED, sa_type=by_value(Listing))
    email: str | None = Field(default=None, max_length=254)
    uses_left: int
    ends_on: date
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
