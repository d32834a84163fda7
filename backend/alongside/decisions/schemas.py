"""How founding, proposals, versions, voices, notes and decisions are shown."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from alongside.coalitions.rules import CoalitionStatus, Visibility
from alongside.consents.rules import InName
from alongside.consents.schemas import ConsentOut
from alongside.core.diff import Op
from alongside.decisions.notes import NoteKind
from alongside.decisions.objections import ObjectionState
from alongside.decisions.outcome_schemas import ChoosingOut
from alongside.decisions.payloads import Particulars
from alongside.decisions.rules import Answer, Change, Kind, ProposalStatus, Turned, Weight
from alongside.decisions.waiting import WaitsFor
from alongside.rounds.rules import StageName


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


class MemberName(BaseModel):
    """A membership, under the name it is shown by; without a name once they left."""

    id: UUID
    name: str | None


class MyResponse(BaseModel):
    """What the reader answered in this stage. `carried`: to the version before, of which only the wording changed."""

    answer: Answer
    words: str | None
    harm: str | None
    safe_enough: str | None
    carried: bool


class StageOut(BaseModel):
    """The stage that is open. `held_open` says by what it stays open beyond its time."""

    id: UUID
    name: StageName
    number: int
    opened_at: datetime
    closes_at: datetime
    extended: bool
    held_open: Literal["question", "quorum"] | None


class StageLine(BaseModel):
    """A stage of the way so far."""

    name: StageName
    number: int
    version: int
    opened_at: datetime
    ended_at: datetime | None


class ObjectionOut(BaseModel):
    """An objection in its objector's words. `affected`, that the matter touches them, is told to themselves alone."""

    id: UUID
    by: MemberName
    harm: str
    safe_enough: str | None
    state: ObjectionState
    version: int
    raised_at: datetime
    ended_at: datetime | None
    affected: bool
    mine: bool
    abilities: dict[str, bool]


class AffectedOut(BaseModel):
    """How many say that it affects them: a number from five on, else only that some do (product.md section 6)."""

    mine: bool
    some: bool
    five_or_more: int | None


class Reason(BaseModel):
    """Why it became a full proposal, is being reworked or ended, in the reader's language."""

    by: Turned
    words: str
    code: str | None


class DecisionRef(BaseModel):
    """A decision by its number."""

    id: UUID
    number: int


class ProposalLine(BaseModel):
    """A proposal in a list. Its title is empty while a yes to it is missing."""

    id: UUID
    kind: Kind
    weight: Weight
    title: str
    status: ProposalStatus
    proposed_by: MemberName
    opened_at: datetime
    closes_at: datetime | None
    waits_for_me: bool


class Reference(BaseModel):
    """A thing that is pointed at, by its title; without either where its reader may not read it."""

    id: UUID | None
    title: str | None


class RefersTo(BaseModel):
    """What a proposal is about: the agreement it takes the place of, the decision it renews or ends, the initiative."""

    agreement: Reference | None
    decision: Reference | None
    initiative: Reference | None


class DraftOut(BaseModel):
    """One's own words that wait for a yes: the proposal itself, or its next version.

    Nobody but those who are `asked` about it knows of it, each of their own question alone.
    """

    id: UUID
    base: int
    title: str
    text: str
    payload: Particulars
    review_on: date
    trial_days: int | None
    change: Change
    note: str | None
    names: list[MemberName]
    in_name: InName
    with_people: list[MemberName]
    held: bool
    overtaken: bool
    waits_for: WaitsFor
    asked: list[ConsentOut]


class ProposalOut(BaseModel):
    """A proposal, as its reader sees it. Never how many answered, only whether all have, and enough.

    `written_by` wrote the version that stands; it names `names`, and is said in the name of `with_people`:
    `by_standing_yes` where these gave a yes beforehand, and have not said yes to this text.
    `said_forgotten` says, in the reader's language, that what was said about it was forgotten at its time.
    """

    id: UUID
    coalition_id: UUID
    kind: Kind
    weight: Weight
    title: str
    text: str
    payload: Particulars
    refers_to: RefersTo
    review_on: date
    trial_days: int | None
    status: ProposalStatus
    version: int
    in_name: InName
    names: list[MemberName]
    with_people: list[MemberName]
    by_standing_yes: bool
    written_by: MemberName
    proposed_by: MemberName
    beside: MemberName | None
    opened_at: datetime
    stage: StageOut | None
    path: list[StageLine]
    all_answered: bool
    quorum_reached: bool
    asked_me: bool
    my_turn: Literal["spoken", "passed", "proposed"] | None
    my_response: MyResponse | None
    voices_shown: bool
    objections: list[ObjectionOut]
    affected: AffectedOut
    reason: Reason | None
    listening_until: datetime | None
    draft: DraftOut | None
    decision: DecisionRef | None
    choosing: ChoosingOut | None
    said_forgotten: str | None
    abilities: dict[str, bool]


class VersionLine(BaseModel):
    """A version in the list. `withheld`: somebody it named took their yes back."""

    number: int
    change: Change
    note: str | None
    by: MemberName
    published_at: datetime
    withheld: bool


class PieceOut(BaseModel):
    """A stretch of text that stayed the `same`, went `out`, or came `in`."""

    op: Op
    text: str


class Difference(BaseModel):
    """What changed between two versions, word by word."""

    against: int
    title: list[PieceOut]
    text: list[PieceOut]


class VersionOut(VersionLine):
    """One version in full, and what it changed."""

    title: str
    text: str
    payload: Particulars
    refers_to: RefersTo
    review_on: date
    trial_days: int | None
    in_name: InName
    names: list[MemberName]
    with_people: list[MemberName]
    diff: Difference | None


class NoteOut(BaseModel):
    """A note. `waiting`: it names somebody who has not said yes; its writer alone reads it.

    `folded`: shown closed, until a moment or, by a decision, for good.
    """

    id: UUID
    kind: NoteKind
    by: MemberName
    text: str
    version: int
    at: datetime
    to: UUID | None
    objection_id: UUID | None
    mine: bool
    waiting: bool
    folded: bool
    folded_until: datetime | None


class VoiceOut(BaseModel):
    """What a member of the round said when consent was asked."""

    id: UUID
    by: MemberName
    answer: Answer
    words: str | None
    harm: str | None
    safe_enough: str | None
    carried: bool
