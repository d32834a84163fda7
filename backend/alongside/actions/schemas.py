"""Shapes of actions."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

from alongside.actions.rules import ASKED_AT_MOST, ActionStanding, ActionStatus, Stage
from alongside.consents.rules import NAMED_AT_MOST
from alongside.consents.schemas import ConsentOut, Named
from alongside.core.text import Body, Text, Title, Words
from alongside.following.schemas import ToldDraftOut, ToldLine


def _blank_is_nothing(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


About = Annotated[Text | None, BeforeValidator(_blank_is_nothing)]
Note = Annotated[Words | None, BeforeValidator(_blank_is_nothing)]


class ActionText(Body):
    """What an action is. Any co-owner can change it, all of them equally."""

    title: Title
    about: About = None


class ActionPayload(ActionText):
    """What a proposal of an action says; the coalition agrees to exactly this."""

    initiative_id: UUID | None = None


class ActionWords(ActionText):
    """What an action is, and whom it names now; left out, it names whom it did. Each of them is asked first."""

    names: Named | None = None
    mandates: dict[UUID, UUID] = Field(default_factory=dict, max_length=NAMED_AT_MOST)


class ActionDraft(ActionText):
    """An action of those who say yes to it. `brought_along` writes down what is underway already.

    Who is in `ask` is asked and carries it from their yes on, not before. Who is in `names` is named in its words:
    until all of them have said yes, those who carry it alone read it, and it does not start.
    """

    brought_along: bool = False
    initiative_id: UUID | None = None
    ask: list[UUID] = Field(default_factory=list, max_length=ASKED_AT_MOST)
    names: Named = Field(default_factory=list)
    mandates: dict[UUID, UUID] = Field(default_factory=dict, max_length=NAMED_AT_MOST)


class CoOwnerWanted(Body):
    """Who is asked to carry it too."""

    membership_id: UUID


class SteppingBack(Body):
    """What whoever goes on should know about the thing. It is shown without a name."""

    note: Note = None


class ActionStage(Body):
    """Where it stands now."""

    stage: Stage


class AffectsMe(Body):
    """That an action of the coalition affects oneself. Words are optional, and shown without a name."""

    words: Words | None = None


class CreditOrder(Body):
    """In which order the credits stand; null for the alphabet's."""

    order: Annotated[list[UUID], Field(max_length=1000)] | None = None


class OwnCredit(Body):
    """Whether one is named in the credits."""

    credited: bool


class PauseOut(BaseModel):
    """A pause by someone affected, who is not named. `mine` is told to themselves alone."""

    until: datetime
    words: str | None
    proposal_id: UUID | None
    mine: bool


class CreditsOut(BaseModel):
    """Who is named, once it is done. `mine` says whether the reader is; null where they held no part."""

    people: list["CoOwnerOut"]
    chosen_order: bool
    mine: bool | None


class CoOwnerOut(BaseModel):
    """Somebody who carries the action."""

    membership_id: UUID
    name: str


class ActionSummary(BaseModel):
    """An action in a list. That it waits for a yes is all that is said of who was asked."""

    id: UUID
    coalition_id: UUID
    title: str
    status: ActionStatus
    standing: ActionStanding
    brought_along: bool
    co_owners: list[CoOwnerOut]
    looking_for_partners: bool
    waiting_for_a_yes: bool
    created_at: datetime


class ActionOut(ActionSummary):
    """An action in full. `requests` are the open questions that the reader asked or was asked, nobody else's.

    `told_drafts` are the reader's own sentences for followers that wait for a yes.
    """

    about: str
    version: int
    updated_at: datetime
    decision_id: UUID | None
    decision_number: int | None
    initiative_id: UUID | None
    handover_note: str | None
    next_stages: list[ActionStatus]
    requests: list[ConsentOut]
    paused: PauseOut | None
    credits: CreditsOut
    told: ToldLine | None
    told_drafts: list[ToldDraftOut]
    abilities: dict[str, bool]
