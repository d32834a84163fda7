"""How decisions are shown."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.decisions.outcome_schemas import OptionOut, ReviewState
from alongside.decisions.rules import Kind, Method
from alongside.decisions.schemas import MemberName, ObjectionOut


class DecisionLine(BaseModel):
    """A decision in a list."""

    id: UUID
    number: int
    kind: Kind
    method: Method
    title: str
    effective_from: datetime
    review_on: date
    ends_on: date | None


class Made(BaseModel):
    """A thing that a decision brought about. The first of all made two agreements: `title` tells them apart."""

    thing: str
    id: UUID
    title: str | None


class Concern(BaseModel):
    """A concern that goes with a decision, in the words of who has it."""

    by: MemberName
    words: str


class ChosenOut(BaseModel):
    """What was decided among options, or by lot: `picked` are options, or memberships of `people`."""

    options: list[OptionOut]
    picked: list[str]
    people: list[MemberName]
    by_lot: bool


class DecisionOut(DecisionLine):
    """What was agreed, how, and what came of it. Told to all members; whether each answered, and not how many.

    `said_forgotten` says, in the reader's language, that what was said on the way to it was forgotten at its time.
    """

    coalition_id: UUID
    text: str
    proposal_id: UUID | None
    version: int | None
    all_answered: bool
    quorum_reached: bool
    concerns: list[Concern]
    objections: list[ObjectionOut]
    made: list[Made]
    chosen: ChosenOut | None
    review: ReviewState | None
    citation: str
    said_forgotten: str | None
    abilities: dict[str, bool]
