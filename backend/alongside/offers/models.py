"""The tables of support between members. Ids are random: many rows are read by two people only."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.offers.rules import Ending, HelpKind, OfferKind, OfferState, RequestState

GOES_ON = text("state IN ('accepted', 'accepted_differently')")
WAITS = text("state = 'offered'")
OPEN = text("state = 'open'")


class SupportRequest(SQLModel, table=True):
    """What would help a member. Asked of one person, of the readers of a check-in, or else of the coalition.

    `quiet_at`: the one who is asked takes no more asks now. It never reaches them, and reads "not now" from then on.
    """

    __tablename__ = "support_request"
    __table_args__ = (
        Index("ix_support_request_of_coalition", "coalition_id", "asked_at"),
        Index("ix_support_request_due", "last_day", sqlite_where=OPEN, postgresql_where=OPEN),
        CheckConstraint("to_membership IS NULL OR check_in_id IS NULL", name="one_audience"),
        CheckConstraint("to_membership IS NULL OR to_membership <> asked_by", name="not_oneself"),
        CheckConstraint("(state = 'closed') = (ending IS NOT NULL)", name="closed_why"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    asked_by: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    to_membership: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id", index=True)
    check_in_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="check_in.id", unique=True)
    commitment_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="commitment.id", index=True)
    kind: HelpKind = Field(sa_type=by_value(HelpKind))
    text: str = Field(max_length=1000)
    wanted_by: date | None = None
    last_day: date
    state: RequestState = Field(default=RequestState.OPEN, sa_type=by_value(RequestState))
    ending: Ending | None = Field(default=None, sa_type=by_value(Ending))
    quiet_at: datetime | None = Field(default=None, sa_type=Instant)
    asked_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Offer(SQLModel, table=True):
    """An offer: on a request, to one person, or open to all until somebody takes it up. Read by its two people.

    With `action_id` it is to carry this action too, and a yes lets its maker in; with `check_in_id` it is "I can help",
    said to the writer of a check-in that asks for nothing. `how` is in what other way it was
    accepted; `named` that who offers may be named once it has arrived.
    """

    __tablename__ = "offer"
    __table_args__ = (
        Index(
            "ux_offer_goes_on",
            "request_id",
            unique=True,
            sqlite_where=GOES_ON,
            postgresql_where=GOES_ON,
        ),
        Index(
            "ux_offer_waits",
            "request_id",
            "from_membership",
            unique=True,
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
        Index(
            "ux_offer_help",
            "check_in_id",
            "from_membership",
            unique=True,
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
        Index("ix_offer_of_coalition", "coalition_id", "offered_at"),
        Index("ix_offer_answered_at", "answered_at"),
        Index("ix_offer_due", "answer_by", sqlite_where=WAITS, postgresql_where=WAITS),
        CheckConstraint("to_membership IS NULL OR to_membership <> from_membership", name="two_people"),
        CheckConstraint("kind IN ('time', 'skill', 'contact', 'presence') OR until IS NOT NULL", name="lent_until"),
        CheckConstraint("state <> 'accepted_differently' OR how IS NOT NULL", name="differently_how"),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    request_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="support_request.id", index=True)
    action_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="action.id", index=True)
    check_in_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="check_in.id", index=True)
    from_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    to_membership: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id", index=True)
    kind: OfferKind = Field(sa_type=by_value(OfferKind))
    text: str = Field(default="", max_length=1000)
    until: date | None = None
    named: bool = False
    state: OfferState = Field(default=OfferState.OFFERED, sa_type=by_value(OfferState))
    how: str | None = Field(default=None, max_length=1000)
    answer_by: date
    quiet_at: datetime | None = Field(default=None, sa_type=Instant)
    offered_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    delivered_at: datetime | None = Field(default=None, sa_type=Instant)
