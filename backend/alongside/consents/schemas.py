"""Shapes of consent requests."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.consents.rules import (
    NAMED_AT_MOST,
    Audience,
    ConsentAnswer,
    ConsentKind,
    ConsentState,
    InName,
    ThingKind,
)
from alongside.consents.rules import Landed as HowItLanded
from alongside.core.text import Body, Text


class InvitationAnswer(Body):
    """One's own answer. A yes says by `text_hash` which words were read; a yes with changes says the others."""

    answer: ConsentAnswer
    text_hash: Annotated[str, Field(min_length=64, max_length=64)] | None = None
    text: Text | None = None


class LandedAnswer(Body):
    """How what was said or done in one's name landed with oneself."""

    landed: HowItLanded


Named = Annotated[list[UUID], Field(max_length=NAMED_AT_MOST)]


class InWhoseName(Body):
    """Whom a text names, and in whose name it speaks: each of them is asked before anyone else reads it.

    `mandates` says which standing yes is used for whom.
    """

    names: Named = Field(default_factory=list)
    in_name: InName = InName.OWN
    with_people: Named = Field(default_factory=list)
    mandates: dict[UUID, UUID] = Field(default_factory=dict, max_length=NAMED_AT_MOST)


class ConsentOut(BaseModel):
    """A question, as its two people see it. About a part of a commitment, `thing_id` is the question itself.

    `proposal_id` is the proposal that its words belong to, for whoever may read that proposal now. `decided` says that
    a decision was made with these very words: it stands, also when the yes to them is taken back.
    """

    id: UUID
    coalition_id: UUID
    kind: ConsentKind
    thing_kind: ThingKind
    thing_id: UUID
    proposal_id: UUID | None
    title: str
    text: str
    text_hash: str
    audience: Audience
    from_name: str
    to_name: str
    asked_by_me: bool
    state: ConsentState
    changed_text: str | None
    asked_at: datetime
    answer_by: date
    answered_at: datetime | None
    reminded_at: datetime | None
    by_mandate: str | None
    mandate_id: UUID | None
    out_at: datetime | None
    decided: bool
    landed: HowItLanded | None
    answers: list[ConsentAnswer]
    abilities: dict[str, bool]
