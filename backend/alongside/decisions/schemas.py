"""Shapes of founding, proposals, answers and decisions."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, SkipValidation

from alongside.actions.schemas import About
from alongside.coalitions.groups import GroupPayload
from alongside.coalitions.rules import CoalitionStatus, Visibility
from alongside.core.days import Day
from alongside.core.text import Body, Text, Title, Words, Zone
from alongside.decisions.rules import Answer, Kind, Method, ProposalStatus, Turn
from alongside.following.schemas import FollowerAdmission


class ActionPayload(Body):
    """What the action will say about itself; by default the proposal's own text. Its title is the proposal's."""

    about: About = None


Payload = ActionPayload | FollowerAdmission | GroupPayload


class FoundingDraft(Body):
    """How a coalition begins: a name, and why it is there. `zone` is where its days begin; by default one's own."""

    name: Title
    purpose: Words
    visibility: Visibility
    zone: Zone | None = None


class FoundedOut(BaseModel):
    """The new coalition and its first decision."""

    id: UUID
    name: str
    purpose: str
    visibility: Visibility
    status: CoalitionStatus
    zone: str
    membership_id: UUID
    decision_id: UUID


class ProposalDraft(Body):
    """What one proposes to all. `payload` has the fields of its kind; `review_on` is by default a year away."""

    kind: Literal[Kind.ACTION, Kind.FOLLOWER, Kind.GROUP]
    title: Title
    text: Text
    review_on: Day | None = None
    # Which of these it is depends on `kind`; the service checks it by the table in `effects.py`.
    payload: Annotated[Payload, SkipValidation]


class ResponseDraft(Body):
    """One's own answer. An objection names a harm one foresees, and may say what would make it safe enough to try."""

    answer: Answer
    harm: Words | None = None
    safe_enough: Words | None = None


class MemberName(BaseModel):
    """A membership, under the name it is shown by."""

    id: UUID
    name: str


class MyAnswer(BaseModel):
    """What the reader answered. Nobody else reads a "fine"."""

    answer: Answer
    harm: str | None
    safe_enough: str | None


class VoiceAgainst(BaseModel):
    """Words that turned the proposal. An objection carries its name; who is affected is not named."""

    answer: Answer
    by: MemberName | None
    harm: str | None
    safe_enough: str | None
    at: datetime


class Turned(BaseModel):
    """Why it became a full proposal, in the reader's language; `reason` is the code when it could not be done."""

    by: Turn
    words: str
    reason: str | None


class DecisionRef(BaseModel):
    """A decision by its number."""

    id: UUID
    number: int


class ProposalLine(BaseModel):
    """A proposal in a list."""

    id: UUID
    kind: Kind
    title: str
    status: ProposalStatus
    proposed_by: MemberName
    opened_at: datetime
    closes_at: datetime
    waits_for_me: bool


class Particulars(BaseModel):
    """What a proposal holds, by its kind: a `name` of a group or a leader, `until` when, `about` what; else empty."""

    about: str | None = None
    name: str | None = None
    until: date | None = None


class ProposalOut(BaseModel):
    """A proposal, as its reader sees it. Never how many answered, only whether all have."""

    id: UUID
    coalition_id: UUID
    kind: Kind
    title: str
    text: str
    payload: Particulars
    review_on: date
    status: ProposalStatus
    proposed_by: MemberName
    opened_at: datetime
    closes_at: datetime
    all_answered: bool
    asked_me: bool
    my_answer: MyAnswer | None
    against: list[VoiceAgainst]
    turned: Turned | None
    decision: DecisionRef | None
    abilities: dict[str, bool]


class DecisionLine(BaseModel):
    """A decision in a list."""

    id: UUID
    number: int
    kind: Kind
    method: Method
    title: str
    effective_from: datetime
    review_on: date


class Made(BaseModel):
    """A thing that a decision brought about."""

    thing: str
    id: UUID


class DecisionOut(DecisionLine):
    """What was agreed, how, and what came of it. Told to all members; whether each answered, and not how many."""

    coalition_id: UUID
    text: str
    proposal_id: UUID | None
    all_answered: bool
    made: list[Made]
