"""Tables of proposals with their versions, answers and objections, of what is said about them, and of decisions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from alongside.consents.rules import InName
from alongside.core import clock, ids
from alongside.core.model import Id, Instant, by_value
from alongside.decisions.notes import NoteKind
from alongside.decisions.objections import ObjectionState
from alongside.decisions.rules import Answer, Change, Kind, Method, ProposalStatus, Turned, Weight

UNANSWERED = text("state IN ('raised', 'in_dialogue', 'standing')")
REMEMBERED = text("forgotten_at IS NULL")
UNNUMBERED = text("number IS NULL")
UNPUBLISHED = text("published_at IS NULL")


class Proposal(SQLModel, table=True):
    """What someone proposed. Its words are those of its current version, and empty while a yes to them is missing.

    `forgotten_at` is when what was said in its round was forgotten, and the outcome alone was kept.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        UniqueConstraint("coalition_id", "id"),
        Index("ix_proposal_list", "coalition_id", "status", "id"),
        Index("ix_proposal_remembered", "opened_at", sqlite_where=REMEMBERED, postgresql_where=REMEMBERED),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    kind: Kind = Field(sa_type=by_value(Kind))
    weight: Weight = Field(default=Weight.SMALL, sa_type=by_value(Weight))
    title: str = Field(max_length=160)
    text: str
    payload: dict[str, Any] = Field(sa_type=JSON)
    review_on: date
    trial_days: int | None = None
    version: int = 0
    in_name: InName = Field(default=InName.OWN, sa_type=by_value(InName))
    proposed_by: UUID = Field(sa_type=Id, foreign_key="membership.id")
    beside: UUID | None = Field(default=None, sa_type=Id, foreign_key="membership.id")
    opened_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    status: ProposalStatus = Field(default=ProposalStatus.ASKING_FIRST, sa_type=by_value(ProposalStatus))
    turned_by: Turned | None = Field(default=None, sa_type=by_value(Turned))
    reason: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    forgotten_at: datetime | None = Field(default=None, sa_type=Instant)


class ProposalVersion(SQLModel, table=True):
    """One text of a proposal. Once numbered it never changes; before that it is its writer's draft, asked about first.

    `names` and `with_people` are memberships: those the text names, and those in whose name it speaks.
    """

    __tablename__ = "proposal_version"
    __table_args__ = (
        UniqueConstraint("proposal_id", "number"),
        CheckConstraint("(number IS NULL) = (published_at IS NULL)", name="numbered_when_published"),
        Index("ix_proposal_version_draft", "written_at", sqlite_where=UNNUMBERED, postgresql_where=UNNUMBERED),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id, foreign_key="proposal.id", index=True)
    number: int | None = None
    base: int
    title: str = Field(max_length=160)
    text: str
    payload: dict[str, Any] = Field(sa_type=JSON)
    review_on: date
    trial_days: int | None = None
    change: Change = Field(sa_type=by_value(Change))
    note: str | None = Field(default=None, max_length=280)
    by_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    in_name: InName = Field(default=InName.OWN, sa_type=by_value(InName))
    names: list[str] = Field(default_factory=list, sa_type=JSON)
    with_people: list[str] = Field(default_factory=list, sa_type=JSON)
    held: bool = False
    written_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    published_at: datetime | None = Field(default=None, sa_type=Instant)
    withheld_at: datetime | None = Field(default=None, sa_type=Instant)


class Response(SQLModel, table=True):
    """One member's own answer in one stage. Only who was asked can have one: the database demands it.

    `carried`: said to the version before, whose wording alone was changed.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("stage_id", "membership_id"),
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id, index=True)
    stage_id: UUID = Field(sa_type=Id, foreign_key="stage.id")
    membership_id: UUID = Field(sa_type=Id)
    answer: Answer = Field(sa_type=by_value(Answer))
    words: str | None = None
    harm: str | None = None
    safe_enough: str | None = None
    carried: bool = False
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)


class Objection(SQLModel, table=True):
    """A foreseen harm that somebody raised; at most one of a member's is unanswered.

    `heard_at` is the objector's last word, `quiet` the whole stages since, `notices` how often they were told.
    """

    __tablename__ = "objection"
    __table_args__ = (
        Index(
            "ux_objection_unanswered",
            "proposal_id",
            "membership_id",
            unique=True,
            sqlite_where=UNANSWERED,
            postgresql_where=UNANSWERED,
        ),
        Index("ix_objection_raised_at", "raised_at"),
        ForeignKeyConstraint(["proposal_id", "membership_id"], ["elector.proposal_id", "elector.membership_id"]),
    )

    id: UUID = Field(default_factory=ids.private_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id, index=True)
    membership_id: UUID = Field(sa_type=Id)
    stage_id: UUID = Field(sa_type=Id, foreign_key="stage.id")
    version: int
    harm: str
    safe_enough: str | None = None
    state: ObjectionState = Field(default=ObjectionState.RAISED, sa_type=by_value(ObjectionState))
    integrations: int = 0
    quiet: int = 0
    notices: int = 0
    raised_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    heard_at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Affected(SQLModel, table=True):
    """A member says that a proposal touches them. Never shown with a name."""

    __tablename__ = "affected"

    proposal_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="proposal.id")
    membership_id: UUID = Field(primary_key=True, sa_type=Id, foreign_key="membership.id", index=True)


class Note(SQLModel, table=True):
    """Something said about a proposal: a question and its answers, a reaction, a comment, or talk on an objection.

    It is published when everyone it names has said yes to it; most name nobody.
    """

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_list", "proposal_id", "id"),
        # Found by what is new alone, as the others that are named after one moment.
        Index("ix_note_published_at", "published_at"),
        Index("ix_note_waiting", "at", sqlite_where=UNPUBLISHED, postgresql_where=UNPUBLISHED),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    proposal_id: UUID = Field(sa_type=Id, foreign_key="proposal.id")
    stage_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="stage.id")
    kind: NoteKind = Field(sa_type=by_value(NoteKind))
    by_membership: UUID = Field(sa_type=Id, foreign_key="membership.id", index=True)
    text: str = Field(max_length=1000)
    version: int
    to_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="note.id", index=True)
    objection_id: UUID | None = Field(default=None, sa_type=Id, foreign_key="objection.id", index=True)
    at: datetime = Field(default_factory=clock.now, sa_type=Instant)
    published_at: datetime | None = Field(default=None, sa_type=Instant)


class Decision(SQLModel, table=True):
    """What a coalition agreed: numbered within it, with its method, its text and the day it is looked at again.

    A proposal becomes at most one decision, and one of its own coalition. A trial ends by itself on `ends_on`.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("coalition_id", "number"),
        UniqueConstraint("coalition_id", "id"),
        UniqueConstraint("proposal_id"),
        Index("ix_decision_effective_from", "effective_from"),
        ForeignKeyConstraint(["coalition_id", "proposal_id"], ["proposal.coalition_id", "proposal.id"]),
    )

    id: UUID = Field(default_factory=ids.shared_id, primary_key=True, sa_type=Id)
    coalition_id: UUID = Field(sa_type=Id, foreign_key="coalition.id")
    number: int
    kind: Kind = Field(sa_type=by_value(Kind))
    method: Method = Field(sa_type=by_value(Method))
    title: str = Field(max_length=160)
    text: str
    proposal_id: UUID | None = Field(default=None, sa_type=Id)
    asked: int
    answered: int
    effective_from: datetime = Field(default_factory=clock.now, sa_type=Instant)
    review_on: date
    ends_on: date | None = None
