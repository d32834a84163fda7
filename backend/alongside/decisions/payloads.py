"""What each kind of proposal carries besides its title and text."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field
from pydantic_core import PydanticCustomError

from alongside.actions.schemas import About
from alongside.agreements.rules import Weekday
from alongside.coalitions.groups import GroupPayload
from alongside.core.text import Body, Title
from alongside.following.schemas import FollowerAdmission
from alongside.initiatives.schemas import InitiativePayload


class ActionPayload(Body):
    """What the action will say about itself; by default the proposal's own text. Its title is the proposal's."""

    about: About = None
    initiative_id: UUID | None = None


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


OPTIONS_AT_MOST = 20
Options = Annotated[list[Title], Field(max_length=OPTIONS_AT_MOST)]


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        # At either end of the calendar a time of one place may be none anywhere else.
        raise PydanticCustomError("datetime_parsing", "refused") from error


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class ChoicePayload(Body):
    """What members choose among: two or more options, or times."""

    options: Options | None = None
    times: Annotated[list[Moment], Field(max_length=OPTIONS_AT_MOST)] | None = None


class Among(StrEnum):
    """What a lot draws from: a list that is given, or the members who put themselves in."""

    OPTIONS = "options"
    MEMBERS = "members"


class LotPayload(Body):
    """How many are drawn, and from what."""

    draw: Annotated[int, Field(ge=1, le=100)]
    among: Among
    options: Annotated[list[Title], Field(max_length=100)] | None = None


# Fields in which people write: withheld with the words. The rest (ids, days, numbers) names nobody.
WORDS = frozenset({"about", "roles_wanted", "name", "options"})


def without_words(payload: dict[str, Any]) -> dict[str, Any]:
    """What is left of a payload whose words are withheld: what it points at, and when."""
    return {field: value for field, value in payload.items() if field not in WORDS}


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
    | ChoicePayload
    | LotPayload
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
    options: list[str] | None = None
    times: list[datetime] | None = None
    draw: int | None = None
    among: Among | None = None
