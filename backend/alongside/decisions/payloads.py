"""What each kind of proposal carries besides its title and text."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.actions.schemas import About
from alongside.agreements.rules import Weekday
from alongside.coalitions.groups import GroupPayload
from alongside.core.text import Body, Sentence
from alongside.following.schemas import FollowerAdmission


class ActionPayload(Body):
    """What the action will say about itself; by default the proposal's own text. Its title is the proposal's."""

    about: About = None
    initiative_id: UUID | None = None


class InitiativePayload(Body):
    """What the initiative says about itself, and the roles it looks for ("a signature, not a speaker")."""

    about: About = None
    roles_wanted: Annotated[list[Sentence], Field(max_length=10)] = Field(default_factory=list)


class AgreementPayload(Body):
    """A working agreement: its words are the proposal's. With `subject_id`, the next version of one that stands."""

    subject_id: UUID | None = None


class PurposePayload(Body):
    """The coalition's purpose: the proposal's text."""


class RhythmPayload(Body):
    """On which weekday check-ins are due, 0 being Monday."""

    weekday: Weekday


class NothingMore(Body):
    """The kind says all."""


class DecisionReviewed(Body):
    """The decision that is renewed or retired."""

    decision_id: UUID


Payload = (
    ActionPayload
    | InitiativePayload
    | FollowerAdmission
    | GroupPayload
    | AgreementPayload
    | PurposePayload
    | RhythmPayload
    | NothingMore
    | DecisionReviewed
)


class Particulars(BaseModel):
    """What a proposal holds, by its kind; what does not belong to the kind is empty."""

    about: str | None = None
    initiative_id: UUID | None = None
    roles_wanted: list[str] | None = None
    name: str | None = None
    until: date | None = None
    subject_id: UUID | None = None
    weekday: int | None = None
    decision_id: UUID | None = None
