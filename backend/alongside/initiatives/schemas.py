"""Shapes of initiatives."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

from alongside.core.text import Body, Sentence, Text, Title, Words
from alongside.following.schemas import ToldDraftOut, ToldLine
from alongside.initiatives.rules import ROLES_AT_MOST, InitiativeStage, Stance


def _blank_is_nothing(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


About = Annotated[Text | None, BeforeValidator(_blank_is_nothing)]
Note = Annotated[Words | None, BeforeValidator(_blank_is_nothing)]


class InitiativePayload(Body):
    """What a proposal of an initiative says beside its title: what is to change, and which roles are wanted."""

    about: About = None
    roles_wanted: list[Sentence] = Field(default_factory=list, max_length=ROLES_AT_MOST)


class InitiativeText(Body):
    """What an initiative is. Any partner can change it, all of them equally."""

    title: Title
    about: About = None


class StanceTaken(Body):
    """How one takes part from now on."""

    stance: Stance


class PartnerSteppingBack(Body):
    """What whoever goes on should know about the thing. It is shown without a name."""

    note: Note = None


class StageReached(Body):
    """Where it stands now."""

    stage: InitiativeStage


class RoleText(Body):
    """A role that is wanted, in plain words: what to do, and not who to be."""

    text: Sentence


class PartnerOut(BaseModel):
    """Somebody who takes part, and how."""

    membership_id: UUID
    name: str
    stance: Stance


class RoleOut(BaseModel):
    """A role that is wanted."""

    id: UUID
    text: str


class InitiativeActionOut(BaseModel):
    """An action within the initiative, where it stands."""

    id: UUID
    title: str
    status: str


class InitiativeSummary(BaseModel):
    """An initiative in a list."""

    id: UUID
    coalition_id: UUID
    title: str
    stage: InitiativeStage
    partners: list[PartnerOut]
    looking_for_partners: bool
    roles_wanted: list[RoleOut]
    decision_id: UUID
    decision_number: int
    created_at: datetime


class InitiativeOut(InitiativeSummary):
    """An initiative in full. `closed_by_number` is the decision that closed it, where one did.

    `told_drafts` are the reader's own sentences for followers that wait for a yes.
    """

    about: str
    version: int
    updated_at: datetime
    closed_by: UUID | None
    closed_by_number: int | None
    handover_note: str | None
    next_stages: list[InitiativeStage]
    my_stance: Stance | None
    actions: list[InitiativeActionOut]
    told: ToldLine | None
    told_drafts: list[ToldDraftOut]
    abilities: dict[str, bool]
