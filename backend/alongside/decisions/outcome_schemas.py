"""Shapes of choosing among options, and of the day on which a decision is looked at again."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from alongside.core.text import Body, Phrase
from alongside.decisions.outcomes import ReviewOutcome
from alongside.decisions.payloads import OPTIONS_AT_MOST, Among

Version = Annotated[int, Field(ge=1, le=1_000_000)]


class ChoiceDraft(Body):
    """The options one approves of, by their places in the list from zero; none of them is to pass."""

    options: Annotated[list[Annotated[int, Field(ge=0, lt=OPTIONS_AT_MOST)]], Field(max_length=OPTIONS_AT_MOST)]
    version: Version


class LotEntry(Body):
    """Whether one puts oneself in; nobody can for another. A word of one's own makes the lot harder to foresee.

    Without `word` the one that was added before stays; null takes it out.
    """

    put_in: bool = Field(default=False, alias="in")
    word: Phrase | None = None


class OptionOut(BaseModel):
    """One option, or one time. How many approve of it is known to members once it is decided, and not before."""

    text: str | None
    time: datetime | None
    approvals: int | None
    picked: bool


class ChoosingOut(BaseModel):
    """What is chosen among, what the reader approves of, and what came of it. Who chose what is never shown.

    `in_lot`: the reader put themselves in. `my_word`: what the reader added to the lot, shown to nobody else as theirs.
    `by_lot`: chance decided, among all or among those with equal approval.
    """

    options: list[OptionOut]
    mine: list[int] | None
    among: Among | None
    draw: int | None
    in_lot: bool
    my_word: str | None
    by_lot: bool | None


class ReviewState(BaseModel):
    """When a decision is looked at again, whether that day has come, and what became of it."""

    on: date
    came: datetime | None
    outcome: ReviewOutcome | None
    trial_ended: datetime | None
